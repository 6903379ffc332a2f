"""The page of a plan, the list of plans, and the way to the current one."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from samskap.core.pages import page
from samskap.people.access import OrganisationRequest, open_page
from samskap.plans.queries.filters import LIST, PAPER, TIMELINE
from samskap.plans.queries.plan_list import current_plan_id, plan_list
from samskap.plans.queries.plan_page import plan_page


@open_page("visitors get opened plans without persons' names, and only the unit's people get drafts")
@require_safe
def plan(request: OrganisationRequest, plan_id: int) -> HttpResponse:
    """A plan as list or timeline, filtered as the address says; ``utskrift=1`` is the same page made for paper."""
    shown = plan_page(request.viewer, plan_id, request.GET, today=timezone.localdate())
    context: dict[str, Any] = {
        "shown": shown,
        "plan": shown.plan,
        "past": shown.past,
        "paper": PAPER in request.GET,
        "list_query": shown.filters.query(view=LIST) or "?",
        "timeline_query": shown.filters.query(view=TIMELINE),
        "paper_query": shown.filters.query(paper=True),
        "here": request.path + shown.filters.query(),
    }
    response = page(request, "plans/plan.html", context, part="answer")
    response.headers["HX-Push-Url"] = context["here"]  # htmx would put the empty choices in the address, too
    return response


@open_page("lists only the plans that the viewer may see")
@require_safe
def plans(request: OrganisationRequest) -> HttpResponse:
    """All plans of the organisation, the current ones first."""
    return page(
        request, "plans/plan_list.html", {"shown": plan_list(request.viewer, today=timezone.localdate())}
    )


@open_page("leads to a plan that the viewer may see")
@require_safe
def current(request: OrganisationRequest) -> HttpResponse:
    """«Planen»: the current plan, or the list that says what to do when there is none."""
    plan_id = current_plan_id(request.viewer)
    slug = request.organisation.slug
    if plan_id is None:
        return redirect("plans:list", slug)
    chosen = request.GET.urlencode()
    return redirect(reverse("plans:plan", args=[slug, plan_id]) + (f"?{chosen}" if chosen else ""))
