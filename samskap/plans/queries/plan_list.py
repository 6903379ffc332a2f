"""The organisation's plans, and which of them is the current one."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db.models import Count

from samskap.people.viewer import Viewer
from samskap.plans import wording
from samskap.plans.access import EDITING_ROLES, visible_to
from samskap.plans.models import Plan
from samskap.plans.queries.plan_page import HISTORY, period_words

S = Plan.State
# what people mean by «the plan»: the one they work with, else the one that is on its way
CURRENT_FIRST = (S.ACTIVE, S.EVALUATING, S.APPROVED, S.HEARING, S.DRAFT)


@dataclass(frozen=True, slots=True)
class PlanLine:
    """A plan in the list, in words."""

    plan: Plan
    period: str
    since: str
    measures: str


@dataclass(frozen=True, slots=True)
class PlanList:
    """The plans that are in use or on their way, those that are history, and whether the viewer makes plans."""

    now: tuple[PlanLine, ...]
    history: tuple[PlanLine, ...]
    may_make: bool


def current_plan_id(viewer: Viewer) -> int | None:
    """The plan that «Planen» leads to for this viewer, the newest of its state; None when there is none to see."""
    ranked = dict(visible_to(viewer).order_by("state_since", "pk").values_list("state", "pk"))
    return next((ranked[state] for state in CURRENT_FIRST if state in ranked), None)


def plan_list(viewer: Viewer, *, today: date) -> PlanList:
    """All plans that the viewer may see; the newest first, those in use before drafts."""
    plans = (
        visible_to(viewer)
        .select_related("unit")
        .annotate(measures=Count("sections__measures"))
        .order_by("-period_start", "-state_since", "-pk")
    )
    lines = [_line(plan, plan.measures, today) for plan in plans]
    now = [line for line in lines if line.plan.state not in HISTORY]
    now.sort(key=lambda line: CURRENT_FIRST.index(S(line.plan.state)))
    history = tuple(line for line in lines if line.plan.state in HISTORY)
    # where exactly they may make one is asked on the page that makes it
    may_make = any(membership.role in EDITING_ROLES for membership in viewer.memberships)
    return PlanList(tuple(now), history, may_make)


def _line(plan: Plan, measures: int, today: date) -> PlanLine:
    return PlanLine(
        plan=plan,
        period=period_words(plan),
        since=wording.day_words(plan.state_since, today),
        measures=wording.measures_counted(measures),
    )
