"""How it goes with measures, said by those who edit the plan and those who answer for the measure.

Whatever is said is kept as a ``StatusUpdate``; the newest is what the measure says itself.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import OuterRef, Subquery
from django.utils import timezone
from django.utils.translation import gettext as _

from samskap.people.viewer import Viewer
from samskap.plans.access import LINEAGE, require_may_report
from samskap.plans.actions.claim import assign, hold, note
from samskap.plans.models import Measure, Plan, StatusUpdate
from samskap.plans.states import ChangedMeanwhile, NotAllowedNow

Status = Measure.Status
# Those who read these want to know why.
NEEDS_REASON = frozenset({Status.NEEDS_HAND, Status.ON_HOLD, Status.ENDED, Status.REPLACED})


class StatusChangedMeanwhile(ChangedMeanwhile):
    """Somebody else has said how it goes with some of these measures after this person looked."""

    def __init__(self, measure_ids: Iterable[int]) -> None:
        super().__init__()
        self.measure_ids = frozenset(measure_ids)


@dataclass(frozen=True, slots=True)
class Standing:
    """A status with its reason, and what took over when it was replaced: a measure, or ``taken_over_by`` in words."""

    status: str
    reason: str = ""
    replaced_by: Measure | None = None
    taken_over_by: str = ""


@dataclass(frozen=True, slots=True)
class Said:
    """What is said of one measure; ``standing`` None is «det går som før».

    ``seen`` is the latest update the person saw (its id, 0 for none); None does not ask.
    """

    measure_id: int
    standing: Standing | None
    seen: int | None = None


def set_status(*, by: Viewer, measure: Measure, standing: Standing, seen: int | None = None) -> bool:
    """Say how it goes. Raises NotAllowedNow when a reason or replacement is missing; False when it is as before."""
    said = set_statuses(by=by, plan=measure.section.plan, said=[Said(measure.pk, standing, seen)])
    measure.refresh_from_db(
        fields=["status", "status_reason", "status_since", "replaced_by", "taken_over_by"]
    )
    return bool(said)


def say_as_before(*, by: Viewer, measure: Measure, seen: int | None = None) -> bool:
    """«Det går som før»: a fresh date and nothing else; False when this person has said so today already."""
    return bool(set_statuses(by=by, plan=measure.section.plan, said=[Said(measure.pk, None, seen)]))


@transaction.atomic
def set_statuses(*, by: Viewer, plan: Plan, said: Sequence[Said]) -> int:
    """Say how it goes with several measures of the plan, all or nothing; returns how many updates were written.

    Raises PermissionDenied, NotAllowedNow with what is missing, and StatusChangedMeanwhile with the measures that
    somebody else has updated.
    """
    measures = _measures(plan, said)
    for measure in measures.values():
        require_may_report(by, measure)
    hold(plan)
    latest = _latest(measures)
    changed = [each.measure_id for each in said if each.seen not in (None, _number(latest[each.measure_id]))]
    if changed:
        raise StatusChangedMeanwhile(changed)
    return sum(_say(by, measures[each.measure_id], each.standing, latest[each.measure_id]) for each in said)


def _number(update: StatusUpdate | None) -> int:
    return update.pk if update else 0


def _measures(plan: Plan, said: Sequence[Said]) -> dict[int, Measure]:
    wanted = {each.measure_id for each in said}
    rows = (
        Measure.objects.filter(section__plan=plan, pk__in=wanted)
        .select_related("section__plan__" + LINEAGE)
        .prefetch_related("responsibilities")
    )
    found = {row.pk: row for row in rows}
    if found.keys() != wanted:
        raise PermissionDenied
    return found


def _latest(measures: dict[int, Measure]) -> dict[int, StatusUpdate | None]:
    """The latest update of each measure, and the measures as they are now that the plan is held; two queries."""
    newest = StatusUpdate.objects.filter(measure=OuterRef("pk")).order_by("-at", "-pk").values("pk")[:1]
    fields = ("status", "status_reason", "status_since", "replaced_by_id", "taken_over_by")
    rows = Measure.objects.filter(pk__in=measures).annotate(newest=Subquery(newest))
    ids: dict[int, int | None] = {}
    for pk, update, *now in rows.values_list("pk", "newest", *fields):
        ids[pk] = update
        for name, value in zip(fields, now, strict=True):
            setattr(measures[pk], name, value)
    updates = StatusUpdate.objects.in_bulk([pk for pk in ids.values() if pk])
    return {pk: updates.get(update or 0) for pk, update in ids.items()}


def _say(by: Viewer, measure: Measure, standing: Standing | None, latest: StatusUpdate | None) -> bool:
    before = measure.status
    changed = apply_standing(by, measure, standing) if standing else None
    as_before = changed is None
    if as_before and _is_said_today(by, latest):
        return False
    update = changed or _keep(by, measure)
    details = {"from": before, "to": measure.status, "update": update.pk, "same": as_before}
    note(by, "set_status", measure, measure.section.plan, **details)
    return True


def _is_said_today(by: Viewer, latest: StatusUpdate | None) -> bool:
    """Whether the same person has spoken today, so that a second press says nothing new."""
    return (
        latest is not None
        and latest.by_id == by.person_id
        and timezone.localdate(latest.at) == timezone.localdate()
    )


def apply_standing(by: Viewer, measure: Measure, standing: Standing) -> StatusUpdate | None:
    """Write the status, inside a verb that holds the plan; None when nothing of it was new."""
    require_complete(measure, standing)
    is_replaced = standing.status == Status.REPLACED
    words: dict[str, Any] = {
        "status": str(standing.status),
        "status_reason": standing.reason,
        "replaced_by_id": standing.replaced_by.pk if is_replaced and standing.replaced_by else None,
        "taken_over_by": standing.taken_over_by if is_replaced else "",
    }
    if standing.status != measure.status:
        words["status_since"] = timezone.localdate()
    return _keep(by, measure) if assign(measure, words) else None


def _keep(by: Viewer, measure: Measure) -> StatusUpdate:
    return StatusUpdate.objects.create(
        measure=measure,
        status=measure.status,
        reason=measure.status_reason,
        replaced_by_id=measure.replaced_by_id,
        taken_over_by=measure.taken_over_by,
        at=timezone.now(),
        by=by.person,
    )


def require_complete(measure: Measure, standing: Standing) -> None:
    """Raise NotAllowedNow with what is missing: a known status, its reason, and what took over."""
    if standing.status not in Status.values:
        raise NotAllowedNow(_("Den statusen kjenner vi ikke."))
    if standing.status in NEEDS_REASON and not standing.reason.strip():
        raise NotAllowedNow(_("Skriv hvorfor, så de som leser, forstår det. Én setning er nok."))
    if standing.status != Status.REPLACED:
        return
    other = standing.replaced_by
    if other is None and not standing.taken_over_by.strip():
        raise NotAllowedNow(_("Velg tiltaket som har tatt over, eller skriv hvem som gjør det nå."))
    if other is not None and other.section.plan_id != measure.section.plan_id:
        raise NotAllowedNow(_("Velg et tiltak i den samme planen."))
    if other is not None and measure.pk in (other.pk, other.replaced_by_id):
        raise NotAllowedNow(_("Et tiltak kan ikke erstatte seg selv. Velg et annet."))
