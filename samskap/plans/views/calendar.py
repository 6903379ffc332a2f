"""The plan's deadlines as a calendar."""

from __future__ import annotations

from django.http import HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_safe

from samskap.people.access import OrganisationRequest, open_page
from samskap.people.calendar import ics
from samskap.plans.access import get_plan_for
from samskap.plans.queries.calendar_days import days_of_plan


@open_page("visitors get the deadlines of opened plans, and only the unit's people those of drafts")
@require_safe
def calendar(request: OrganisationRequest, plan_id: int) -> HttpResponse:
    """Deadlines and milestones for whoever may see the plan; no names of persons."""
    plan = get_plan_for(request.viewer, plan_id)
    data = ics.write(days_of_plan(plan), name=plan.title, now=timezone.now())
    return ics.answer(data, file_name=f"plan-{plan.pk}-frister.ics")
