"""What the words of a rhythm mean in one language, and how a text becomes such words."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from samskap.gatherings.rhythm.clock import ClockWords

_TOKEN = re.compile(r"\d+\.?|[^\W\d_]+\.?|[–—-]|[^\s,;]")


@dataclass(frozen=True, slots=True)
class Token:
    """A word with its kind and number; ``text`` is as it was written."""

    kind: str
    number: int
    text: str


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """A language that rhythms are written in: «onsdag» → ("weekday", 2).

    ``phrases`` are patterns that are put in one word first; ``join`` is what a comma stands for.
    """

    words: Mapping[str, tuple[str, int]]
    phrases: tuple[tuple[str, str], ...]
    join: str
    clock: ClockWords
    examples: Mapping[str, tuple[str, ...]]  # by the language of the page

    def tokens(self, text: str) -> list[Token]:
        """The words of a lower-case text."""
        for phrase, word in self.phrases:
            text = re.sub(rf"\b{phrase}\b", word, text)
        return [self._token(found[0]) for found in _TOKEN.finditer(text.replace(",", f" {self.join} "))]

    def _token(self, word: str) -> Token:
        if word[0].isdecimal():
            digits = word.rstrip(".")
            return Token("date", int(digits) if len(digits) <= 3 else 999, word)
        if word in ".:":
            return Token("filler", 0, word)
        if word in "–—-":
            return Token("to", 0, word)
        kind, number = self.words.get(word.rstrip("."), ("unknown", 0))
        return Token(kind, number, word)


def numbered(kind: str, names: Mapping[int, Iterable[str]]) -> dict[str, tuple[str, int]]:
    """«Første» → ("ordinal", 1)."""
    return {word: (kind, number) for number, words in names.items() for word in words}


def plain(kinds: Mapping[str, Iterable[str]]) -> dict[str, tuple[str, int]]:
    """«Hver» → ("every", 0)."""
    return {word: (kind, 0) for kind, words in kinds.items() for word in words}
