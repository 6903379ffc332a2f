"""The plan takes a step in its life cycle."""

from __future__ import annotations

from datetime import date
from typing import Unpack

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import F
from django.http import Http404
from django.utils import timezone
from django.utils.dateformat import format as format_date
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

from samskap.people.viewer import Viewer
from samskap.plans import freezing
from samskap.plans.access import require_may_edit, require_may_take
from samskap.plans.actions.claim import note as write_entry
from samskap.plans.actions.hearing_rows import begin_hearing, end_hearing
from samskap.plans.actions.step_words import StepWords, require_complete
from samskap.plans.models import Decision, Plan, PlanVersion, StateChange
from samskap.plans.queries.hearing_counts import unanswered
from samskap.plans.queries.succession import TAKES_OVER, is_later
from samskap.plans.states import (
    Ask,
    ChangedMeanwhile,
    Incomplete,
    MovedMeanwhile,
    NotAllowedNow,
    State,
    Transition,
    Unanswered,
    transition,
)


@transaction.atomic
def move_plan(*, by: Viewer, plan: Plan, target: str, **words: Unpack[StepWords]) -> StateChange:
    """Take one of the steps that ``states.TRANSITIONS`` knows, saying what it needs; the plan is frozen as it reads.

    ``plan.state`` is the state the person saw. Raises PermissionDenied, Http404, NotAllowedNow (and of these
    Incomplete, MovedMeanwhile, Unanswered) or ChangedMeanwhile; then nothing has changed.
    """
    require_may_edit(by, plan)
    source, step = plan.state, _known_step(plan.state, target)
    require_may_take(by, plan, step)
    successor = words.get("successor") if step.need(Ask.SUCCESSOR) else None
    _hold(plan, successor, words.get("revision"))
    day = _day_of(plan, step, words)
    require_complete(step, words)
    unheard = _require_answers(plan, step, words)
    if successor is not None:
        _require_successor(plan, successor, day)
    change = StateChange.objects.create(plan=plan, state=target, day=day, note=words.get("note", ""))
    Plan.objects.filter(pk=plan.pk).update(
        state=target, state_since=day, revision=F("revision") + 1, successor=successor or plan.successor_id
    )
    _hear(plan, step, words)
    _decide(plan, step, change, words, unheard)
    version = _freeze(plan, change, by)
    plan.refresh_from_db(fields=["state", "state_since", "revision", "successor"])
    write_entry(
        by,
        "move_plan",
        plan,
        plan,
        **{"from": source, "to": str(target), "day": day.isoformat()},
        version=version.number,
        checksum=version.checksum,
    )
    return change


def _known_step(source: str, target: str) -> Transition:
    step = transition(source, target)
    if step is None:
        raise NotAllowedNow(
            _("Planen er «%(from)s» og kan ikke gå rett til «%(to)s».")
            % {"from": _label(source), "to": _label(target)}
        )
    return step


def _label(state: str) -> str:
    return str(State(state).label) if state in State.values else state


def _hold(plan: Plan, successor: Plan | None, revision: int | None) -> None:
    """Lock the plan, and the one that takes over from it, and see that the plan is as the person saw it."""
    wanted = {plan.pk, successor.pk} if successor is not None else {plan.pk}
    # in the same order for everybody, so that two plans that should replace each other do not wait for ever
    rows = Plan.objects.select_for_update().filter(pk__in=wanted).order_by("pk")
    held = {row["pk"]: row for row in rows.values("pk", "state", "revision")}
    now = held.get(plan.pk)
    if now is None or len(held) != len(wanted):
        raise Http404
    if now["state"] != plan.state:
        raise MovedMeanwhile(
            _("Noen andre har flyttet planen i mellomtiden. Se hvor den er nå, før du går videre.")
        )
    if revision is not None and revision != now["revision"]:
        raise ChangedMeanwhile
    if successor is not None:
        successor.state = held[successor.pk]["state"]


def _day_of(plan: Plan, step: Transition, words: StepWords) -> date:
    """The day of the step: one that has come, and not before the step before it."""
    today = timezone.localdate()
    hearing = words.get("hearing") if step.target == State.HEARING else None
    opens_on = (hearing.opens_on if hearing else None) or today
    day, ask = words.get("day"), Ask.DAY
    if day is None:
        day, ask = min(opens_on, today), Ask.OPENING if hearing else Ask.DAY
    if day > today:
        raise Incomplete(
            _("Den dagen har ikke kommet ennå. Skriv dagen da det ble bestemt, eller i dag."), ask
        )
    before = plan.state_changes.order_by("-day", "-pk").values_list("day", flat=True).first()
    if before is not None and day < before:
        raise Incomplete(
            _("Planen kom til det forrige trinnet %(day)s. Dette kan ikke være før det.")
            % {"day": _long(before)},
            ask,
        )
    return day


def _long(day: date) -> str:
    return format_date(day, pgettext("date", "j. F Y"))


def _require_answers(plan: Plan, step: Transition, words: StepWords) -> int:
    """How many inputs have no answer. Raises Unanswered when they are more than the person knows of."""
    count = unanswered(plan) if step.target == State.APPROVED else 0
    if count > words.get("despite", 0):
        raise Unanswered(
            ngettext(
                "Ett innspill har ikke fått svar ennå.", "%(n)s innspill har ikke fått svar ennå.", count
            )
            % {"n": count},
            count,
        )
    return count


def _require_successor(plan: Plan, successor: Plan, day: date) -> None:
    """Raise unless the plan may take over: of the same organisation, approved or under way, and later."""
    if successor.organisation_id != plan.organisation_id:
        raise PermissionDenied
    if successor.pk == plan.pk:
        raise Incomplete(_("En plan kan ikke ta over etter seg selv. Velg en annen."), Ask.SUCCESSOR)
    if successor.state not in TAKES_OVER:
        raise Incomplete(
            _("«%(plan)s» er %(state)s. Bare en plan som er vedtatt eller i arbeid, kan ta over.")
            % {"plan": successor.title, "state": _label(successor.state).lower()},
            Ask.SUCCESSOR,
        )
    if not is_later(successor, plan):
        raise Incomplete(
            _("«%(plan)s» ble vedtatt før denne. Velg en plan som kom etter.") % {"plan": successor.title},
            Ask.SUCCESSOR,
        )
    if day < successor.state_since and successor.state == State.APPROVED:
        raise Incomplete(
            _("Den nye planen ble vedtatt %(day)s. Den kan ikke ta over før det.")
            % {"day": _long(successor.state_since)},
            Ask.DAY,
        )


def _hear(plan: Plan, step: Transition, words: StepWords) -> None:
    """A hearing begins when the plan goes into it, and ends when the plan leaves it."""
    terms = words.get("hearing")
    if step.source == State.HEARING:
        end_hearing(plan, at=timezone.now())
    if step.target == State.HEARING and terms is not None:
        begin_hearing(plan, terms, today=timezone.localdate())


def _decide(plan: Plan, step: Transition, change: StateChange, words: StepWords, unheard: int) -> None:
    """Write down who decided, when the step has room for it and somebody said so."""
    ruling = words.get("ruling")
    if (
        ruling is None
        or step.need(Ask.BODY) is None
        or not (ruling.body or ruling.meeting or ruling.case_number)
    ):
        return
    text = ruling.text or words.get("note", "")
    if not ruling.body.strip():
        raise Incomplete(_("Skriv hvem som bestemte det."), Ask.BODY)
    if not text.strip():
        raise Incomplete(_("Skriv hva som ble bestemt."), Ask.RULING if step.need(Ask.RULING) else Ask.NOTE)
    if ruling.team is not None and ruling.team.organisation_id != plan.organisation_id:
        raise PermissionDenied
    Decision.objects.create(
        plan=plan,
        step=change,
        team=ruling.team,
        body=ruling.body,
        day=change.day,
        meeting=ruling.meeting,
        text=text,
        case_number=ruling.case_number,
        unanswered=unheard,
    )


def _freeze(plan: Plan, change: StateChange, by: Viewer) -> PlanVersion:
    """The plan as it reads in this moment, whatever the person's own copy of it says."""
    now = Plan.objects.select_related("unit", "owner").get(pk=plan.pk)
    return freezing.freeze(plan=now, step=change, by=by, at=timezone.now())
