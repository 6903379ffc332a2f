"""How the views of editing answer: it is done, it cannot be done now, or somebody else was first."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponseRedirect, QueryDict
from django.shortcuts import redirect

from samskap.people.access import OrganisationRequest
from samskap.plans.actions.claim import refuse_history
from samskap.plans.models import Measure, Plan
from samskap.plans.states import NotAllowedNow


def attempt(request: HttpRequest, act: Callable[[], Any], done: str, *, as_before: str = "") -> bool:
    """Do it and say so, or say why it cannot be done now. ``as_before`` is said when nothing had to be changed."""
    try:
        changed = act()
    except NotAllowedNow as error:
        messages.warning(request, str(error))
        return False
    if as_before and changed is False:
        messages.info(request, as_before)
    else:
        messages.success(request, done)
    return True


def number_in(posted: QueryDict, name: str) -> int | None:
    """A row's number in what was sent; None when it is no number."""
    sent = posted.get(name, "")
    return int(sent) if sent.isascii() and sent.isdigit() and len(sent) < 10 else None


def is_open(request: HttpRequest, plan: Plan) -> bool:
    """Whether the plan is still open for change; says so when it is not."""
    try:
        refuse_history(plan.state)
    except NotAllowedNow as error:
        messages.warning(request, str(error))
        return False
    return True


def to_outline(request: OrganisationRequest, plan_id: int, row: str = "") -> HttpResponseRedirect:
    """Back to the page where the plan is edited, at the row that was touched."""
    return HttpResponseRedirect(redirect("plans:edit", request.organisation.slug, plan_id).url + row)


def to_plan(request: OrganisationRequest, plan: Plan) -> HttpResponseRedirect:
    """To the plan's own page."""
    return redirect("plans:plan", request.organisation.slug, plan.pk)


def to_measure(request: OrganisationRequest, measure: Measure) -> HttpResponseRedirect:
    """To the measure's own page."""
    return redirect("plans:measure", request.organisation.slug, measure.pk)


def revision_to_claim(posted: QueryDict, plan: Plan, seen_now: str) -> int | None:
    """The revision to claim: the one now, when what this form is about has not changed since it was opened.

    Somebody who worked on another measure meanwhile is no reason to stop.
    """
    if posted.get("seen", "") == seen_now:
        return plan.revision
    return number_in(posted, "revision") or 0
