"""Rows of all pages as lines: which are headings, which stand apart, which go on from the line above."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from samskap.plans.reader.blocks.letters import join
from samskap.plans.reader.extract.layout.lines import Row
from samskap.plans.reader.extract.layout.wrap import was_broken
from samskap.plans.reader.extract.pdf.page import PageTable, PageText
from samskap.plans.reader.extract.pieces import Line, Pen, Piece, Table

_LARGER = 1.13
_LONGEST_HEADING = 160
# Words further apart than this did not come from one line of text, in font sizes.
_TAB = 1.5
_NARROWEST = 0.65
_FEWEST_AT_EDGE = 4
_SENTENCE_ENDS = ".!?:"


@dataclass(slots=True)
class _Shape:
    """What the whole document has in common: size, right edge and line distance of its running text, heading sizes."""

    size: float
    right: float
    leading: float
    levels: dict[float, int]


def write_pages(pages: Sequence[PageText], pen: Pen) -> list[Piece]:
    """Lines and tables of all pages in reading order."""
    shape = _measure(pages)
    pieces: list[Piece] = []
    for page in pages:
        pen.page = page.number
        before: Row | PageTable | None = None
        for item in page.items:
            if isinstance(item, PageTable):
                _write_table(item, pen, pieces)
            else:
                _write_row(item, before, shape, pen, pieces)
            before = item
    return pieces


def _measure(pages: Sequence[PageText]) -> _Shape:
    sizes: Counter[float] = Counter()
    for page in pages:
        for row in page.rows:
            sizes[_rounded(row.size)] += len(row.text)
    size = sizes.most_common(1)[0][0] if sizes else 11.0
    larger = sorted((other for other in sizes if other > size * _LARGER), reverse=True)
    right = _right_edge(pages, size)
    return _Shape(
        size,
        right,
        _leading(pages, size),
        {other: min(level, 6) for level, other in enumerate(larger, start=1)},
    )


def _right_edge(pages: Sequence[PageText], size: float) -> float:
    """Where lines are broken: where several of them end, or else where the margin would be if it were as the left."""
    rows = [row for page in pages for row in page.rows if _rounded(row.size) == size]
    edges = sorted(row.segments[-1].x1 for row in rows)
    usual = edges[len(edges) * 95 // 100] if edges else 0.0
    if sum(edge > 0.93 * usual for edge in edges) >= _FEWEST_AT_EDGE:
        return max(usual, _NARROWEST * pages[0].width)
    left = min((row.segments[0].x0 for row in rows), default=0.0)
    return max(usual, pages[0].width - left)


def _rounded(size: float) -> float:
    return round(size * 2) / 2


def _leading(pages: Sequence[PageText], size: float) -> float:
    """The usual distance between two lines of one paragraph: seen where a line opens in the middle of a sentence."""
    within: Counter[int] = Counter()
    anywhere: Counter[int] = Counter()
    for page in pages:
        rows = page.rows
        for above, row in pairwise(rows):
            gap = row.y - above.y
            if 0 < gap < 3 * size and _rounded(row.size) == size:
                anywhere[round(gap)] += 1
                within[round(gap)] += row.text[:1].islower()
    if within and within.most_common(1)[0][1] > 0:
        return within.most_common(1)[0][0]
    return min((gap for gap, count in anywhere.most_common(3) if count > 1), default=round(1.3 * size))


def _write_table(table: PageTable, pen: Pen, pieces: list[Piece]) -> None:
    rows = tuple(pen.row(row) for row in table.rows)
    pieces.append(Table(rows, rows[0][0].line, pen.page, gap_before=True))


def _write_row(
    row: Row, before: Row | PageTable | None, shape: _Shape, pen: Pen, pieces: list[Piece]
) -> None:
    text = _text(row)
    heading = shape.levels.get(_rounded(row.size), 0) if len(text) <= _LONGEST_HEADING else 0
    above = before if isinstance(before, Row) else None
    gap = above is None or row.y < above.y or row.y - above.y > max(1.3 * shape.leading, shape.leading + 3)
    if above is None and before is None and pieces and _goes_over(pieces[-1], text):
        gap = False
    last = pieces[-1] if pieces else None
    same = heading and isinstance(last, Line) and last.heading == heading
    if same and isinstance(last, Line) and above is not None and _wraps(row, above, shape):
        pen.write(text)
        pieces[-1] = replace(last, text=join(last.text, text).replace("\u00ad", ""))
        return
    if not any(sign.isalpha() for sign in text):
        heading = 0
    joins = None if above is None or gap else _joins(row, above, shape)
    bold = all(segment.bold for segment in row.segments)
    number = pen.write(text.rstrip("\u00ad"))
    pieces.append(
        Line(text, number, pen.page, heading, bold=bold, gap_before=gap or bool(heading), joins=joins)
    )  # fmt: skip


def _text(row: Row) -> str:
    """The row's segments; a label and its value far apart are still one line."""
    parts = [segment.text for segment in row.segments]
    if len(parts) == 2 and parts[0].endswith(":"):
        return " ".join(parts)
    text = parts[0]
    for before, segment in pairwise(row.segments):
        far = segment.x0 - before.x1 > _tab(row) * row.size
        text += ("\t" if far else " ") + segment.text
    return text


def _tab(row: Row) -> float:
    """How far apart, in font sizes, words stand that a tab keeps apart; a typewriter's spaces are wide themselves."""
    return _TAB if row.space < 0.6 else 1.75 * row.space


def _wraps(row: Row, above: Row, shape: _Shape) -> bool:
    """Whether a heading goes on in this line."""
    if not 0 < row.y - above.y <= 1.7 * row.size:
        return False
    line = row.segments[0]
    return line.text[:1].islower() or was_broken(above.segments[-1], line, above.right or shape.right)


def _goes_over(last: Piece, text: str) -> bool:
    """Whether the first line of a page goes on from the last of the page before."""
    return isinstance(last, Line) and text[:1].islower() and last.text.rstrip()[-1:] not in _SENTENCE_ENDS


def _joins(row: Row, above: Row, shape: _Shape) -> bool:
    if abs(row.size - above.size) > 0.6 or "\t" in _text(row) or "\t" in _text(above):
        return False
    line, previous = row.segments[0], above.segments[-1]
    if previous.bold != line.bold and not line.text[:1].islower():
        return False
    right = above.right or shape.right
    if line.text[:1].islower() and previous.text[-1:] not in _SENTENCE_ENDS:
        return previous.x1 > 0.6 * right
    return was_broken(previous, line, right)
