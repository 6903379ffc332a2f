"""Rows whose cells stand apart by tabs become tables."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from samskap.plans.reader.blocks import Cell
from samskap.plans.reader.blocks.letters import join
from samskap.plans.reader.extract.pieces import Line, Piece, Table
from samskap.plans.reader.labels import Meaning, header_label
from samskap.plans.reader.limits import Budget

_NUMBER = re.compile(r"\(?\d{1,3}(?:\.\d{1,2})*[.)]?$")


def tables_from_tabs(pieces: Sequence[Piece], budget: Budget) -> list[Piece]:
    """The pieces with every run of tab-separated lines turned into a table."""
    done: list[Piece] = []
    run = _Run()
    for piece in pieces:
        if isinstance(piece, Line) and run.takes(piece):
            run.add(piece)
            continue
        done.extend(_settle(run, budget))
        run = _Run()
        if isinstance(piece, Line) and _is_row(piece):
            run.add(piece)
        else:
            done.append(piece)
    done.extend(_settle(run, budget))
    return done


@dataclass(slots=True)
class _Run:
    """Lines that may be one table, and the rows they make: a row wrapped before its last cell is one row."""

    lines: list[Line] = field(default_factory=list)
    rows: list[Line] = field(default_factory=list)

    def takes(self, line: Line) -> bool:
        """A row right below; after a gap only one of the same shape; a wrapped line inside a row that lacks cells."""
        if not self.lines or line.heading or line.role:
            return False
        if not _is_row(line):
            return not line.gap_before and not line.whole and self._is_open()
        if line.gap_before and not line.whole:
            return len(_split(line.text)) == len(_split(self.rows[-1].text))
        return True

    def add(self, line: Line) -> None:
        goes_on = bool(self.rows) and self._is_open() and not _NUMBER.match(_split(line.text)[0])
        if goes_on or (self.rows and "\t" not in line.text.strip()):
            last = self.rows[-1]
            self.rows[-1] = replace(last, text=join(last.text, line.text.strip(" ")))
        else:
            self.rows.append(line)
        self.lines.append(line)

    def _is_open(self) -> bool:
        """The last row opens with a number and has fewer cells than rows here have."""
        cells = _split(self.rows[-1].text)
        return len(self.rows) > 1 and bool(_NUMBER.match(cells[0])) and len(cells) < self.width()

    def width(self) -> int:
        """How many cells a row has; numbers stand in a column that a header often leaves out."""
        header = _split(self.rows[0].text)
        widest = max(len(_split(row.text)) for row in self.rows[:-1] or self.rows)
        labels = [header_label(cell) for cell in header]
        bare = all(label is not None and label.meaning is not Meaning.NUMBER for label in labels)
        return max(widest, len(header) + 1) if bare else widest


def _is_row(line: Line) -> bool:
    return "\t" in line.text.strip() and not line.heading and not line.role and "\n" not in line.text


def _split(text: str) -> list[str]:
    return [cell.strip() for cell in re.split(r"\t+", text.strip(" ").rstrip())]


def _settle(run: _Run, budget: Budget) -> list[Piece]:
    rows = _rows(run.rows)
    widest = max((len(cells) for _, cells in rows), default=0)
    if len(rows) < 2 and widest < 3:
        return list(run.lines)
    numbered = _is_numbered(rows)
    if numbered:
        rows = _with_known_ends(rows, widest)
    table: list[tuple[Cell, ...]] = []
    for line, cells in rows:
        lacks_number = numbered and len(cells) < widest and bool(cells[0]) and not _NUMBER.match(cells[0])
        full = ["", *cells] if lacks_number else cells
        budget.row(len(full))
        table.append(tuple(Cell(text, line.number, line.page) for text in full))
    first = run.lines[0]
    return [Table(tuple(table), first.number, first.page, first.gap_before)]


def _rows(whole: list[Line]) -> list[tuple[Line, list[str]]]:
    """Lines as rows: single tabs part cells when that gives an even table, else any number of tabs does."""
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


def _with_known_ends(rows: list[tuple[Line, list[str]]], width: int) -> list[tuple[Line, list[str]]]:
    """A last cell that no tab sets apart is told by standing in that column elsewhere ("… for alle Lag A Lag B")."""
    known = {cells[-1] for _, cells in rows[1:] if len(cells) == width and cells[-1]}
    result: list[tuple[Line, list[str]]] = []
    for line, cells in rows:
        head, tail = cells[-1], ""
        while len(cells) == width - 1 and _NUMBER.match(cells[0]):
            found = max((end for end in known if head.endswith(f" {end}")), key=len, default="")
            if not found:
                break
            head, tail = head.removesuffix(found).rstrip(), f"{found} {tail}".rstrip()
        result.append((line, [*cells[:-1], head, tail]) if tail else (line, cells))
    return result


def _is_numbered(rows: list[tuple[Line, list[str]]]) -> bool:
    numbers = [cells[0] for _, cells in rows if _NUMBER.match(cells[0])]
    return len(numbers) * 2 >= len(rows) and len(numbers) > 0
