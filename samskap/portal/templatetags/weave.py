"""A value's thread: how much the plan does with it, and which departments have put words to it."""

from __future__ import annotations

from django import template
from django.utils.safestring import SafeString, mark_safe

register = template.Library()

ENDS = 60  # per cent of the width: where the thread of the plan ends and the beads begin
MIDDLE = 16  # px
THINNEST, STEP, THICKEST = 4, 2, 24  # px


@register.simple_tag
def value_thread(measures: int, beads: list[bool]) -> SafeString:
    """Thicker for every measure, dashed when there is none; then a bead per department, filled when it has words.

    Silent: the words beside it say the same. Percentages keep the beads round at any width.
    """
    if measures:
        height = min(THINNEST + STEP * measures, THICKEST)
        thread = (
            f'<rect class="f-base" x="0" y="{MIDDLE - height / 2:g}" width="{ENDS}%" height="{height}"'
            f' rx="{height / 2:g}"/>'
        )
    else:
        thread = (
            f'<line class="st-base" x1="0" x2="{ENDS}%" y1="{MIDDLE}" y2="{MIDDLE}" stroke-width="3"'
            ' stroke-dasharray="2 9" stroke-linecap="round"/>'
        )
    step = (99 - ENDS - 3) / max(len(beads), 1)
    places = [ENDS + 3 + step * (at + 0.5) for at in range(len(beads))]
    string = (
        f'<line class="st-base" x1="{ENDS}%" x2="{places[-1]:.2f}%" y1="{MIDDLE}" y2="{MIDDLE}" stroke-width="2"/>'
        if places
        else ""
    )
    pearls = "".join(
        f'<circle class="st-base {"f-base" if filled else "f-white"}" cx="{x:.2f}%" cy="{MIDDLE}" r="6"'
        ' stroke-width="2"/>'
        for x, filled in zip(places, beads, strict=True)
    )
    return mark_safe(  # noqa: S308  # numbers only
        f'<svg class="s-thread" aria-hidden="true" focusable="false">{thread}{string}{pearls}</svg>'
    )
