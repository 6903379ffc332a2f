"""Rows of a spreadsheet or a CSV file: which of them are the table, which are words above and between."""

from __future__ import annotations

from collections.abc import Iterable

from samskap.plans.reader.blocks import Cell
from samskap.plans.reader.extract.pieces import Line, Pen, Piece, Table

Row = tuple[tuple[str, bool], ...]
"""The cells' text, and whether each is merged with the one above."""


def read_rows(rows: Iterable[Row], pen: Pen) -> list[Piece]:
    """Lines for what stands alone above the first table, tables for the rest.

    A lone cell inside a table is a section row: it covers the table's width.
    """
    pieces: list[Piece] = []
    table: list[tuple[Cell, ...]] = []
    gap = True
    for row in rows:
        filled = [index for index, (text, goes_on) in enumerate(row) if text or goes_on]
        if not filled:
            gap = True
            continue
        if len(filled) == 1 and not table:
            text = row[filled[0]][0]
            pieces.append(Line(text, pen.write(text), pen.page, gap_before=gap, whole=True))
            gap = False
            continue
        width = _columns(table)
        if len(filled) == 1 and filled[0] == 0 and width > 1:
            table.append(pen.row([(row[0][0], width, row[0][1])]))
        else:
            cells = row[: filled[-1] + 1]
            padding = [("", 1, False)] * max(0, _columns(table) - len(cells))
            table.append(pen.row([*((text, 1, goes_on) for text, goes_on in cells), *padding]))
    if table:
        pieces.append(Table(tuple(table), table[0][0].line, pen.page, gap_before=True))
    return pieces


def _columns(table: list[tuple[Cell, ...]]) -> int:
    return max((sum(cell.span for cell in row) for row in table), default=0)
