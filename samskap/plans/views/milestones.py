"""The milestones of a measure: added, changed, moved, reached and taken away."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from samskap.core.pages import page
from samskap.people.access import OrganisationRequest, members_page
from samskap.plans import actions
from samskap.plans.access import get_measure_for, get_milestone_to_report, require_may_report
from samskap.plans.forms.milestones import MilestoneEditForm, MilestoneForm, milestone_initial
from samskap.plans.models import Measure, Milestone
from samskap.plans.order import WHERES
from samskap.plans.queries.milestones import doubts_about, milestone_lines
from samskap.plans.states import NotAllowedNow
from samskap.plans.views.answers import attempt, is_open, to_measure

REPORTERS = "those who edit the plan and those who answer for the measure keep its milestones"


@members_page(REPORTERS)
@require_http_methods(["GET", "HEAD", "POST"])
def milestones(request: OrganisationRequest, measure_id: int) -> HttpResponse:
    """The milestones with buttons, and a form for another one."""
    measure = get_measure_for(request.viewer, measure_id)
    require_may_report(request.viewer, measure)
    if not is_open(request, measure.section.plan):
        return to_measure(request, measure)
    form = MilestoneForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        try:
            made = actions.add_milestone(by=request.viewer, measure=measure, **form.words())
        except NotAllowedNow as error:
            form.add_error(None, str(error))
        else:
            _tell(request, made, measure, _("Milepælen er lagt til."))
            return _to_list(request, measure)
    context = {
        "form": form,
        "measure": measure,
        "plan": measure.section.plan,
        "lines": milestone_lines(measure, timezone.localdate()),
    }
    status = 422 if form.is_bound else 200
    return page(request, "plans/milestones.html", context, status=status)


def _tell(request: OrganisationRequest, milestone: Milestone, measure: Measure, words: str) -> None:
    """Say that it is saved, and what a person may want to look at in its day."""
    messages.success(request, words)
    for doubt in doubts_about(milestone.due, measure, measure.section.plan, timezone.localdate()):
        messages.warning(request, _("%(doubt)s Milepælen er lagret likevel.") % {"doubt": doubt})


def _to_list(request: OrganisationRequest, measure: Measure) -> HttpResponse:
    return redirect("plans:milestones", request.organisation.slug, measure.pk)


@members_page(REPORTERS)
@require_http_methods(["GET", "HEAD", "POST"])
def milestone_edit(request: OrganisationRequest, milestone_id: int) -> HttpResponse:
    """Change a milestone, and the day it was reached."""
    milestone = get_milestone_to_report(request.viewer, milestone_id)
    measure = milestone.measure
    if not is_open(request, measure.section.plan):
        return to_measure(request, measure)
    given = request.POST if request.method == "POST" else None
    form = MilestoneEditForm(given, initial=milestone_initial(milestone))
    if form.is_valid():
        try:
            actions.reach_milestone(by=request.viewer, milestone=milestone, on=form.reached())
            actions.edit_milestone(by=request.viewer, milestone=milestone, **form.words())
        except NotAllowedNow as error:
            form.add_error("reached_on", str(error))
        else:
            _tell(request, milestone, measure, _("Milepælen er lagret."))
            return _to_list(request, measure)
    context = {"form": form, "milestone": milestone, "measure": measure, "plan": measure.section.plan}
    return page(request, "plans/milestone_edit.html", context, status=422 if form.is_bound else 200)


@members_page(REPORTERS)
@require_POST
def milestone_reach(request: OrganisationRequest, milestone_id: int) -> HttpResponse:
    """«Nådd» today, in one press; without ``reached`` the mark is taken away."""
    milestone = get_milestone_to_report(request.viewer, milestone_id)
    today = timezone.localdate()
    # a second press keeps the day of the first
    on = (milestone.reached_on or today) if "reached" in request.POST else None
    words = _("«%(title)s» er nådd. Fint.") if on else _("«%(title)s» er ikke lenger merket som nådd.")
    attempt(
        request,
        lambda: actions.reach_milestone(by=request.viewer, milestone=milestone, on=on),
        words % {"title": milestone.title},
        as_before=_("Det står slik allerede."),
    )
    if request.POST.get("fra") == "milepaeler":
        return _to_list(request, milestone.measure)
    answer = to_measure(request, milestone.measure)
    answer["Location"] += "#milepaeler"
    return answer


@members_page(REPORTERS)
@require_POST
def milestone_move(request: OrganisationRequest, milestone_id: int) -> HttpResponse:
    """Up, down, first or last among the measure's milestones."""
    milestone = get_milestone_to_report(request.viewer, milestone_id)
    where = request.POST.get("where", "")
    if where in WHERES:
        attempt(
            request,
            lambda: actions.move_milestone(by=request.viewer, milestone=milestone, where=where),
            _("«%(title)s» er flyttet.") % {"title": milestone.title},
            as_before=_("«%(title)s» står der allerede.") % {"title": milestone.title},
        )
    return _to_list(request, milestone.measure)


@members_page(REPORTERS)
@require_POST
def milestone_remove(request: OrganisationRequest, milestone_id: int) -> HttpResponse:
    """Take a milestone away; the page before has asked."""
    milestone = get_milestone_to_report(request.viewer, milestone_id)
    attempt(
        request,
        lambda: actions.remove_milestone(by=request.viewer, milestone=milestone),
        _("«%(title)s» er tatt bort.") % {"title": milestone.title},
    )
    return _to_list(request, milestone.measure)
