"""The page «Refleksjon»: the viewer's own sheets, numbers per department in a half-year, and what was shared."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime

from django.core.paginator import Page, Paginator

from samskap.gatherings.access.reflection import may_take_shared_away, own_reflections, shared_for
from samskap.gatherings.halves import Half
from samskap.gatherings.models import Reflection
from samskap.gatherings.queries.reflection_sheets import held
from samskap.gatherings.reflection_codes import shared_key
from samskap.gatherings.roles import RESIDENT
from samskap.people.models import Organisation
from samskap.people.viewer import Viewer
from samskap.plans.access import LINEAGE
from samskap.values.models import Value

PER_PAGE, MOST_OWN = 20, 12


@dataclass(frozen=True, slots=True)
class Own:
    """One of the viewer's own sheets. ``open``: it is not closed yet; ``exact``: its day is kept."""

    row: Reflection
    open: bool
    exact: bool


@dataclass(frozen=True, slots=True)
class UnitCount:
    """How many reflections a unit has had, and how many residents took part at least (None: too few to show)."""

    unit: str
    reflections: int
    residents: int | None


@dataclass(frozen=True, slots=True)
class Shared:
    """What a group chose to share: its unit, the month and its values. Its form and day are not told.

    So nobody can see which of them two people shared, or put it together with an employee's day.
    """

    unit: str
    month: date
    values: tuple[Value, ...]
    text: str
    # for taking it away; "" for those who may not
    key: str


@dataclass(frozen=True, slots=True)
class ReflectionsPage:
    """What the list page shows."""

    own: tuple[Own, ...]
    half: Half
    counts: tuple[UnitCount, ...]
    total: UnitCount
    shared: tuple[Shared, ...]
    page: Page[Reflection]


def reflections_page(viewer: Viewer, half: Half, number: str) -> ReflectionsPage:
    """Everything on the page; seven queries however many reflections there are."""
    counts, total = counts_by_unit(viewer.organisation, half.since, half.until)
    rows = shared_for(viewer).select_related(LINEAGE)
    # By month, department and words, so that the order within a month tells nothing either.
    ordered = rows.order_by("-day__year", "-day__month", "unit__name", "shared").prefetch_related("values")
    page = Paginator(ordered, PER_PAGE).get_page(number)
    return ReflectionsPage(
        _own(viewer), half, counts, total, tuple(_shared(viewer, row) for row in page), page
    )


def counts_by_unit(
    organisation: Organisation, since: date, until: date
) -> tuple[tuple[UnitCount, ...], UnitCount]:
    """The units with a reflection in the time, alphabetically, and all of them together; one query.

    Reflections are counted as they are, residents so that nobody finds a few of them. Those of the small groups are in
    the number only where they are enough together, since whoever was in a large group knows how many it had. And the
    number is rounded down to a multiple of the smallest group, always: whoever was in some of the groups, or looks
    before and after one, could take what they know away from it.
    """
    k = organisation.small_group
    rows = Reflection.objects.filter(held(), organisation=organisation, day__gte=since, day__lte=until)
    groups: dict[str, list[int]] = {}
    for unit, roles in rows.order_by().values_list("unit__name", "roles"):
        groups.setdefault(unit, []).append(int(roles.get(RESIDENT, 0)))
    names = sorted(groups, key=str.casefold)
    people = [_countable(groups[name], k) for name in names]
    counts = tuple(
        UnitCount(name, len(groups[name]), _at_least(groups[name], count, k))
        for name, count in zip(names, people, strict=True)
    )
    everybody = [each for name in names for each in groups[name]]
    return counts, UnitCount("", len(everybody), _at_least(everybody, sum(people), k))


def _countable(groups: list[int], k: int) -> int:
    """The residents of the groups, without those of small groups when these are few together."""
    few = sum(each for each in groups if each < k)
    return sum(groups) - (few if few < k else 0)


def _at_least(groups: list[int], counted: int, k: int) -> int | None:
    """The number that is shown; None where there were residents and none of them can be counted."""
    return None if counted == 0 and any(groups) else counted // k * k


def units_with_reflection(
    organisation: Organisation, units: Collection[int], since: date, until: date
) -> set[int]:
    """Which of the units had a joint reflection from ``since`` through ``until``; one query."""
    rows = Reflection.objects.filter(held(), organisation=organisation, day__gte=since, day__lte=until)
    return set(rows.filter(unit__in=units).order_by().values_list("unit", flat=True).distinct())


def left_open(viewer: Viewer, now: datetime) -> list[Reflection]:
    """The viewer's own sheets that are not closed although the code has stopped working; one query."""
    if viewer.person is None:
        return []
    rows = own_reflections(viewer).filter(closed_at=None, code_until__lte=now, opened_by=viewer.person)
    return list(rows.select_related("unit"))


def _own(viewer: Viewer) -> tuple[Own, ...]:
    newest = own_reflections(viewer).select_related("unit").order_by("-pk")[:MOST_OWN]
    return tuple(
        Own(row, row.closed_at is None, row.form != Reflection.Form.ONE_TO_ONE)
        for row in sorted(newest, key=lambda row: row.closed_at is not None)
    )


def _shared(viewer: Viewer, row: Reflection) -> Shared:
    key = shared_key(row.shared) if may_take_shared_away(viewer, row) else ""
    return Shared(row.unit.name, row.day.replace(day=1), tuple(row.values.all()), row.shared, key)
