"""Tables without borders: columns told from a header of known words, or from edges that agree row after row."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from samskap.plans.reader.extract.layout.lines import Row, Rule, Segment, Word
from samskap.plans.reader.extract.layout.wrap import cell_text
from samskap.plans.reader.labels import header_label

_NUMBER = re.compile(r"\(?\d{1,3}(?:\.\d{1,2})*[.)]?$")
_TOLERANCE = 4.0
_SPLIT = 0.45
_MOST_HEADER_WORDS = 16
_MOST_ROWS = 400
_LARGER = 1.15
# When even the closest lines are further apart than this, no line goes on from the one above; in font sizes.
_LOOSE = 1.5
_LONGEST_SECTION = 70
_FEWEST_ROWS = 3


@dataclass(slots=True)
class AlignedTable:
    """Rows ``start`` to ``end`` (exclusive) of the page, their cells, and where each row of cells began."""

    start: int
    end: int
    rows: list[list[tuple[str, int, bool]]]
    began: list[int]


def find_aligned(rows: Sequence[Row], rules: Sequence[Rule], right: float) -> list[AlignedTable]:
    """The tables among the rows, from the top; ``right`` is the edge of the text."""
    tables: list[AlignedTable] = []
    index = 0
    while index < len(rows):
        edges = _header_edges(rows[index]) or _agreeing_edges(rows, index)
        if not edges:
            index += 1
            continue
        edges = _with_numbers(rows[index + 1 : index + _MOST_ROWS], edges)
        split = [_split_at(row, edges) for row in rows[index : index + _MOST_ROWS]]
        end = index + _end(split, edges)
        if end - index >= 2:
            groups = _grouped(split[: end - index], edges, rules)
            began = [index + sum(map(len, groups[:place])) for place in range(len(groups))]
            tables.append(AlignedTable(index, end, _cells(groups, edges, right), began))
            index = end
        else:
            index += 1
    return tables


def is_table_header(row: Row) -> bool:
    """Whether the row is the header of a table: several known words for columns, apart from one another."""
    return bool(_header_edges(row))


def _header_edges(row: Row) -> list[float]:
    """Where the columns begin; [] when some words of the row are no label."""
    starts: list[float] = []
    for segment in row.segments:
        labels = _labels(segment.words, max(_SPLIT, 1.3 * row.space))
        if not labels:
            return []
        starts += labels
    return starts if len(starts) > 1 else []


def _labels(words: list[Word], space: float) -> list[float]:
    """Where each label begins; narrow columns leave little space between theirs."""
    if header_label(" ".join(word.text for word in words)) is not None:
        return [words[0].x0]
    if len(words) < 2 or len(words) > _MOST_HEADER_WORDS:
        return []
    gaps = [after.x0 - before.x1 for before, after in pairwise(words)]
    widest = gaps.index(max(gaps)) + 1
    if gaps[widest - 1] < space * words[0].size:
        return []
    left, right = _labels(words[:widest], space), _labels(words[widest:], space)
    return left + right if left and right else []


def _with_numbers(below: Sequence[Row], edges: list[float]) -> list[float]:
    """The columns with one for the numbers that stand to the left of the first, under no header."""
    left: list[float] = []
    for row in below:
        first = row.segments[0].words[0]
        if first.x0 >= edges[0] - 0.4 * first.size:
            continue
        if not _NUMBER.match(first.text):
            break
        left.append(first.x0)
    return [min(left), *edges] if len(left) > 1 else edges


def _split_at(row: Row, edges: list[float]) -> Row:
    """The row with a new segment wherever a word starts at the edge of a column."""
    segments: list[Segment] = []
    for segment in row.segments:
        current = Segment([segment.words[0]])
        for before, word in pairwise(segment.words):
            at_edge = any(abs(word.x0 - edge) <= _TOLERANCE for edge in edges[1:])
            if at_edge and word.x0 - before.x1 > max(_SPLIT, 1.3 * row.space) * word.size:
                segments.append(current)
                current = Segment([word])
            else:
                current.words.append(word)
        segments.append(current)
    return replace(row, segments=segments)


def _agreeing_edges(rows: Sequence[Row], index: int) -> list[float]:
    """Three segments or more that start at the same places in three rows running."""
    first = rows[index]
    if len(first.segments) < 3:
        return []
    edges = [segment.x0 for segment in first.segments]
    agreeing = 1
    for row in rows[index + 1 : index + 12]:
        starts = [segment.x0 for segment in row.segments]
        matched = sum(any(abs(start - edge) <= _TOLERANCE for edge in edges) for start in starts)
        if matched < len(starts):
            break
        agreeing += matched >= 2
    return edges if agreeing >= _FEWEST_ROWS else []


def _end(rows: Sequence[Row], edges: list[float]) -> int:
    """How many rows the table has: up to the first that crosses the columns, and is no section row."""
    index = 1
    while index < len(rows) and not _stops(rows, index, edges):
        index += 1
    while index > 1 and (not _fits(rows[index - 1], edges) or _stands_out(rows, index - 1, edges)):
        index -= 1
    return index


def _stops(rows: Sequence[Row], index: int, edges: list[float]) -> bool:
    row, above = rows[index], rows[index - 1]
    if row.size > _LARGER * above.size or is_table_header(row):
        return True
    if not _fits(row, edges):
        return not _is_section(rows, index, edges)
    if len(row.segments) > 1:
        return False
    next_is_row = index + 1 < len(rows) and len(rows[index + 1].segments) > 1
    return row.y - above.y > 4.5 * row.size or (_stands_out(rows, index, edges) and not next_is_row)


def _stands_out(rows: Sequence[Row], index: int, edges: list[float]) -> bool:
    """A bold line alone in the first column, under a row that is not bold: a section or a heading."""
    segments = rows[index].segments
    alone = len(segments) == 1 and _column(segments[0], edges) == 0
    return alone and segments[0].bold and not rows[index - 1].segments[0].bold


def _fits(row: Row, edges: list[float]) -> bool:
    taken: set[int] = set()
    for segment in row.segments:
        column = _column(segment, edges)
        if (column in taken and column + 1 < len(edges)) or segment.x0 < edges[0] - 3 * segment.size:
            return False
        if column + 1 < len(edges) and segment.x1 > edges[column + 1] + _TOLERANCE:
            return False
        taken.add(column)
    return True


def _is_section(rows: Sequence[Row], index: int, edges: list[float]) -> bool:
    row = rows[index]
    if len(row.segments) > 1 or len(row.text) > _LONGEST_SECTION or index + 1 >= len(rows):
        return False
    following = rows[index + 1]
    return len(following.segments) >= 2 and _fits(following, edges)


def _column(segment: Segment, edges: list[float]) -> int:
    found = 0
    for column, edge in enumerate(edges):
        if segment.x0 >= edge - _TOLERANCE - 0.5 * segment.size:
            found = column
    return found


def _cells(
    groups: Sequence[list[Row]], edges: list[float], right: float
) -> list[list[tuple[str, int, bool]]]:
    rights = [*(edge - 2 for edge in edges[1:]), max(right, edges[-1] + 20)]
    table: list[list[tuple[str, int, bool]]] = []
    for group in groups:
        if len(group) == 1 and not _fits(group[0], edges):
            table.append([(group[0].text, len(edges), False)])
            continue
        parts: list[list[Row]] = [[] for _ in edges]
        for row in group:
            for segment in row.segments:
                parts[_column(segment, edges)].append(Row([segment], row.y, row.size))
        table.append([(cell_text(part, rights[column]), 1, False) for column, part in enumerate(parts)])
    return table


def _grouped(rows: Sequence[Row], edges: list[float], rules: Sequence[Rule]) -> list[list[Row]]:
    """Lines of the page gathered into rows of the table."""
    level = sorted(rule.at for rule in rules if not rule.upright and rule.high - rule.low > 40)
    numbered = sum(bool(_NUMBER.match(row.segments[0].text)) for row in rows) >= 2
    starts = _start_rule(rows, edges, level, numbered)
    groups: list[list[Row]] = [[rows[0]]]
    for above, row in pairwise(rows):
        crosses = not _fits(row, edges) or not _fits(above, edges)
        opens = len(groups) == 1 and _starts_body(row, edges, numbered)
        if crosses or opens or _is_title(row, above, edges, numbered) or starts(above, row, groups[-1]):
            groups.append([row])
        else:
            groups[-1].append(row)
    return groups


def _start_rule(
    rows: Sequence[Row], edges: list[float], level: list[float], numbered: bool
) -> Callable[[Row, Row, list[Row]], bool]:
    """How a new row shows itself in this table: by a line, a number, the distance, or how it begins."""
    gaps = [b.y - a.y for a, b in pairwise(rows)]
    leading = min(gaps, default=0.0)
    airy = sum(gap > 1.3 * leading for gap in gaps)
    if sum(any(a.y < at < b.y for at in level) for a, b in pairwise(rows)) >= 2:
        return lambda above, row, _: any(above.y < at < row.y for at in level)
    if numbered:
        return lambda _, row, __: (
            bool(_NUMBER.match(row.segments[0].text)) and _column(row.segments[0], edges) == 0
        )
    if leading > _LOOSE * rows[0].size:
        return lambda *_: True
    if 0 < airy < len(gaps):
        return lambda above, row, _: row.y - above.y > 1.25 * leading or _is_full(row, edges)
    return lambda _, row, group: _starts_row(row, group, edges) or _is_full(row, edges)


def _is_full(row: Row, edges: list[float]) -> bool:
    """Nearly every column begins something here; lines that go on do not do that all at once."""
    if len(row.segments) < max(3, len(edges) - 1):
        return False
    return not any(segment.text[:1].islower() for segment in row.segments)


def _is_title(row: Row, above: Row, edges: list[float], numbered: bool) -> bool:
    """A section's name that fits into the first column: alone on its line, among numbers, between signs, or bold."""
    if len(row.segments) > 1 or _column(row.segments[0], edges) != 0:
        return False
    text = row.segments[0].text
    if numbered:
        return not _NUMBER.match(text)
    if text[:1] in "–—-" and text[-1:] in "–—-" and len(text) > 2:
        return True
    return row.segments[0].bold and not above.segments[0].bold


def _starts_body(row: Row, edges: list[float], numbered: bool) -> bool:
    """The first row under the header; a header's second line has no text in the first column."""
    if numbered:
        return bool(_NUMBER.match(row.segments[0].text))
    return _column(row.segments[0], edges) == 0 and not row.segments[0].text[:1].islower()


def _starts_row(row: Row, group: list[Row], edges: list[float]) -> bool:
    first = row.segments[0]
    if _column(first, edges) != 0 or first.text[:1].islower():
        return False
    usual = sorted(len(line.segments) for line in group)[len(group) // 2]
    return len(row.segments) >= 2 or usual < 2
