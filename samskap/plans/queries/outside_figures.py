"""The figures that other systems read, hidden where the pages hide them (``queries/figures.py``)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.conf import settings
from django.db.models import QuerySet

from samskap.people.viewer import Viewer
from samskap.plans.access import visible_to
from samskap.plans.models import Indicator, IndicatorReading
from samskap.plans.queries.figures import Figure


@dataclass(frozen=True, slots=True)
class FigureLine:
    """A figure that tells how it goes with a measure, with its newest number.

    ``hidden`` says that it is about so few people that no number is given.
    """

    id: int
    measure_id: int
    label: str
    source: str
    unit: str
    words: str
    day: date | None
    numerator: float | None
    denominator: float | None
    hidden: bool
    about_people: bool
    way: str
    target: float | None
    target_on: date | None
    url: str


@dataclass(frozen=True, slots=True)
class ReadingLine:
    """One day's figure; without numbers when it is hidden."""

    figure_id: int
    day: date
    numerator: float | None
    denominator: float | None
    hidden: bool


def indicators(viewer: Viewer) -> QuerySet[Indicator]:
    """The figures of the measures that may be read; those that are only suggested are not there yet."""
    return Indicator.objects.filter(measure__section__plan__in=visible_to(viewer), suggested=False)


def figure_lines(figures: Iterable[Figure]) -> list[FigureLine]:
    """The figures as they are told."""
    return [
        FigureLine(
            id=one.indicator_id,
            measure_id=one.measure_id,
            label=one.label,
            source=one.source,
            unit=one.unit,
            words=one.words,
            day=one.day,
            numerator=_number(one.numerator),
            denominator=_number(one.denominator),
            hidden=one.hidden,
            about_people=one.about_people,
            way=one.way,
            target=_number(one.target),
            target_on=one.target_on,
            url=settings.SITE_URL + one.url,
        )
        for one in figures
    ]


def readings(
    viewer: Viewer, *, figure: int | None, measure: int | None, first: date | None, last: date | None
) -> QuerySet[IndicatorReading]:
    """The daily readings of one figure, of a measure's or of all, the oldest first."""
    found = IndicatorReading.objects.filter(indicator__in=indicators(viewer).order_by())
    if figure is not None:
        found = found.filter(indicator_id=figure)
    if measure is not None:
        found = found.filter(indicator__measure_id=measure)
    if first is not None:
        found = found.filter(day__gte=first)
    if last is not None:
        found = found.filter(day__lte=last)
    return found.order_by("day", "indicator_id")


def reading_lines(rows: Iterable[IndicatorReading]) -> list[ReadingLine]:
    """The readings as pages show them: a hidden one has no numbers at all."""
    return [
        ReadingLine(
            row.indicator_id,
            row.day,
            _number(row.numerator) if row.shown else None,
            _number(row.denominator) if row.shown else None,
            hidden=not row.shown,
        )
        for row in rows
    ]


def _number(value: Decimal | None) -> float | None:
    return None if value is None else float(value)
