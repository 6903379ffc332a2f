"""Tables: whatever the order and number of columns (P3–P8, P16).

The header row says what each column holds; without one the cells tell. Rows that name a theme open a part, rows
without a number or a measure go on with the one above, repeated header rows are passed over, and a new header row
changes the columns.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from samskap.plans.reader.blocks import Block, Cell
from samskap.plans.reader.labels import Meaning
from samskap.plans.reader.outline import Draft, Field, Outline, Part, Region, Text
from samskap.plans.reader.shapes.columns import Columns, columns_from_cells, columns_from_header, header_cells
from samskap.plans.reader.shapes.rows import RowKind, draft_from_row, go_on_with, kind_of_row, split_row


@dataclass(slots=True)
class _Reading:
    """Where we are in a table."""

    columns: Columns
    parts: list[Part] = field(default_factory=list)
    area: str = ""
    titled: bool = False
    goal: Field | None = None

    @property
    def part(self) -> Part:
        if not self.parts:
            self.parts.append(Part())
        return self.parts[-1]


def matches(region: Region) -> float:
    """Sure of every table whose columns say or show that its rows are measures."""
    if not region.is_table:
        return 0.0
    return 1.0 if any(_columns_of(block, region.columns) for block in region.blocks) else 0.0


def parse(region: Region) -> Outline:
    """One part per theme of the tables; tables that hold no measures become text."""
    parts: list[Part] = []
    carried = region.columns
    for block in region.blocks:
        columns = _columns_of(block, carried)
        if columns is None:
            _place(parts, block)
            continue
        reading = _Reading(columns, [parts[-1]] if parts and not parts[-1].drafts else [])
        _read_rows(block, reading)
        parts += [part for part in reading.parts if part not in parts]
        carried = columns.header or carried
    return Outline(parts)


def _place(parts: list[Part], block: Block) -> None:
    if not parts:
        parts.append(Part())
    target = parts[-1].after if parts[-1].drafts else parts[-1].intro
    target += table_as_text(block)


def table_as_text(block: Block) -> list[Text]:
    """The rows of a table that holds no measures, a line each."""
    rows: list[Text] = []
    for row in block.rows:
        words = " | ".join(" ".join(cell.text.split()) for cell in row if cell.text.strip())
        if words:
            rows.append(Text(words, row[0].line, row[0].line, row[0].page))
    return rows


def _columns_of(block: Block, carried: Sequence[str]) -> Columns | None:
    """The columns by the first header row, by the table before with as many columns, or by what the cells hold."""
    for row in block.rows[:6]:
        columns = columns_from_header(row)
        if columns:
            return columns
    width = max((len(header_cells(row)) for row in block.rows), default=0)
    if carried and len(carried) == width:
        columns = columns_from_header([Cell(text, block.line) for text in carried])
        if columns:
            return columns
    return columns_from_cells(block.rows)


def _read_rows(block: Block, reading: _Reading) -> None:
    rows = block.rows
    header_at = next((index for index, row in enumerate(rows[:6]) if columns_from_header(row)), 0)
    numbered = any(row and reading.columns.number_of(row) for row in rows)
    for index, row in enumerate(rows):
        if not any(cell.text.strip() for cell in row):
            continue
        header = columns_from_header(row)
        if header:
            _take_header(reading, header, first=index == header_at)
            continue
        following = rows[index + 1] if index + 1 < len(rows) else ()
        kind = kind_of_row(
            row, reading.columns, numbered=numbered, following=following, above=index < header_at
        )
        _take_row(row, kind, reading)


def _take_header(reading: _Reading, header: Columns, *, first: bool) -> None:
    """A later header with other words in it opens a part of its own: "TILTAK våren 2016"."""
    title = header.title
    if title and (first or title != reading.columns.title):
        if reading.part.drafts:
            reading.parts.append(Part())
        if not reading.part.title:
            reading.part.title = title
        else:
            reading.part.intro.append(Text(title, header.line, header.line))
    reading.columns = header


def _take_row(row: Sequence[Cell], kind: RowKind, reading: _Reading) -> None:
    columns = reading.columns
    words = [cell for cell in row if cell.text.strip()]
    if kind is RowKind.SECTION:
        _open_part(reading, words[0])
        words = words[1:]
    if kind in (RowKind.SECTION, RowKind.NOTE):
        target = reading.part.after if reading.part.drafts else reading.part.intro
        if any(re.search(r"\w", cell.text) for cell in words):
            text = " | ".join(" ".join(cell.text.split()) for cell in words)
            target.append(Text(text, words[0].line, words[0].line, words[0].page))
        return
    if kind is RowKind.CONTINUATION and reading.part.drafts:
        go_on_with(reading.part.drafts[-1], row, columns)
        return
    area = columns.text(row, Meaning.AREA)
    if area and area != reading.area:
        reading.area = area
        _open_part(reading, columns.cell(row, Meaning.AREA) or words[0])
    for part_of_row in split_row(row, columns):
        draft = draft_from_row(part_of_row, columns)
        _carry_goal(draft, reading, changed=bool(area))
        reading.part.drafts.append(draft)


def _carry_goal(draft: Draft, reading: _Reading, *, changed: bool) -> None:
    """A goal stands once for the rows below it, where cells were merged."""
    own = next((given for given in draft.fields if given.label.meaning is Meaning.GOAL), None)
    if own is not None:
        reading.goal = own
    elif changed:
        reading.goal = None
    elif reading.goal is not None:
        draft.fields.append(replace(reading.goal, shared=True))


def _open_part(reading: _Reading, cell: Cell) -> None:
    title = " ".join(cell.text.split()).strip("–—-=*_ ")
    part = reading.part
    if part.drafts or (part.title and reading.titled):
        part = Part()
        reading.parts.append(part)
    if part.title:
        part.intro.append(Text(part.title, cell.line, cell.line, cell.page))
    part.title = title
    reading.titled, reading.goal = True, None
