"""Who is there to answer: the guard against measures whose owners have left."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import NamedTuple

from django.db.models import Q

from samskap.people.models import Membership, Organisation
from samskap.plans.access import CARRYING_ROLES, Answering
from samskap.plans.models import Measure, Plan, Responsibility
from samskap.plans.queries.next_step import OVER
from samskap.plans.states import State

RUNNING = (State.APPROVED, State.ACTIVE, State.EVALUATING)
NOBODY: frozenset[int] = frozenset()


def is_named_only(responsibility: Answering) -> bool:
    """Whether nobody has said whom the name means: we cannot know who is there."""
    return not (
        responsibility.team_id
        or responsibility.unit_id
        or responsibility.person_id
        or responsibility.role
        or responsibility.every_department
    )


@dataclass(frozen=True)
class Living:
    """The people of one organisation who hold something on a day; one query, however many they are.

    It answers the same as ``access.carries`` does for each of them.
    """

    by_team: Mapping[int, frozenset[int]] = field(default_factory=dict)
    by_unit: Mapping[int, frozenset[int]] = field(
        default_factory=dict
    )  # who answers for what the unit promised
    by_role: Mapping[str, frozenset[int]] = field(default_factory=dict)
    carrying: frozenset[int] = NOBODY
    here: frozenset[int] = NOBODY

    @classmethod
    def of(cls, organisation: Organisation, on: date) -> Living:
        """Those with a current membership on the day; people who have left and teams that have ended hold nothing."""
        rows = (
            Membership.objects.current(on)
            .filter(person__organisation=organisation, person__is_active=True)
            .values_list("person_id", "team_id", "unit_id", "role")
        )
        by_team: dict[int, set[int]] = defaultdict(set)
        by_unit: dict[int, set[int]] = defaultdict(set)
        by_role: dict[str, set[int]] = defaultdict(set)
        here: set[int] = set()
        for person, team, unit, role in rows:
            here.add(person)
            if team is not None:
                by_team[team].add(person)
            if unit is not None:
                by_role[role].add(person)
                if role in CARRYING_ROLES:
                    by_unit[unit].add(person)
        return cls(
            by_team={key: frozenset(found) for key, found in by_team.items()},
            by_unit={key: frozenset(found) for key, found in by_unit.items()},
            by_role={key: frozenset(found) for key, found in by_role.items()},
            carrying=frozenset().union(*by_unit.values()),
            here=frozenset(here),
        )

    def holds(self, responsibility: Answering) -> bool:
        """Whether somebody is there; False also for words that nobody has said whom they mean."""
        return bool(self._answering(responsibility))

    def owned(self, responsibilities: Iterable[Answering]) -> bool:
        """Whether somebody is there for at least one of them."""
        return any(map(self.holds, responsibilities))

    def people(self, responsibilities: Iterable[Answering]) -> set[int]:
        """The ids of the people who answer."""
        return set().union(*map(self._answering, responsibilities))

    def is_gone(self, responsibility: Answering) -> bool:
        """Whether we know whom it means, and nobody is there any longer."""
        return not is_named_only(responsibility) and not self.holds(responsibility)

    def abandoned(self, responsibilities: Iterable[Answering]) -> bool:
        """Whether there were responsibles and none of them is left: «Ingen har dette ansvaret nå».

        A name alone, such as a partner outside the municipality, may well be there.
        """
        rows = list(responsibilities)
        return bool(rows) and all(map(self.is_gone, rows))

    def _answering(self, responsibility: Answering) -> frozenset[int]:
        person, carrying = responsibility.person_id, responsibility.every_department
        return frozenset().union(
            self.here & {person} if person is not None else NOBODY,
            self.by_team.get(responsibility.team_id or 0, NOBODY),
            self.by_unit.get(responsibility.unit_id or 0, NOBODY),
            self.by_role.get(responsibility.role, NOBODY) if responsibility.role else NOBODY,
            self.carrying if carrying else NOBODY,
        )


class Ownerless(NamedTuple):
    """A measure of a running plan that nobody answers for any longer."""

    measure: Measure
    plan: Plan


def ownerless_measures(organisation: Organisation, living: Living) -> list[Ownerless]:
    """The measures of running plans whose last responsible has left, in the plans' order; two queries at most.

    Measures that never had anybody, and those that are over, are not among them.
    """
    answering: dict[int, list[Responsibility]] = defaultdict(list)
    running = Measure.objects.filter(
        section__plan__organisation=organisation, section__plan__state__in=RUNNING
    ).exclude(status__in=OVER)
    for row in Responsibility.objects.filter(measure__in=running):
        answering[row.measure_id].append(row)
    rows = (
        Measure.objects.filter(pk__in=[pk for pk, theirs in answering.items() if living.abandoned(theirs)])
        .select_related("section__plan__unit__parent__parent", "section__plan__owner")
        .order_by("section__plan_id", "section__position", "section_id", "position", "pk")
    )
    return [Ownerless(measure, measure.section.plan) for measure in rows]


def gone_since(organisation: Organisation, measures: Iterable[Measure], on: date) -> dict[int, date]:
    """Since which day nobody has answered for each of these abandoned measures, by id; one query.

    It is the day after the last membership ended, or the day the team did, so it stays the same until somebody comes
    and leaves again: made for the unique key of a reminder. Without any trace it is the day the plan's state began.
    """
    ended = list(
        Membership.objects.filter(
            Q(until__lt=on) | Q(team__ended_on__lte=on), person__organisation=organisation
        ).values_list("person_id", "team_id", "unit_id", "role", "until", "team__ended_on")
    )
    found: dict[int, date] = {}
    for measure in measures:
        rows = list(measure.responsibilities.all())
        days = [
            day
            for person, team, unit, role, until, team_end in ended
            for day in (until, team_end)
            if day is not None and any(_was_there(row, person, team, unit, role) for row in rows)
        ]
        found[measure.pk] = max(days, default=measure.section.plan.state_since)
    return found


def _was_there(row: Responsibility, person: int, team: int | None, unit: int | None, role: str) -> bool:
    carried = unit is not None and role in CARRYING_ROLES
    return (
        (row.person_id == person)
        or (team is not None and row.team_id == team)
        or (carried and (row.unit_id == unit or row.every_department))
        or (unit is not None and row.role != "" and row.role == role)
    )
