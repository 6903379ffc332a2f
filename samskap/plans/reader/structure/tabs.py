"""Rows whose cells stand apart by tabs become tables."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from samskap.plans.reader.blocks import Cell
from samskap.plans.reader.extract.pieces import Line, Piece, Table
from samskap.plans.reader.limits import Budget

_NUMBER = re.compile(r"\(?\d{1,3}(?:\.\d{1,2})*[.)]?$")


def tables_from_tabs(pieces: Sequence[Piece], budget: Budget) -> list[Piece]:
    """The pieces with every run of tab-separated lines turned into a table."""
    done: list[Piece] = []
    run: list[Line] = []
    for piece in pieces:
        if isinstance(piece, Line) and _goes_on(run, piece):
            run.append(piece)
            continue
        done.extend(_settle(run, budget))
        run = []
        if isinstance(piece, Line) and _is_row(piece):
            run = [piece]
        else:
            done.append(piece)
    done.extend(_settle(run, budget))
    return done


def _is_row(line: Line) -> bool:
    return "\t" in line.text.strip() and not line.heading and not line.role and "\n" not in line.text


def _goes_on(run: list[Line], line: Line) -> bool:
    """A row right below; after a gap only one of the same shape; a wrapped line inside a row that lacks cells."""
    if not run or line.heading or line.role:
        return False
    if not _is_row(line):
        return not line.gap_before and not line.whole and _lacks_cells(run)
    if line.gap_before and not line.whole:
        return len(_split(line.text)) == len(_split(run[-1].text))
    return True


def _lacks_cells(run: list[Line]) -> bool:
    """The last row opens with a number and has fewer cells than the widest row above it."""
    if len(run) < 2:
        return False
    cells = _split(run[-1].text)
    widest = max(len(_split(line.text)) for line in run[:-1])
    return bool(_NUMBER.match(cells[0])) and len(cells) < widest


def _split(text: str) -> list[str]:
    return [cell.strip() for cell in re.split(r"\t+", text.strip(" ").rstrip())]


def _settle(run: list[Line], budget: Budget) -> list[Piece]:
    rows = _rows(run)
    widest = max((len(cells) for _, cells in rows), default=0)
    if len(rows) < 2 and widest < 3:
        return list(run)
    numbered = _is_numbered(rows)
    table: list[tuple[Cell, ...]] = []
    for line, cells in rows:
        lacks_number = numbered and len(cells) < widest and bool(cells[0]) and not _NUMBER.match(cells[0])
        full = ["", *cells] if lacks_number else cells
        budget.row(len(full))
        table.append(tuple(Cell(text, line.number, line.page) for text in full))
    first = run[0]
    return [Table(tuple(table), first.number, first.page, first.gap_before)]


def _rows(run: list[Line]) -> list[tuple[Line, list[str]]]:
    """Lines as rows: single tabs part cells when that gives an even table, else any number of tabs does."""
    whole = _wrapped_rows(run)
    single = [[cell.strip() for cell in line.text.strip(" ").split("\t")] for line in whole]
    if len({len(cells) for cells in single}) == 1 and not _header_slips(single):
        return list(zip(whole, single, strict=True))
    return [(line, _split(line.text)) for line in whole]


def _header_slips(rows: list[list[str]]) -> bool:
    """In "TILTAK ⇥⇥ Ansvar" over "1 ⇥ … ⇥ …" the header's first cell belongs over the second column."""
    first, below = rows[0], rows[1:]
    return (
        len(first) > 2
        and bool(first[0])
        and not first[1]
        and bool(below)
        and all(_NUMBER.match(cells[0]) or not cells[0] for cells in below)
    )


def _wrapped_rows(run: list[Line]) -> list[Line]:
    whole: list[Line] = []
    for line in run:
        if whole and "\t" not in line.text.strip(" "):
            whole[-1] = replace(whole[-1], text=f"{whole[-1].text} {line.text.strip()}")
        elif whole and not _NUMBER.match(_split(line.text)[0]) and _lacks_cells([*whole[:-1], whole[-1]]):
            whole[-1] = replace(whole[-1], text=f"{whole[-1].text} {line.text.strip(' ')}")
        else:
            whole.append(line)
    return whole


def _is_numbered(rows: list[tuple[Line, list[str]]]) -> bool:
    numbers = [cells[0] for _, cells in rows if _NUMBER.match(cells[0])]
    return len(numbers) * 2 >= len(rows) and len(numbers) > 0
