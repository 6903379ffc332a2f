"""A plan comes to be, is described, and may be thrown away while it is a draft."""

from __future__ import annotations

from datetime import date
from typing import TypedDict, Unpack

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from samskap.people.models import Person, Unit
from samskap.people.viewer import Viewer
from samskap.plans.access import may_edit_unit
from samskap.plans.actions.claim import assign, claim, note
from samskap.plans.models import Plan, StateChange
from samskap.plans.states import NotAllowedNow, State


class PlanDetails(TypedDict, total=False):
    """What a plan may say of itself."""

    summary: str
    language: str
    period_text: str
    period_start: date | None
    period_end: date | None
    owner: Person | None


class PlanWords(PlanDetails, total=False):
    """What may be changed of it."""

    title: str
    unit: Unit


@transaction.atomic
def create_plan(*, by: Viewer, unit: Unit, title: str, **details: Unpack[PlanDetails]) -> Plan:
    """Begin a draft for the unit. Raises PermissionDenied where the person makes no plans."""
    _require_place(by, unit, details.get("owner"))
    today = timezone.localdate()
    plan = Plan.objects.create(
        organisation=by.organisation,
        unit=unit,
        title=title,
        state=State.DRAFT,
        state_since=today,
        **details,
    )
    StateChange.objects.create(plan=plan, state=State.DRAFT, day=today)
    note(by, "create_plan", plan, plan)
    return plan


@transaction.atomic
def edit_plan(
    *, by: Viewer, plan: Plan, revision: int | None = None, **words: Unpack[PlanWords]
) -> list[str]:
    """Change what the plan says of itself; returns the names of the fields that changed."""
    _require_place(by, words.get("unit", plan.unit), words.get("owner"))
    claim(by, plan, revision=revision)
    changed = assign(plan, dict(words))
    note(by, "edit_plan", plan, plan, fields=changed)
    return changed


@transaction.atomic
def delete_draft(*, by: Viewer, plan: Plan, revision: int | None = None) -> None:
    """Throw a draft away with all that is in it. What has been heard or approved is history and stays."""
    claim(by, plan, revision=revision)
    if plan.state != State.DRAFT or plan.hearings.exists():
        raise NotAllowedNow(_("Bare et utkast kan slettes. En plan som har vært på høring, blir stående."))
    note(by, "delete_draft", plan, plan)
    plan.delete()


def _require_place(by: Viewer, unit: Unit, owner: Person | None) -> None:
    """The unit is one the person makes plans for, and the owner one of the organisation's people."""
    if not may_edit_unit(by, unit) or (owner is not None and owner.organisation_id != by.organisation.pk):
        raise PermissionDenied
