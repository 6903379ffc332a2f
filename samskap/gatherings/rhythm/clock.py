"""The time of day as people write it: «kl. 8», «08:30», «halv ni», «kl. 9–10.30», "half past eight", "2 pm"."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import time
from functools import cached_property

from django.utils.translation import gettext as _

_FIGURES = r"(\d{1,2})(?:[.:](\d{2})(?!\d))?"
_END = r"(?![.:]?\d)"
_BARE = re.compile(r"(?<![\d.:])(\d{1,2})[.:](\d{2})(?![.:]?\d)(?!\.)")
NOON = 12
MORNING = 6


class NoSuchTime(ValueError):
    """The clock does not show that; ``str(error)`` says so in words for the person."""


@dataclass(frozen=True)
class ClockWords:
    """How a language tells the time; ``clock``, ``begins``, ``to`` and ``parts`` are patterns.

    ``spoken``: «halv» → -30 minutes from the hour that is named. ``rewritten``: what is put in other words first.
    """

    hours: dict[str, int]
    clock: str
    begins: str
    to: str
    spoken: dict[str, int]
    parts: str
    later: tuple[str, ...]
    rewritten: tuple[tuple[str, str], ...] = ()

    @cached_property
    def ranges(self) -> tuple[re.Pattern[str], ...]:
        """«Kl. 9–10.30», «9.00–10.30»."""
        named = rf"\b{self.begins}\s*{_FIGURES}\s*(?:–|-|—|{self.to})\s*{_FIGURES}{_END}"
        bare = rf"\b(\d{{1,2}})[.:](\d{{2}})\s*(?:–|-|—|{self.to})\s*(\d{{1,2}})[.:](\d{{2}}){_END}"
        return re.compile(named), re.compile(bare)

    @cached_property
    def joined(self) -> re.Pattern[str]:
        """«Kl. 0830»."""
        return re.compile(rf"\b({self.clock})\s*(\d{{2}})(\d{{2}})\b")

    @cached_property
    def said(self) -> re.Pattern[str]:
        """«Kvart på ti»."""
        spoken = "|".join(sorted(self.spoken, key=len, reverse=True))
        return re.compile(rf"\b(?:{self.clock}\s*)?({spoken})\s+({self._named}|\d{{1,2}})\b")

    @cached_property
    def hour(self) -> re.Pattern[str]:
        """«Klokka ni»."""
        return re.compile(rf"\b{self.clock}\s*({self._named})\b")

    @cached_property
    def figures(self) -> re.Pattern[str]:
        """«Kl. 8», «kl. 8.30»."""
        return re.compile(rf"\b{self.clock}\s*{_FIGURES}{_END}")

    @cached_property
    def part(self) -> re.Pattern[str]:
        """«Om ettermiddagen»."""
        return re.compile(rf"\s*\b({self.parts})\b")

    @property
    def _named(self) -> str:
        return "|".join(sorted(self.hours, key=len, reverse=True))


@dataclass(frozen=True, slots=True)
class Clock:
    """What was said of time, how many minutes it lasts when an end was said, and the words that are left."""

    at: time | None
    minutes: int | None
    rest: str


def read_clock(words: str, by: ClockWords) -> Clock:
    """Find the time in lower-case words and take it out of them. Raises NoSuchTime for «kl. 25»."""
    for pattern, instead in by.rewritten:
        words = re.sub(pattern, instead, words)
    words = by.joined.sub(r"\1 \2.\3", words)
    for pattern_of in by.ranges:
        if found := pattern_of.search(words):
            first, last = _time(found[1], found[2]), _time(found[3], found[4])
            lasts = (last.hour - first.hour) * 60 + last.minute - first.minute
            if lasts <= 0:
                raise NoSuchTime(_("Samlingen slutter før den begynner. Skriv for eksempel «kl. 9–10.30»."))
            return Clock(first, lasts, _without(words, found))
    if found := by.said.search(words):
        return _spoken(words, found, by)
    if found := by.hour.search(words):
        return _of_day(words, found, _time(str(by.hours[found[1]]), None), by, spoken=True)
    for pattern_of in (by.figures, _BARE):
        if found := pattern_of.search(words):
            return _of_day(words, found, _time(found[1], found[2]), by)
    return Clock(None, None, words)


def _spoken(words: str, found: re.Match[str], by: ClockWords) -> Clock:
    """«Halv ni» is half past eight."""
    hour = by.hours.get(found[2]) or int(found[2])
    _time(str(hour), None)
    total = (hour * 60 + by.spoken[found[1]]) % (24 * 60)
    return _of_day(words, found, time(total // 60, total % 60), by, spoken=True)


def _of_day(words: str, found: re.Match[str], at: time, by: ClockWords, *, spoken: bool = False) -> Clock:
    """«Kl. 2 om ettermiddagen» is 14.00; the part of the day is taken out with the time.

    ``spoken``: «halv tre» without more is in the afternoon, since nobody meets in the night.
    """
    rest = _without(words, found)
    part = by.part.search(rest)
    later = at.hour < NOON and part[1] in by.later if part else spoken and at.hour < MORNING
    at = at.replace(hour=at.hour + NOON) if later else at
    return Clock(at, None, _without(rest, part) if part else rest)


def _time(hour: str, minute: str | None) -> time:
    try:
        return time(int(hour), int(minute or 0))
    except ValueError as error:
        raise NoSuchTime(_("Klokka går fra 00.00 til 23.59. Skriv for eksempel «kl. 08.30».")) from error


def _without(words: str, found: re.Match[str]) -> str:
    return f"{words[: found.start()]} {words[found.end() :]}"
