"""The drawings of ``samskap.design.draw`` and ``samskap.design.drawings`` as template tags."""

from __future__ import annotations

import re
from datetime import date

from django import template
from django.utils.dateformat import format as format_date
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import get_language, pgettext

from samskap.design import curves, draw, drawings, fields

register = template.Library()
_TIMES = re.compile(r"(\d)–(?=\d)")

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
    curves.curve,
    curves.figure_meter,
    fields.field_parts,
):
    register.simple_tag(_function)

register.filter("initials", draw.initials)


@register.filter
def first_word(words: str) -> str:
    """How we greet somebody: the first of their names."""
    return words.split(maxsplit=1)[0] if words.strip() else ""


@register.filter(expects_localtime=True)
def day(moment: date) -> str:
    """«21. november 2026», as the language of the page writes it."""
    return format_date(moment, pgettext("date", "j. F Y"))


@register.filter(expects_localtime=True)
def weekday(moment: date) -> str:
    """«onsdag 2. desember 2026»."""
    return format_date(moment, pgettext("weekday and date", "l j. F Y"))


@register.filter(expects_localtime=True)
def weekday_here(moment: date) -> str:
    """«onsdag 2. desember», where the year is plain."""
    return format_date(moment, pgettext("weekday and date", "l j. F"))


@register.filter(expects_localtime=True)
def day_here(moment: date) -> str:
    """«2. desember», where the year is plain."""
    return format_date(moment, pgettext("date", "j. F"))


@register.filter(expects_localtime=True)
def day_number(moment: date) -> str:
    """«2.», where the month is plain."""
    return format_date(moment, pgettext("day of a month", "j."))


@register.filter
def unbroken(words: str) -> str:
    """The words with times that stay on one line: «kl. 08.30–09.00»."""
    return _TIMES.sub("\\1–\u2060", words).replace("kl. ", "kl.\u00a0")


@register.simple_tag
def spoken(language: str) -> SafeString:
    """The attribute that says which language some words are in, when it is not the page's: `` lang="nn"``."""
    known = not language or language == get_language()
    return SafeString("") if known else format_html(' lang="{}"', language)
