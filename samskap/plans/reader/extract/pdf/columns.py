"""Pages set in columns of prose, read one column after the other."""

from __future__ import annotations

from collections.abc import Sequence

from samskap.plans.reader.extract.layout.lines import Row, Segment, rows_of

_FEWEST_LINES = 8
_NARROWEST = 70.0
_BIN = 2.0
_MOST_BINS = 2_000
# The share of lines, such as titles, that may run across the gutter.
_MOST_ACROSS = 0.25


def in_reading_order(rows: Sequence[Row]) -> list[Row]:
    """The rows; those of a page in columns with the left column before the right one."""
    segments = [segment for row in rows for segment in row.segments]
    gutter = _find_gutter(segments)
    if gutter is None:
        return list(rows)
    result: list[Row] = []
    band: list[Segment] = []
    for segment in sorted(segments, key=lambda segment: (segment.y, segment.x0)):
        if segment.x0 < gutter < segment.x1:
            result.extend(_band(band, gutter))
            result.extend(rows_of(segment.words))
            band = []
        else:
            band.append(segment)
    result.extend(_band(band, gutter))
    return result


def _band(segments: list[Segment], gutter: float) -> list[Row]:
    left = [segment for segment in segments if segment.x1 <= gutter]
    right = [segment for segment in segments if segment.x1 > gutter]
    return _side(left) + _side(right)


def _side(segments: list[Segment]) -> list[Row]:
    rows = in_reading_order(rows_of([word for segment in segments for word in segment.words]))
    edge = max((segment.x1 for segment in segments), default=0.0)
    for row in rows:
        row.right = row.right or edge
    return rows


def _find_gutter(segments: Sequence[Segment]) -> float | None:
    """The middle of the widest empty strip that prose stands on both sides of."""
    if len(segments) < 2 * _FEWEST_LINES:
        return None
    left, right = min(segment.x0 for segment in segments), max(segment.x1 for segment in segments)
    bins = int((right - left) / _BIN) + 1
    if bins > _MOST_BINS:
        return None
    covered = [0] * bins
    for segment in segments:
        for place in range(int((segment.x0 - left) / _BIN), int((segment.x1 - left) / _BIN) + 1):
            covered[place] += 1
    low, high = int(bins * 0.2), int(bins * 0.8)
    if low >= high:
        return None
    fewest = min(covered[low:high])
    if fewest > _MOST_ACROSS * len(segments):
        return None
    start, end = _widest_run(covered, low, high, fewest)
    gutter = left + (start + end) / 2 * _BIN
    wide_enough = (end - start) * _BIN >= 0.6 * segments[0].size
    return gutter if wide_enough and _is_prose(segments, gutter) else None


def _widest_run(covered: list[int], low: int, high: int, fewest: int) -> tuple[int, int]:
    best, at = (low, low), low
    while at < high:
        end = at
        while end < high and covered[end] == fewest:
            end += 1
        if end - at > best[1] - best[0]:
            best = (at, end)
        at = max(end, at + 1)
    return best


def _is_prose(segments: Sequence[Segment], gutter: float) -> bool:
    """Both sides have many lines and most are full; the cells of a table are few, short or uneven."""
    for inside in ([s for s in segments if s.x1 <= gutter], [s for s in segments if s.x0 >= gutter]):
        if len(inside) < _FEWEST_LINES:
            return False
        widest = max(segment.x1 - segment.x0 for segment in inside)
        full = sum(segment.x1 - segment.x0 > 0.75 * widest for segment in inside)
        if widest < _NARROWEST or full < 0.5 * len(inside):
            return False
    return True
