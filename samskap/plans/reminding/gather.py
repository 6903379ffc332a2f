"""What there is to tell in one municipality today, and to whom: the same number of queries however many they are."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from functools import cached_property
from typing import NamedTuple

from django.db.models import Count, Min, OuterRef, Prefetch, QuerySet, Subquery
from django.urls import reverse
from django.utils import timezone

from samskap.people.models import Membership, Organisation, Person, Unit
from samskap.people.viewer import BELONGING, Viewer
from samskap.plans.access import EDITING_IN_TEAMS, EDITING_ROLES, carried_by
from samskap.plans.models import (
    Hearing,
    HearingInput,
    Measure,
    Milestone,
    Plan,
    Responsibility,
    StatusUpdate,
    Timing,
)
from samskap.plans.queries.hearing_counts import WAITING, hearings_closing
from samskap.plans.queries.living import RUNNING, Living, gone_since
from samskap.plans.queries.next_step import OVER
from samskap.plans.reminding import rules
from samskap.plans.reminding.rules import Kind, Told

Telling = Iterable[tuple["Item", Iterable[int]]]


@dataclass(frozen=True, slots=True)
class Item:
    """A reminder with what the letter says of it: what it is about, in which plan, and where it stands.

    ``together`` is the page where it is answered along with others of its kind, when there is one.
    """

    told: Told
    about: str
    plan: str
    path: str
    count: int = 0
    together: str = ""


class Seat(NamedTuple):
    """A current membership of an active person."""

    person: int
    role: str
    unit: int | None
    team: int | None
    team_unit: int | None


@dataclass(frozen=True)
class Here:
    """Who is here today, in which places, and whom a letter reaches."""

    organisation: Organisation
    today: date
    living: Living
    seats: tuple[Seat, ...]
    parents: Mapping[int, int | None]

    @classmethod
    def on(cls, organisation: Organisation, today: date) -> Here:
        """Three queries."""
        seats = (
            Membership.objects.current(today)
            .filter(person__organisation=organisation, person__is_active=True)
            .values_list("person_id", "role", "unit_id", "team_id", "team__unit_id")
        )
        return cls(
            organisation=organisation,
            today=today,
            living=Living.of(organisation, today),
            seats=tuple(Seat(*row) for row in seats),
            parents=dict(Unit.objects.filter(organisation=organisation).values_list("pk", "parent_id")),
        )

    @cached_property
    def places(self) -> dict[int, frozenset[int]]:
        """Each unit with those above it."""
        return {unit: frozenset(self._above(unit)) for unit in self.parents}

    def _above(self, unit: int) -> Iterable[int]:
        seen: set[int] = set()
        current: int | None = unit
        while current is not None and current not in seen:
            seen.add(current)
            current = self.parents.get(current)
        return seen

    def with_role(self, roles: Iterable[str], unit: int, *, in_teams: Iterable[str] = ()) -> set[int]:
        """Those who hold one of the roles in the unit or above it, as ``Viewer.has_role`` asks."""
        wanted, team_roles, places = set(roles), set(in_teams), self.places.get(unit, frozenset())
        return {
            seat.person
            for seat in self.seats
            if (seat.role in wanted and seat.unit in places)
            or (
                seat.role in team_roles and seat.team and (seat.team_unit is None or seat.team_unit in places)
            )
        }

    def belonging_to(self, unit: int) -> set[int]:
        """The unit's own people and those of what is below it, their bodies included."""
        below = {each for each, above in self.places.items() if unit in above}
        return {
            seat.person
            for seat in self.seats
            if seat.role in BELONGING and (seat.unit in below or seat.team_unit in below)
        }

    def in_teams(self, teams: set[int]) -> set[int]:
        """Those with a seat in one of the bodies, whatever the role."""
        return {seat.person for seat in self.seats if seat.team in teams}

    def responsible_for(self, plan: Plan) -> set[int]:
        """Whom to tell when nobody else answers: the owner, else the leaders of the unit, else those who keep it."""
        if plan.owner_id in self.living.here:
            return {plan.owner_id} if plan.owner_id else set()
        leaders = self.with_role({Membership.Role.LEADER}, plan.unit_id)
        return leaders or self.with_role({Membership.Role.ADMINISTRATOR}, plan.unit_id)

    def people_to_write_to(self) -> QuerySet[Person]:
        """Those a letter reaches: active and here, with an address, who have not turned the letters off."""
        wanted = Person.objects.filter(organisation=self.organisation, is_active=True, digest=True)
        return wanted.exclude(email=None).exclude(email="").filter(pk__in=self.living.here).order_by("pk")


def what_to_tell(here: Here) -> dict[int, list[Item]]:
    """Everything each person might be told today, by person id; what they have heard before is not taken out."""
    found: dict[int, list[Item]] = defaultdict(list)
    for part in (_of_measures(here), _of_hearings(here), _of_inputs(here)):
        for item, people in part:
            for person in people:
                found[person].append(item)
    return found


def _of_measures(here: Here) -> Telling:
    measures = going_measures(here.organisation)
    abandoned = [row for row in measures if here.living.abandoned(row.responsibilities.all())]
    since = gone_since(here.organisation, abandoned, here.today) if abandoned else {}
    for measure in measures:
        plan = measure.section.plan
        people = answering(measure, here.living)
        items = [_item(told, measure) for told in rules.of_measure(facts_of(measure), here.today)]
        yield from ((item, people) for item in items)
        if measure.pk in since:
            told = rules.of_ownerless(measure.pk, since[measure.pk])
            yield _item(told, measure), here.responsible_for(plan)


def going_measures(organisation: Organisation) -> list[Measure]:
    """The measures of running plans that are not over, with what the rules need and who answers; four queries."""
    return list(
        _going(organisation).prefetch_related(Prefetch("responsibilities", Responsibility.objects.all()))
    )


def going_measures_of(viewer: Viewer) -> list[Measure]:
    """Those of them that this viewer answers for; three queries."""
    mine = Responsibility.objects.filter(carried_by(viewer)).values("measure")
    return list(_going(viewer.organisation).filter(pk__in=mine))


def _going(organisation: Organisation) -> QuerySet[Measure]:
    said = StatusUpdate.objects.filter(measure=OuterRef("pk")).order_by("-at").values("at")[:1]
    return (
        Measure.objects.filter(section__plan__organisation=organisation, section__plan__state__in=RUNNING)
        .exclude(status__in=OVER)
        .select_related("section__plan__organisation")
        .annotate(last_said=Subquery(said))
        .order_by("section__plan_id", "section__position", "section_id", "position", "pk")
        .prefetch_related(
            Prefetch("timings", Timing.objects.all()),
            Prefetch("milestones", Milestone.objects.filter(reached_on=None, due__isnull=False)),
        )
    )


def answering(measure: Measure, living: Living) -> set[int]:
    """Those who lead the work; where nobody does, those who contribute."""
    rows = list(measure.responsibilities.all())
    return living.people(row for row in rows if row.part == Responsibility.Part.LEAD) or living.people(rows)


def facts_of(measure: Measure) -> rules.Facts:
    """What the rules ask of a measure from ``going_measures``."""
    timings = list(measure.timings.all())
    said: datetime | None = getattr(measure, "last_said", None)
    known = (
        timezone.localdate(said) if said else None,
        measure.status_since,
        measure.section.plan.state_since,
    )
    starts = [each.start for each in timings if each.start]
    return rules.Facts(
        pk=measure.pk,
        said_on=max(day for day in known if day),
        deadlines=tuple(
            rules.Deadline(each.end, each.precision or "day")
            for each in timings
            if each.end and each.kind in (Timing.Kind.DEADLINE, Timing.Kind.PERIOD)
        ),
        steps=tuple(
            rules.Step(each.pk, each.title, each.due) for each in measure.milestones.all() if each.due
        ),
        starts_on=min(starts) if starts and measure.status == Measure.Status.NOT_STARTED else None,
        on_hold=measure.status == Measure.Status.ON_HOLD,
    )


def _item(told: Told, measure: Measure) -> Item:
    plan = measure.section.plan
    slug = plan.organisation.slug
    name = "plans:hand_over" if told.kind is Kind.OWNERLESS else "plans:measure"
    asks_how_it_goes = told.kind in (Kind.OVERDUE, Kind.QUIET)
    return Item(
        told,
        measure.title,
        plan.title,
        reverse(name, args=[slug, measure.pk]),
        together=reverse("plans:follow_up", args=[slug, plan.pk]) if asks_how_it_goes else "",
    )


def _of_hearings(here: Here) -> Telling:
    within = rules.closes_within(here.today)
    hearings = list(hearings_closing(here.organisation, here.today, within=within))
    said: dict[int, set[int]] = defaultdict(set)
    for hearing_id, author in HearingInput.objects.filter(hearing__in=hearings).values_list(
        "hearing_id", "author_id"
    ):
        said[hearing_id].add(author)
    for hearing in hearings:
        asked = here.belonging_to(hearing.plan.unit_id) | here.in_teams(
            {team.pk for team in hearing.bodies.all()}
        )
        told = rules.of_hearing(hearing.pk, hearing.closes_on)
        yield _of_hearing(told, hearing, here, 0), asked - said[hearing.pk]


def _of_hearing(told: Told, hearing: Hearing, here: Here, count: int) -> Item:
    name = "plans:hearing_answers" if told.kind is Kind.INPUTS else "plans:hearing"
    path = reverse(name, args=[here.organisation.slug, hearing.plan_id])
    return Item(told, hearing.plan.title, hearing.plan.title, path, count)


def _of_inputs(here: Here) -> Telling:
    """Those who edit the plan hear of all inputs that wait, those who answer for a measure of what is said about it."""
    hearings = _with_waiting(here)
    measures = {measure for rows in hearings.values() for measure, *_rest in rows}
    answers: dict[int, list[Responsibility]] = defaultdict(list)
    for row in Responsibility.objects.filter(measure__in=measures - {None}):
        answers[row.measure_id].append(row)
    for hearing in Hearing.objects.filter(pk__in=hearings).select_related("plan"):
        rows = hearings[hearing.pk]
        editors = here.with_role(EDITING_ROLES, hearing.plan.unit_id, in_teams=EDITING_IN_TEAMS)
        told = rules.of_waiting_inputs(hearing.pk, min(day for _m, day, _n in rows), here.today)
        if told is None:
            continue
        yield _of_hearing(told, hearing, here, sum(n for _m, _day, n in rows)), editors
        for person, count, oldest in _by_person(rows, answers, here.living):
            if person not in editors:
                yield _of_hearing(replace(told, day=oldest), hearing, here, count), {person}


def _with_waiting(here: Here) -> dict[int, list[tuple[int | None, date, int]]]:
    """By hearing: (measure, day of the oldest, how many) of the inputs that have waited too long."""
    before = timezone.make_aware(datetime.combine(rules.waited_since(here.today), datetime.min.time()))
    rows = (
        HearingInput.objects.filter(WAITING, hearing__plan__organisation=here.organisation, at__lt=before)
        .values_list("hearing_id", "measure_id")
        .annotate(oldest=Min("at"), n=Count("pk"))
        .order_by("hearing_id", "measure_id")
    )
    found: dict[int, list[tuple[int | None, date, int]]] = defaultdict(list)
    for hearing, measure, oldest, n in rows:
        found[hearing].append((measure, timezone.localdate(oldest), n))
    return found


def _by_person(
    rows: list[tuple[int | None, date, int]], answers: Mapping[int, list[Responsibility]], living: Living
) -> Iterable[tuple[int, int, date]]:
    counts: dict[int, tuple[int, date]] = {}
    for measure, oldest, n in rows:
        for person in living.people(answers.get(measure or 0, [])):
            so_far, first = counts.get(person, (0, oldest))
            counts[person] = (so_far + n, min(first, oldest))
    return [(person, count, first) for person, (count, first) in sorted(counts.items())]
