"""What every verb begins and ends with: the plan held still, and the entry in the audit chain."""

from __future__ import annotations

from typing import Any

from django.db import models
from django.db.models import F
from django.http import Http404
from django.utils.translation import gettext as _

from samskap.core import audit
from samskap.people.viewer import Viewer
from samskap.plans.access import require_may_edit
from samskap.plans.models import Plan
from samskap.plans.states import EDITABLE, ChangedMeanwhile, NotAllowedNow, State


def claim(by: Viewer, plan: Plan, *, revision: int | None = None) -> None:
    """Hold the plan for a change by somebody who may edit it; ``revision`` is the one the person saw.

    Raises PermissionDenied, Http404 (the plan is gone), NotAllowedNow (history is not changed) or ChangedMeanwhile.
    """
    require_may_edit(by, plan)
    hold(plan, revision=revision)


def hold(plan: Plan, *, revision: int | None = None) -> None:
    """Lock the plan's row, look at what it says now, and raise its revision."""
    now = Plan.objects.select_for_update().filter(pk=plan.pk).values("state", "revision").first()
    if now is None:
        raise Http404
    if now["state"] not in EDITABLE:
        raise NotAllowedNow(
            _("Planen er %(state)s og kan ikke endres lenger.") % {"state": State(now["state"]).label.lower()}
        )
    if revision is not None and revision != now["revision"]:
        raise ChangedMeanwhile
    Plan.objects.filter(pk=plan.pk).update(revision=F("revision") + 1)
    plan.state, plan.revision = now["state"], now["revision"] + 1


def refuse_history(state: str) -> None:
    """Raise NotAllowedNow for a plan that is closed: it is history and is not changed."""
    if state not in EDITABLE:
        raise NotAllowedNow(
            _("Planen er %(state)s og kan ikke endres lenger.") % {"state": str(State(state).label).lower()}
        )


def note(by: Viewer, verb: str, subject: models.Model, plan: Plan, **details: Any) -> None:
    """Write the audit entry of a verb. ``details`` are names of fields, numbers and states, never what was written."""
    audit.record(
        tenant_id=plan.organisation_id,
        actor_id=by.person_id,
        action=f"plans.{verb}",
        subject=subject,
        details={"plan": plan.pk, **details},
    )


def assign(row: models.Model, words: dict[str, Any]) -> list[str]:
    """Set the fields that differ, save them and name them."""
    changed = [name for name, value in words.items() if getattr(row, name) != value]
    for name in changed:
        setattr(row, name, words[name])
    if changed:
        row.save(update_fields=changed)
    return sorted(changed)
