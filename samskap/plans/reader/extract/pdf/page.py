"""One page of a PDF as rows and tables from top to foot."""

from __future__ import annotations

from dataclasses import dataclass, field

import pypdfium2 as pdfium

from samskap.plans.reader.extract.layout.aligned import find_aligned, is_table_header
from samskap.plans.reader.extract.layout.lines import Row, Rule, Word, rows_of
from samskap.plans.reader.extract.pdf.columns import in_reading_order
from samskap.plans.reader.extract.pdf.grid import GridTable, find_grids
from samskap.plans.reader.extract.pdf.rules import Dot, read_drawing
from samskap.plans.reader.extract.pdf.words import find_turn, read_words

_MOST_DOTS = 500
CellRows = list[list[tuple[str, int, bool]]]


@dataclass(slots=True)
class PageTable:
    """A table and where it begins and ends on the page."""

    y: float
    end: float
    rows: CellRows


@dataclass(slots=True)
class PageText:
    """``items`` in reading order; ``width`` and ``height`` are those of the page in points."""

    number: int
    width: float
    height: float
    items: list[Row | PageTable] = field(default_factory=list)

    @property
    def rows(self) -> list[Row]:
        """The rows outside tables."""
        return [item for item in self.items if isinstance(item, Row)]


def read_page(page: pdfium.PdfPage, number: int) -> PageText:
    """The text of a page; ``number`` counts from 1."""
    textpage = page.get_textpage()
    try:
        turn = find_turn(page, textpage)
        words = read_words(textpage, turn)
    finally:
        textpage.close()
    upright = turn.quarters % 2 == 0
    width, height = (turn.width, turn.height) if upright else (turn.height, turn.width)
    text = PageText(number, width, height)
    if not words:
        return text
    drawing = read_drawing(page, turn)
    words += _bullets(drawing.dots, words)
    grids, outside = find_grids(drawing.rules, words)
    text.items = _arranged(rows_of(outside), grids, drawing.rules)
    return text


def _bullets(dots: list[Dot], words: list[Word]) -> list[Word]:
    """A written bullet for each drawn one that stands right before a word."""
    bullets: list[Word] = []
    for dot in dots[:_MOST_DOTS]:
        for word in words:
            before = 0 < word.x0 - dot.x1 < 3 * word.size
            if before and 0 <= word.y - dot.y <= word.size and dot.x1 - dot.x0 < 0.8 * word.size:
                bullets.append(Word("•", dot.x0, dot.x1, word.y, word.size, False))
                break
    return bullets


def _arranged(rows: list[Row], grids: list[GridTable], rules: list[Rule]) -> list[Row | PageTable]:
    """Rows between the bordered tables, searched for tables without borders and for columns."""
    grids = sorted(grids, key=lambda grid: grid.top)
    items: list[Row | PageTable] = []
    for grid in grids:
        above = [row for row in rows if row.y <= grid.top + 1]
        items.extend(_between(above, rules))
        items.append(PageTable(grid.top, grid.bottom, grid.rows))
        rows = rows[len(above) :]
    items.extend(_between(rows, rules))
    return items


def _between(rows: list[Row], rules: list[Rule]) -> list[Row | PageTable]:
    if not rows:
        return []
    right = max(segment.x1 for row in rows for segment in row.segments)
    if not any(map(is_table_header, rows)):
        rows = in_reading_order(rows)
    items: list[Row | PageTable] = []
    at = 0
    for table in find_aligned(rows, rules, right):
        items.extend(rows[at : table.start])
        items.append(PageTable(rows[table.start].y, rows[table.end - 1].y, table.rows))
        at = table.end
    items.extend(rows[at:])
    return items
