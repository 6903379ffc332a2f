"""The ruled lines of a page: borders of tables, drawn as lines or as thin or hollow boxes."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from dataclasses import dataclass

import pypdfium2 as pdfium
from pypdfium2 import raw

from samskap.plans.reader.extract.layout.lines import Rule
from samskap.plans.reader.extract.pdf.words import Turn

_SAME = 1.5
_SHORTEST = 8.0
_STRAIGHT = 0.8
_SMALLEST_DOT, _LARGEST_DOT = 1.5, 8.0
_MOST_OBJECTS = 6_000
_MOST_SEGMENTS = 4_000


@dataclass(frozen=True, slots=True)
class Dot:
    """A bullet that is drawn and not written: its edges and its middle from the top of the page."""

    x0: float
    x1: float
    y: float


@dataclass(slots=True)
class Drawing:
    """What is drawn on a page and means something to a reader of its text."""

    rules: list[Rule]
    dots: list[Dot]


def read_drawing(page: pdfium.PdfPage, turn: Turn) -> Drawing:
    """The level and upright lines of a page that are long enough to border a cell, and its drawn bullets."""
    rules: list[Rule] = []
    dots: list[Dot] = []
    count = min(raw.FPDFPage_CountObjects(page.raw), _MOST_OBJECTS)
    for index in range(count):
        item = raw.FPDFPage_GetObject(page.raw, index)
        if raw.FPDFPageObj_GetType(item) == raw.FPDF_PAGEOBJ_PATH:
            rules.extend(_of_path(item, turn))
            dots.extend(_dot(item, turn))
        if len(rules) > _MOST_SEGMENTS:
            break
    return Drawing(merged(rules), dots)


def _dot(item: object, turn: Turn) -> Iterator[Dot]:
    left, bottom, right, top = (ctypes.c_float() for _ in range(4))
    pointers = (ctypes.byref(side) for side in (left, bottom, right, top))
    if not raw.FPDFPageObj_GetBounds(item, *pointers):
        return
    across, down = right.value - left.value, top.value - bottom.value
    if _SMALLEST_DOT <= across <= _LARGEST_DOT and abs(across - down) <= 0.25 * across:
        ax, ay = turn.point(left.value, bottom.value)
        bx, by = turn.point(right.value, top.value)
        yield Dot(min(ax, bx), max(ax, bx), (ay + by) / 2)


def merged(rules: list[Rule]) -> list[Rule]:
    """Lines drawn cell by cell as the long lines they make up."""
    result: list[Rule] = []
    for rule in sorted(rules, key=lambda rule: (rule.upright, round(rule.at), rule.low)):
        last = result[-1] if result else None
        same = last is not None and last.upright == rule.upright and abs(last.at - rule.at) <= _SAME
        if last is not None and same and rule.low <= last.high + _SAME:
            result[-1] = Rule(last.upright, last.at, last.low, max(last.high, rule.high))
        else:
            result.append(rule)
    return result


def _of_path(item: object, turn: Turn) -> Iterator[Rule]:
    segments = raw.FPDFPath_CountSegments(item)
    if 0 < segments <= _MOST_SEGMENTS:
        yield from _edges(_points(item, segments), turn)


def _points(item: object, segments: int) -> Iterator[tuple[int, float, float]]:
    """Kind and place (from below) of every point of a path."""
    matrix = raw.FS_MATRIX()
    if not raw.FPDFPageObj_GetMatrix(item, ctypes.byref(matrix)):
        matrix = raw.FS_MATRIX(1, 0, 0, 1, 0, 0)
    x, y = ctypes.c_float(), ctypes.c_float()
    start: tuple[float, float] | None = None
    for index in range(segments):
        segment = raw.FPDFPath_GetPathSegment(item, index)
        if not raw.FPDFPathSegment_GetPoint(segment, ctypes.byref(x), ctypes.byref(y)):
            continue
        kind = raw.FPDFPathSegment_GetType(segment)
        point = (
            matrix.a * x.value + matrix.c * y.value + matrix.e,
            matrix.b * x.value + matrix.d * y.value + matrix.f,
        )
        if kind == raw.FPDF_SEGMENT_MOVETO:
            start = point
        yield kind, *point
        if raw.FPDFPathSegment_GetClose(segment) and start is not None:
            yield raw.FPDF_SEGMENT_LINETO, *start


def _edges(points: Iterator[tuple[int, float, float]], turn: Turn) -> Iterator[Rule]:
    before: tuple[float, float] | None = None
    for kind, x, y in points:
        here = turn.point(x, y)
        if before is not None and kind == raw.FPDF_SEGMENT_LINETO:
            across, down = abs(here[0] - before[0]), abs(here[1] - before[1])
            if down <= _STRAIGHT and across >= _SHORTEST:
                yield Rule(False, (here[1] + before[1]) / 2, min(here[0], before[0]), max(here[0], before[0]))
            elif across <= _STRAIGHT and down >= _SHORTEST:
                yield Rule(True, (here[0] + before[0]) / 2, min(here[1], before[1]), max(here[1], before[1]))
        before = here
