"""A date as people write it in a field: 1.9.2027, 1. september 2027, 2027-09-01, september 2027, høsten 2027."""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass
from datetime import date

from django.utils.dateformat import format as format_date
from django.utils.translation import gettext as _

from samskap.plans.reader.dates import Point, find_points, span_of
from samskap.plans.wording import day_words

LONGEST = 60


class NotADay(ValueError):
    """The words are no date; ``str(error)`` says what to write instead."""


@dataclass(frozen=True, slots=True)
class Days:
    """The first and the last day the words cover, and how fine they are ("day", "month", "season" …)."""

    start: date
    end: date
    precision: str


def read_days(text: str) -> Days:
    """Read the one date that the words are. Raises NotADay for anything else."""
    words = text.strip().rstrip(".")
    points = find_points(words) if len(words) <= LONGEST else []
    if len(points) != 1 or words[: points[0].begin].strip() or words[points[0].end :].strip(" .,"):
        raise NotADay(_("Vi forstår ikke datoen. Skriv den for eksempel slik: 1. september 2027."))
    point = points[0]
    if point.year is None:
        raise NotADay(_("Hvilket år? Skriv for eksempel %(words)s 2027.") % {"words": words})
    span = span_of(point, point.year)
    if span is None:
        raise NotADay(_no_such(point, point.year))
    return Days(*span, point.unit)


def _no_such(point: Point, year: int) -> str:
    """Why there is no such day, and which ones there are beside it."""
    if point.unit != "day":
        return _("Så mange uker har ikke %(year)s. Skriv en annen uke.") % {"year": year}
    length = monthrange(year, point.index)[1]
    last, following = date(year, point.index, length), date(year, point.index % 12 + 1, 1)
    month = (
        _("Februar %(year)s") % {"year": year} if point.index == 2 else format_date(last, "F").capitalize()
    )
    return _("%(month)s har %(length)s dager. Mente du %(last)s eller %(first)s?") % {
        "month": month,
        "length": length,
        "last": day_words(last, last),
        "first": day_words(following, following),
    }


def day_in_field(day: date | None) -> str:
    """A date as the field shows it, the same in every language: 1.9.2027."""
    return f"{day.day}.{day.month}.{day.year}" if day else ""


def doubt_about(text: str) -> str:
    """What is wrong with an impossible day within the words ("31. november 2026"); "" when nothing is."""
    for point in find_points(text):
        if point.unit == "day" and point.year is not None and span_of(point, point.year) is None:
            return _no_such(point, point.year)
    return ""
