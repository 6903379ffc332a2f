"""A hearing that is going on gets more time, asks more people, or is told of in other words."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from samskap.core.pages import page
from samskap.people.access import OrganisationRequest, members_page
from samskap.plans import actions
from samskap.plans.access import get_hearing_for, require_may_edit
from samskap.plans.actions.hearing_terms import terms_of
from samskap.plans.forms.conflict import Difference, field_differences
from samskap.plans.forms.hearing_change import HearingChangeForm
from samskap.plans.forms.steps import Around
from samskap.plans.models import Hearing
from samskap.plans.queries.stepping import bodies_on
from samskap.plans.states import ChangedMeanwhile, Incomplete, NotAllowedNow, State
from samskap.plans.views.editing import answer_status


@members_page(
    "those who may read the hearing get past the look-up, and only those who may change the plan further"
)
@require_http_methods(["GET", "HEAD", "POST"])
def change(request: OrganisationRequest, plan_id: int) -> HttpResponse:
    """Change the terms of the hearing while it lasts."""
    hearing = get_hearing_for(request.viewer, plan_id)
    require_may_edit(request.viewer, hearing.plan)
    if hearing.ended_at is not None or hearing.plan.state != State.HEARING:
        messages.warning(request, _("Planen er ikke på høring lenger, så høringen kan ikke endres."))
        return _to_hearing(request, hearing)
    form = _form(request, hearing)
    conflict: list[Difference] | None = None
    if form.is_valid():
        try:
            changed = actions.change_hearing(
                by=request.viewer, hearing=hearing, terms=form.wanted(), seen=form.cleaned_data["seen"]
            )
        except ChangedMeanwhile:
            hearing.refresh_from_db()
            form = _form(request, hearing, renew=True)
            conflict = field_differences(form, form.initial)
        except NotAllowedNow as error:
            name = error.ask.value if isinstance(error, Incomplete) else None
            form.add_error(name if name in form.fields else None, str(error))
        else:
            messages.success(request, _done(changed))
            return _to_hearing(request, hearing)
    context = {"form": form, "hearing": hearing, "plan": hearing.plan, "conflict": conflict}
    return page(request, "plans/hearing_change.html", context, status=answer_status(form, conflict))


def _form(request: OrganisationRequest, hearing: Hearing, *, renew: bool = False) -> HearingChangeForm:
    today, terms = timezone.localdate(), terms_of(hearing)
    around = Around(hearing.plan, request.organisation, today, teams=bodies_on(request.organisation, today))
    if request.method != "POST":
        return HearingChangeForm(terms=terms, around=around)
    data = request.POST.copy()
    if renew:  # what was sent, with the mark of what stands there now: the next press is meant
        data["seen"] = terms.mark
    return HearingChangeForm(data, terms=terms, around=around)


def _done(changed: list[str]) -> str:
    if not changed:
        return _("Høringen er som før.")
    if {"closes_on", "open_to_everybody", "invitation", "say_it"} & set(changed):
        return _("Høringen er endret. Henger det en innbydelse på veggen, kan du skrive ut en ny.")
    return _("Høringen er endret.")


def _to_hearing(request: OrganisationRequest, hearing: Hearing) -> HttpResponse:
    return redirect("plans:hearing", request.organisation.slug, hearing.plan_id)
