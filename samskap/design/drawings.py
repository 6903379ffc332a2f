"""The larger drawings: logo, landscape, answer mark, and the plan on a time axis.

Percent units along the time axis keep the marks round at any width.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext

from samskap.design.draw import value_colour

SILENT = 'aria-hidden="true" focusable="false"'
THREADS = ("hap", "samhorighet", "identitet", "mening", "empowerment")  # the order of the ribbon


def number(value: float) -> str:
    """A coordinate with one decimal at most."""
    return f"{value:.1f}".rstrip("0").rstrip(".")


@lru_cache(maxsize=8)
def logo(height: int = 44) -> SafeString:
    """An S of five parallel threads, in pixels of height."""
    radius, apart, opening = 9.0, 2.55, math.radians(24)
    paths = []
    for i, key in enumerate(THREADS):
        shift = (2 - i) * apart
        upper, lower = radius + shift, radius - shift
        x0, y0 = 22 + upper * math.cos(opening), 15 - upper * math.sin(opening)
        x1, y1 = 22 - lower * math.cos(opening), 33 + lower * math.sin(opening)
        paths.append(
            f'<path data-color="{key}" class="st-base f-none round" stroke-width="1.9" d="M{number(x0)} {number(y0)}'
            f"A{number(upper)} {number(upper)} 0 1 0 22 {number(15 + upper)}"
            f'A{number(lower)} {number(lower)} 0 1 1 {number(x1)} {number(y1)}"/>'
        )
    return mark_safe(  # noqa: S308  # constants only
        f'<svg class="s-logo__mark" viewBox="4 -1 36 50" width="{height * 36 // 50}" height="{height}" {SILENT}>'
        f"{''.join(paths)}</svg>"
    )


def _shore(y: int) -> str:
    """Where a thread comes in from the left, before it begins to draw."""
    return f"M-820 {y}C-640 {y} -560 {y - 12} -400 {y - 12}C-260 {y - 12} -200 {y} -60 {y}"


# one unbroken line each
LANDSCAPE = {
    "hap": _shore(208)  # sun behind the ridge
    + "C20 208 90 184 160 182C240 180 300 184 372 172C402 168 420 150 420 122A45 45 0 1 0 372 168"
    "C450 178 560 180 660 168",
    "identitet": _shore(217)  # mountains
    + "C0 217 60 212 104 190C142 170 158 122 186 92C196 82 206 84 214 96C228 118 238 142 250 142C262 142 270 114 286"
    " 100C296 92 304 96 312 108C338 148 354 186 424 192C504 198 580 186 660 190",
    "samhorighet": _shore(226)  # houses on the shore
    + "C20 226 120 226 200 222C280 218 340 216 412 214L452 214L452 182L473 162L494 182L494 214L512 214L512 190L530 173"
    "L548 190L548 214L572 214L572 176L595 155L618 176L618 214L660 213",
    "mening": _shore(235)  # fjord with a small boat
    + "C-10 235 20 248 70 248C120 248 136 232 188 235L198 247Q201 251 207 251L243 251Q249 251 253 246L264 233L194 233"
    "M227 233L227 184C246 196 258 210 261 224L227 224M270 240C300 246 330 250 372 242C410 235 424 247 460 246"
    "C510 244 530 234 572 237C600 239 626 245 660 240",
    "empowerment": _shore(244)  # meadow with a tree
    + "C20 244 60 266 160 266C250 266 290 254 362 256L362 232C346 232 338 218 343 205C347 194 354 186 362 186"
    "C370 186 377 194 381 205C386 218 378 232 362 232L362 256C440 262 520 256 580 256C610 256 636 258 660 257",
}


@lru_cache(maxsize=4)
def landscape(css: str = "s-landscape", view: str = "-800 60 1440 214") -> SafeString:
    """Five threads come in from the left and draw a fjord."""
    paths = "".join(
        f'<path data-color="{key}" class="st-base f-none round s-landscape__thread" pathLength="1" stroke-width="4"'
        f' d="{path}"/>'
        for key, path in LANDSCAPE.items()
    )
    return mark_safe(  # noqa: S308  # constants only
        f'<svg class="{escape(css)}" viewBox="{escape(view)}" preserveAspectRatio="xMaxYMax slice" {SILENT}>'
        f"{paths}</svg>"
    )


@lru_cache(maxsize=16)
def answer_mark(level: int) -> SafeString:
    """A circle that fills from empty (0) to full (4): no faces, no right and wrong."""
    level = min(max(level, 0), 4)
    half_height = level / 4 * 17  # of the filled segment, seen from the bottom
    top = 37 - 2 * half_height
    reach = math.sqrt(max(17**2 - (20 - top) ** 2, 0))
    if level == 0:
        fill = ""
    elif level == 4:
        fill = '<circle class="f-base" cx="20" cy="20" r="17"/>'
    else:
        large = 1 if level > 2 else 0
        fill = (
            f'<path class="f-base" d="M{number(20 - reach)} {number(top)}'
            f'A17 17 0 {large} 0 {number(20 + reach)} {number(top)}Z"/>'
        )
    return mark_safe(  # noqa: S308  # numbers only
        f'<svg class="s-fill" viewBox="0 0 40 40" width="40" height="40" {SILENT}>{fill}'
        '<circle class="f-none st-base" stroke-width="2.5" cx="20" cy="20" r="17"/></svg>'
    )


@dataclass(frozen=True, slots=True)
class Axis:
    """The days a timeline spans, and the day that is today."""

    start: date
    end: date
    today: date

    @classmethod
    def of_years(cls, first: int, last: int, today: date) -> Axis:
        """Whole years, ``last`` included."""
        return cls(date(first, 1, 1), date(last, 12, 31), today)

    def at(self, day: date) -> float:
        """Where a day stands, in percent from the left; days outside stand at the edge."""
        days = max((self.end - self.start).days, 1)
        return min(max(100 * (day - self.start).days / days, 0.0), 100.0)

    def quarters(self) -> list[date]:
        """The first days of quarters inside the axis."""
        days = (date(y, m, 1) for y in range(self.start.year, self.end.year + 1) for m in (1, 4, 7, 10))
        return [day for day in days if self.start < day < self.end]


ROW = 46  # height of a row in pixels
MIDDLE = ROW // 2


def _line(css: str, width: float, x: tuple[float, float], y: tuple[float, float], colour: str = "") -> str:
    data = f' data-color="{colour}"' if colour else ""
    return (
        f'<line{data} class="{css}" stroke-width="{number(width)}" x1="{number(x[0])}%" x2="{number(x[1])}%"'
        f' y1="{number(y[0])}" y2="{number(y[1])}"/>'
    )


@lru_cache(maxsize=16)
def _grid(axis: Axis) -> str:
    lines = []
    for day in axis.quarters():
        year = day.month == 1
        x = axis.at(day)
        lines.append(_line("st-rule" if year else "st-faint", 1.5 if year else 1, (x, x), (0, ROW)))
    return "".join(lines)


def _at(x: float, drawing: str) -> str:
    """A drawing around its own origin, put at a point of the row."""
    return f'<svg x="{number(x)}%" y="{MIDDLE}" overflow="visible">{drawing}</svg>'


END_MARKS = {
    "done": '<circle class="f-fjord" r="11"/>'
    '<path class="f-none st-white round" stroke-width="2.4" d="m-4.4 .3 3 3 5.9-6.2"/>',
    "needs_hand": '<circle class="f-ink" r="11"/><circle class="f-none st-white" stroke-width="1.8" r="7"/>'
    '<circle class="f-none st-white" stroke-width="1.8" r="2.8"/>'
    '<path class="st-white" stroke-width="1.8" d="m-5-5 3 3m4 4 3 3m0-10-3 3m-4 4-3 3"/>',
    "replaced": '<circle class="f-white st-edge" stroke-width="2.5" r="9"/>'
    '<path class="f-none st-edge round" stroke-width="2.2" d="M-4 0h7m-2.6-2.7L3.2 0 .4 2.7"/>',
    "ended": '<circle class="f-white st-edge" stroke-width="2.5" r="9"/>'
    '<path class="f-none st-edge round" stroke-width="2.2" d="M-4 0h8"/>',
}
DEADLINE_MARK = '<circle class="f-white st-fjord" stroke-width="4" r="8"/>'
UNSURE_MARK = '<circle class="f-white st-fjord s-timeline__unsure" stroke-width="2.5" r="8"/>'


def timeline_row(
    axis: Axis,
    *,
    start: date | None,
    end: date | None,
    keys: Sequence[str],
    status: str,
    milestones: Sequence[date] = (),
    certain: bool = True,
) -> SafeString:
    """One measure on the axis: a thread per value key, solid until today and open after, with a mark at its end.

    ``start`` None begins at the edge; ``end`` None runs on past the edge and has no deadline mark. A deadline that is
    not ``certain`` has a dashed ring.
    """
    left = axis.at(start) if start else 0.0
    right = max(axis.at(end) if end else 100.0, left)
    now = axis.at(axis.today)
    parts = [_grid(axis)]
    for i, key in enumerate(keys or [""]):
        y = MIDDLE + (i - (max(len(keys), 1) - 1) / 2) * 5
        colour = value_colour(key)
        if left < now:
            parts.append(_line("st-base round", 3.5, (left, min(right, now)), (y, y), colour))
        if right > now:
            parts.append(_line("st-base s-timeline__coming", 2.5, (max(left, now), right), (y, y), colour))
    parts.extend(
        _at(axis.at(day), '<circle class="f-white st-ink" stroke-width="2" r="4"/>') for day in milestones
    )
    if end is not None or status in END_MARKS:
        parts.append(_at(right, END_MARKS.get(status, DEADLINE_MARK if certain else UNSURE_MARK)))
    if axis.start <= axis.today <= axis.end:
        parts.append(_line("st-ink", 2, (now, now), (0, ROW)))
    return mark_safe(  # noqa: S308  # numbers and known keys only
        f'<svg class="s-timeline__drawing" width="100%" height="{ROW}" {SILENT}>{"".join(parts)}</svg>'
    )


def timeline_years(axis: Axis) -> SafeString:
    """The years above the rows."""
    starts = [axis.start, *(date(year, 1, 1) for year in range(axis.start.year + 1, axis.end.year + 1))]
    words = "".join(
        f'<text x="{number(axis.at(day))}%" dx="{0 if i == 0 else 8}" y="18">{day.year}</text>'
        + (_line("st-rule", 1.5, (axis.at(day), axis.at(day)), (0, 28)) if i else "")
        for i, day in enumerate(starts)
    )
    return mark_safe(  # noqa: S308  # numbers only
        f'<svg class="s-timeline__years" height="28" {SILENT}>{words}</svg>'
    )


def timeline_today(axis: Axis) -> SafeString:
    """«I dag» above the line that every row draws; nothing when today is outside the axis."""
    if not axis.start <= axis.today <= axis.end:
        return SafeString("")
    x = axis.at(axis.today)
    anchor = "start" if x < 4 else "end" if x > 96 else "middle"
    today_word = gettext("I dag")
    return mark_safe(  # noqa: S308  # words are escaped
        f'<svg width="100%" height="24" {SILENT}><text class="t t-strong" x="{number(x)}%" y="15"'
        f' text-anchor="{anchor}">{escape(today_word)}</text></svg>'
    )
