"""Which recovery values a text speaks of, by the words that belong to each value. Knows no database."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

# (id of the value, its name, words that suggest it)
ValueCues = tuple[int, str, list[str]]

_WORD = re.compile(r"[^\W\d_]+", re.UNICODE)
# A longer cue is cut to its stem, so that «inkludering» also finds «inkluderende».
_ENDINGS = ("ingene", "ingane", "ingen", "inga", "ing", "elsen", "else", "ene", "ane", "en", "et", "e", "a")
_SHORTEST_STEM = 5
# What may follow a stem inside a compound («vennenettverket»), where it is not the beginning of the word.
_INFLECTION = re.compile(r"(e?n|e?t|a|ene|ane|er|ar)?s?")
# A short cue must stand as a noun by itself: «håpet» speaks of hope, «håper» mostly does not.
_SHORT_ENDINGS = ("", "s", "et", "ets", "en", "ens", "a", "ene", "enes")


def suggest_values(text: str, values: Iterable[ValueCues]) -> list[tuple[int, str]]:
    """The values the text speaks of, in the order given, each with the first word of the text that says so."""
    words = [found.group() for found in _WORD.finditer(text)]
    folded = [word.casefold() for word in words]
    found = []
    for value_id, name, cues in values:
        places = [_first_place(folded, _parts(cue)) for cue in (name, *cues)]
        there = [place for place in places if place is not None]
        if there:
            start, length = min(there)
            found.append((value_id, " ".join(words[start : start + length])))
    return found


def _first_place(words: list[str], parts: tuple[str, ...]) -> tuple[int, int] | None:
    """Where a cue of one or more words first stands, as (index, how many words)."""
    if not parts:
        return None
    for index in range(len(words) - len(parts) + 1):
        if all(_speaks_of(words[index + i], part, alone=len(parts) == 1) for i, part in enumerate(parts)):
            return index, len(parts)
    return None


@lru_cache(maxsize=4096)
def _parts(cue: str) -> tuple[str, ...]:
    return tuple(_WORD.findall(cue.casefold()))


@lru_cache(maxsize=4096)
def _stem(cue: str) -> str:
    for ending in _ENDINGS:
        if cue.endswith(ending) and len(cue) - len(ending) >= _SHORTEST_STEM:
            return cue[: -len(ending)]
    return cue


def _speaks_of(word: str, cue: str, *, alone: bool) -> bool:
    """Whether the word is the cue, an inflection of it or a compound with it."""
    if word == cue:
        return True
    if len(cue) < _SHORTEST_STEM:
        return alone and word.startswith(cue) and word[len(cue) :] in _SHORT_ENDINGS
    stem = _stem(cue)
    if word.startswith(stem):
        return True
    at = word.find(stem, 3)
    return alone and at > 0 and _INFLECTION.fullmatch(word[at + len(stem) :]) is not None
