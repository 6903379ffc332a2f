"""Words gathered into rows, and rows split into segments where the gap is wider than a space."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

# Wider than the space between words usually is, in font sizes; narrow tables leave no more between their columns.
_GUTTER = 0.95
# So many times the usual space is no space; a typewriter's is already wider than other fonts'.
_TIMES = 1.75
_SPACE, _WIDEST_SPACE = 0.3, 0.85
_SAME_LINE = 0.4


@dataclass(slots=True)
class Word:
    """A word. ``x0`` and ``x1`` are its edges, ``y`` its baseline from the top of the page, all in points."""

    text: str
    x0: float
    x1: float
    y: float
    size: float
    bold: bool


@dataclass(slots=True)
class Segment:
    """Words on one line with ordinary spaces between them."""

    words: list[Word] = field(default_factory=list)

    @property
    def text(self) -> str:
        """The words with single spaces."""
        return " ".join(word.text for word in self.words)

    @property
    def x0(self) -> float:
        """Left edge."""
        return self.words[0].x0

    @property
    def x1(self) -> float:
        """Right edge."""
        return self.words[-1].x1

    @property
    def y(self) -> float:
        """Baseline from the top of the page."""
        return self.words[0].y

    @property
    def size(self) -> float:
        """Font size of most of it."""
        return max(self.words, key=lambda word: len(word.text)).size

    @property
    def bold(self) -> bool:
        """Whether every word with letters is bold."""
        lettered = [word for word in self.words if any(sign.isalpha() for sign in word.text)]
        return bool(lettered) and all(word.bold for word in lettered)


@dataclass(slots=True)
class Row:
    """What stands on one line of the page, from left to right.

    ``right`` is the edge of its column (0: of the page), ``space`` the page's usual space between words in font sizes.
    """

    segments: list[Segment]
    y: float
    size: float
    right: float = 0.0
    space: float = 0.3

    @property
    def text(self) -> str:
        """The segments apart by tabs."""
        return "\t".join(segment.text for segment in self.segments)


def rows_of(words: Sequence[Word]) -> list[Row]:
    """Rows from the top of the page to its foot."""
    rows: list[list[Word]] = []
    for word in sorted(words, key=lambda word: (word.y, word.x0)):
        if rows and abs(word.y - rows[-1][0].y) <= _SAME_LINE * min(max(word.size, rows[-1][0].size), 40):
            rows[-1].append(word)
        else:
            rows.append([word])
    space = _usual_space(rows)
    return [_row(row, space) for row in rows]


def _usual_space(rows: list[list[Word]]) -> float:
    gaps: list[float] = []
    for row in rows:
        row.sort(key=lambda word: word.x0)
        gaps += [(b.x0 - a.x1) / max(a.size, 1.0) for a, b in pairwise(row) if b.x0 > a.x1]
    gaps.sort()
    usual = gaps[len(gaps) // 2] if len(gaps) > 20 else _SPACE
    return usual if usual < _WIDEST_SPACE else _SPACE


def _row(words: list[Word], space: float) -> Row:
    gutter = max(_GUTTER, _TIMES * space)
    segments = [Segment([words[0]])]
    for before, word in pairwise(words):
        gap = word.x0 - before.x1
        size = max(before.size, word.size)
        if gap < -0.6 * size and word.text == before.text:
            continue  # the same word printed twice to look bold
        if gap > gutter * size and not _opens_item(segments[-1]):
            segments.append(Segment([word]))
        elif gap < 0.08 * size and gap > -size and not before.text.endswith("\u00ad"):
            # Letters set one by one: the file has no space here and the page shows none.
            last = segments[-1].words[-1]
            segments[-1].words[-1] = Word(
                last.text + word.text, last.x0, word.x1, last.y, last.size, last.bold
            )
        else:
            segments[-1].words.append(word)
    sizes = [segment.size for segment in segments]
    return Row(segments, words[0].y, max(sizes), space=space)


def _opens_item(segment: Segment) -> bool:
    """A bullet stands far from its text, and belongs to it all the same."""
    return len(segment.words) == 1 and segment.words[0].text in "•·▪■□◦●○➢➤✓✔✚❖–-−*☐☑☒"


@dataclass(frozen=True, slots=True)
class Rule:
    """A straight line. ``at`` is its fixed coordinate, ``low`` and ``high`` its ends."""

    upright: bool
    at: float
    low: float
    high: float
