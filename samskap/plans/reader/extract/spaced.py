"""Tables in plain text whose columns are kept apart by runs of spaces."""

from __future__ import annotations

import re
from collections.abc import Sequence

from samskap.plans.reader.blocks import Cell
from samskap.plans.reader.extract.layout.aligned import find_aligned
from samskap.plans.reader.extract.layout.lines import Row, Word, rows_of
from samskap.plans.reader.extract.pieces import Line, Piece, Table
from samskap.plans.reader.limits import Budget

_WORD = re.compile(r"\S+")
# A letter as wide, and text as high, as in a typewriter's page: two spaces are then wider than any space.
_WIDTH, _SIZE, _HEIGHT = 6.0, 7.0, 12.0


def with_tables(lines: Sequence[Line], budget: Budget) -> list[Piece]:
    """The lines, with a table in place of those whose words stand in columns."""
    rows = [_row(line) for line in lines]
    right = max(segment.x1 for row in rows for segment in row.segments)
    pieces: list[Piece] = []
    at = 0
    for table in find_aligned(rows, (), right):
        pieces.extend(lines[at : table.start])
        cells = []
        for row, began in zip(table.rows, table.began, strict=True):
            budget.row(len(row))
            cells.append(
                tuple(Cell(text, lines[began].number, lines[began].page, span) for text, span, _ in row)
            )
        first = lines[table.start]
        pieces.append(Table(tuple(cells), first.number, first.page, first.gap_before))
        at = table.end
    pieces.extend(lines[at:])
    return pieces


def _row(line: Line) -> Row:
    y = line.number * _HEIGHT
    text = line.text.expandtabs(8)
    words = [
        Word(found.group(), found.start() * _WIDTH, found.end() * _WIDTH, y, _SIZE, False)
        for found in _WORD.finditer(text)
    ]
    return rows_of(words)[0]
