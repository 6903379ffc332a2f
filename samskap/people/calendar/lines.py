"""The content lines of RFC 5545: folded, escaped, and never begun by what somebody typed. Knows no database.

Written by hand because a person's calendar of years must be ready at once: 500 events took a library of objects 160 ms,
which is more than the whole answer may take. Tests read the lines back with two libraries, one of them strict.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

LONGEST = 75  # octets of a line without its end
_ESCAPED = str.maketrans({"\\": "\\\\", ";": "\\;", ",": "\\,", "\n": "\\n"})
_NOT_IN_PARAMETERS = str.maketrans({'"': "'", "\n": " "})


def flat(words: str) -> str:
    """The words on one line without control characters; what somebody typed cannot begin a line of its own."""
    if words.isascii() and words.isprintable() and "  " not in words:
        return words.strip()
    return " ".join("".join(each if each.isprintable() else " " for each in words).split())


def text(words: str) -> str:
    """A value of type TEXT. Give it ``flat`` words, or several of those with line breaks between."""
    return words.translate(_ESCAPED)


def parameter(words: str) -> str:
    """The quoted value of a parameter."""
    return f'"{flat(words).translate(_NOT_IN_PARAMETERS)}"'


def moment(name: str, when: date | datetime, zone: str = "") -> str:
    """A line with a day, or a moment: in UTC, or by the clock in ``zone``, which needs its VTIMEZONE (``zones``)."""
    if not isinstance(when, datetime):
        return f"{name};VALUE=DATE:{when:%Y%m%d}"
    if zone:
        return f"{name};TZID={zone}:{when.astimezone(ZoneInfo(zone)):%Y%m%dT%H%M%S}"
    return f"{name}:{when.astimezone(UTC):%Y%m%dT%H%M%SZ}"


def folded(line: str) -> bytes:
    """The line with its end, in pieces of at most 75 octets that cut no character in two."""
    data = line.encode()
    if len(data) <= LONGEST:
        return data + b"\r\n"
    pieces, room = [], LONGEST
    while len(data) > room:
        cut = room
        while data[cut] & 0xC0 == 0x80:
            cut -= 1
        pieces.append(data[:cut])
        data, room = data[cut:], LONGEST - 1
    pieces.append(data)
    return b"\r\n ".join(pieces) + b"\r\n"


def joined(lines: Iterable[str]) -> bytes:
    """All of them as a file."""
    return b"".join(map(folded, lines))
