"""How it goes with a measure, said by those who edit the plan and those who answer for the measure."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from samskap.people.viewer import Viewer
from samskap.plans.access import require_may_report
from samskap.plans.actions.claim import assign, hold, note
from samskap.plans.models import Measure
from samskap.plans.states import NotAllowedNow

Status = Measure.Status
# Those who read these want to know why.
NEEDS_REASON = frozenset({Status.NEEDS_HAND, Status.ON_HOLD, Status.ENDED, Status.REPLACED})


@dataclass(frozen=True, slots=True)
class Standing:
    """A status with its reason, and the measure that took over when it was replaced."""

    status: str
    reason: str = ""
    replaced_by: Measure | None = None


@transaction.atomic
def set_status(*, by: Viewer, measure: Measure, standing: Standing) -> bool:
    """Say how it goes. Raises NotAllowedNow when a reason or replacement is missing; False when it is as before."""
    require_may_report(by, measure)
    hold(measure.section.plan)
    before = measure.status
    changed = apply_standing(measure, standing)
    note(by, "set_status", measure, measure.section.plan, **{"from": before, "to": measure.status})
    return bool(changed)


def apply_standing(measure: Measure, standing: Standing) -> list[str]:
    """Write the status, inside a verb that holds the plan; returns the names of the fields that changed."""
    require_complete(measure, standing)
    replaced = standing.replaced_by if standing.status == Status.REPLACED else None
    words: dict[str, Any] = {
        "status": str(standing.status),
        "status_reason": standing.reason,
        "replaced_by_id": replaced.pk if replaced else None,
    }
    if standing.status != measure.status:
        words["status_since"] = timezone.localdate()
    return assign(measure, words)


def require_complete(measure: Measure, standing: Standing) -> None:
    """Raise NotAllowedNow with what is missing: a known status, its reason, and what took over."""
    if standing.status not in Status.values:
        raise NotAllowedNow(_("Den statusen kjenner vi ikke."))
    if standing.status in NEEDS_REASON and not standing.reason.strip():
        raise NotAllowedNow(_("Skriv hvorfor, så de som leser, forstår det. Én setning er nok."))
    if standing.status != Status.REPLACED:
        return
    other = standing.replaced_by
    if other is None or other.section.plan_id != measure.section.plan_id:
        raise NotAllowedNow(_("Velg hvilket tiltak som har tatt over."))
    if measure.pk in (other.pk, other.replaced_by_id):
        raise NotAllowedNow(_("Et tiltak kan ikke erstatte seg selv. Velg et annet."))
