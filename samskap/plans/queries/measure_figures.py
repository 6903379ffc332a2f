"""The figures on a measure's page: the first one large with its history, the others in short."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from samskap.design.curves import Goal, Point
from samskap.plans import wording
from samskap.plans.models import Indicator
from samskap.plans.queries.figure_history import (
    CountedRow,
    Day,
    goal_of,
    months_and_basis,
    points_of,
    target_words,
)
from samskap.plans.queries.figures import Figure, figures_of
from samskap.plans.sources import source_of

YEARS_SHOWN = 2  # of history; the rest stands on the figure's own page
MOST_COUNTED = 12  # more than can be taken in at a glance stand on the figure's own page


@dataclass(frozen=True, slots=True)
class Suggested:
    """A figure somebody may say yes or no to."""

    pk: int
    label: str
    how: str


@dataclass(frozen=True, slots=True)
class ShownFigure:
    """A figure with what stands below it: when it was read, and the target in words."""

    figure: Figure
    when: str
    target: str


@dataclass(frozen=True, slots=True)
class MeasureFigures:
    """All figures of one measure; ``counted``, ``months`` and ``points`` are of the first."""

    figures: tuple[ShownFigure, ...]
    suggested: tuple[Suggested, ...]
    counted: tuple[CountedRow, ...]
    months: tuple[Day, ...]
    points: tuple[Point, ...]
    goal: Goal | None
    whole: float | None

    @property
    def first(self) -> ShownFigure | None:
        """The one that is shown large."""
        return self.figures[0] if self.figures else None

    @property
    def rest(self) -> tuple[ShownFigure, ...]:
        """The others."""
        return self.figures[1:]


def measure_figures(measure_id: int, *, today: date, reports: bool) -> MeasureFigures:
    """The figures of a measure the viewer may see; two queries, one when there are none.

    Suggestions are only for those who may answer them (``reports``).
    """
    rows = Indicator.objects.filter(measure=measure_id)
    figures = figures_of(rows if reports else rows.filter(suggested=False))
    waiting = [figure for figure in figures if figure.suggested]
    known = [figure for figure in figures if not figure.suggested]
    first = known[0] if known else None
    since = today.replace(year=today.year - YEARS_SHOWN, day=1)
    months, counted = (
        months_and_basis(first.indicator_id, first.reading_id, since=since) if first else ([], ())
    )
    return MeasureFigures(
        figures=tuple(shown(figure, today) for figure in known),
        suggested=tuple(_suggested(figure) for figure in waiting) if reports else (),
        counted=counted if len(counted) <= MOST_COUNTED else (),
        months=tuple(reversed(months)),
        points=tuple(points_of(months)),
        goal=goal_of(first) if first else None,
        whole=float(first.denominator) if first and first.denominator is not None else None,
    )


def shown(figure: Figure, today: date) -> ShownFigure:
    """The figure with its day and its target in words."""
    return ShownFigure(figure, _when(figure, today), target_words(figure, today))


def _when(figure: Figure, today: date) -> str:
    if figure.day is None:
        return ""
    day = wording.day_words(figure.day, today)
    if figure.held:
        return _("Fra %(day)s. Siden da er det endret for få til at et nytt tall kan vises.") % {"day": day}
    if figure.day == today:
        return _("Lest i dag") if figure.source else _("Skrevet inn i dag")
    return (_("Lest %(day)s") if figure.source else _("Skrevet inn %(day)s")) % {"day": day}


def _suggested(figure: Figure) -> Suggested:
    source = source_of(figure.source)
    return Suggested(figure.indicator_id, figure.label, str(source.how) if source else "")
