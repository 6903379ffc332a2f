"""Which plan may take over from another: a later one that is approved or under way."""

from __future__ import annotations

from datetime import date

from django.db.models import Max, Q, QuerySet

from samskap.plans.models import Plan
from samskap.plans.states import State

TAKES_OVER = frozenset({State.APPROVED, State.ACTIVE})


def successors_for(plan: Plan) -> list[Plan]:
    """The plans of the organisation that may take over from this one, the newest first; two queries."""
    rows = _with_approval(Plan.objects.filter(organisation=plan.organisation_id))
    own = approval_of(plan)
    open_ = rows.filter(state__in=TAKES_OVER).exclude(pk=plan.pk).select_related("unit")
    return sorted((row for row in open_ if _key(row) > own), key=_key, reverse=True)


def is_later(plan: Plan, than: Plan) -> bool:
    """Whether the plan was approved after the other one; of two on the same day, whether it was made after it."""
    return approval_of(plan) > approval_of(than)


def approval_of(plan: Plan) -> tuple[date, int]:
    """The place of a plan in time: the day it was approved; one of which that is not known, stands first."""
    return _key(_with_approval(Plan.objects.filter(pk=plan.pk)).get())


def _with_approval(plans: QuerySet[Plan]) -> QuerySet[Plan]:
    approved = Q(state_changes__state=State.APPROVED)
    return plans.annotate(approved_on=Max("state_changes__day", filter=approved))


def _key(plan: Plan) -> tuple[date, int]:
    approved: date | None = getattr(plan, "approved_on", None)
    return approved or date.min, plan.pk
