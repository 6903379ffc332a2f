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
from samskap.plans.forms.conflict import field_differences
from samskap.plans.forms.status import QuickForm, StatusForm, status_initial
from samskap.plans.models import Measure
from samskap.plans.queries.measure_figures import measure_figures
from samskap.plans.queries.measure_page import measure_page
from samskap.plans.queries.measure_traces import ALL, measure_traces
from samskap.plans.states import ChangedMeanwhile
from samskap.plans.views.answers import attempt, is_open, to_measure


@open_page(
    "visitors get measures of opened plans without persons' names, and only the unit's people get drafts"
)
@require_safe
def measure(request: OrganisationRequest, measure_id: int) -> HttpResponse:
    """Everything about one measure."""
    today = timezone.localdate()
    shown = measure_page(request.viewer, measure_id, today=today)
    form = QuickForm(measure=shown.measure, initial={"status": shown.measure.status})
    context: dict[str, Any] = {
        "shown": shown,
        "measure": shown.measure,
        "plan": shown.plan,
        "update_form": form,
    }
    context["figures"] = measure_figures(measure_id, today=today, reports=shown.may_report)
    context["traces"] = measure_traces(request.viewer, measure_id, today=today)
    return page(request, "plans/measure.html", context)


@members_page("the pages that the traces lead to are the unit's own")
@require_safe
def traces(request: OrganisationRequest, measure_id: int) -> HttpResponse:
    """All that practice has left on a measure."""
    measure = get_measure_for(request.viewer, measure_id)
    found = measure_traces(request.viewer, measure_id, today=timezone.localdate(), most=ALL)
    return page(request, "plans/measure_all_traces.html", {"measure": measure, "traces": found})


@members_page("those who edit the plan and those who answer for the measure say how it goes")
@require_http_methods(["GET", "HEAD", "POST"])
def measure_status(request: OrganisationRequest, measure_id: int) -> HttpResponse:
    """Say how it goes: ``?til=done`` has chosen already, so that one more press is enough."""
    measure = get_measure_for(request.viewer, measure_id)
    require_may_report(request.viewer, measure)
    plan = measure.section.plan
    if not is_open(request, plan):
        return to_measure(request, measure)
    form, now = _status_form(request, measure)
    conflict = None
    if request.method == "POST" and form.is_valid():
        standing, seen = form.standing(), form.cleaned_data["seen"]
        try:
            attempt(
                request,
                lambda: actions.set_status(by=request.viewer, measure=measure, standing=standing, seen=seen),
                _("Lagret. Tiltaket er nå: %(status)s.") % {"status": status_words(standing.status).lower()},
                as_before=_("Du har sagt det samme i dag allerede."),
            )
        except ChangedMeanwhile:
            form, now = _status_form(request, measure, renewed=True)
            conflict = field_differences(form, now)
        else:
            return to_measure(request, measure)
    context = {"form": form, "measure": measure, "plan": plan, "conflict": conflict}
    return page(request, "plans/edit_status.html", context, status=409 if conflict is not None else 200)


def _status_form(
    request: OrganisationRequest, measure: Measure, *, renewed: bool = False
) -> tuple[StatusForm, dict[str, Any]]:
    """The form as it was sent or is first shown, and what stands there now; ``renewed`` marks it as seen."""
    latest = measure.status_updates.values_list("pk", flat=True).first() or 0
    now = {**status_initial(measure), "seen": latest}
    initial = dict(now)
    if request.method == "GET" and request.GET.get("til") in Measure.Status.values:
        initial["status"] = request.GET["til"]
        if initial["status"] != measure.status:
            initial["status_reason"] = ""
    posted = request.POST.copy() if request.method == "POST" else None
    if posted is not None and renewed:
        posted["seen"] = str(latest)
    form = StatusForm(posted, initial=initial)
    form.let_replace(
        Measure.objects.filter(section__plan=measure.section.plan_id)
        .exclude(pk=measure.pk)
        .order_by("section__position", "section_id", "position", "pk")
    )
    return form, now
