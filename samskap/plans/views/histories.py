"""All that has happened to a measure or a plan."""

from __future__ import annotations

from django.http import HttpResponse
from django.views.decorators.http import require_safe

from samskap.core.pages import page
from samskap.people.access import OrganisationRequest, open_page
from samskap.plans.access import get_measure_for, get_plan_for
from samskap.plans.queries import history_pages

NAMELESS = (
    "visitors get what has happened to opened plans, without names and without whatever is kept behind it"
)


@open_page(NAMELESS)
@require_safe
def measure_history(request: OrganisationRequest, measure_id: int) -> HttpResponse:
    """The history of one measure, 50 changes a page."""
    measure = get_measure_for(request.viewer, measure_id)
    history = history_pages.measure_history(request.viewer, measure, request.GET.get("side", ""))
    context = {"history": history, "measure": measure, "plan": measure.section.plan}
    return page(request, "plans/history.html", context)


@open_page(NAMELESS)
@require_safe
def plan_history(request: OrganisationRequest, plan_id: int) -> HttpResponse:
    """The history of a plan, 50 changes a page; ``type``, ``fra`` and ``til`` choose among them. Never by person."""
    plan = get_plan_for(request.viewer, plan_id)
    history = history_pages.plan_history(request.viewer, plan, request.GET.dict())
    kinds = [(key, words) for key, (words, _actions) in history_pages.KINDS.items()]
    return page(request, "plans/history.html", {"history": history, "plan": plan, "kinds": kinds})
