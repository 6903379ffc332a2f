"""Pages set in two columns of prose, read one column after the other."""

from __future__ import annotations

from collections.abc import Sequence

from samskap.plans.reader.extract.pdf.lines import Row, Segment

_FEWEST_ROWS = 8
_NARROWEST = 60.0


def in_reading_order(rows: Sequence[Row]) -> list[Row]:
    """The rows, with every stretch of two columns read left before right."""
    result: list[Row] = []
    index = 0
    while index < len(rows):
        end, gutter = _stretch(rows, index)
        if end - index >= _FEWEST_ROWS:
            result.extend(_side(rows[index:end], gutter, left=True))
            result.extend(_side(rows[index:end], gutter, left=False))
            index = end
        else:
            result.append(rows[index])
            index += 1
    return result


def _stretch(rows: Sequence[Row], start: int) -> tuple[int, float]:
    """How far a gutter runs down from here, and where it stands."""
    first = rows[start]
    if len(first.segments) != 2:
        return start, 0.0
    low, high = first.segments[0].x1, first.segments[1].x0
    both, end = 0, start
    for index in range(start, len(rows)):
        row = rows[index]
        left = [segment for segment in row.segments if segment.x0 < (low + high) / 2]
        right = [segment for segment in row.segments if segment.x0 >= (low + high) / 2]
        low_here = max([low, *(segment.x1 for segment in left)])
        high_here = min([high, *(segment.x0 for segment in right)])
        if len(left) > 1 or len(right) > 1 or high_here - low_here < 0.6 * row.size:
            break
        low, high, end = low_here, high_here, index + 1
        both += bool(left and right)
    block = rows[start:end]
    if both < 0.5 * len(block) or not _is_prose(block, (low + high) / 2):
        return start, 0.0
    return end, (low + high) / 2


def _is_prose(rows: Sequence[Row], gutter: float) -> bool:
    """Both sides are wide and their lines mostly full; cells of a table are short or uneven."""
    for left in (True, False):
        side = [segment for row in rows for segment in row.segments if (segment.x0 < gutter) == left]
        if len(side) < _FEWEST_ROWS // 2:
            return False
        widest = max(segment.x1 - segment.x0 for segment in side)
        full = sum(segment.x1 - segment.x0 > 0.75 * widest for segment in side)
        if widest < _NARROWEST or full < 0.5 * len(side):
            return False
    return True


def _side(rows: Sequence[Row], gutter: float, *, left: bool) -> list[Row]:
    side: list[Row] = []
    for row in rows:
        segments: list[Segment] = [segment for segment in row.segments if (segment.x0 < gutter) == left]
        if segments:
            side.append(Row(segments, row.y, row.size))
    return side
