"""What the portal's own pages ask, across plans and values."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from samskap.design.draw import STATUSES, Step
from samskap.people.queries import departments
from samskap.people.viewer import Viewer
from samskap.plans import wording
from samskap.plans.access import plans_of
from samskap.plans.models import Measure, MeasureValue, Plan, Timing
from samskap.plans.queries.figures import Figure, latest_of
from samskap.plans.queries.plan_list import CURRENT_FIRST, current_plan_id
from samskap.plans.queries.plan_page import COURSE, Part, PlanPage, Row, period_words, plan_page
from samskap.values.queries import ValueHere, values_with_statements

OVER = (Measure.Status.DONE, Measure.Status.ENDED, Measure.Status.REPLACED)
SHOWN = 4  # measures of each value on the page of all of them; the template slices the same
# what is done first, as the plan itself would tell it
TALLY_ORDER = ("done", "in_progress", "needs_hand", "on_hold", "not_started", "ended", "replaced")


@dataclass(frozen=True, slots=True)
class NextDeadline:
    """The nearest deadline that lies ahead: when in words, and of which measure."""

    when: str
    measure_id: int
    title: str


@dataclass(frozen=True, slots=True)
class PlanGlance:
    """The plan right now, as one card tells it."""

    plan: Plan
    period: str
    steps: tuple[Step, ...]
    step: int
    counts: tuple[tuple[str, int], ...]
    total: int
    deadline: NextDeadline | None


def plan_glance(viewer: Viewer, today: date) -> PlanGlance | None:
    """The current plan this viewer may see, in two queries; None when there is none."""
    plan = _current_plan(viewer)
    if plan is None:
        return None
    # one row per timing, and one for a measure without: the statuses and the next deadline in one query
    fields = (
        "pk",
        "title",
        "status",
        *(f"timings__{field}" for field in ("kind", "end", "precision", "certain")),
    )
    rows = list(Measure.objects.filter(section__plan=plan).order_by("timings__end").values_list(*fields))
    statuses = Counter({pk: status for pk, _title, status, *_rest in rows}.values())
    step = COURSE.index(Plan.State(plan.state))
    since = _("siden %(day)s") % {"day": wording.day_words(plan.state_since, today, short=True)}
    return PlanGlance(
        plan=plan,
        period=period_words(plan),
        steps=tuple(Step(str(state.label), since if at == step else "") for at, state in enumerate(COURSE)),
        step=step,
        counts=tuple((key, statuses[key]) for key in TALLY_ORDER if statuses[key]),
        total=sum(statuses.values()),
        deadline=next(_deadlines(rows, today), None),
    )


def _current_plan(viewer: Viewer) -> Plan | None:
    """As ``current_plan_id``, with the plan itself: an organisation has few plans."""
    newest = {plan.state: plan for plan in plans_of(viewer)}
    return next((newest[state] for state in CURRENT_FIRST if state in newest), None)


def _deadlines(rows: Iterable[tuple[Any, ...]], today: date) -> Iterator[NextDeadline]:
    """The deadlines that lie ahead and that we are sure of, the nearest first."""
    for pk, title, status, kind, end, precision, certain in rows:
        if kind == Timing.Kind.DEADLINE and certain and end and end >= today and status not in OVER:
            yield NextDeadline(wording.point(end, precision, today), pk, title)


@dataclass(frozen=True, slots=True)
class Serving:
    """A measure that serves a value, and how it shows there."""

    pk: int
    title: str
    status: str
    shows_as: str
    language: str


@dataclass(frozen=True, slots=True)
class ValueInPractice:
    """A value with the departments' words and the measures of the current plan that serve it."""

    here: ValueHere
    serving: tuple[Serving, ...]
    # one per department in alphabetical order: whether it has put words to the value
    beads: tuple[bool, ...] = ()

    @property
    def hidden(self) -> bool:
        """Whether the page of all values shows only the first of its measures."""
        return len(self.serving) > SHOWN

    @property
    def with_words(self) -> int:
        """How many departments have put words to it."""
        return sum(self.beads)


@dataclass(frozen=True, slots=True)
class ValuesPage:
    """The values side by side. ``measures`` is how many the plan has; None when there is no plan to see."""

    values: tuple[ValueInPractice, ...]
    measures: int | None
    departments: tuple[str, ...]

    @property
    def by_department(self) -> list[tuple[str, list[tuple[str, str, bool]]]]:
        """Each department with (key, name of the value, whether it has words for it); never ranked, never summed."""
        return [
            (name, [(one.here.value.key, one.here.value.name, one.beads[at]) for one in self.values])
            for at, name in enumerate(self.departments)
        ]


def values_page(viewer: Viewer, *, slug: str = "") -> ValuesPage:
    """The values (or the one), what the departments say and what the plan does; six queries however many."""
    plan_id = current_plan_id(viewer)
    serving: dict[int, list[Serving]] = {}
    if plan_id is not None:
        rows = MeasureValue.objects.filter(measure__section__plan_id=plan_id).order_by(
            "measure__section__position", "measure__section_id", "measure__position", "measure_id"
        )
        fields = (
            "measure_id",
            "measure__title",
            "measure__status",
            "shows_as",
            "measure__section__plan__language",
        )
        for value_id, *facts in rows.values_list("value_id", *fields):
            serving.setdefault(value_id, []).append(Serving(*facts))
    measures = None if plan_id is None else Measure.objects.filter(section__plan_id=plan_id).count()
    names = tuple(departments(viewer.organisation).values_list("name", flat=True))
    found = values_with_statements(viewer, slug=slug)
    return ValuesPage(
        tuple(
            ValueInPractice(here, tuple(serving.get(here.value.pk, ())), _beads(here, names))
            for here in found
        ),
        measures,
        names,
    )


def _beads(here: ValueHere, names: tuple[str, ...]) -> tuple[bool, ...]:
    said = {statement.unit for statement in here.statements}
    return tuple(name in said for name in names)


@dataclass(frozen=True, slots=True)
class FramedPlan:
    """The plan that runs, as a page inside another site shows it: its parts with rows and the rows' figures."""

    page: PlanPage
    parts: tuple[tuple[Part, tuple[tuple[Row, tuple[Figure, ...]], ...]], ...]


def framed_plan(viewer: Viewer, today: date) -> FramedPlan | None:
    """The current plan of a door; None when none runs. The same number of queries however many measures."""
    plan_id = current_plan_id(viewer)
    if plan_id is None:
        return None
    page = plan_page(viewer, plan_id, {}, today=today)
    figures = latest_of([row.pk for part in page.parts for row in part.rows])
    parts = tuple(
        (part, tuple((row, tuple(figures.get(row.pk, ()))) for row in part.rows)) for part in page.parts
    )
    return FramedPlan(page, parts)


assert set(TALLY_ORDER) == set(STATUSES)  # noqa: S101  # a new status must find its place in the card
