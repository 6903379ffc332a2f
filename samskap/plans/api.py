"""What other systems may ask about plans. Read-only; the shapes stand in ``queries/outside.py``.

``request.auth`` is the viewer that the token is (``portal/api``). Words for people stand there, too.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Annotated, Any

from django.db.models import QuerySet
from django.http import Http404, HttpRequest
from ninja import Path, Query, Router, Schema
from pydantic import Field, ValidationInfo, model_validator

from samskap.people.viewer import Viewer
from samskap.plans.queries import outside, outside_figures
from samskap.plans.queries.changes import ChangeLine, Span, changes
from samskap.plans.queries.figures import figures_of

LARGEST_ID = 2**63 - 1
MOST, USUAL, DEEPEST = 200, 100, 10_000
Id = Annotated[int, Field(ge=1, le=LARGEST_ID)]

router = Router()


class ApiRequest(HttpRequest):
    """A request with a token."""

    auth: Viewer


class Paged(Schema):
    """Which piece of a list is wanted; a parameter that is not known is refused."""

    limit: int = Field(USUAL, ge=1, le=MOST)
    offset: int = Field(0, ge=0, le=DEEPEST)

    @model_validator(mode="before")
    @classmethod
    def only_known(cls, given: Any, info: ValidationInfo) -> Any:
        """A misspelt parameter would otherwise give everything, and look as if it had chosen."""
        asked = set(info.context["request"].GET) if info.context else set()
        if unknown := sorted(asked - set(cls.model_fields)):
            raise ValueError(f"unknown parameter: {', '.join(unknown)[:200]}")
        return given


class PlanChoice(Paged):
    """Which plans are wanted."""

    state: outside.State | None = None


class MeasureChoice(Paged):
    """Which measures are wanted."""

    plan: Id | None = None
    status: outside.Status | None = None
    value: str | None = Field(None, max_length=60, pattern=r"^[a-z0-9_-]+$")
    unit: Id | None = None


class FigureChoice(Paged):
    """Which figures are wanted."""

    measure: Id | None = None


class ReadingChoice(FigureChoice):
    """Which readings are wanted."""

    figure: Id | None = None
    first: date | None = None
    last: date | None = None


class ChangeChoice(Paged):
    """Which changes are wanted."""

    plan: Id | None = None
    first: date | None = None
    last: date | None = None


@dataclass(frozen=True, slots=True)
class Plans:
    """A piece of the list of plans."""

    items: list[outside.PlanLine]
    total: int
    limit: int
    offset: int


@dataclass(frozen=True, slots=True)
class Measures:
    """A piece of the list of measures."""

    items: list[outside.MeasureLine]
    total: int
    limit: int
    offset: int


@dataclass(frozen=True, slots=True)
class Figures:
    """A piece of the list of figures."""

    items: list[outside_figures.FigureLine]
    total: int
    limit: int
    offset: int


@dataclass(frozen=True, slots=True)
class Readings:
    """A piece of the list of readings."""

    items: list[outside_figures.ReadingLine]
    total: int
    limit: int
    offset: int


@dataclass(frozen=True, slots=True)
class Changes:
    """A piece of the list of changes; ``more`` says whether older ones follow."""

    items: list[ChangeLine]
    more: bool
    limit: int
    offset: int


@router.get("/plans", response=Plans, operation_id="plans", url_name="plans")
def plans(request: ApiRequest, choice: Query[PlanChoice]) -> Plans:
    """The plans, the newest first."""
    found = outside.plans(request.auth, choice.state)
    rows = [outside.plan_line(request.auth, row) for row in _piece(found, choice)]
    return Plans(rows, found.count(), choice.limit, choice.offset)


@router.get("/plans/{plan_id}", response=outside.WholePlan, operation_id="plan", url_name="plan")
def plan(request: ApiRequest, plan_id: Path[Id]) -> outside.WholePlan:
    """One plan with its parts and measures."""
    return outside.whole_plan(request.auth, _one(outside.plans(request.auth), plan_id))


@router.get("/measures", response=Measures, operation_id="measures", url_name="measures")
def measures(request: ApiRequest, choice: Query[MeasureChoice]) -> Measures:
    """Measures of all plans, or those that are chosen."""
    found = outside.measures(request.auth)
    if choice.plan is not None:
        found = found.filter(section__plan=choice.plan)
    if choice.status is not None:
        found = found.filter(status=choice.status)
    if choice.value is not None:
        found = outside.of_value(found, choice.value)
    if choice.unit is not None:
        found = outside.of_unit(request.auth, found, choice.unit)
    rows = outside.measure_lines(request.auth, list(_piece(found, choice)))
    return Measures(rows, found.count(), choice.limit, choice.offset)


@router.get(
    "/measures/{measure_id}", response=outside.MeasureLine, operation_id="measure", url_name="measure"
)
def measure(request: ApiRequest, measure_id: Path[Id]) -> outside.MeasureLine:
    """One measure."""
    return outside.measure_lines(request.auth, [_one(outside.measures(request.auth), measure_id)])[0]


@router.get("/figures", response=Figures, operation_id="figures", url_name="figures")
def figures(request: ApiRequest, choice: Query[FigureChoice]) -> Figures:
    """The figures with their newest numbers."""
    found = outside_figures.indicators(request.auth)
    if choice.measure is not None:
        found = found.filter(measure=choice.measure)
    ids = list(_piece(found.order_by("measure_id", "position", "pk"), choice).values_list("pk", flat=True))
    at = {pk: place for place, pk in enumerate(ids)}
    told = sorted(figures_of(found.filter(pk__in=ids)), key=lambda one: at[one.indicator_id])
    return Figures(outside_figures.figure_lines(told), found.count(), choice.limit, choice.offset)


@router.get("/readings", response=Readings, operation_id="readings", url_name="readings")
def readings(request: ApiRequest, choice: Query[ReadingChoice]) -> Readings:
    """The figures day by day, the oldest first."""
    found = outside_figures.readings(
        request.auth, figure=choice.figure, measure=choice.measure, first=choice.first, last=choice.last
    )
    rows = outside_figures.reading_lines(_piece(found, choice))
    return Readings(rows, found.count(), choice.limit, choice.offset)


@router.get("/changes", response=Changes, operation_id="changes", url_name="changes")
def all_changes(request: ApiRequest, choice: Query[ChangeChoice]) -> Changes:
    """What has happened, the latest first."""
    rows = changes(
        request.auth,
        most=choice.limit + 1,
        skip=choice.offset,
        span=Span(choice.first, choice.last),
        plan_id=choice.plan,
    )
    return Changes(rows[: choice.limit], len(rows) > choice.limit, choice.limit, choice.offset)


@router.get("/values", response=list[outside.ValueLine], operation_id="values", url_name="values")
def values(request: ApiRequest) -> list[outside.ValueLine]:
    """The recovery values of the organisation."""
    return outside.values(request.auth)


@router.get("/units", response=list[outside.UnitLine], operation_id="units", url_name="units")
def units(request: ApiRequest) -> list[outside.UnitLine]:
    """The units and departments of the organisation."""
    return outside.units(request.auth)


def _piece(rows: QuerySet[Any], choice: Paged) -> QuerySet[Any]:
    return rows[choice.offset : choice.offset + choice.limit]


def _one(rows: QuerySet[Any], pk: int) -> Any:
    found = rows.filter(pk=pk).first()
    if found is None:
        raise Http404
    return found
