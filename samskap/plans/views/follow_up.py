"""«Følg opp»: saying how it goes with many measures at once, or with one in two presses."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from samskap.core.pages import page
from samskap.design.draw import status_words
from samskap.people.access import OrganisationRequest, members_page
from samskap.plans import actions
from samskap.plans.access import get_measure_for, get_plan_for, require_may_report
from samskap.plans.actions.status import StatusChangedMeanwhile
from samskap.plans.forms.follow_up import Sheet, sheet_from, sheet_of, touched_ids
from samskap.plans.forms.status import QuickForm
from samskap.plans.models import Measure
from samskap.plans.queries.follow_up import follow_up as measures_to_follow
from samskap.plans.queries.updates import newest_updates
from samskap.plans.states import NotAllowedNow
from samskap.plans.views.answers import is_open, to_measure, to_plan


@members_page("those who edit the plan get all measures, the unit's other people those they answer for")
@require_http_methods(["GET", "HEAD", "POST"])
def follow_up(request: OrganisationRequest, plan_id: int) -> HttpResponse:
    """All the measures the viewer says something about, with one button that saves what was said."""
    plan = get_plan_for(request.viewer, plan_id)
    if not is_open(request, plan):
        return to_plan(request, plan)
    today = timezone.localdate()
    if request.method != "POST":
        sheet = sheet_of(measures_to_follow(request.viewer, plan_id, today=today, now=plan))
        return page(request, "plans/follow_up.html", {"sheet": sheet, "plan": plan})
    posted = request.POST.dict()
    shown = measures_to_follow(request.viewer, plan_id, today=today, now=plan, also=touched_ids(posted))
    sheet = sheet_from(shown, posted)
    status = _save(request, sheet)
    if status == 200:
        return redirect("plans:follow_up", request.organisation.slug, plan.pk)
    return page(request, "plans/follow_up.html", {"sheet": sheet, "plan": plan}, status=status)


def _save(request: OrganisationRequest, sheet: Sheet) -> int:
    """Save all that was said or nothing of it; 422 when something is missing, 409 when somebody else was first."""
    if not sheet.is_valid():
        return 409 if sheet.lost else 422
    try:
        count = actions.set_statuses(by=request.viewer, plan=sheet.page.plan, said=sheet.said())
    except StatusChangedMeanwhile as error:
        sheet.mark_conflicts(error.measure_ids)
        return 409
    except NotAllowedNow as error:
        messages.warning(request, str(error))
        return 409
    if count:
        words = ngettext("Lagret. Ett tiltak er oppdatert.", "Lagret. %(n)d tiltak er oppdatert.", count)
        messages.success(request, words % {"n": count})
    else:
        messages.info(request, _("Det var ingenting nytt å lagre."))
    return 200


@members_page("those who edit the plan and those who answer for the measure say how it goes")
@require_http_methods(["GET", "HEAD", "POST"])
def measure_update(request: OrganisationRequest, measure_id: int) -> HttpResponse:
    """Say how it goes with one measure; ``same`` is the button «Det går som før»."""
    measure = get_measure_for(request.viewer, measure_id)
    require_may_report(request.viewer, measure)
    if not is_open(request, measure.section.plan):
        return to_measure(request, measure)
    form = quick_form(measure, request)
    status = 200
    if request.method == "POST":
        status = _update(request, measure, form)
        if status == 200:
            return _back(request, measure)
    context = {
        "form": form,
        "measure": measure,
        "plan": measure.section.plan,
        "latest": newest_updates(Measure.objects.filter(pk=measure.pk)).get(measure.pk),
        "conflict": status == 409,
        "from_plan": _from_plan(request),
    }
    return page(request, "plans/measure_update.html", context, status=status)


def quick_form(measure: Measure, request: OrganisationRequest) -> QuickForm:
    """The short form of a measure as it was sent, or as it is first shown."""
    if request.method != "POST":
        return QuickForm(measure=measure, initial={"status": measure.status})
    posted = request.POST.copy()
    if "same" in posted:
        posted["status"] = measure.status
    return QuickForm(posted, measure=measure)


def _update(request: OrganisationRequest, measure: Measure, form: QuickForm) -> int:
    if not form.is_valid():
        return 422
    said = actions.Said(measure.pk, form.standing(), form.cleaned_data["seen"])
    try:
        count = actions.set_statuses(by=request.viewer, plan=measure.section.plan, said=[said])
    except StatusChangedMeanwhile:
        return 409
    except NotAllowedNow as error:
        messages.warning(request, str(error))
        return 409
    if not count:
        messages.info(request, _("Du har sagt det samme i dag allerede."))
    elif said.standing is None:
        messages.success(request, _("Lagret. Det går som før."))
    else:
        words = _("Lagret. Tiltaket er nå: %(status)s.")
        messages.success(request, words % {"status": status_words(said.standing.status).lower()})
    return 200


def _from_plan(request: OrganisationRequest) -> bool:
    """Whether the person came from the list of the plan, and goes back there."""
    given = request.POST if request.method == "POST" else request.GET
    return given.get("fra") == "plan"


def _back(request: OrganisationRequest, measure: Measure) -> HttpResponse:
    if not _from_plan(request):
        return to_measure(request, measure)
    answer = to_plan(request, measure.section.plan)
    answer["Location"] += f"#tiltak-{measure.pk}"
    return answer
