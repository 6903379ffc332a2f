"""The history of one figure as a step line: what it was from day to day, and the target as a dashed line.

Coordinates along the time are in percent and those of height in pixels, so that letters keep their size at any width.
There are two drawings, one for wide pages and one for phones with fewer words; the style sheet shows one of them.
Drawings are silent: a table of the same numbers stands beside them.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from django.utils.dateformat import format as format_date
from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext, pgettext

from samskap.design.draw import stitches
from samskap.design.drawings import SILENT, number

HEIGHT = 190  # of the plot, in pixels
TOP, BOTTOM = 26, 28  # room for words above and for the months below
TICKS = 4
MONTHS_WIDE, MONTHS_PHONE = 5, 3


@dataclass(frozen=True, slots=True)
class Point:
    """What the figure was on a day (``value`` None: not shown), and how the number is written."""

    day: date
    value: float | None
    words: str = ""


@dataclass(frozen=True, slots=True)
class Goal:
    """The target, and how it is written."""

    value: float
    words: str


@dataclass(frozen=True, slots=True)
class Mark:
    """A day on which something came: a dashed line with its name above. Two of them should not be close."""

    day: date
    words: str


def curve(
    points: Sequence[Point],
    *,
    goal: Goal | None = None,
    whole: float | None = None,
    marks: Sequence[Mark] = (),
) -> SafeString:
    """Both drawings of the points, in their order; nothing for fewer than two days with a number.

    ``whole`` is what the figure is a part of, when that is known; marks outside the days that are drawn are left out.
    """
    known = [point for point in points if point.value is not None]
    if len({point.day for point in known}) < 2:
        return SafeString("")
    first = points.index(known[0])
    plot = _Plot.of(points[first:], goal, whole, marks)
    wide = (
        f'<div class="s-curve s-curve--wide" aria-hidden="true">{plot.scale()}{plot.drawing(MONTHS_WIDE, beside=True)}'
        f"{plot.names()}</div>"
    )
    phone = (
        f'<div class="s-curve s-curve--phone" aria-hidden="true">{plot.scale()}'
        f"{plot.drawing(MONTHS_PHONE, beside=False)}</div>"
    )
    return mark_safe(wide + phone)  # noqa: S308  # numbers and escaped words


def tick_step(top: float) -> int:
    """The distance between two lines of the scale: 1, 2 or 5 times a power of ten, so that there are five at most."""
    power = 10 ** max(math.floor(math.log10(max(top, 1) / TICKS)), 0)
    return next(int(step * power) for step in (1, 2, 5, 10) if step * power * TICKS >= top)


@dataclass(frozen=True, slots=True)
class _Plot:
    points: Sequence[Point]
    goal: Goal | None
    top: float
    step: int
    marks: Sequence[Mark] = ()

    @classmethod
    def of(
        cls, points: Sequence[Point], goal: Goal | None, whole: float | None, marks: Sequence[Mark] = ()
    ) -> _Plot:
        highest = max([point.value or 0 for point in points] + ([goal.value] if goal else []) + [1])
        if whole is not None and whole <= max(12, highest * 3):
            highest = max(highest, whole)
        step = tick_step(highest)
        return cls(points, goal, max(math.ceil(highest / step) * step, 1), step, marks)

    def x(self, day: date) -> float:
        """Percent from the left."""
        start, end = self.points[0].day, self.points[-1].day
        return 100 * (day - start).days / max((end - start).days, 1)

    def y(self, value: float) -> float:
        """Pixels from above."""
        return TOP + HEIGHT * (1 - value / self.top)

    def scale(self) -> str:
        """The numbers of the lines, to the left."""
        words = "".join(
            f'<text class="t" x="100%" dx="-10" y="{number(self.y(value) + 5)}" text-anchor="end">{value}</text>'
            for value in range(0, int(self.top) + 1, self.step)
        )
        return f'<svg class="s-curve__scale" height="{TOP + HEIGHT + BOTTOM}" {SILENT}>{words}</svg>'

    def names(self) -> str:
        """What the lines are, to the right of them; the two never stand on each other."""
        last = self._last()
        places = [(self.y(last.value or 0), self._now(last))]
        if self.goal:
            target = self.y(self.goal.value)
            if abs(target - places[0][0]) < 20:
                target = places[0][0] - 20 if target <= places[0][0] else places[0][0] + 20
            places.append((target, gettext("Målet: %(number)s") % {"number": self.goal.words}))
        words = "".join(
            f'<text class="t t-strong" x="12" y="{number(y + 5)}">{escape(text)}</text>' for y, text in places
        )
        return f'<svg class="s-curve__names" height="{TOP + HEIGHT + BOTTOM}" {SILENT}>{words}</svg>'

    def drawing(self, months: int, *, beside: bool) -> str:
        """The lines themselves; without room beside them the names stand above."""
        parts = [
            _line("st-rule", (0, 100), (self.y(value), self.y(value)))
            for value in range(0, int(self.top) + 1, self.step)
        ]
        parts += self._steps()
        last = self._last()
        height = self.y(last.value or 0)
        if self.goal:
            y = self.y(self.goal.value)
            parts.append(_line("st-fjord dashed s-curve__goal", (0, 100), (y, y)))
            if not beside:
                said = gettext("Målet: %(number)s") % {"number": self.goal.words}
                parts.append(f'<text class="t t-strong" x="0" y="{number(y - 8)}">{escape(said)}</text>')
        parts.append(
            f'<circle class="f-fjord" cx="{number(self.x(last.day))}%" cy="{number(height)}" r="6"/>'
        )
        if not beside:
            said, y = self._now(last), height + 22 if self._comes_down(last) else height - 12
            parts.append(
                f'<text class="t t-strong" x="100%" y="{number(y)}" text-anchor="end">{escape(said)}</text>'
            )
        parts += [*self._came(), *self._months(months)]
        return f'<svg class="s-curve__plot" height="{TOP + HEIGHT + BOTTOM}" {SILENT}>{"".join(parts)}</svg>'

    def _came(self) -> list[str]:
        """The marks, the words on the side that has room."""
        parts = []
        for mark in self.marks:
            if not self.points[0].day <= mark.day <= self.points[-1].day:
                continue
            x = self.x(mark.day)
            anchor = "start" if x < 50 else "end"
            parts.append(_line("st-edge dashed", (x, x), (TOP - 8, TOP + HEIGHT)))
            parts.append(
                f'<text class="t" x="{_exact(x)}%" dx="{6 if anchor == "start" else -6}" y="{TOP - 12}"'
                f' text-anchor="{anchor}">{escape(mark.words)}</text>'
            )
        return parts

    def _now(self, last: Point) -> str:
        """«6 nå», or «6 vist sist» when what is newer is not shown."""
        words = gettext("%(number)s nå") if self.points[-1] is last else gettext("%(number)s vist sist")
        return words % {"number": last.words}

    def _comes_down(self, last: Point) -> bool:
        """Whether the line falls to its last point, so that the words have room under it and none over it."""
        height = last.value or 0
        late = [point.value for point in self.points if self.x(point.day) > 50 and point.value is not None]
        return max([height, *late]) > height and self.y(height) + 26 < TOP + HEIGHT

    def _last(self) -> Point:
        return next(point for point in reversed(self.points) if point.value is not None)

    def _steps(self) -> list[str]:
        """The step line with the area below it; dashed where a newer number is not shown."""
        areas, lines = [], []
        before: float | None = None
        for start, end, value, dashed in self._runs():
            x, y = (self.x(start), self.x(end)), self.y(value)
            if before is not None and before != value:
                lines.append(_line("st-fjord s-curve__line", (x[0], x[0]), (self.y(before), y)))
            before = value
            areas.append(
                f'<rect class="s-curve__area" x="{_exact(x[0])}%" y="{number(y)}" width="{_exact(x[1] - x[0])}%"'
                f' height="{number(TOP + HEIGHT - y)}"/>'
            )
            lines.append(_line(f"st-fjord s-curve__line{' dashed' if dashed else ''}", x, (y, y)))
        return areas + lines

    def _runs(self) -> list[tuple[date, date, float, bool]]:
        """Stretches of days at the same height: from, to, how high, and whether what was newer is not shown."""
        runs: list[tuple[date, date, float, bool]] = []
        value = 0.0
        for here, after in pairwise(self.points):
            value = value if here.value is None else here.value
            hidden = after.value is None
            if runs and runs[-1][2:] == (value, hidden):
                runs[-1] = (runs[-1][0], after.day, value, hidden)
            else:
                runs.append((here.day, after.day, value, hidden))
        last = self.points[-1]
        if last.value is not None and last.value != value:
            runs.append((last.day, last.day, last.value, False))
        return runs

    def _months(self, most: int) -> list[str]:
        start, end = self.points[0].day, self.points[-1].day
        length = (end - start).days
        count = min(most, (end.year - start.year) * 12 + end.month - start.month + 1)
        parts = []
        for at in range(count):
            share = at / max(count - 1, 1)
            day = date.fromordinal(start.toordinal() + round(length * share))
            anchor = "start" if at == 0 else "end" if at == count - 1 else "middle"
            said = format_date(day, pgettext("date", "N Y"))
            parts.append(
                f'<text class="t" x="{number(100 * share)}%" y="{TOP + HEIGHT + 22}" text-anchor="{anchor}">'
                f"{escape(said)}</text>"
            )
        return parts


def _exact(value: float) -> str:
    return f"{value:.3f}".rstrip("0").rstrip(".")


def _line(css: str, x: tuple[float, float], y: tuple[float, float]) -> str:
    return f'<line class="{css}" x1="{_exact(x[0])}%" x2="{_exact(x[1])}%" y1="{number(y[0])}" y2="{number(y[1])}"/>'


def figure_meter(
    parts: tuple[str, str, str],
    meter: tuple[int, int] | None,
    url: str = "",
    name: str = "",
    *,
    large: bool = False,
) -> SafeString:
    """A figure's sentence with its numbers strong, and the stitches or thread below.

    ``url`` leads to what it counts, ``name`` stands first where the sentence does not say what it is about.
    """
    before, numbers, after = (escape(part) for part in parts)
    strong = f"<strong>{numbers}</strong>" if numbers else ""
    words = f"{before}{strong}{after}"
    if url:
        words = f'<a href="{escape(url)}">{words}</a>'
    if name:
        words = f'<span class="s-muted">{escape(name)}:</span> {words}'
    drawing = stitches(*meter) if meter else ""
    classes = "s-meter s-meter--large" if large else "s-meter"
    return mark_safe(  # noqa: S308  # words are escaped
        f'<div class="{classes}"><p class="s-meter__words">{words}</p>{drawing}</div>'
    )
