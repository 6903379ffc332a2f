"""Who decided on a plan, and which plans came before and after it, in words."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import F, QuerySet
from django.utils.dateformat import format as format_date
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from samskap.plans.models import Decision, Plan, StateChange
from samskap.plans.person_names import names_a_person
from samskap.plans.states import OPEN_STATES, State


@dataclass(frozen=True, slots=True)
class Decided:
    """A decision as pages show it: one line, and the words that were decided.

    ``held_back`` says that the words name a person and are for the unit's own people.
    """

    line: str
    text: str
    meeting: str
    unanswered: int
    held_back: bool = False


@dataclass(frozen=True, slots=True)
class OpenWords:
    """Body, meeting and text of a decision as a reader may have them; "" for what names a person."""

    body: str
    meeting: str
    text: str
    held_back: bool


@dataclass(frozen=True, slots=True)
class Past:
    """What stands under the name of a plan: who decided on it, and the plans before and after it (number, title)."""

    decided: tuple[str, ...] = ()
    successor: tuple[int, str] | None = None
    predecessors: tuple[tuple[int, str], ...] = ()

    def __bool__(self) -> bool:
        return bool(self.decided or self.successor or self.predecessors)


def past_of(plan: Plan, *, inside: bool) -> Past:
    """The decisions on the plan and its neighbours in time; one query. ``inside`` is for the unit's own people."""
    return past_in(list(with_past(Plan.objects.filter(pk=plan.pk))), inside=inside)


def with_past(plans: QuerySet[Plan]) -> QuerySet[Plan]:
    """A row for every step the plan has taken (``taken``, ``taken_on``), with what ``past_in`` reads of it."""
    return plans.annotate(
        taken=F("state_changes__state"),
        taken_on=F("state_changes__day"),
        decided_by=F("state_changes__decision__body"),
        decided_in=F("state_changes__decision__team"),
        decided_on=F("state_changes__decision__day"),
        decided_as=F("state_changes__decision__case_number"),
        after_title=F("successor__title"),
        before_id=F("predecessors"),
        before_title=F("predecessors__title"),
    ).order_by("taken_on", "state_changes__pk", "-predecessors__pk")


def past_in(rows: Sequence[Plan], *, inside: bool) -> Past:
    """What the rows of one plan tell; nothing before it is approved.

    Whoever sees one of the plans sees the others: all of them are approved.
    """
    if not rows or rows[0].state not in OPEN_STATES:
        return Past()
    told = [row.__dict__ for row in rows]  # the annotations stand beside the columns
    decided = sorted((one for one in told if one["decided_on"]), key=lambda one: one["decided_on"])
    lines = dict.fromkeys(
        _line(
            one["taken"],
            _body(one["decided_by"], one["decided_in"], inside=inside),
            one["decided_on"],
            one["decided_as"],
        )
        for one in decided
    )
    before = {one["before_id"]: one["before_title"] for one in told if one["before_id"]}
    successor = rows[0].successor_id
    after = (successor, told[0]["after_title"]) if successor else None
    return Past(tuple(lines), after, tuple(before.items()))


def decided_of(change: StateChange, *, inside: bool, known_names: Collection[str] = ()) -> Decided | None:
    """The decision behind a step (fetch with ``select_related("decision")``); None when there was none.

    Outsiders get no names of persons; ``known_names`` are units, which are none.
    """
    decision: Decision | None = getattr(change, "decision", None)
    if decision is None:
        return None
    words = open_words(decision, inside=inside, known_names=known_names)
    return Decided(
        line=decision_line(decision, change.state, inside=inside),
        text=words.text,
        meeting=words.meeting,
        unanswered=decision.unanswered,
        held_back=words.held_back,
    )


def open_words(decision: Decision, *, inside: bool, known_names: Collection[str] = ()) -> OpenWords:
    """The words of a decision: all of them for the unit's own people, for outsiders those that name no person.

    ``known_names`` are units, which are none.
    """
    body = _body(decision.body, decision.team_id, inside=inside)
    known = [*known_names, body] if body else known_names
    if not inside and names_a_person(f"{decision.text}\n{decision.meeting}", known):
        return OpenWords(body, "", "", held_back=True)
    return OpenWords(body, decision.meeting, decision.text, held_back=False)


def decision_line(decision: Decision, state: str, *, inside: bool = True) -> str:
    """«Vedtatt av Utvidet ledergruppe 12. desember 2025, sak 14/25»."""
    body = _body(decision.body, decision.team_id, inside=inside)
    return _line(state, body, decision.day, decision.case_number)


def _body(name: str, team_id: int | None, *, inside: bool) -> str:
    """The body as it is called; "" for outsiders when it is a person."""
    return "" if not inside and team_id is None and names_a_person(name) else name


def _line(state: str, body: str, day: date, case: str) -> str:
    named = {
        State.CLOSED: _("Avsluttet av %(body)s %(day)s"),
        State.SUPERSEDED: _("Avløst etter vedtak i %(body)s %(day)s"),
    }.get(State(state), _("Vedtatt av %(body)s %(day)s"))
    plain = {State.CLOSED: _("Avsluttet %(day)s"), State.SUPERSEDED: _("Avløst %(day)s")}.get(
        State(state), _("Vedtatt %(day)s")
    )
    line = (named if body else plain) % {"body": body, "day": long_day(day)}
    return line + (_(", sak %(case)s") % {"case": case} if case else "")


def long_day(day: date) -> str:
    """«12. desember 2025»."""
    return format_date(day, pgettext("date", "j. F Y"))
