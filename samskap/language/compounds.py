"""Which compounds a term touches: tried with common first and last parts, so that an editor sees it. Pure."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any, NamedTuple

# Parts that stand in front of or behind many Norwegian nouns. They need not make sense with every word.
IN_FRONT = ("ung", "tung", "storby", "ungdoms", "tidligere", "ikke-")
BEHIND = (
    "miljø",
    "gruppe",
    "perspektiv",
    "erfaring",
    "historie",
    "problem",
    "behandling",
    "organisasjon",
    "rolle",
)
MOST_WORDS = 12

Finds = Callable[[str], bool]


class Compound(NamedTuple):
    """A compound and what becomes of it: ``hit``, ``exception`` or ``free``."""

    word: str
    outcome: str


def compounds(terms: Iterable[dict[str, Any]], exceptions: list[str], finds: Finds) -> list[Compound]:
    """The typical compounds of single words, first with the word last in them, then with it first."""
    found: dict[str, str] = {}
    for term in list(terms)[:MOST_WORDS]:
        word = term.get("word", "")
        if not word or " " in word:
            continue
        tried = [f"{part}{word}" for part in IN_FRONT]
        tried += [f"{first}{part}" for first in term.get("modifier") or [word] for part in BEHIND]
        for each in tried:
            excepted = any(covers(exception, each) for exception in exceptions)
            found.setdefault(each, "exception" if excepted else "hit" if finds(each) else "free")
    return [Compound(word, outcome) for word, outcome in found.items()]


def covers(exception: str, word: str) -> bool:
    """Whether the exception is about this word: «brukernavn*» covers «brukernavnet»."""
    bare = exception.strip("*").lower()
    word = word.lower()
    if exception.startswith("*") and exception.endswith("*"):
        return bare in word
    if exception.endswith("*"):
        return word.startswith(bare)
    return word.endswith(bare) if exception.startswith("*") else word == bare
