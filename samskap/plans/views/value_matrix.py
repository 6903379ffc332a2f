"""The page of the values in the plan."""

from __future__ import annotations

from django.http import HttpResponse
from django.views.decorators.http import require_safe

from samskap.core.pages import page
from samskap.people.access import OrganisationRequest, open_page
from samskap.plans.queries.value_matrix import value_matrix


@open_page("visitors get opened plans, and only the unit's people get drafts")
@require_safe
def matrix(request: OrganisationRequest, plan_id: int) -> HttpResponse:
    """Which values each measure bears, how that shows, and where there are gaps."""
    found = value_matrix(request.viewer, plan_id)
    return page(request, "plans/value_matrix.html", {"found": found, "plan": found.plan})
