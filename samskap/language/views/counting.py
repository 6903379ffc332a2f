"""Consent to counting, the department's own trend, «Tell med» and «feil her»."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from samskap.core.pages import page
from samskap.core.ratelimit import Limit, address_of, within
from samskap.language.access.counting import get_unit_to_lead, may_consent
from samskap.language.actions import counting as actions
from samskap.language.forms.counting import ConsentForm, CountInForm
from samskap.language.queries.in_force import edition_in_force
from samskap.language.queries.trend import (
    MONTH,
    WEEK,
    Trend,
    agreement_of,
    places_of,
    trend_of,
    units_that_count,
)
from samskap.language.queries.trend_words import Line, curve_of, lines_of
from samskap.people.access import OrganisationRequest, members_page, open_page

# A meeting that goes through a text together shares one address.
SAYING_WRONG = Limit("wrong here", most=60, seconds=3600)
COUNTING = Limit("count in", most=120, seconds=3600)
LEADERS = "those who lead the department or the unit above it"


@members_page("the unit's people; numbers only on the page of a department, for those who lead it")
@require_safe
def trend(request: OrganisationRequest) -> HttpResponse:
    """The viewer's departments: whether words are counted there, and what that means."""
    context = {"places": places_of(request.viewer), "least": request.organisation.small_group}
    return page(request, "language/trend.html", context)


@members_page(LEADERS)
@require_safe
def unit_trend(request: OrganisationRequest, unit_id: int) -> HttpResponse:
    """One department's own numbers."""
    unit = get_unit_to_lead(request.viewer, unit_id)
    per = WEEK if request.GET.get("per") == WEEK else MONTH
    found: Trend = trend_of(request.viewer, unit, per=per, today=timezone.localdate())
    lines: list[Line] = lines_of(found, weeks=per == WEEK)
    context = {
        "unit": unit,
        "agreement": agreement_of(unit),
        "trend": found,
        "lines": lines,
        "curve": curve_of(found),
        "weeks": per == WEEK,
        "edition": edition_in_force(request.organisation),
        "may_consent": may_consent(request.viewer, unit),
    }
    return page(request, "language/unit_trend.html", context)


@members_page(LEADERS)
@require_http_methods(["GET", "HEAD", "POST"])
def consent(request: OrganisationRequest, unit_id: int) -> HttpResponse:
    """What is counted and what never is; the department's leader says yes."""
    unit = get_unit_to_lead(request.viewer, unit_id)
    wrong, status = "", 200
    if request.method == "POST":
        try:
            actions.give_consent(by=request.viewer, unit=unit)
        except actions.NotNow as error:
            wrong, status = str(error), 422
        else:
            messages.success(request, _("Takk. Fra nå telles ordene, og aldri tekstene."))
            return redirect("language:unit_trend", request.organisation.slug, unit.pk)
    return page(request, "language/consent.html", _consent_context(request, unit, wrong=wrong), status=status)


@members_page(LEADERS)
@require_POST
def withdraw(request: OrganisationRequest, unit_id: int) -> HttpResponse:
    """Stop counting; the numbers stay or go as the leader chooses."""
    unit = get_unit_to_lead(request.viewer, unit_id)
    form = ConsentForm(request.POST)
    if not form.is_valid():
        return page(request, "language/consent.html", _consent_context(request, unit, form=form), status=422)
    delete = form.cleaned_data["counts"] == ConsentForm.DELETE
    actions.withdraw_consent(by=request.viewer, unit=unit, delete_counts=delete)
    told = _("Ingenting telles lenger, og tallene er slettet.") if delete else _("Ingenting telles lenger.")
    messages.success(request, told)
    return redirect("language:consent", request.organisation.slug, unit.pk)


def _consent_context(request: OrganisationRequest, unit: Any, **more: Any) -> dict[str, Any]:
    return {
        "unit": unit,
        "agreement": agreement_of(unit),
        "may_consent": may_consent(request.viewer, unit),
        "form": ConsentForm(),
        "least": request.organisation.small_group,
        **more,
    }


@members_page("people of a department that has agreed to counting")
@require_POST
def count_in(request: OrganisationRequest) -> HttpResponse:
    """Count one text by its numbers, because somebody asked for it; the text itself is not sent."""
    form = CountInForm(request.POST, units=units_that_count(request.viewer))
    edition = edition_in_force(request.organisation)
    if not within(COUNTING, f"person {request.viewer.person_id}"):
        return page(request, "language/counted.html", {"outcome": "often"}, part="done", status=429)
    if edition is None or not form.is_valid():
        return page(request, "language/counted.html", {"outcome": "wrong"}, part="done", status=422)
    counted = actions.count_found(edition=edition, on=timezone.localdate(), **form.cleaned_data)
    context = {"outcome": "counted" if counted else "not", "unit": form.cleaned_data["unit"]}
    return page(request, "language/counted.html", context, part="done")


@open_page("anybody may say that a finding is wrong; only the word and the day are counted")
@require_POST
def wrong_here(request: OrganisationRequest) -> HttpResponse:
    """Count that the dictionary was wrong about a word somewhere; neither who nor where."""
    edition = edition_in_force(request.organisation)
    if edition is None:
        raise Http404
    if not within(SAYING_WRONG, address_of(request)):
        return page(request, "language/wrong_here.html", {"outcome": "often"}, part="done", status=429)
    entry = request.POST.get("entry", "").replace("\x00", "")[:80]
    if not actions.say_wrong_here(edition=edition, entry_key=entry, on=timezone.localdate()):
        return page(request, "language/wrong_here.html", {"outcome": "unknown"}, part="done", status=422)
    return page(request, "language/wrong_here.html", {"outcome": "counted"}, part="done")
