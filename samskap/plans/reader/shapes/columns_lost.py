"""Tables whose columns were lost, one cell per line, as in text taken from a PDF.

The labels of the header stand below one another; the cells follow in the same order, each row begun by its number.
"""

from __future__ import annotations

from collections.abc import Sequence

from samskap.plans.reader.blocks import Block, Cell, Kind
from samskap.plans.reader.labels import Meaning, meaning_of
from samskap.plans.reader.outline import Outline, Part, Region, text_of
from samskap.plans.reader.shapes.columns import columns_from_header, is_number
from samskap.plans.reader.shapes.tables import parse as parse_tables

_Line = tuple[str, Block]


def matches(region: Region) -> float:
    """Sure when at least two labels stand alone below one another and the cells below come out even."""
    return 0.97 if not region.is_table and _rows(region)[1] else 0.0


def parse(region: Region) -> Outline:
    """The rows put together again and read as the table they were."""
    first, rows = _rows(region)
    lines = _lines(region.blocks)
    cells = tuple(tuple(Cell(text, block.line, block.page) for text, block in row) for row in rows)
    table = Block(Kind.TABLE, "", cells[0][0].line, cells[-1][-1].line, cells[0][0].page, rows=cells)
    outline = parse_tables(Region((table,), region.heading, region.path, True))
    part = outline.parts[0] if outline.parts else Part()
    part.intro = [text_of(block, text) for text, block in lines[:first]] + part.intro
    return outline


def _lines(blocks: Sequence[Block]) -> list[_Line]:
    lines: list[_Line] = []
    for block in blocks:
        if block.marker:
            lines.append((block.marker, block))
        lines += [(text.strip(), block) for text in block.text.split("\n") if text.strip()]
    return lines


def _rows(region: Region) -> tuple[int, list[list[_Line]]]:
    lines = _lines(region.blocks)
    first, count = _header(lines)
    if count < 2:
        return 0, []
    header = lines[first : first + count]
    if columns_from_header([Cell(text, 0) for text, _ in header]) is None:
        return 0, []
    body = lines[first + count :]
    numbered = meaning_of(header[0][0]) is Meaning.NUMBER
    rows = _by_number(body, count) if numbered else _evenly(body, count)
    return (first, [header, *rows]) if rows else (0, [])


def _header(lines: Sequence[_Line]) -> tuple[int, int]:
    """Where the longest run of labels begins, and how many they are."""
    best = (0, 0)
    start = 0
    while start < len(lines):
        end = start
        while end < len(lines) and meaning_of(lines[end][0]):
            end += 1
        if end - start > best[1]:
            best = (start, end - start)
        start = max(end, start + 1)
    return best


def _by_number(body: Sequence[_Line], count: int) -> list[list[_Line]]:
    """Rows from one number to the next; what is too much belongs to the measure, the second column."""
    rows: list[list[_Line]] = []
    for line in body:
        if is_number(line[0]) and (not rows or len(rows[-1]) >= count - 1):
            rows.append([])
        if not rows:
            return []
        rows[-1].append(line)
    evened: list[list[_Line]] = []
    for row in rows:
        extra = max(0, len(row) - count)
        measure = (" ".join(text for text, _ in row[1 : 2 + extra]), row[1][1]) if len(row) > 1 else row[0]
        evened.append([row[0], measure, *row[2 + extra :]] if extra else row)
    return evened


def _evenly(body: Sequence[_Line], count: int) -> list[list[_Line]]:
    if len(body) < 2 * count or len(body) % count:
        return []
    return [list(body[index : index + count]) for index in range(0, len(body), count)]
