"""What a figure was month by month, and what a day's figure was computed from."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from django.db.models import Case, CharField, F, JSONField, Max, Q, QuerySet, When
from django.db.models.functions import Cast, Coalesce, Substr
from django.utils.dateformat import format as format_date
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from samskap.design.curves import Goal, Point
from samskap.plans import wording
from samskap.plans.figure_words import counted_words, nothing_counted, number_words
from samskap.plans.models import IndicatorReading
from samskap.plans.queries.figures import Figure

COLUMNS = ("indicator_id", "pk", "day", "numerator", "denominator", "shown", "note", "by__name")


@dataclass(frozen=True, slots=True)
class Day:
    """One day's figure; ``numerator`` None is a day that is not shown, ``by`` who wrote it in (for members only)."""

    pk: int
    day: date
    numerator: Decimal | None
    denominator: Decimal | None
    note: str
    by: str

    @property
    def month(self) -> str:
        """«mai 2026»."""
        return format_date(self.day, pgettext("date", "F Y"))

    @property
    def words(self) -> str:
        """«6 av 8», or that it is not shown."""
        if self.numerator is None:
            return _("For få til å vise")
        if nothing_counted(self.denominator):
            return _("Ingenting å telle ennå")
        return counted_words(self.numerator, self.denominator)


@dataclass(frozen=True, slots=True)
class CountedRow:
    """One of those a figure was computed from."""

    label: str
    url: str
    counts: bool


def months_of(indicator_ids: Collection[int]) -> dict[int, list[Day]]:
    """The last day of each month of these figures, oldest first, by figure; one query.

    Of a month with days that are shown it is the last of them.
    """
    return _by_month(_last_days(indicator_ids).values_list(*COLUMNS))


def months_and_basis(
    indicator_id: int, reading_id: int | None, *, since: date
) -> tuple[list[Day], tuple[CountedRow, ...]]:
    """A figure's months from a day on, oldest first, with what one of those readings was computed from; one query."""
    rows = list(
        _last_days([indicator_id], since)
        .annotate(
            counted=Case(
                When(pk=reading_id or 0, then=F("basis__rows")), default=None, output_field=JSONField()
            )
        )
        .values_list(*COLUMNS, "counted")
    )
    counted = next((row[-1] for row in rows if row[-1] is not None), None)
    return _by_month(row[:-1] for row in rows).get(indicator_id, []), _counted(counted)


def _last_days(indicator_ids: Collection[int], since: date = date.min) -> QuerySet[IndicatorReading]:
    """The readings of the last days of months, and perhaps some more of figures that are read on other days."""
    rows = IndicatorReading.objects.filter(indicator__in=indicator_ids, day__gte=since)
    last = (
        # as text, which both databases cut quickly: their own months cost a call for each of 1800 days
        rows.annotate(month=Substr(Cast("day", CharField()), 1, 7))
        .values("indicator", "month")
        .annotate(last=Coalesce(Max("day", filter=Q(shown=True)), Max("day")))
        .values("last")
    )
    return rows.filter(day__in=last).order_by("day")


def _by_month(rows: Iterable[tuple[Any, ...]]) -> dict[int, list[Day]]:
    found: dict[int, dict[tuple[int, int], Day]] = {}
    for row in rows:
        day = _day(row)
        months = found.setdefault(row[0], {})
        before = months.get((day.day.year, day.day.month))
        if before is None or day.numerator is not None or before.numerator is None:
            months[day.day.year, day.day.month] = day
    return {indicator: list(months.values()) for indicator, months in found.items()}


def days_of(indicator_id: int) -> QuerySet[IndicatorReading]:
    """Every reading of a figure, newest first."""
    return IndicatorReading.objects.filter(indicator=indicator_id).order_by("-day")


def as_days(rows: Iterable[tuple[Any, ...]]) -> list[Day]:
    """Readings fetched as ``COLUMNS``."""
    return [_day(row) for row in rows]


def _day(row: tuple[Any, ...]) -> Day:
    _indicator, pk, day, numerator, denominator, shown, note, by = row
    if not shown:
        return Day(pk, day, None, None, "", by or "")
    return Day(pk, day, numerator, denominator, note, by or "")


def basis_of(reading_id: int | None) -> tuple[CountedRow, ...]:
    """What a day's figure was computed from, those that count first; () for what is written by hand or about people."""
    if not reading_id:
        return ()
    return _counted(
        IndicatorReading.objects.filter(pk=reading_id).values_list("basis__rows", flat=True).first()
    )


def _counted(stored: list[list[Any]] | None) -> tuple[CountedRow, ...]:
    rows = [CountedRow(label, url, counts) for label, url, counts in stored or ()]
    return tuple(sorted(rows, key=lambda row: not row.counts))


def points_of(days: Iterable[Day]) -> list[Point]:
    """The days as the curve wants them."""
    return [
        Point(day.day, None if day.numerator is None else float(day.numerator), _number(day.numerator))
        for day in days
    ]


def goal_of(figure: Figure) -> Goal | None:
    """The target as the curve wants it."""
    if figure.target is None:
        return None
    return Goal(float(figure.target), number_words(figure.target))


def target_words(figure: Figure, today: date) -> str:
    """«Målet er 8 avdelinger innen 1. juni 2027»; "" without a target."""
    if figure.target is None:
        return ""
    words = f"{number_words(figure.target)} {figure.unit}".strip()
    if figure.target_on is None:
        return _("Målet er %(target)s.") % {"target": words}
    return _("Målet er %(target)s innen %(day)s.") % {
        "target": words,
        "day": wording.day_words(figure.target_on, today),
    }


def _number(value: Decimal | None) -> str:
    return "" if value is None else number_words(value)
