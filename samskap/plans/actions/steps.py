"""The plan takes a step in its life cycle."""

from __future__ import annotations

from datetime import date

from django.db import transaction
from django.db.models import F
from django.utils import timezone
from django.utils.dateformat import format as format_date
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from samskap.people.viewer import Viewer
from samskap.plans.access import require_may_edit
from samskap.plans.actions.claim import note as write_entry
from samskap.plans.models import Plan, StateChange
from samskap.plans.states import NotAllowedNow, State, transition


@transaction.atomic
def move_plan(*, by: Viewer, plan: Plan, target: str, day: date | None = None, note: str = "") -> StateChange:
    """Take one of the steps that ``states.TRANSITIONS`` knows, on a day that has come; ``note`` is kept with it.

    ``plan.state`` is the state the person saw: when somebody else has moved the plan, NotAllowedNow says so.
    """
    require_may_edit(by, plan)
    day = day or timezone.localdate()
    source = plan.state
    if transition(source, target) is None:
        raise NotAllowedNow(
            _("Planen er «%(from)s» og kan ikke gå rett til «%(to)s».")
            % {"from": _label(source), "to": _label(target)}
        )
    changed = Plan.objects.filter(pk=plan.pk, state=source).update(
        state=target, state_since=day, revision=F("revision") + 1
    )
    if not changed:
        raise NotAllowedNow(
            _("Noen andre har flyttet planen i mellomtiden. Se hvor den er nå, før du går videre.")
        )
    _require_day(plan, day)
    step = StateChange.objects.create(plan=plan, state=target, day=day, note=note)
    plan.refresh_from_db(fields=["state", "state_since", "revision"])
    write_entry(by, "move_plan", plan, plan, **{"from": source, "to": str(target), "day": day.isoformat()})
    return step


def _label(state: str) -> str:
    return str(State(state).label) if state in State.values else state


def _require_day(plan: Plan, day: date) -> None:
    """A step is taken on a day that has come, and not before the one before it."""
    if day > timezone.localdate():
        raise NotAllowedNow(_("Den dagen har ikke kommet ennå. Skriv dagen da det ble bestemt, eller i dag."))
    before = plan.state_changes.order_by("-day", "-pk").values_list("day", flat=True).first()
    if before is not None and day < before:
        raise NotAllowedNow(
            _("Planen kom til det forrige trinnet %(day)s. Dette kan ikke være før det.")
            % {"day": format_date(before, pgettext("date", "j. F Y"))}
        )
