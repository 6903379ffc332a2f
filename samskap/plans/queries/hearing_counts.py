"""How many said something, how many have been answered, and which hearings are open or about to close."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from datetime import date, timedelta

from django.db.models import Count, Exists, Min, OuterRef, Q, QuerySet

from samskap.people.models import Organisation
from samskap.people.viewer import Viewer
from samskap.plans.access import LINEAGE, asked_in, carried_by
from samskap.plans.hearing_course import time_left, until_words
from samskap.plans.models import Hearing, HearingInput, InputAnswer, Plan, Responsibility

# Counts as said: looked through where that was needed, and not hidden with a reason.
COUNTED = Q(held=False, hidden_because="")
WAITING = COUNTED & Q(answer=None)
Voice, Outcome = HearingInput.Voice, InputAnswer.Outcome


@dataclass
class Counts:
    """The inputs of a hearing, counted. A number about residents is None where it would be about few people."""

    total: int = 0
    residents: int | None = None
    outcomes: dict[str, int] = field(default_factory=dict)
    waiting: int = 0
    by_measure: dict[int, int] = field(default_factory=dict)
    by_section: dict[int, int] = field(default_factory=dict)
    of_plan: int = 0


def counts_of(which: Q, *, small_group: int) -> Counts:
    """All the figures of the inputs of a hearing, or of several, in one query."""
    rows = (
        HearingInput.objects.filter(COUNTED & which)
        .values_list("measure_id", "section_id", "voice", "answer__outcome")
        .annotate(n=Count("pk"))
        .order_by()
    )
    total: Counter[str] = Counter()
    measures: Counter[int] = Counter()
    sections: Counter[int] = Counter()
    for measure_id, section_id, voice, outcome, n in rows:
        total["all"] += n
        total[outcome or "waiting"] += n
        total["residents"] += n if voice == Voice.RESIDENT else 0
        if measure_id:
            measures[measure_id] += n
        elif section_id:
            sections[section_id] += n
        else:
            total["plan"] += n
    few = total["residents"] < small_group
    return Counts(
        total=total["all"],
        residents=None if few else total["residents"],
        outcomes={str(outcome): total[outcome] for outcome in Outcome},
        waiting=total["waiting"],
        by_measure=dict(measures),
        by_section=dict(sections),
        of_plan=total["plan"],
    )


def unanswered(plan: Plan) -> int:
    """How many inputs to the plan wait for an answer; those held back or hidden with a reason do not."""
    return HearingInput.objects.filter(WAITING, hearing__plan=plan).count()


def held_back(plan: Plan) -> int:
    """How many inputs to the plan nobody has looked through yet, because a machine may have written them."""
    return HearingInput.objects.filter(held=True, hearing__plan=plan).count()


def open_hearings(viewer: Viewer, on: date) -> QuerySet[Hearing]:
    """The hearings that take words on this day and ask the viewer, the one that closes first first."""
    return (
        Hearing.objects.filter(asked_in(viewer), plan__organisation=viewer.organisation, ended_at=None)
        .filter(opens_on__lte=on, closes_on__gte=on)
        .select_related("plan")
        .order_by("closes_on", "pk")
    )


def hearings_now(viewer: Viewer, on: date) -> list[Hearing]:
    """The same with ``said``: whether the viewer has said something by name; fetched once in a request."""
    said = HearingInput.objects.filter(hearing=OuterRef("pk"), author=viewer.person_id)
    return viewer.once(
        f"open hearings {on}", lambda: list(open_hearings(viewer, on).annotate(said=Exists(said)))
    )


@dataclass(frozen=True, slots=True)
class OpenHearing:
    """An open hearing as a card tells it."""

    plan: Plan
    left: str
    until: str


def open_hearing_cards(viewer: Viewer, on: date) -> list[OpenHearing]:
    """What the front page says about hearings the viewer may take part in; one query."""
    return [
        OpenHearing(hearing.plan, time_left(hearing, on), until_words(hearing, on))
        for hearing in hearings_now(viewer, on)
    ]


def hearings_closing(organisation: Organisation, on: date, *, within: int = 3) -> QuerySet[Hearing]:
    """The open hearings that close from ``on`` to ``within`` days later, with plan, its unit and the bodies asked."""
    return (
        Hearing.objects.filter(plan__organisation=organisation, ended_at=None, opens_on__lte=on)
        .filter(closes_on__gte=on, closes_on__lte=on + timedelta(days=within))
        .select_related(f"plan__{LINEAGE}", "plan__owner")
        .prefetch_related("bodies")
        .order_by("closes_on", "pk")
    )


def hearings_with_waiting(viewer: Viewer) -> QuerySet[Hearing]:
    """Hearings with unanswered inputs, in one query.

    ``waiting``, ``oldest`` and ``to_look_at`` (held) are of all; ``own`` and ``own_oldest`` of what is said about the
    viewer's measures.
    """
    carried = Responsibility.objects.filter(carried_by(viewer), measure=OuterRef("inputs__measure"))
    waiting = Q(inputs__held=False, inputs__hidden_because="", inputs__answer=None, inputs__isnull=False)
    return (
        Hearing.objects.filter(plan__organisation=viewer.organisation)
        .annotate(
            waiting=Count("inputs", filter=waiting),
            to_look_at=Count("inputs", filter=Q(inputs__held=True)),
            oldest=Min("inputs__at", filter=waiting),
            own=Count("inputs", filter=waiting & Q(Exists(carried))),
            own_oldest=Min("inputs__at", filter=waiting & Q(Exists(carried))),
        )
        .filter(Q(waiting__gt=0) | Q(to_look_at__gt=0))
        .select_related(f"plan__{LINEAGE}")
        .order_by("closes_on", "pk")
    )
