"""A department's trend in words, and as the points of a curve."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.utils.dateformat import format as format_date
from django.utils.formats import number_format
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from samskap.design.curves import Mark, Point, curve
from samskap.language.edition_names import number_name
from samskap.language.queries.trend import Stretch, Trend


@dataclass(frozen=True, slots=True)
class Line:
    """A row of the table: the week or month, its numbers in words, and the edition that came in it."""

    when: str
    rate: str
    found: int | None
    texts: int | None
    came: str


def lines_of(trend: Trend, *, weeks: bool) -> list[Line]:
    """The table, the newest first."""
    return [
        Line(
            _week(each.start) if weeks else _month(each.month),
            _("For få til å vises") if each.rate is None else rate_words(each.rate),
            each.found,
            each.texts,
            ", ".join(number_name(one.number) for one in trend.editions if each.start <= one.day <= each.end),
        )
        for each in reversed(trend.stretches)
    ]


def curve_of(trend: Trend) -> SafeString:
    """Findings per 1,000 words as a step line, with the editions where they came; empty for too little."""
    points = [Point(each.start, each.rate, _rate(each)) for each in trend.stretches]
    if trend.stretches:  # the last one lasts as long as the others
        last = trend.stretches[-1]
        points.append(Point(last.end, last.rate, _rate(last)))
    return curve(points, marks=[Mark(one.day, number_name(one.number)) for one in trend.editions])


def rate_words(rate: float) -> str:
    """«3,2» as the language writes it."""
    return number_format(round(rate, 1), decimal_pos=1)


def _rate(each: Stretch) -> str:
    return "" if each.rate is None else rate_words(each.rate)


def _week(start: date) -> str:
    year, week, _day = start.isocalendar()
    return _("Uke %(week)s, %(year)s") % {"week": week, "year": year}


def _month(start: date) -> str:
    return format_date(start, pgettext("date", "F Y"))
