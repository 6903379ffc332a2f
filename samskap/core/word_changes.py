"""Two texts word by word: what is the same, what came in, what went out.

Knows neither Django nor the database. The work grows with the length of the texts, not with its square: the texts are
held together by the words that stand once in each (as «patience diff» does), and only short stretches between those
are looked at closely.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Final, Literal, NamedTuple

Kind = Literal["same", "added", "removed"]
# A word, a mark, or a line break, each with the spaces after it: a space alone is no change.
_WORDS: Final = re.compile(r"\w+[^\S\n]*|[^\w\s][^\S\n]*|\n+[^\S\n]*|[^\S\n]+")
CLOSELY: Final = 160  # so many words on each side are compared with each other; more are told as out and in
SHORT: Final = 12  # and so few at once, without looking for words that stand alone
DEEP: Final = 12
LEAST_KEPT: Final = 0.3  # with less than this in common, a text was written anew


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text: in both, only in the new one, or only in the old one."""

    kind: Kind
    text: str


def compare_words(old: str, new: str) -> tuple[Piece, ...]:
    """How the old text became the new one, word by word, in reading order."""
    if old == new:
        return (Piece("same", new),) if new else ()
    before, after = _WORDS.findall(old), _WORDS.findall(new)
    was, now = [_key(word) for word in before], [_key(word) for word in after]
    matches = _matches(was, now)
    if sum(length for _old, _new, length in matches) < LEAST_KEPT * min(len(was), len(now)):
        matches = []  # written anew: two texts are easier to read than their crumbs
    pieces: list[tuple[Kind, str]] = []
    at_old = at_new = 0
    for start_old, start_new, length in [*matches, (len(was), len(now), 0)]:
        pieces.append(("removed", "".join(before[at_old:start_old])))
        pieces.append(("added", "".join(after[at_new:start_new])))
        pieces.append(("same", "".join(after[start_new : start_new + length])))
        at_old, at_new = start_old + length, start_new + length
    return tuple(_joined(pieces))


def _key(word: str) -> str:
    """What makes two words the same: not the spaces after them, nor how many empty lines."""
    return word.strip() or ("\n" if "\n" in word else " ")


def _joined(pieces: Sequence[tuple[Kind, str]]) -> Iterator[Piece]:
    """The pieces without empty ones, neighbours of a kind as one."""
    kind: Kind = "same"
    text = ""
    for next_kind, more in pieces:
        if not more:
            continue
        if next_kind != kind and text:
            yield Piece(kind, text)
            text = ""
        kind, text = next_kind, text + more
    if text:
        yield Piece(kind, text)


class _Stretch(NamedTuple):
    """Where a part of the old words and the part of the new ones that answers to it begin and end."""

    begin: int
    end: int
    begin_new: int
    end_new: int

    @property
    def smallest(self) -> int:
        """How many words the shorter of the two has."""
        return min(self.end - self.begin, self.end_new - self.begin_new)

    @property
    def largest(self) -> int:
        """How many words the longer of the two has."""
        return max(self.end - self.begin, self.end_new - self.begin_new)


def _matches(old: Sequence[str], new: Sequence[str]) -> list[tuple[int, int, int]]:
    """Stretches that are in both, as (start in old, start in new, length), in order."""
    found: list[tuple[int, int, int]] = []
    waiting = [(_Stretch(0, len(old), 0, len(new)), 0)]
    while waiting:
        (begin, end, begin_new, end_new), depth = waiting.pop()
        head, tail = _ends(old[begin:end], new[begin_new:end_new])
        found.append((begin, begin_new, head))
        found.append((end - tail, end_new - tail, tail))
        middle = _Stretch(begin + head, end - tail, begin_new + head, end_new - tail)
        if not middle.smallest:
            continue
        anchors = _anchors(old, new, middle) if depth < DEEP and middle.largest > SHORT else []
        if anchors:
            begin, begin_new = middle.begin, middle.begin_new
            for at, at_new in [*anchors, (middle.end, middle.end_new)]:
                waiting.append((_Stretch(begin, at, begin_new, at_new), depth + 1))
                begin, begin_new = at, at_new
        else:
            found.extend(_closely(old, new, middle))
    return sorted(match for match in found if match[2])


def _ends(old: Sequence[str], new: Sequence[str]) -> tuple[int, int]:
    """How many words the two begin with alike, and how many of the rest they end with alike."""
    shortest = min(len(old), len(new))
    head = 0
    while head < shortest and old[head] == new[head]:
        head += 1
    tail = 0
    while tail < shortest - head and old[-1 - tail] == new[-1 - tail]:
        tail += 1
    return head, tail


def _closely(old: Sequence[str], new: Sequence[str], part: _Stretch) -> Iterator[tuple[int, int, int]]:
    """Every word of a short stretch compared with every other; nothing for a long one, where that takes too long."""
    if part.largest <= CLOSELY:
        words, words_new = old[part.begin : part.end], new[part.begin_new : part.end_new]
        for block in SequenceMatcher(None, words, words_new, autojunk=False).get_matching_blocks():
            yield part.begin + block.a, part.begin_new + block.b, block.size


def _anchors(old: Sequence[str], new: Sequence[str], part: _Stretch) -> list[tuple[int, int]]:
    """Where the words stand that are once in each stretch, as many of them as keep their order.

    Where no word stands alone, two, four or eight in a row may.
    """
    for many in (1, 2, 4, 8):
        runs = _once(old, part.begin, part.end, many)
        places = _once(new, part.begin_new, part.end_new, many)
        pairs = [(at, places[run]) for run, at in runs.items() if run in places]
        if pairs:
            return [pairs[at] for at in longest_rising([place for _at, place in pairs])]
    return []


def _once(words: Sequence[str], begin: int, end: int, many: int) -> dict[tuple[str, ...], int]:
    """Where each run of so many words begins that stands only once in the stretch, in order."""
    runs = list(zip(*[words[begin + shift : end] for shift in range(many)], strict=False))
    counts = Counter(runs)
    return {run: begin + at for at, run in enumerate(runs) if counts[run] == 1}


def longest_rising(numbers: Sequence[int]) -> list[int]:
    """The indices of the longest run of rising numbers."""
    tops: list[int] = []
    chain: list[int] = []
    before: list[int] = []
    for at, number in enumerate(numbers):
        place = bisect_left(tops, number)
        tops[place : place + 1] = [number]
        chain[place : place + 1] = [at]
        before.append(chain[place - 1] if place else -1)
    run: list[int] = []
    at = chain[-1] if chain else -1
    while at >= 0:
        run.append(at)
        at = before[at]
    return run[::-1]
