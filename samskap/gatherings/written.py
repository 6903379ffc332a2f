"""What is written while a meeting runs: the same text told from another, and its lines. Knows no database."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping
from typing import Final

LONGEST_LINE: Final = 300
_BULLETS: Final = "-–—*•·> \t"


def tidy(text: str) -> str:
    """The text with one kind of line break and no space around it, as it is kept."""
    return text.replace("\r\n", "\n").replace("\r", "\n").strip()


def mark_of(text: str) -> str:
    """What tells one text from another: who saves says which text they began with."""
    return hashlib.sha256(tidy(text).encode()).hexdigest()[:24]


def lines_of(text: str) -> list[str]:
    """The lines that say something, without the strokes of a list, each once, in their order."""
    found = (line.strip(_BULLETS).strip() for line in tidy(text).split("\n"))
    return list(dict.fromkeys(line for line in found if any(sign.isalpha() for sign in line)))


def shortened(line: str) -> str:
    """The line within the room of a point to follow up, cut between words."""
    if len(line) <= LONGEST_LINE:
        return line
    return line[: LONGEST_LINE - 2].rsplit(" ", 1)[0] + " …"


def joined(one: str, other: str) -> str:
    """Two texts of the same point as one: what both begin with stands once."""
    first, second = tidy(one).split("\n"), tidy(other).split("\n")
    same = 0
    while same < min(len(first), len(second)) and first[same] == second[same]:
        same += 1
    rest = [line for line in second[same:] if line.strip() and line not in first[same:]]
    return tidy("\n".join([*first, *rest]))


def named_in(line: str, names: Mapping[int, str]) -> int | None:
    """Whose name stands first in the line: the whole one, or a first name that only one has. None: nobody's."""
    firsts = [name.split(" ", 1)[0] for name in names.values()]
    found = []
    for number, name in names.items():
        first = name.split(" ", 1)[0]
        for words in (name, first) if firsts.count(first) == 1 else (name,):
            found += [
                (match.start(), number) for match in re.finditer(rf"(?<!\w){re.escape(words)}(?!\w)", line)
            ]
    return min(found)[1] if found else None
