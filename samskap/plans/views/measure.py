"""The page of one measure, and saying how it goes."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from samskap.core.pages import page
from samskap.design.draw import status_words
from samskap.people.access import OrganisationRequest, members_page, open_page
from samskap.plans import actions
from samskap.plans.access import get_measure_for, require_may_report
from samskap.plans.forms.status import StatusForm, status_initial
from samskap.plans.models import Measure
from samskap.plans.queries.measure_figures import measure_figures
from samskap.plans.queries.measure_page import measure_page
from samskap.plans.views.answers import attempt, is_open, to_measure


@open_page(
    "visitors get measures of opened plans without persons' names, and only the unit's people get drafts"
)
@require_safe
def measure(request: OrganisationRequest, measure_id: int) -> HttpResponse:
    """Everything about one measure."""
    today = timezone.localdate()
    shown = measure_page(request.viewer, measure_id, today=today)
    context: dict[str, Any] = {"shown": shown, "measure": shown.measure, "plan": shown.plan}
    context["figures"] = measure_figures(measure_id, today=today, reports=shown.may_report)
    return page(request, "plans/measure.html", context)


@members_page("those who edit the plan and those who answer for the measure say how it goes")
@require_http_methods(["GET", "HEAD", "POST"])
def measure_status(request: OrganisationRequest, measure_id: int) -> HttpResponse:
    """Say how it goes: ``?til=done`` has chosen already, so that one more press is enough."""
    measure = get_measure_for(request.viewer, measure_id)
    require_may_report(request.viewer, measure)
    plan = measure.section.plan
    if not is_open(request, plan):
        return to_measure(request, measure)
    initial = status_initial(measure)
    if request.method == "GET" and request.GET.get("til") in Measure.Status.values:
        initial["status"] = request.GET["til"]
        if initial["status"] != measure.status:
            initial["status_reason"] = ""
    form = StatusForm(request.POST if request.method == "POST" else None, initial=initial)
    form.let_replace(
        Measure.objects.filter(section__plan=plan)
        .exclude(pk=measure.pk)
        .order_by("section__position", "section_id", "position", "pk")
    )
    if request.method == "POST" and form.is_valid():
        standing = form.standing()
        attempt(
            request,
            lambda: actions.set_status(by=request.viewer, measure=measure, standing=standing),
            _("Lagret. Tiltaket er nå: %(status)s.") % {"status": status_words(standing.status).lower()},
        )
        return to_measure(request, measure)
    return page(request, "plans/edit_status.html", {"form": form, "measure": measure, "plan": plan})
