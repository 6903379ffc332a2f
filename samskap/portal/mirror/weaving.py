"""What the mirror shows: per value what we do month by month, what we changed, and which departments do and change."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date

from django.utils.formats import date_format

from samskap.people.models import Unit
from samskap.people.queries import departments
from samskap.people.viewer import Viewer
from samskap.plans import tracing
from samskap.plans.access import plans_of
from samskap.plans.queries.plan_list import CURRENT_FIRST
from samskap.plans.tracing import Slice, Tally
from samskap.portal.mirror.alone import alone
from samskap.portal.mirror.counting import Counts, count
from samskap.portal.mirror.periods import (
    Period,
    choices,
    chosen,
    day_a_year_before,
    months_back,
    months_between,
)
from samskap.practice.models import ChangeRecord
from samskap.practice.queries.helped import helped_of
from samskap.values.access import values_of
from samskap.values.models import Value

OVER_TIME = 24  # months of the small drawings
QUARTER = 3


@dataclass(frozen=True, slots=True)
class Knot:
    """A change: what we do differently, where and since when, and in words whether it helped."""

    pk: int
    what: str
    unit: str
    since: date
    helped: str = ""


@dataclass(frozen=True, slots=True)
class Doing:
    """How often a kind of thing was done: the number, its words, and its key for going into it."""

    count: int
    words: str
    kind: str


@dataclass(frozen=True, slots=True)
class Quarter:
    """Three months of the small drawing: how often, and how many changes began."""

    first: date
    count: int
    changes: int

    @property
    def last(self) -> date:
        """The first day of its last month."""
        return months_back(self.first, 1 - QUARTER)


@dataclass(frozen=True, slots=True)
class Strand:
    """One value's thread. ``last_year`` is the same stretch a year before; None when it cannot be compared, as when
    nobody wrote anything down for any value then.
    """

    value: Value
    months: tuple[int, ...]
    kinds: tuple[Doing, ...]
    last_year: int | None
    knots: tuple[Knot, ...]
    over_time: tuple[Quarter, ...]

    @property
    def total(self) -> int:
        """How often something was done for the value."""
        return sum(self.months)

    @property
    def began(self) -> int:
        """How many changes began in the two years of the small drawing."""
        return sum(each.changes for each in self.over_time)

    @property
    def quiet(self) -> bool:
        """Nothing was done or changed in the two years of the small drawing."""
        return not self.began and not any(each.count for each in self.over_time)

    @property
    def loose(self) -> bool:
        """Something is done and nothing was changed: a loose thread."""
        return bool(self.total) and not self.knots


@dataclass(frozen=True, slots=True)
class Cell:
    """Whether a department did something for a value, and whether it changed something."""

    value: Value
    did: bool
    changed: bool


@dataclass(frozen=True, slots=True)
class Mirror:
    """The whole page. ``rows`` is None when one department is looked at; they are alphabetical and never summed.

    ``units`` are those that can be looked at alone; a row without cells is a department that is too small for it.
    """

    period: Period
    periods: tuple[Period, ...]
    units: tuple[Unit, ...]
    unit: Unit | None
    strands: tuple[Strand, ...]
    rows: tuple[tuple[Unit, tuple[Cell, ...]], ...] | None
    # how often something was done that is marked with no value
    unmarked: int = 0

    @property
    def top(self) -> int:
        """The most in one month for any value: the one scale of all five drawings."""
        return max((max(strand.months, default=0) for strand in self.strands), default=0)

    @property
    def top_quarter(self) -> int:
        """The most in a quarter for any value."""
        return max((each.count for strand in self.strands for each in strand.over_time), default=0)

    @property
    def loose(self) -> list[Strand]:
        """The threads that stop before they become a change."""
        return [strand for strand in self.strands if strand.loose]

    @property
    def marks(self) -> list[str]:
        """Some months of the period to write under the drawings: the first, the last, and up to three between."""
        months = self.period.months
        shown = sorted({round(at * (len(months) - 1) / 4) for at in range(5)})
        return [date_format(date.fromisoformat(f"{months[at]}-01"), "N Y") for at in shown]

    @property
    def compared(self) -> bool:
        """Whether there is a year before to look at."""
        return any(strand.last_year is not None for strand in self.strands)

    @property
    def empty(self) -> bool:
        """Nothing was done and nothing changed."""
        return not any(strand.total or strand.knots for strand in self.strands)


def mirror(viewer: Viewer, *, unit_key: str, period_key: str, today: date) -> Mirror:
    """The mirror of the organisation, or of one department; as many queries for twenty thousand traces as for none."""
    everywhere = tuple(departments(viewer.organisation))
    units = alone(everywhere, today)
    unit = next((each for each in units if str(each.pk) == unit_key), None)
    periods = tuple(choices(today, date(today.year - 4, 1, 1), plan_years(viewer)))
    period = chosen(list(periods), period_key)
    values = list(values_of(viewer))
    counts = count(_tallies(viewer, period, unit, today), period, today)
    changes = _changes(viewer, unit, min(period.since, months_back(today, OVER_TIME - 1)), today)
    strands = tuple(_strand(value, period, counts, changes, today) for value in values)
    cells_of = _cells_of(values, period, counts, changes)
    rows = None if unit else tuple((each, cells_of(each) if each in units else ()) for each in everywhere)
    unmarked = sum(number for (value_id, _kind), number in counts.by_kind.items() if value_id is None)
    return Mirror(period, periods, units, unit, strands, rows, unmarked)


def plan_years(viewer: Viewer) -> tuple[date, date] | None:
    """The first and the last day of the current plan's period; None when there is none. One query."""
    newest = {plan.state: plan for plan in plans_of(viewer)}
    plan = next((newest[state] for state in CURRENT_FIRST if state in newest), None)
    if plan is None or plan.period_start is None or plan.period_end is None:
        return None
    return plan.period_start, plan.period_end


def _tallies(viewer: Viewer, period: Period, unit: Unit | None, today: date) -> list[Tally]:
    """Everything the drawings need in one question to each source: the period, the year before, and two years back."""
    first = min(period.since, months_back(today, OVER_TIME - 1))
    if period.comparable:
        first = min(first, day_a_year_before(period.since))
    wanted = Slice(
        viewer.organisation,
        first,
        today,
        unit_id=unit.pk if unit else None,
        within=(period.since, period.until),
    )
    return tracing.tallies(wanted)


@dataclass(frozen=True, slots=True)
class Changed:
    """The changes by value, and the pairs of department and value that changed something in the period."""

    by_value: dict[int, tuple[Knot, ...]]
    pairs: frozenset[tuple[int, int, date]]


def _changes(
    viewer: Viewer, unit: Unit | None, since: date, until: date, value: Value | None = None
) -> Changed:
    """Two queries: a row for each change and value, and whether they helped."""
    # one filter, so that a change that serves two values is a row for each of them and no more
    which = {"values__isnull": False} if value is None else {"values": value}
    rows = ChangeRecord.objects.filter(
        organisation=viewer.organisation, since__gte=since, since__lte=until, **which
    )
    if unit is not None:
        rows = rows.filter(unit=unit)
    fields = ("values", "unit_id", "pk", "what", "unit__name", "since")
    facts = list(rows.order_by("-since", "-pk").values_list(*fields))
    helped = helped_of(
        {pk for _value, _unit, pk, *_rest in facts}, small_group=viewer.organisation.small_group
    )
    by_value: dict[int, list[Knot]] = defaultdict(list)
    pairs = set()
    for value_id, unit_id, pk, what, name, began in facts:
        words = helped[pk].words if pk in helped else ""
        by_value[value_id].append(Knot(pk, what, name, began, words))
        pairs.add((unit_id, value_id, began))
    return Changed({value_id: tuple(knots) for value_id, knots in by_value.items()}, frozenset(pairs))


def knots_of(viewer: Viewer, value: Value, unit: Unit | None, period: Period) -> tuple[Knot, ...]:
    """The changes of the period for one value, the newest first; two queries."""
    found = _changes(viewer, unit, period.since, period.until, value=value)
    return found.by_value.get(value.pk, ())


def _strand(value: Value, period: Period, counts: Counts, changes: Changed, today: date) -> Strand:
    key = value.pk
    by_month = counts.by_month
    knots = changes.by_value.get(key, ())
    return Strand(
        value,
        tuple(by_month[key, month] for month in period.months),
        # in the order of the kinds' own registry, which ranks nothing
        tuple(
            Doing(number, one if number == 1 else many, kind)
            for kind, (one, many) in tracing.kind_words().items()
            if (number := counts.by_kind[key, kind])
        ),
        counts.year_before[key] if period.comparable and counts.wrote_year_before else None,
        tuple(knot for knot in knots if period.since <= knot.since <= period.until),
        tuple(_over_time(value, counts, knots, today)),
    )


def _over_time(value: Value, counts: Counts, knots: Iterable[Knot], today: date) -> Iterable[Quarter]:
    """Quarters of three whole months back from today's, the oldest first."""
    began = Counter(f"{knot.since:%Y-%m}" for knot in knots)
    for back in range(OVER_TIME - QUARTER, -1, -QUARTER):
        first = months_back(today, back + QUARTER - 1)
        months = list(months_between(first, months_back(today, back)))
        done = sum(counts.by_month[value.pk, month] for month in months)
        yield Quarter(first, done, sum(began[month] for month in months))


def _cells_of(
    values: list[Value], period: Period, counts: Counts, changes: Changed
) -> Callable[[Unit], tuple[Cell, ...]]:
    """What gives a department its cells, one for each value."""
    changed = {
        (unit_id, value_id)
        for unit_id, value_id, since in changes.pairs
        if period.since <= since <= period.until
    }
    return lambda unit: tuple(
        Cell(value, (unit.pk, value.pk) in counts.did, (unit.pk, value.pk) in changed) for value in values
    )
