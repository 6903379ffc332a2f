"""Which values the measures of a plan bear, and where there are gaps; four queries however many measures."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.urls import reverse

from samskap.people.viewer import Viewer
from samskap.plans.access import get_plan_for, may_edit
from samskap.plans.models import Measure, MeasureValue, Plan
from samskap.plans.queries.measures import ValueFacts
from samskap.plans.states import EDITABLE
from samskap.values.access import values_of


@dataclass(frozen=True, slots=True)
class Cell:
    """A measure and a value: whether it bears it, and how that shows («slik merkes det»)."""

    value: ValueFacts
    borne: bool
    shows_as: str


@dataclass(frozen=True, slots=True)
class MatrixRow:
    """A measure with one cell for each value."""

    pk: int
    number: str
    title: str
    status: str
    cells: tuple[Cell, ...]

    @property
    def bears(self) -> bool:
        """Whether it bears any value."""
        return any(cell.borne for cell in self.cells)

    @property
    def told(self) -> tuple[Cell, ...]:
        """The values for which somebody has written how it shows."""
        return tuple(cell for cell in self.cells if cell.shows_as)


@dataclass(frozen=True, slots=True)
class Bearing:
    """A value with the measures that bear it, and how it shows in each."""

    value: ValueFacts
    measures: tuple[tuple[MatrixRow, str], ...]


@dataclass(frozen=True, slots=True)
class ValueMatrix:
    """The measures of a plan by the organisation's values, with what is missing."""

    plan: Plan
    values: tuple[ValueFacts, ...]
    parts: tuple[tuple[str, tuple[MatrixRow, ...]], ...]
    by_value: tuple[Bearing, ...]
    editable: bool
    measure_url: (
        str  # of a measure's page, without its number: looking up each would cost more than drawing it
    )

    @property
    def rows(self) -> list[MatrixRow]:
        """All measures in the plan's order."""
        return [row for _title, rows in self.parts for row in rows]

    @property
    def unborne(self) -> list[ValueFacts]:
        """The values that no measure bears."""
        return [bearing.value for bearing in self.by_value if not bearing.measures]

    @property
    def without(self) -> list[MatrixRow]:
        """The measures that bear no value."""
        return [row for row in self.rows if not row.bears]


def value_matrix(viewer: Viewer, plan_id: int) -> ValueMatrix:
    """The matrix of the plan, or 404 when it is not there or not for this viewer."""
    plan = get_plan_for(viewer, plan_id)
    values = tuple(ValueFacts(*row) for row in values_of(viewer).values_list("pk", "name", "slug", "key"))
    served = {
        (measure_id, value_id): shows_as
        for measure_id, value_id, shows_as in MeasureValue.objects.filter(
            measure__section__plan=plan
        ).values_list("measure_id", "value_id", "shows_as")
    }
    parts = _parts(plan, values, served)
    rows = [row for _title, found in parts for row in found]
    return ValueMatrix(
        plan=plan,
        values=values,
        parts=parts,
        by_value=tuple(_bearing(at, value, rows) for at, value in enumerate(values)),
        editable=plan.state in EDITABLE and may_edit(viewer, plan),
        measure_url=reverse("plans:measure", args=[viewer.organisation.slug, 0]).removesuffix("0/"),
    )


def _parts(
    plan: Plan, values: tuple[ValueFacts, ...], served: dict[tuple[int, int], str]
) -> tuple[tuple[str, tuple[MatrixRow, ...]], ...]:
    found: dict[int, tuple[str, list[MatrixRow]]] = {}
    rows = (
        Measure.objects.filter(section__plan=plan)
        .order_by("section__position", "section_id", "position", "pk")
        .values_list("section_id", "section__title", "pk", "number", "title", "status")
    )
    for section_id, heading, pk, number, title, status in rows:
        cells = tuple(
            Cell(value, (pk, value.pk) in served, served.get((pk, value.pk), "").strip()) for value in values
        )
        found.setdefault(section_id, (heading, []))[1].append(MatrixRow(pk, number, title, status, cells))
    return tuple((heading, tuple(rest)) for heading, rest in found.values())


def _bearing(at: int, value: ValueFacts, rows: Iterable[MatrixRow]) -> Bearing:
    return Bearing(value, tuple((row, row.cells[at].shows_as) for row in rows if row.cells[at].borne))
