"""Who decided on a plan, and which plans came before and after it, in words."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.utils.dateformat import format as format_date
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from samskap.plans.models import Decision, Plan, StateChange
from samskap.plans.states import OPEN_STATES, State


@dataclass(frozen=True, slots=True)
class Decided:
    """A decision as pages show it: one line, and the words that were decided."""

    line: str
    text: str
    meeting: str
    unanswered: int


@dataclass(frozen=True, slots=True)
class Past:
    """What stands under the name of a plan: who decided on it, and the plans before and after it (number, title)."""

    decided: tuple[str, ...] = ()
    successor: tuple[int, str] | None = None
    predecessors: tuple[tuple[int, str], ...] = ()

    def __bool__(self) -> bool:
        return bool(self.decided or self.successor or self.predecessors)


def past_of(plan: Plan) -> Past:
    """The decisions on the plan and its neighbours in time; one query, none before it is approved.

    Whoever sees one of the plans sees the others: all of them are approved.
    """
    if plan.state not in OPEN_STATES:
        return Past()
    rows = Plan.objects.filter(pk=plan.pk).order_by("decisions__day", "decisions__pk", "-predecessors__pk")
    found = rows.values_list(
        "successor_id",
        "successor__title",
        "predecessors",
        "predecessors__title",
        "decisions__step__state",
        "decisions__body",
        "decisions__day",
        "decisions__case_number",
    )
    lines: dict[str, None] = {}
    before: dict[int, str] = {}
    after: tuple[int, str] | None = None
    for successor, successor_title, earlier, earlier_title, state, body, day, case in found:
        after = (successor, successor_title) if successor else None
        if earlier:
            before[earlier] = earlier_title
        if state:
            lines[_line(state, body, day, case)] = None
    return Past(tuple(lines), after, tuple(before.items()))


def decided_of(change: StateChange) -> Decided | None:
    """The decision behind a step (fetch with ``select_related("decision")``); None when there was none."""
    decision: Decision | None = getattr(change, "decision", None)
    if decision is None:
        return None
    return Decided(
        decision_line(decision, change.state), decision.text, decision.meeting, decision.unanswered
    )


def decision_line(decision: Decision, state: str) -> str:
    """«Vedtatt av Utvidet ledergruppe 12. desember 2025, sak 14/25»."""
    return _line(state, decision.body, decision.day, decision.case_number)


def _line(state: str, body: str, day: date, case: str) -> str:
    words = {
        State.CLOSED: _("Avsluttet av %(body)s %(day)s"),
        State.SUPERSEDED: _("Avløst etter vedtak i %(body)s %(day)s"),
    }.get(State(state), _("Vedtatt av %(body)s %(day)s"))
    line = words % {"body": body, "day": long_day(day)}
    return line + (_(", sak %(case)s") % {"case": case} if case else "")


def long_day(day: date) -> str:
    """«12. desember 2025»."""
    return format_date(day, pgettext("date", "j. F Y"))
