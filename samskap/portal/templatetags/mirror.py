"""The drawings of the practice mirror: river, ring of beads, fan of knots, three stitches, and the thread over time.

All are silent: the words beside them say the same. Colours come from classes and the nearest ``data-color``.
"""

from __future__ import annotations

import itertools
import math
from collections.abc import Sequence

from django import template
from django.utils.safestring import SafeString, mark_safe

from samskap.design.drawings import SILENT, number
from samskap.portal.mirror.weaving import Quarter

register = template.Library()
Point = tuple[float, float]

YES, NOT_YET, UNKNOWN = "s-three--full", "s-three--open", "s-three--hidden"
HEIGHT = 96  # of a row's drawing
THINNEST, THICKEST = 4.0, 74.0
MOST_KNOTS = 9  # more would lie on one another; the words carry the number


def _smooth(points: Sequence[Point]) -> str:
    """A soft line through the points, whose bends lie on the way and never beyond it."""
    drawn = f"{number(points[0][0])} {number(points[0][1])}"
    for (x0, y0), (x1, y1) in itertools.pairwise(points):
        bend = (x1 - x0) * 0.46
        drawn += (
            f"C{number(x0 + bend)} {number(y0)} {number(x1 - bend)} {number(y1)} {number(x1)} {number(y1)}"
        )
    return drawn


@register.simple_tag
def river(months: Sequence[int], top: int) -> SafeString:
    """A thread as thick as what was done each month; ``top`` is the scale the five share. Dashed when nothing was."""
    middle = HEIGHT / 2
    if not any(months):
        shape = f'<path class="st-base s-mirror__open" stroke-width="3" d="M0 {number(middle)}H1000"/>'
    else:
        thick = [THINNEST + (THICKEST - THINNEST) * count / max(top, 1) for count in months]
        step = 880 / max(len(thick) - 1, 1)
        outline = [
            (0.0, THINNEST),
            *((60 + at * step, each) for at, each in enumerate(thick)),
            (1000.0, THINNEST),
        ]
        above = [(x, middle - each / 2) for x, each in outline]
        below = [(x, middle + each / 2) for x, each in reversed(outline)]
        shape = f'<path class="f-base" d="M{_smooth(above)}L{_smooth(below)}Z"/>'
    return mark_safe(  # noqa: S308  # numbers only
        f'<svg class="s-mirror__river" viewBox="0 0 1000 {HEIGHT}" preserveAspectRatio="none" {SILENT}>{shape}</svg>'
    )


@register.simple_tag
def beads(of_ten: int | None) -> SafeString:
    """Ten beads in a ring, so many of ten filled; None is not known, or too few: dashed, and no number."""
    parts = []
    for at in range(10):
        angle = math.radians(-72 + at * 36)
        full = of_ten is not None and at < of_ten
        place = f'cx="{number(48 + 38 * math.cos(angle))}" cy="{number(48 + 38 * math.sin(angle))}" r="7.4"'
        parts.append(f'<circle class="{"s-bead--full" if full else "s-bead--open"}" {place}/>')
    known = "" if of_ten is None else f'<text class="s-ring__number" x="48" y="56">{of_ten}</text>'
    hidden = " s-ring--hidden" if of_ten is None else ""
    return mark_safe(  # noqa: S308  # numbers only
        f'<svg class="s-ring{hidden}" viewBox="0 0 96 96" width="88" height="88" {SILENT}>{"".join(parts)}{known}</svg>'
    )


@register.simple_tag
def fan(knots: int) -> SafeString:
    """The thread parts into a strand with a knot for each change; none is a loose end."""
    middle = HEIGHT / 2
    count = min(knots, MOST_KNOTS)
    if not count:
        loose = "".join(
            f'<path class="st-base f-none round s-mirror__loose" stroke-width="2"'
            f' d="M28 {number(middle)}C44 {number(middle)} 50 {number(middle + dy / 2)} {dx} {number(middle + dy)}"/>'
            for dy, dx in ((-15, 66), (-3, 76), (11, 70))
        )
        parts = f'{loose}<path class="st-base f-none" stroke-width="5" d="M0 {number(middle)}H30"/>'
    else:
        step = min(18.0, (HEIGHT - 18) / (count - 1)) if count > 1 else 0.0
        heights = [middle + (at - (count - 1) / 2) * step for at in range(count)]
        width = 2.4 if count > 1 else 4
        strands = "".join(
            f'<path class="st-base f-none" stroke-width="{width}"'
            f' d="M0 {number(middle)}C46 {number(middle)} 44 {number(y)} 88 {number(y)}"/>'
            for y in heights
        )
        parts = strands + "".join(
            f'<circle class="f-base" cx="90" cy="{number(y)}" r="6.6"/>'
            f'<circle class="f-white" cx="88.2" cy="{number(y - 1.8)}" r="1.7"/>'
            for y in heights
        )
    return mark_safe(  # noqa: S308  # numbers only
        f'<svg class="s-mirror__fan" viewBox="0 0 104 {HEIGHT}" width="104" height="{HEIGHT}" {SILENT}>{parts}</svg>'
    )


@register.simple_tag
def three_stitches(did: bool, heard: bool | None, changed: bool) -> SafeString:  # as the template writes it
    """What a department does, hears and changes: filled for yes, open for not yet, dashed for not known."""
    parts = "".join(
        f'<rect class="{UNKNOWN if each is None else YES if each else NOT_YET}"'
        f' x="{2 + at * 22}" y="4" width="18" height="10" rx="5"/>'
        for at, each in enumerate((did, heard, changed))
    )
    return mark_safe(  # noqa: S308  # known words only
        f'<svg class="s-three-stitches" viewBox="0 0 66 18" width="66" height="18" {SILENT}>{parts}</svg>'
    )


WIDE, TALL, LEFT, RIGHT, TOP, BOTTOM = 320, 120, 12, 44, 14, 12


@register.simple_tag
def over_time(quarters: Sequence[Quarter], top: int) -> SafeString:
    """The thread quarter by quarter on the scale the five share, a ring where changes began, and its last number."""
    step = (WIDE - LEFT - RIGHT) / max(len(quarters) - 1, 1)
    reach = TALL - TOP - BOTTOM
    points = [
        (LEFT + at * step, TOP + reach * (1 - each.count / max(top, 1))) for at, each in enumerate(quarters)
    ]
    ends = f"H{WIDE - RIGHT}"
    rules = f'<path class="st-rule" stroke-width="1" d="M{LEFT} {TOP}{ends}M{LEFT} {TALL - BOTTOM}{ends}"/>'
    line = "L".join(f"{number(x)} {number(y)}" for x, y in points)
    rings = "".join(
        f'<circle class="f-white st-base" stroke-width="3" cx="{number(x)}" cy="{number(y)}" r="5.5"/>'
        for (x, y), each in zip(points, quarters, strict=True)
        if each.changes
    )
    beside = f'x="{WIDE - RIGHT + 12}" y="{number(points[-1][1] + 6)}"'
    now = f'<text class="s-mirror__now" {beside}>{quarters[-1].count}</text>'
    return mark_safe(  # noqa: S308  # numbers only
        f'<svg class="s-mirror__years" viewBox="0 0 {WIDE} {TALL}" {SILENT}>{rules}'
        f'<path class="st-base f-none round" stroke-width="3.5" d="M{line}"/>{rings}{now}</svg>'
    )
