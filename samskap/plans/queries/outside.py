"""What other systems read of plans. The shapes are the API's promise; the number of queries does not grow.

The viewer is a door (``people.viewer.door_viewer``): plans in open states, and never the name of a person.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Literal

from django.conf import settings
from django.db.models import Count, Exists, OuterRef, Q, QuerySet
from django.urls import reverse

from samskap.people.access import teams_of, units_of
from samskap.people.models import Unit
from samskap.people.viewer import Viewer
from samskap.plans.access import visible_to
from samskap.plans.models import Measure, MeasureValue, Milestone, Plan, Responsibility, Section, Timing
from samskap.plans.queries.figures import latest_of
from samskap.plans.queries.outside_figures import FigureLine, figure_lines
from samskap.plans.queries.who import responsibles_in
from samskap.values.access import values_of

State = Literal["approved", "active", "evaluating", "closed", "superseded"]
Status = Literal["not_started", "in_progress", "needs_hand", "on_hold", "done", "ended", "replaced"]


@dataclass(frozen=True, slots=True)
class PlanLine:
    """A plan in a list."""

    id: int
    title: str
    unit_id: int
    unit: str
    language: str
    state: State
    state_since: date
    period: str
    period_start: date | None
    period_end: date | None
    measures: int
    successor_id: int | None
    url: str


@dataclass(frozen=True, slots=True)
class ServedValue:
    """A value that a measure serves, and how that shows."""

    id: int
    name: str
    shows_as: str


@dataclass(frozen=True, slots=True)
class Responsible:
    """A body that answers for a measure; a person is told as «en navngitt person»."""

    name: str
    team_id: int | None
    unit_id: int | None
    every_department: bool


@dataclass(frozen=True, slots=True)
class When:
    """A time with the plan's own words."""

    text: str
    kind: str
    start: date | None
    end: date | None
    precision: str
    recurrence: str
    certain: bool


@dataclass(frozen=True, slots=True)
class Step:
    """A milestone."""

    title: str
    due: date | None
    reached_on: date | None


@dataclass(frozen=True, slots=True)
class MeasureLine:
    """A measure with all that belongs to it."""

    id: int
    plan_id: int
    section: str
    number: str
    title: str
    text: str
    why: str
    status: Status
    status_reason: str
    status_since: date | None
    replaced_by_id: int | None
    url: str
    values: list[ServedValue] = field(default_factory=list)
    responsible: list[Responsible] = field(default_factory=list)
    timings: list[When] = field(default_factory=list)
    milestones: list[Step] = field(default_factory=list)
    figures: list[FigureLine] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class PlanPart:
    """A part of a plan with its measures in order."""

    title: str
    intro: str
    measures: list[MeasureLine]


@dataclass(frozen=True, slots=True)
class WholePlan:
    """A plan with everything in it."""

    plan: PlanLine
    summary: str
    sections: list[PlanPart]


@dataclass(frozen=True, slots=True)
class ValueLine:
    """A recovery value."""

    id: int
    slug: str
    name: str
    meaning: str


@dataclass(frozen=True, slots=True)
class UnitLine:
    """A unit or a department."""

    id: int
    name: str
    kind: str
    parent_id: int | None


def address(name: str, viewer: Viewer, **parts: int) -> str:
    """The whole address of a page of the organisation."""
    path = reverse(name, kwargs={"organisation": viewer.organisation.slug, **parts})
    return f"{settings.SITE_URL}{path}"


def plans(viewer: Viewer, state: str | None = None) -> QuerySet[Plan]:
    """The plans that may be read, the newest first."""
    found = visible_to(viewer).select_related("unit").annotate(n=Count("sections__measures"))
    return (found.filter(state=state) if state else found).order_by("-state_since", "-pk")


def plan_line(viewer: Viewer, plan: Any) -> PlanLine:
    """A row of ``plans``."""
    return PlanLine(
        id=plan.pk,
        title=plan.title,
        unit_id=plan.unit_id,
        unit=plan.unit.name,
        language=plan.language,
        state=plan.state,
        state_since=plan.state_since,
        period=plan.period_text,
        period_start=plan.period_start,
        period_end=plan.period_end,
        measures=plan.n,
        successor_id=plan.successor_id,
        url=address("plans:plan", viewer, plan_id=plan.pk),
    )


def whole_plan(viewer: Viewer, plan: Plan) -> WholePlan:
    """The plan with its parts and measures; ``plan`` is a row of ``plans``."""
    rows = list(measures(viewer).filter(section__plan=plan))
    lines = {line.id: line for line in measure_lines(viewer, rows)}
    parts = [
        PlanPart(
            section.title, section.intro, [lines[row.pk] for row in rows if row.section_id == section.pk]
        )
        for section in Section.objects.filter(plan=plan)
    ]
    return WholePlan(plan_line(viewer, plan), plan.summary, parts)


def measures(viewer: Viewer) -> QuerySet[Measure]:
    """All measures of the plans that may be read, plan by plan in their order."""
    return (
        Measure.objects.filter(section__plan__in=visible_to(viewer))
        .select_related("section")
        .order_by("section__plan_id", "section__position", "section_id", "position", "pk")
    )


def of_value(found: QuerySet[Measure], slug: str) -> QuerySet[Measure]:
    """Those that serve the value."""
    return found.filter(Exists(MeasureValue.objects.filter(measure=OuterRef("pk"), value__slug=slug)))


def of_unit(viewer: Viewer, found: QuerySet[Measure], unit_id: int) -> QuerySet[Measure]:
    """Those that the unit or a team of it answers for; a department also for what every department has promised."""
    kind = units_of(viewer).filter(pk=unit_id).values_list("kind", flat=True).first()
    if kind is None:
        return found.none()
    ours = Q(unit_id=unit_id) | Q(team__unit_id=unit_id)
    if kind == Unit.Kind.DEPARTMENT:
        ours |= Q(every_department=True)
    return found.filter(Exists(Responsibility.objects.filter(ours, measure=OuterRef("pk"))))


def measure_lines(viewer: Viewer, rows: Sequence[Measure]) -> list[MeasureLine]:
    """The measures with values, responsibles, times, milestones and figures; seven queries whatever their number."""
    ids = [row.pk for row in rows]
    names = [
        *units_of(viewer).values_list("name", flat=True),
        *teams_of(viewer).values_list("name", flat=True),
    ]
    who = responsibles_in(Responsibility.objects.filter(measure__in=ids), viewer, names)
    figures = latest_of(ids)
    values, times, steps = _values(ids), _times(ids), _steps(ids)
    return [
        MeasureLine(
            id=row.pk,
            plan_id=row.section.plan_id,
            section=row.section.title,
            number=row.number,
            title=row.title,
            text=row.text,
            why=row.why,
            status=row.status,  # type: ignore[arg-type]  # a constraint of the choices
            status_reason=row.status_reason,
            status_since=row.status_since,
            replaced_by_id=row.replaced_by_id,
            url=address("plans:measure", viewer, measure_id=row.pk),
            values=values.get(row.pk, []),
            responsible=[
                Responsible(one.name, one.team_id, one.unit_id, one.every_department)
                for one in who.get(row.pk, [])
            ],
            timings=times.get(row.pk, []),
            milestones=steps.get(row.pk, []),
            figures=figure_lines(figures.get(row.pk, [])),
        )
        for row in rows
    ]


def _values(ids: list[int]) -> dict[int, list[ServedValue]]:
    rows = MeasureValue.objects.filter(measure__in=ids).order_by("value__position", "value_id")
    return _by_measure(rows, ServedValue, ("value_id", "value__name", "shows_as"))


def _times(ids: list[int]) -> dict[int, list[When]]:
    rows = Timing.objects.filter(measure__in=ids).order_by("position", "pk")
    fields = ("text", "kind", "start", "end", "precision", "recurrence", "certain")
    return _by_measure(rows, When, fields)


def _steps(ids: list[int]) -> dict[int, list[Step]]:
    rows = Milestone.objects.filter(measure__in=ids).order_by("position", "pk")
    return _by_measure(rows, Step, ("title", "due", "reached_on"))


def _by_measure(rows: QuerySet[Any], shape: type[Any], fields: Iterable[str]) -> dict[int, list[Any]]:
    found: dict[int, list[Any]] = {}
    for measure_id, *facts in rows.values_list("measure_id", *fields):
        found.setdefault(measure_id, []).append(shape(*facts))
    return found


def values(viewer: Viewer) -> list[ValueLine]:
    """The organisation's recovery values in their order."""
    return [ValueLine(*row) for row in values_of(viewer).values_list("pk", "slug", "name", "meaning")]


def units(viewer: Viewer) -> list[UnitLine]:
    """The organisation's units and departments in alphabetical order."""
    return [UnitLine(*row) for row in units_of(viewer).values_list("pk", "name", "kind", "parent_id")]
