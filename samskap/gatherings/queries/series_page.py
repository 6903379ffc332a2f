"""A series as its page shows it: the rhythm in words, what is next, what has been, and how much is open."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Final

from django.core.paginator import Page, Paginator
from django.db.models import Min, Q
from django.utils import timezone
from django.utils.translation import get_language

from samskap.gatherings.access.gatherings import holds, series_of
from samskap.gatherings.models import ActionItem, Gathering, Series
from samskap.gatherings.queries.gathering_list import Line, Row, at_home, for_lines, lines_of
from samskap.gatherings.queries.series_use import Plan
from samskap.gatherings.rhythm import in_words
from samskap.gatherings.states import CANCELLED, HELD, OPEN
from samskap.people.viewer import Viewer
from samskap.plans.models import Measure
from samskap.values.models import Value

NEXT: Final = 6
PER_PAGE: Final = 20


@dataclass(frozen=True, slots=True)
class SeriesShown:
    """What stands on the page."""

    rhythm: str
    whose: str
    nearest: list[Line]
    ahead: int
    past: list[Line]
    page: Page[Row]
    open_points: int
    values: list[Value]
    measures: list[Measure]
    holds: bool


def rhythm_words(series: Series) -> str:
    """The rule as it was understood, in the language of the page."""
    return in_words(Plan.of(series).rule, language=(get_language() or "nb")[:2], at=series.at)


def whose_of(series: Series) -> str:
    """The name of the unit or team that holds it; "" for the whole organisation."""
    home = series.unit or series.team
    return home.name if home else ""


def series_shown(viewer: Viewer, series: Series, page: str, now: datetime) -> SeriesShown:
    """Everything on the page of a series; eight queries whatever the number of gatherings."""
    rows = for_lines(Gathering.objects.filter(series=series))
    coming = rows.filter(ends_at__gt=now).exclude(state=CANCELLED)
    past = Paginator(rows.filter(ends_at__lte=now).order_by("-starts_at", "-pk"), PER_PAGE).get_page(page)
    return SeriesShown(
        rhythm=rhythm_words(series),
        whose=whose_of(series),
        nearest=lines_of(coming[:NEXT]),
        ahead=coming.count(),
        past=lines_of(past.object_list),
        page=past,
        open_points=ActionItem.objects.filter(series=series, state=OPEN).count(),
        values=list(series.values.all()),
        measures=list(series.measures.select_related("section__plan")),
        holds=holds(viewer, series),
    )


@dataclass(frozen=True, slots=True)
class SeriesLine:
    """A living series in the list of them."""

    series: Series
    rhythm: str
    whose: str
    next_on: date | None


def living_series(viewer: Viewer, now: datetime, home: str = "") -> list[SeriesLine]:
    """The series that go on (of a unit with its departments, or of a team), each with its next day; one query."""
    living = Q(ended_at=None) & (Q(ends_on=None) | Q(ends_on__gte=timezone.localdate(now)))
    coming = Q(gatherings__starts_at__gt=now) & ~Q(gatherings__state__in=[CANCELLED, HELD])
    rows = at_home(series_of(viewer), home).filter(living).select_related("unit", "team")
    nearest = rows.annotate(next_at=Min("gatherings__starts_at", filter=coming))
    return [
        SeriesLine(
            row,
            rhythm_words(row),
            whose_of(row),
            timezone.localtime(row.next_at).date() if row.next_at else None,
        )
        for row in nearest
    ]
