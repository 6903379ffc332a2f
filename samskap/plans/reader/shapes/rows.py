"""The rows of a table: what each of them is, and the measure a row holds."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from enum import Enum

from samskap.plans.reader.blocks import Cell
from samskap.plans.reader.labels import Label, Meaning
from samskap.plans.reader.outline import Draft, Field, Text
from samskap.plans.reader.shapes.columns import Columns, cell_at
from samskap.plans.reader.wording import is_topic

_BULLET = re.compile(r"^\s*(?:[-–—•*·▪■●○✓➢→]|\d{1,2}[.)]|[a-z]\))\s+(?=\S)")
_BOX = re.compile(r"^\s*([☐☑☒✓✔✅⬜])\s*")
_SUM = re.compile(r"(?:sum|total|totalt|til saman|til sammen|i alt)\b", re.IGNORECASE)


class RowKind(Enum):
    """What a row of a table is."""

    MEASURE = "measure"
    SECTION = "section"
    CONTINUATION = "continuation"
    NOTE = "note"


def kind_of_row(
    row: Sequence[Cell], columns: Columns, *, numbered: bool, following: Sequence[Cell], above: bool
) -> RowKind:
    """What the row is, seen with the columns and the row below it."""
    words = list(dict.fromkeys(" ".join(cell.text.split()) for cell in row if cell.text.strip()))
    measure = cell_at(row, columns.measure)
    text = " ".join(measure.text.split()) if measure else ""
    if above or _SUM.match(words[0]):
        return RowKind.SECTION if above and len(words) == 1 and is_topic(words[0]) else RowKind.NOTE
    if len(words) == 1:
        return _kind_of_single(row, words[0], columns, numbered=numbered, following=following)
    if not text:
        return RowKind.CONTINUATION if _only_of_a_measure(row, columns) else RowKind.NOTE
    if numbered and not columns.number_of(row) and text[:1].islower():
        return RowKind.CONTINUATION
    return RowKind.MEASURE


def _kind_of_single(
    row: Sequence[Cell], text: str, columns: Columns, *, numbered: bool, following: Sequence[Cell]
) -> RowKind:
    """A row with one text in it: a theme that spans the table, the rest of the row above, or a bare measure."""
    cells = [(index, cell) for index, cell in enumerate(row) if cell.text.strip()]
    spans = len(cells) > 1 or cells[0][1].span >= max(2, len(columns.all) - 1) or len(row) == 1
    measure = cell_at(row, columns.measure)
    in_measure = measure is not None and bool(measure.text.strip())
    if in_measure and not spans:
        marked = bool(re.match(r"\s*[–—=-]{1,3}\s.*[–—=-]{1,3}\s*$", text)) or (
            text.isupper() and len(text) > 3
        )
        if marked:
            return RowKind.SECTION
        if numbered and not columns.number_of(row):
            return (
                RowKind.SECTION
                if is_topic(text) and not text[:1].islower() and any(c.text.strip() for c in following)
                else RowKind.CONTINUATION
            )
        topic = (
            is_topic(text)
            and len(text.split()) <= 5
            and _is_full(following, columns)
            and columns.measure == 0
        )
        return RowKind.SECTION if topic else RowKind.MEASURE
    if not in_measure and not spans and cells[0][0] > 0 and _only_of_a_measure(row, columns):
        return RowKind.CONTINUATION
    if in_measure or columns.measure == 0 or cells[0][0] == 0:
        short = len(text) <= 120 and text[-1:] not in ".;"
        return RowKind.SECTION if short else RowKind.NOTE
    return RowKind.CONTINUATION if _only_of_a_measure(row, columns) else RowKind.NOTE


def _is_full(row: Sequence[Cell], columns: Columns) -> bool:
    return sum(1 for cell in row if cell.text.strip()) >= min(2, len(columns.all))


def _only_of_a_measure(row: Sequence[Cell], columns: Columns) -> bool:
    """Whether the row's words stand under headers that belong to the measure above."""
    position = 0
    for cell in row:
        column = columns.at(position)
        if cell.text.strip() and (
            column is None or column.label is None or column.label.meaning is Meaning.NUMBER
        ):
            return False
        position += cell.span
    return True


def split_row(row: Sequence[Cell], columns: Columns) -> list[list[Cell]]:
    """The row, or one row per bullet when its measure cell lists several measures."""
    cell = cell_at(row, columns.measure)
    lines = [line for line in cell.text.split("\n") if line.strip()] if cell else []
    if cell is None or len(lines) < 2 or not all(_BULLET.match(line) for line in lines):
        return [list(row)]
    rows: list[list[Cell]] = []
    for index, line in enumerate(lines):
        bullet = _BULLET.sub("", line).strip()
        rows.append(
            [
                replace(other, text=bullet if other is cell else _share(other.text, index, len(lines)))
                for other in row
            ]
        )
    return rows


def _share(text: str, index: int, count: int) -> str:
    """As many lines as there are bullets: one for each. Otherwise all of it for each."""
    lines = [line for line in text.split("\n") if line.strip()]
    return lines[index] if len(lines) == count else text


_MARK = re.compile(r"[xX✓✔•■●▪–-]+")


def _marked_years(row: Sequence[Cell], columns: Columns) -> list[Cell]:
    """The cells that only mark the year their column is headed with."""
    return [
        cell
        for column in columns.all
        if re.fullmatch(r"20\d\d", column.name)
        and (cell := cell_at(row, column.index)) is not None
        and _MARK.fullmatch(cell.text.strip())
        and cell.text.strip() not in ("-", "–")
    ]


def _years_field(row: Sequence[Cell], columns: Columns, marked: Sequence[Cell]) -> Field:
    years = [
        int(column.name)
        for column in columns.all
        if cell_at(row, column.index) in marked and column.name.isdigit()
    ]
    whole = years[-1] - years[0] == len(years) - 1
    words = f"{years[0]}–{years[-1]}" if whole and len(years) > 1 else ", ".join(map(str, years))
    return Field(Label(Meaning.TIME, ""), words, marked[0].line, marked[0].page)


def draft_from_row(row: Sequence[Cell], columns: Columns) -> Draft:
    """The measure a row holds, each further cell under its header."""
    marked = _marked_years(row, columns)
    measure = cell_at(row, columns.measure) or row[0]
    draft = Draft(measure.line, measure.line, measure.page, number=_number(columns.number_of(row)), sure=0.97)
    position = 0
    for cell in row:
        column = columns.at(position)
        position += cell.span
        text = cell.text.strip()
        if not text or any(cell is each for each in marked):
            continue
        if column is not None and column.index == columns.measure:
            _take_measure(draft, cell)
        elif column is not None and column.index == columns.number_column and draft.number:
            continue
        elif column is None or column.label is None:
            _take_unknown(draft, cell, column.name if column else "")
        elif column.label.meaning is Meaning.AREA:
            continue
        else:
            draft.has(Field(column.label, text, cell.line, cell.page))
    if marked:
        draft.has(_years_field(row, columns, marked))
    return draft


def _take_measure(draft: Draft, cell: Cell) -> None:
    text = cell.text.strip()
    box = _BOX.match(text)
    if box:
        draft.mark, text = box.group(1), text[box.end() :]
    if not draft.number:
        number = re.match(
            r"(?:Tiltak\s+)?(\d{1,2}(?:\.\d{1,2})*[.):]|\d{1,2}(?:\.\d{1,2})+)\s+(?=[A-ZÆØÅ«\"])", text
        )
        if number:
            draft.number, text = number.group(1).rstrip(".):"), text[number.end() :]
    for index, paragraph in enumerate(text.split("\n")):
        if paragraph.strip():
            draft.says(
                Text(
                    _BULLET.sub("", paragraph).strip() if index == 0 else paragraph.strip(),
                    cell.line,
                    cell.line,
                    cell.page,
                )
            )


def _take_unknown(draft: Draft, cell: Cell, name: str) -> None:
    box = _BOX.fullmatch(cell.text)
    if box:
        draft.mark = box.group(1)
        return
    label = Label(Meaning.COMMENT, name)
    draft.has(Field(label, cell.text.strip(), cell.line, cell.page))


def _number(text: str) -> str:
    return text.strip().rstrip(".):").strip()


def go_on_with(draft: Draft, row: Sequence[Cell], columns: Columns) -> None:
    """Add a row to the measure above it."""
    position = 0
    for cell in row:
        column = columns.at(position)
        position += cell.span
        text = cell.text.strip()
        if not text:
            continue
        if column is not None and column.index == columns.measure:
            draft.says(Text(text, cell.line, cell.line, cell.page))
        elif column is None or column.label is None:
            _take_unknown(draft, cell, column.name if column else "")
        else:
            draft.has(Field(column.label, text, cell.line, cell.page))
