"""A piece of advice: read by those who may, written by the council."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.contrib.auth.views import redirect_to_login
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from samskap.core.pages import page
from samskap.core.receipts import chance
from samskap.gatherings.access.advice import get_advice_for
from samskap.gatherings.access.councils import get_council_for, require_sits_on
from samskap.gatherings.actions import advice as actions
from samskap.gatherings.forms.advice import AdviceForm, initial_of
from samskap.gatherings.forms.conflict import Difference, differences
from samskap.gatherings.models import Advice, Council
from samskap.gatherings.queries.advice_overview import public_advice
from samskap.gatherings.queries.advice_page import advice_page
from samskap.gatherings.refusals import ChangedMeanwhile, NotAllowedNow
from samskap.gatherings.states import DRAFT
from samskap.gatherings.views.frame import layout
from samskap.people.access import OrganisationRequest, open_page, roles_page
from samskap.plans.queries.hearing import names_of_nobody

WRITERS = "only members of the council get past the look-up"
form_page = require_http_methods(["GET", "HEAD", "POST"])


@open_page("advice that is public is for everybody, the rest is decided by the look-up")
@require_safe
def public(request: OrganisationRequest) -> HttpResponse:
    """«Råd og svar»: all that councils have let everybody read."""
    found, lines = public_advice(request.viewer, request.GET.get("side", ""), timezone.localdate())
    context = {"found": found, "lines": lines, "layout": layout(request.viewer)}
    return page(request, "gatherings/advice_public.html", context)


@open_page("advice that is public is for everybody, the rest is decided by the look-up")
@require_safe
def one(request: OrganisationRequest, advice_id: int) -> HttpResponse:
    """One piece of advice with its answer; who comes from a letter is asked to sign in first."""
    try:
        row = get_advice_for(request.viewer, advice_id)
    except Http404:
        if request.user.is_authenticated:
            raise
        return redirect_to_login(request.get_full_path())
    shown = advice_page(request.viewer, row, timezone.localdate())
    context = {"shown": shown, "advice": row, "layout": layout(request.viewer)}
    return page(request, "gatherings/advice.html", context)


@roles_page(WRITERS)
@form_page
def create(request: OrganisationRequest, council_id: int) -> HttpResponse:
    """Write advice; ``?samling=`` is the meeting it comes from."""
    council = get_council_for(request.viewer, council_id)
    require_sits_on(request.viewer, council)
    meeting = request.GET.get("samling", "")
    initial = {
        "key": chance(),
        "public": council.public,
        "gathering": int(meeting) if meeting.isascii() and meeting.isdigit() and len(meeting) < 10 else None,
    }
    form = _form(request, council, initial)
    if request.method != "POST" or not form.is_valid():
        return _show(request, form, council, None)
    try:
        key = form.cleaned_data["key"] or chance()
        row = actions.write_advice(by=request.viewer, council=council, words=form.words(), sent_key=key)
    except NotAllowedNow as error:
        form.add_error(None, str(error))
        return _show(request, form, council, None, status=409)
    messages.success(request, _("Rådet er lagret. Bare dere ser det, til dere gir det."))
    return redirect("gatherings:advice", request.organisation.slug, row.pk)


@roles_page(WRITERS)
@form_page
def edit(request: OrganisationRequest, advice_id: int) -> HttpResponse:
    """Say it better, as long as it is not given; what two wrote at the same time stands side by side."""
    row = get_advice_for(request.viewer, advice_id)
    require_sits_on(request.viewer, row.council)
    if row.state != DRAFT and request.method != "POST":
        messages.warning(request, _("Rådet er gitt, og ordene står slik de ble gitt."))
        return redirect("gatherings:advice", request.organisation.slug, row.pk)
    form = _form(request, row.council, initial_of(row, row.values.all()))
    if request.method != "POST" or not form.is_valid():
        return _show(request, form, row.council, row)
    try:
        seen = form.cleaned_data["seen"] or 0
        actions.edit_advice(by=request.viewer, advice=row, words=form.words(), seen=seen)
    except NotAllowedNow as error:
        form.add_error(None, str(error))
        return _show(request, form, row.council, row, status=409)
    except ChangedMeanwhile:
        return _again(request, row, form)
    messages.success(request, _("Lagret."))
    return redirect("gatherings:advice", request.organisation.slug, row.pk)


def _again(request: OrganisationRequest, row: Advice, form: AdviceForm) -> HttpResponse:
    """Somebody else saved it meanwhile: what was typed stays, beside what stands there now."""
    newest = get_advice_for(request.viewer, row.pk)
    conflict = differences(form, initial_of(newest, newest.values.all()))
    form.data = form.data.copy()  # type: ignore[attr-defined]  # a QueryDict here
    form.data["seen"] = str(newest.revision)  # type: ignore[index]  # same
    return _show(request, form, newest.council, newest, status=409, conflict=conflict)


def _form(request: OrganisationRequest, council: Council, initial: dict[str, Any]) -> AdviceForm:
    posted = request.POST if request.method == "POST" else None
    known = names_of_nobody(request.organisation) if posted is not None else ()
    return AdviceForm(posted, initial=initial, viewer=request.viewer, council=council, known_names=known)


def _show(
    request: OrganisationRequest,
    form: AdviceForm,
    council: Council,
    row: Advice | None,
    *,
    status: int = 0,
    conflict: list[Difference] | None = None,
) -> HttpResponse:
    context = {"form": form, "council": council, "advice": row, "conflict": conflict}
    return page(
        request, "gatherings/advice_edit.html", context, status=status or (422 if form.is_bound else 200)
    )
