"""Tables that pages cut in pieces: put together again, the repeated header said once."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from samskap.plans.reader.blocks import Cell
from samskap.plans.reader.extract.pieces import Line, Piece, Table
from samskap.plans.reader.labels import header_label

_NUMBER = re.compile(r"\(?\d{1,3}(?:\.\d{1,2})*[.)]?$")
Row = tuple[Cell, ...]


def with_headers_above(pieces: Sequence[Piece]) -> list[Piece]:
    """The pieces with a line of labels right above a table as that table's first row."""
    done: list[Piece] = []
    for piece in pieces:
        above = done[-1] if done else None
        if isinstance(piece, Table) and isinstance(above, Line) and (row := _header_row(above, piece)):
            done[-1] = replace(
                piece, rows=(row, *piece.rows), number=above.number, gap_before=above.gap_before
            )
        else:
            done.append(piece)
    return done


def _header_row(line: Line, table: Table) -> Row | None:
    texts = [text.strip() for text in re.split(r"\t+| {3,}", line.text.strip())]
    first = table.rows[0]
    if len(texts) < 2 or line.role or line.heading or not all(header_label(text) for text in texts):
        return None
    if all(header_label(cell.text) for cell in first if cell.text):
        return None
    if len(texts) == len(first) - 1 and _NUMBER.match(first[0].text):
        texts.insert(0, "")
    if len(texts) != len(first):
        return None
    return tuple(Cell(text, line.number, line.page) for text in texts)


def merge_tables(pieces: Sequence[Piece]) -> list[Piece]:
    """The pieces with every table that goes on right after another joined to it."""
    merged: list[Piece] = []
    for piece in pieces:
        last = merged[-1] if merged else None
        if isinstance(piece, Table) and isinstance(last, Table) and _goes_on(last, piece):
            merged[-1] = replace(last, rows=_joined(last.rows, _without_header(last, piece)))
        else:
            merged.append(piece)
    return [_without_repeats(piece) if isinstance(piece, Table) else piece for piece in merged]


def _goes_on(first: Table, second: Table) -> bool:
    if _width(first) != _width(second):
        return False
    if _words(first.rows[0]) == _words(second.rows[0]):
        return True
    last_page, next_page = first.rows[-1][0].page, second.rows[0][0].page
    return last_page is not None and next_page is not None and next_page == last_page + 1


def _width(table: Table) -> int:
    return max(sum(cell.span for cell in row) for row in table.rows)


def _words(row: Row) -> list[str]:
    return [" ".join(cell.text.split()).casefold() for cell in row]


def _without_header(first: Table, second: Table) -> tuple[Row, ...]:
    return second.rows[1:] if _words(first.rows[0]) == _words(second.rows[0]) else second.rows


def _without_repeats(table: Table) -> Table:
    """The header again further down says nothing new."""
    header = _words(table.rows[0])
    if len(header) < 2 or sum(bool(text) for text in header) < 2 or any(map(_NUMBER.match, header)):
        return table
    kept = tuple(row for index, row in enumerate(table.rows) if index == 0 or _words(row) != header)
    return replace(table, rows=kept) if len(kept) < len(table.rows) else table


def _joined(above: tuple[Row, ...], below: tuple[Row, ...]) -> tuple[Row, ...]:
    """Rows of both; a row cut by the page's end becomes one again."""
    if not below or not _is_cut(above[-1], below[0]):
        return above + below
    pairs = zip(above[-1], below[0], strict=True)
    whole = tuple(replace(a, text=" ".join(part for part in (a.text, b.text) if part)) for a, b in pairs)
    return (*above[:-1], whole, *below[1:])


def _is_cut(above: Row, below: Row) -> bool:
    """The row below has no number where the one above has, or its words begin in the middle of a sentence."""
    if len(above) != len(below) or not any(cell.text for cell in below):
        return False
    if _NUMBER.match(above[0].text):
        return not below[0].text
    filled = [cell.text for cell in below if cell.text]
    return all(text[:1].islower() for text in filled)
