"""The time of day as people write it: «kl. 8», «08:30», «14.15», «halv ni», «kvart på ti», «kl. 9–10.30»."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import time

from django.utils.translation import gettext as _

from samskap.gatherings.rhythm.vocabulary import NUMBERS

_HOURS = {word: number for number, words in NUMBERS.items() for word in words}
_NAMED = "|".join(sorted(_HOURS, key=len, reverse=True))
_CLOCK = r"(?:klokka|klokken|kl\.?)"
_FIGURES = r"(\d{1,2})(?:[.:](\d{2})(?!\d))?"
_RANGE = re.compile(rf"\b{_CLOCK}\s*{_FIGURES}\s*(?:–|-|—|til)\s*{_FIGURES}(?![.:]?\d)")
_JOINED = re.compile(rf"\b{_CLOCK}\s*(\d{{2}})(\d{{2}})\b")
_WITH_CLOCK = re.compile(rf"\b{_CLOCK}\s*{_FIGURES}(?![.:]?\d)")
_BARE_RANGE = re.compile(r"\b(\d{1,2})[.:](\d{2})\s*(?:–|-|—|til)\s*(\d{1,2})[.:](\d{2})(?![.:]?\d)")
_BARE = re.compile(r"(?<![\d.:])(\d{1,2})[.:](\d{2})(?![.:]?\d)(?!\.)")
_SPOKEN = re.compile(
    rf"\b(?:{_CLOCK}\s*)?(halv|kvart over|kvart på|kvarter over|kvarter på)\s+({_NAMED}|\d{{1,2}})\b"
)
_HOUR_NAMED = re.compile(rf"\b{_CLOCK}\s*({_NAMED})\b")
_MORNING = re.compile(r"\s*\bom (morgenen|morgonen|formiddagen|føremiddagen|ettermiddagen|kvelden)\b")
LAST_MORNING_HOUR = 12


class NoSuchTime(ValueError):
    """The clock does not show that; ``str(error)`` says so in words for the person."""


@dataclass(frozen=True, slots=True)
class Clock:
    """What was said of time, how many minutes it lasts when an end was said, and the words that are left."""

    at: time | None
    minutes: int | None
    rest: str


def read_clock(words: str) -> Clock:
    """Find the time in lower-case words and take it out of them. Raises NoSuchTime for «kl. 25»."""
    words = _JOINED.sub(r"kl \1.\2", words)
    for pattern in (_RANGE, _BARE_RANGE):
        if found := pattern.search(words):
            first, last = _time(found[1], found[2]), _time(found[3], found[4])
            lasts = (last.hour - first.hour) * 60 + last.minute - first.minute
            if lasts <= 0:
                raise NoSuchTime(_("Samlingen slutter før den begynner. Skriv for eksempel «kl. 9–10.30»."))
            return Clock(first, lasts, _without(words, found))
    if found := _SPOKEN.search(words):
        return _spoken(words, found)
    if found := _HOUR_NAMED.search(words):
        return _of_day(words, found, _time(str(_HOURS[found[1]]), None))
    for pattern in (_WITH_CLOCK, _BARE):
        if found := pattern.search(words):
            return _of_day(words, found, _time(found[1], found[2]))
    return Clock(None, None, words)


def _spoken(words: str, found: re.Match[str]) -> Clock:
    """«Halv ni» is half past eight."""
    hour = _HOURS.get(found[2]) or int(found[2])
    _time(str(hour), None)
    minute = {"halv": -30}.get(found[1], 15 if found[1].endswith("over") else -15)
    total = (hour * 60 + minute) % (24 * 60)
    return _of_day(words, found, time(total // 60, total % 60))


def _of_day(words: str, found: re.Match[str], at: time) -> Clock:
    """«Kl. 2 om ettermiddagen» is 14.00; the part of the day is taken out with the time."""
    rest = _without(words, found)
    part = _MORNING.search(rest)
    if part is None:
        return Clock(at, None, rest)
    later = part[1] in ("ettermiddagen", "kvelden") and at.hour < LAST_MORNING_HOUR
    return Clock(at.replace(hour=at.hour + 12) if later else at, None, _without(rest, part))


def _time(hour: str, minute: str | None) -> time:
    try:
        return time(int(hour), int(minute or 0))
    except ValueError as error:
        raise NoSuchTime(_("Klokka går fra 00.00 til 23.59. Skriv for eksempel «kl. 08.30».")) from error


def _without(words: str, found: re.Match[str]) -> str:
    return f"{words[: found.start()]} {words[found.end() :]}"
