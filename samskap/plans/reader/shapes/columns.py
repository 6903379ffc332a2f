"""What the columns of a table hold: by their header row, or by what stands in the cells."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from samskap.plans.reader import bodies
from samskap.plans.reader.blocks import Cell
from samskap.plans.reader.dates import MONTHS
from samskap.plans.reader.labels import MEASURES, OF_A_MEASURE, Label, Meaning, header_label, question_label
from samskap.plans.reader.statuses import is_bare_status
from samskap.plans.reader.timings import Frame, Role, read_timings

_NUMBER = re.compile(
    (
        r"\s*(?:(?:tiltak|nr\.?|pkt\.?)\s*)?(?:[A-ZÆØÅ]{1,3}[\s.-]?)?\d{1,3}(?:[.-]\d{1,3})*[a-z]?\s*[.):]?\s*"
        r"|\s*[IVX]{1,5}\.?\s*|\s*[a-z]\)\s*"
    ),
    re.IGNORECASE,
)
# Which column is the measure when several could be: what is new before what is done, then what is wanted.
_RANK = (
    Meaning.NEW,
    Meaning.MEASURE,
    Meaning.CONTINUED,
    Meaning.FINISHED,
    Meaning.HOW,
    Meaning.GOAL,
    Meaning.CHALLENGE,
    Meaning.AREA,
)


@dataclass(frozen=True, slots=True)
class Column:
    """One column: where it stands and what it holds; ``label`` is None when its header is no label."""

    index: int
    width: int
    name: str
    label: Label | None


@dataclass(frozen=True, slots=True)
class Columns:
    """All columns of a table. ``measure`` is the index of the column the measures stand in."""

    all: tuple[Column, ...]
    measure: int
    header: tuple[str, ...] = ()
    title: str = ""
    line: int = 0

    def at(self, index: int) -> Column | None:
        """The column that covers a grid index."""
        return next(
            (column for column in self.all if column.index <= index < column.index + column.width), None
        )

    def cell(self, row: Sequence[Cell], meaning: Meaning) -> Cell | None:
        """The row's cell in the first column of that meaning."""
        wanted = next(
            (c.index for c in self.all if c.label and c.label.meaning is meaning and c.index != self.measure),
            None,
        )
        return None if wanted is None else cell_at(row, wanted)

    def text(self, row: Sequence[Cell], meaning: Meaning) -> str:
        """The words of that cell, "" when there is none."""
        cell = self.cell(row, meaning)
        return " ".join(cell.text.split()) if cell else ""

    def number_of(self, row: Sequence[Cell]) -> str:
        """The row's number, from its own column or from a first cell that is a number."""
        index = self.number_column
        cell = None if index is None else cell_at(row, index)
        text = (cell.text if cell else "").strip()
        return text if text and is_number(text) else ""

    @property
    def number_column(self) -> int | None:
        """The column headed "Nr", or else one without a header before the measures."""
        named = next((c.index for c in self.all if c.label and c.label.meaning is Meaning.NUMBER), None)
        if named is not None:
            return named
        return next(
            (c.index for c in self.all if not c.name and c.label is None and c.index < self.measure), None
        )


def is_number(text: str) -> bool:
    """Whether a cell holds the number of a measure: "3", "2.1", "B4", "Tiltak 7"."""
    return bool(_NUMBER.fullmatch(text)) and len(text.strip()) <= 12


def header_cells(row: Sequence[Cell]) -> list[str]:
    """The cells of a row laid out over the grid: a cell that spans columns stands in the first of them."""
    laid: list[str] = []
    for cell in row:
        laid += [cell.text] + [""] * (cell.span - 1)
    return laid


def cell_at(row: Sequence[Cell], index: int) -> Cell | None:
    """The cell that covers a grid index."""
    position = 0
    for cell in row:
        if position <= index < position + cell.span:
            return cell
        position += cell.span
    return None


def columns_from_header(row: Sequence[Cell]) -> Columns | None:
    """The columns a header row names; None when the row is no header."""
    columns: list[Column] = []
    position = 0
    for cell in row:
        text = " ".join(cell.text.split())
        columns.append(
            Column(position, cell.span, text, (header_label(text) or question_label(text)) if text else None)
        )
        position += cell.span
    meanings = [column.label.meaning for column in columns if column.label]
    filled = [column for column in columns if column.name]
    years = [
        column
        for column in filled
        if re.fullmatch(r"(?:(?:kostnad|kr)\w*\s+)?20\d\d", column.name, re.IGNORECASE)
    ]
    if not _is_header(meanings, len(filled) - len(years)):
        return None
    measure = _measure_column(columns)
    if measure is None:
        return None
    rest = [
        f"{c.label.words} {c.label.rest}" for c in columns if c.label and c.label.rest and c.index == measure
    ]
    line = row[0].line if row else 0
    return Columns(tuple(columns), measure, tuple(header_cells(row)), rest[0] if rest else "", line)


def _is_header(meanings: Sequence[Meaning], filled: int) -> bool:
    kinds = set(meanings)
    if len(kinds) >= 2 and len(meanings) * 2 >= filled:
        return bool(kinds & (MEASURES | OF_A_MEASURE | {Meaning.GOAL}))
    return len(kinds) == 1 and filled == 1 and kinds <= MEASURES


def _measure_column(columns: Sequence[Column]) -> int | None:
    named = {column.label.meaning: column.index for column in reversed(columns) if column.label}
    best = next((named[meaning] for meaning in _RANK[:4] if meaning in named), None)
    if best is not None:
        return best
    unnamed = [column.index for column in columns if column.name and column.label is None]
    blank = [column.index for column in columns if not column.name]
    others = [named[meaning] for meaning in _RANK[4:] if meaning in named]
    if not set(named) & OF_A_MEASURE:
        return None
    return next(iter([*others, *unnamed, *blank]), None)


def columns_from_cells(rows: Sequence[Sequence[Cell]]) -> Columns | None:
    """The columns of a table without a header, from what its cells hold; None when they are no measures."""
    width = max((sum(cell.span for cell in row) for row in rows), default=0)
    full = [row for row in rows if sum(1 for cell in row if cell.text.strip()) >= 2]
    if not 2 <= width <= 9 or len(full) < 2:
        return None
    meanings = [_guess(full, index) for index in range(width)]
    lengths = [sum(len(_text(row, index)) for row in full) / len(full) for index in range(width)]
    free = [index for index in range(width) if meanings[index] is None]
    if not free or not any(meanings[index] in OF_A_MEASURE for index in range(width)):
        return None
    measure = max(free, key=lambda index: lengths[index])
    words = {
        Meaning.NUMBER: "Nr",
        Meaning.TIME: "Når",
        Meaning.RESPONSIBLE: "Ansvar",
        Meaning.STATUS: "Status",
    }
    columns = []
    for index, meaning in enumerate(meanings):
        label = (
            Label(Meaning.MEASURE, "Tiltak")
            if index == measure
            else Label(meaning, words[meaning])
            if meaning
            else None
        )
        columns.append(Column(index, 1, "", label))
    return Columns(tuple(columns), measure)


def _text(row: Sequence[Cell], index: int) -> str:
    cell = cell_at(row, index)
    return cell.text.strip() if cell else ""


def _guess(rows: Sequence[Sequence[Cell]], index: int) -> Meaning | None:
    texts = [text for row in rows if (text := _text(row, index))]
    if not texts:
        return None
    tests = (
        (Meaning.NUMBER, is_number),
        (Meaning.TIME, _is_time),
        (Meaning.STATUS, is_bare_status),
        (Meaning.RESPONSIBLE, _is_who),
    )
    return next((meaning for meaning, test in tests if sum(map(test, texts)) >= 0.7 * len(texts)), None)


def _is_time(text: str) -> bool:
    if len(text) > 40:
        return False
    if text.lower().strip(" .:") in MONTHS:
        return True
    timings = read_timings(text, Role.WHEN, Frame())
    return any(timing.precision or timing.recurrence for timing in timings)


def _is_who(text: str) -> bool:
    return (
        len(text) <= 70
        and text[-1] != "."
        and any(bodies.is_body_word(word) for word in text.split())
        and len(text.split()) <= 9
    )
