"""The page of one figure, and the page of all figures of a plan."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from samskap.design.curves import Goal, Point
from samskap.people.viewer import Viewer
from samskap.plans.access import figures_for, get_indicator_for, get_plan_for, may_edit, may_report
from samskap.plans.models import Indicator, IndicatorReading, Measure, Plan
from samskap.plans.queries.figure_history import (
    COLUMNS,
    CountedRow,
    Day,
    as_days,
    basis_of,
    days_of,
    goal_of,
    months_of,
    points_of,
)
from samskap.plans.queries.figures import Figure, figures_of, parts_of
from samskap.plans.queries.measure_figures import ShownFigure, shown
from samskap.plans.sources import source_of
from samskap.plans.states import EDITABLE

MOST_ENTRIES = 24


@dataclass(frozen=True)
class FigurePage:
    """One figure: what it is, how it is counted, from what that day, and how it has gone."""

    indicator: Indicator
    measure: Measure
    plan: Plan
    shown: ShownFigure
    how: str
    day: Day | None
    counted: tuple[CountedRow, ...]
    months: tuple[Day, ...]
    points: tuple[Point, ...]
    goal: Goal | None
    entries: tuple[Day, ...]
    may_report: bool
    belongs: bool
    small_group: int

    @property
    def figure(self) -> Figure:
        """The newest that may be shown."""
        return self.shown.figure

    @property
    def whole(self) -> float | None:
        """What it is a part of, for the curve."""
        return None if self.figure.denominator is None else float(self.figure.denominator)

    @property
    def counts(self) -> list[CountedRow]:
        """Those that are counted."""
        return [row for row in self.counted if row.counts]

    @property
    def counts_not(self) -> list[CountedRow]:
        """Those that are not."""
        return [row for row in self.counted if not row.counts]


def figure_page(viewer: Viewer, indicator_id: int, *, on: date | None, today: date) -> FigurePage:
    """The figure with what it was computed from on a day (the newest shown, when ``on`` is None or unknown); or 404."""
    row = get_indicator_for(viewer, indicator_id)
    figure = figures_of(Indicator.objects.filter(pk=row.pk))[0]
    source = source_of(row.source)
    day = _day(row, on or figure.day) or _day(row, figure.day)
    months = months_of([row.pk]).get(row.pk, [])
    plan = row.measure.section.plan
    reports = plan.state in EDITABLE and may_report(viewer, row.measure)
    entries = (
        as_days(days_of(row.pk).values_list(*COLUMNS)[:MOST_ENTRIES]) if not row.source and reports else []
    )
    return FigurePage(
        indicator=row,
        measure=row.measure,
        plan=plan,
        shown=shown(figure, today),
        how=_how(row) if source is None else str(source.how),
        day=day,
        counted=basis_of(day.pk) if day and day.numerator is not None else (),
        months=tuple(reversed(months)),
        points=tuple(points_of(months)),
        goal=goal_of(figure),
        entries=tuple(entries),
        may_report=reports,
        belongs=viewer.belongs,
        small_group=plan.organisation.small_group,
    )


def _day(row: Indicator, on: date | None) -> Day | None:
    if on is None:
        return None
    found = as_days(days_of(row.pk).filter(day=on).values_list(*COLUMNS))
    return found[0] if found else None


def _how(row: Indicator) -> str:
    if row.source:
        return _("Tallet kom fra en del av Samskap som ikke er i bruk lenger. Det som er lest, blir stående.")
    return _("Tallet skrives inn av dem som har ansvaret for tiltaket.")


def day_words_of(page: FigurePage) -> str:
    """The chosen day's figure as a sentence."""
    if page.day is None or page.day.numerator is None:
        return page.figure.words
    source = source_of(page.indicator.source)
    return str(parts_of(page.indicator, source, page.day.numerator, page.day.denominator, hidden=False))


@dataclass(frozen=True, slots=True)
class MeasureLine:
    """A measure with its figures, on the page of all figures."""

    measure: Measure
    figures: tuple[ShownFigure, ...]


@dataclass(frozen=True, slots=True)
class PlanFigures:
    """All figures of a plan, measure by measure, the measures that have none, and what waits for a yes or no."""

    plan: Plan
    lines: tuple[MeasureLine, ...]
    without: tuple[Measure, ...]
    suggested: tuple[tuple[Measure, str], ...]


def plan_figures(viewer: Viewer, plan_id: int, *, today: date) -> PlanFigures:
    """All figures of the plan as the viewer sees it, or 404; three queries besides the viewer's own (editors: four)."""
    plan = get_plan_for(viewer, plan_id)
    measures = list(
        Measure.objects.filter(section__plan=plan).order_by(
            "section__position", "section_id", "position", "pk"
        )
    )
    found: dict[int, list[ShownFigure]] = {}
    for figure in figures_of(figures_for(viewer).filter(measure__section__plan=plan)):
        found.setdefault(figure.measure_id, []).append(shown(figure, today))
    lines = [MeasureLine(row, tuple(found[row.pk])) for row in measures if row.pk in found]
    without = tuple(row for row in measures if row.pk not in found)
    suggested = tuple(_suggested(measures)) if may_edit(viewer, plan) and plan.state in EDITABLE else ()
    return PlanFigures(plan, tuple(lines), without, suggested)


def _suggested(measures: Sequence[Measure]) -> Iterator[tuple[Measure, str]]:
    """Each figure that the words of a measure have suggested, by what it would be called."""
    rows = Indicator.objects.filter(suggested=True, measure__in=measures).order_by("pk")
    waiting = list(rows.values_list("measure_id", "source"))
    for measure in measures:
        for measure_id, key in waiting:
            source = source_of(key)
            if measure_id == measure.pk and source is not None:
                yield measure, str(source.label)


def every_day(indicator: Indicator) -> Iterator[Day]:
    """Every day of a figure, oldest first, a thousand at a time; days that are not shown have no number."""
    rows: QuerySet[IndicatorReading] = days_of(indicator.pk).order_by("day")
    yield from as_days(rows.values_list(*COLUMNS).iterator(chunk_size=1000))
