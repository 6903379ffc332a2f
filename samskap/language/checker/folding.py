"""Makes a text comparable without losing its offsets: one byte per character, in lower case, separators as spaces.

A folded text has one space in front and one behind, so character ``n`` of the text is byte ``n + 1``.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable

_LETTERS = {*range(0x61, 0x7B), *range(0xDF, 0xF7), *range(0xF8, 0x100)}
LETTERS = bytes(sorted(_LETTERS))
_UPPER = {*range(0x41, 0x5B), *range(0xC0, 0xD7), *range(0xD8, 0xDF)}
_KEPT = {*range(0x30, 0x3A), 0x5F}  # digits and _ belong to words, so that «bruker_id» is one


def _folded(byte: int) -> int:
    if byte in _UPPER:
        return byte + 0x20
    return byte if byte in _LETTERS or byte in _KEPT else 0x20


TABLE = bytes(map(_folded, range(256)))
# Soft hyphen, zero-width characters and direction marks vanish; loose accents join the letter before them.
_VANISHING = (
    "\xad\u200b\u200c\u200d\u2060\ufeff\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
)
_ACCENTS = "\u0300\u0301\u0302\u0303\u0304\u0306\u0307\u0308\u030a\u030b\u030c\u0323\u0327\u0328"
_MARKS = frozenset(_VANISHING + _ACCENTS)
_SPECIAL = f"(?s).[{_ACCENTS}]+|[{_VANISHING}{_ACCENTS}]+"  # compiled when a text has one: few do


_USUAL = "–’“”…•"  # marks outside Latin-1 that most texts have: taken away, the rest is soon read


def fold(text: str) -> bytes:
    """The folded form of a plain text (see ``plain``), a byte longer in front and behind."""
    return b"".join((b" ", text.encode("latin-1", "replace").translate(TABLE), b" "))


def prepared(text: str) -> tuple[str, Offsets | None, bytes]:
    """The plain text, its offsets and its folded form, in one go where nothing but usual marks is outside Latin-1."""
    try:
        latin = _latin(text)
    except UnicodeEncodeError:
        latin = b"\xad"
    if b"\xad" not in latin:
        # Each copy is let go as soon as the next one is made: fresh memory is dearer than copying.
        latin = latin.translate(TABLE)
        return text, None, b"".join((b" ", latin, b" "))
    text, offsets = plain(text)
    return text, offsets, fold(text)


def _latin(text: str) -> bytes:
    """The text in Latin-1, usual marks as spaces; raises UnicodeEncodeError where there is more outside it."""
    for mark in _USUAL:
        text = text.replace(mark, " ")
    return text.encode("latin-1")


def fold_word(word: str) -> bytes:
    """The folded form of a word of an edition, without the spaces around it."""
    word = word if _MARKS.isdisjoint(word) else plain(word)[0]
    return word.encode("latin-1", "replace").translate(TABLE).strip()


_LINES = TABLE[:10] + b"\n" + TABLE[11:]


def fold_words(words: Iterable[str]) -> dict[str, bytes]:
    """The folded form of each word; all in one go where none has anything that vanishes or must be put together."""
    given = list(dict.fromkeys(words))
    joined = "\n".join(given)
    if plain(joined)[1] is None and joined.count("\n") == len(given) - 1:
        lines = joined.encode("latin-1", "replace").translate(_LINES).split(b"\n")
        return {word: line.strip() for word, line in zip(given, lines, strict=True)}
    return {word: fold_word(word) for word in given}


class Offsets:
    """Leads from places in the plain text back to the text as it was given."""

    __slots__ = ("given", "plain")

    def __init__(self) -> None:
        self.plain: list[int] = [0]
        self.given: list[int] = [0]

    def add(self, plain: int, given: int) -> None:
        """From ``plain`` on, characters stand ``given - plain`` further on in the given text."""
        self.plain.append(plain)
        self.given.append(given)

    def start(self, at: int) -> int:
        """Where the character ``at`` begins in the given text."""
        found = bisect_right(self.plain, at) - 1
        return self.given[found] + at - self.plain[found]

    def end(self, at: int) -> int:
        """Where the character before ``at`` ends in the given text."""
        found = max(bisect_left(self.plain, at), 1)
        if found < len(self.plain) and self.plain[found] == at:
            return self.given[found]
        return self.given[found - 1] + at - self.plain[found - 1]


def plain(text: str) -> tuple[str, Offsets | None]:
    """The text without what cannot be seen and with its letters put together; no offsets where nothing changed."""
    if "\xad" not in text and (text.isascii() or not any(mark in text for mark in _VANISHING + _ACCENTS)):
        return text, None
    pieces: list[str] = []
    offsets = Offsets()
    done = length = 0
    for match in re.finditer(_SPECIAL, text):
        begin, end = match.span()
        found = match.group()
        pieces.append(text[done:begin])
        length += begin - done
        joined = "" if found[0] in _VANISHING or found[0] in _ACCENTS else _joined(found)
        pieces.append(joined)
        if joined:
            offsets.add(length, begin)
            length += 1
        offsets.add(length, end)
        done = end
    pieces.append(text[done:])
    return "".join(pieces), offsets


def _joined(found: str) -> str:
    """One character for a letter and its accents; the bare letter where none exists."""
    import unicodedata  # here, for few texts need it

    joined = unicodedata.normalize("NFC", found[:2])
    return joined[0]
