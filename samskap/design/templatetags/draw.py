"""The drawings of ``samskap.design.draw`` and ``samskap.design.drawings`` as template tags."""

from __future__ import annotations

from django import template

from samskap.design import draw, drawings, fields

register = template.Library()

for _function in (
    draw.icon,
    draw.value_disc,
    draw.value_chip,
    draw.value_list,
    draw.status,
    draw.meter,
    draw.stitches,
    draw.stepper,
    draw.who,
    draw.date_tile,
    draw.tally,
    draw.hits,
    drawings.logo,
    drawings.landscape,
    drawings.answer_mark,
    drawings.timeline_row,
    drawings.timeline_years,
    drawings.timeline_today,
    fields.field_parts,
):
    register.simple_tag(_function)

register.filter("initials", draw.initials)


@register.filter
def first_word(words: str) -> str:
    """How we greet somebody: the first of their names."""
    return words.split(maxsplit=1)[0] if words.strip() else ""
