"""Who is here, how it ended, and the minutes afterwards."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from samskap.core.documents import document_answer
from samskap.core.pages import page
from samskap.gatherings.access.gatherings import require_holds
from samskap.gatherings.access.meeting import get_meeting_for
from samskap.gatherings.actions import meeting as actions
from samskap.gatherings.forms.meeting import CorrectForm, EndForm, FinishForm
from samskap.gatherings.models import Gathering
from samskap.gatherings.papers.minutes_paper import minutes_pdf
from samskap.gatherings.queries.meeting import meeting_page, meeting_url, names_known
from samskap.gatherings.queries.meeting_minutes import minutes_page
from samskap.gatherings.reflection_codes import qr_for
from samskap.gatherings.refusals import NotAllowedNow
from samskap.gatherings.time_words import local
from samskap.gatherings.views.meeting import ASKED
from samskap.gatherings.views.telling import attempt
from samskap.people.access import OrganisationRequest, members_page, roles_page

HOLDERS = "only those who hold the gathering get past the look-up; the others who are asked are refused"


@roles_page(ASKED)
@require_http_methods(["GET", "HEAD", "POST"])
def here(request: OrganisationRequest, gathering_id: int) -> HttpResponse:
    """«Jeg er her», in one tap; the same page shows the code that others scan from the projector."""
    row = get_meeting_for(request.viewer, gathering_id)
    now = timezone.now()
    if request.method == "POST":
        verb = actions.take_back_here if request.POST.get("bort") else actions.say_here
        attempt(request, lambda: verb(by=request.viewer, gathering=row, now=now), "")
        if place := request.POST.get("sak", ""):
            return redirect(meeting_url(request.viewer, row, place))
        return redirect("gatherings:meeting_here", request.organisation.slug, row.pk)
    context = {
        "gathering": row,
        "shown": meeting_page(request.viewer, row, "", now),
        "qr": qr_for(settings.SITE_URL + request.path),
    }
    return page(request, "gatherings/meeting_here.html", context)


def _held_by(request: OrganisationRequest, gathering_id: int) -> Gathering:
    row = get_meeting_for(request.viewer, gathering_id)
    require_holds(request.viewer, row)
    return row


@members_page(HOLDERS)
@require_http_methods(["GET", "HEAD", "POST"])
def hold(request: OrganisationRequest, gathering_id: int) -> HttpResponse:
    """It was held, and so many were there."""
    row = _held_by(request, gathering_id)
    form = EndForm(request.POST) if request.method == "POST" else EndForm(initial={"attended": row.attended})
    if request.method != "POST":
        return _end(request, row, end=form)
    if not form.is_valid():
        return _end(request, row, end=form, status=422)
    attended = form.cleaned_data["attended"]
    try:
        actions.hold_gathering(by=request.viewer, gathering=row, attended=attended, now=timezone.now())
    except NotAllowedNow as error:
        form.add_error(None, str(error))
        return _end(request, row, end=form, status=409)
    return redirect("gatherings:meeting_hold", request.organisation.slug, row.pk)


@members_page(HOLDERS)
@require_POST
def finish(request: OrganisationRequest, gathering_id: int) -> HttpResponse:
    """The minutes are done, and those who were there may be told."""
    row = _held_by(request, gathering_id)
    form = FinishForm(request.POST, kind=row.kind, known_names=names_known(request.viewer, row))
    if not form.is_valid():
        return _end(request, row, finish=form, status=422)
    words = {name: form.cleaned_data[name] for name in ("summary", "send", "overruled")}
    try:
        done = actions.finish_minutes(by=request.viewer, gathering=row, now=timezone.now(), **words)
    except NotAllowedNow as error:
        form.add_error(None, str(error))
        return _end(request, row, finish=form, status=409)
    messages.success(request, _said(done, send=words["send"]))
    return redirect("gatherings:minutes", request.organisation.slug, row.pk)


def _said(done: actions.Finished, *, send: bool) -> str:
    if done.letters:
        words = ngettext(
            "Referatet er ferdig. Oppsummeringen er på vei til én.",
            "Referatet er ferdig. Oppsummeringen er på vei til %(n)d.",
            done.letters,
        )
        return words % {"n": done.letters}
    if send and not done.again:
        return _("Referatet er ferdig. Ingen har sagt ja eller at de var der, så ingen fikk e-post.")
    return _("Referatet er ferdig.")


def _end(request: OrganisationRequest, row: Gathering, *, status: int = 200, **given: Any) -> HttpResponse:
    shown = meeting_page(request.viewer, row, "", timezone.now())
    summary = shown.minutes.summary if shown.minutes else ""
    context = {
        "gathering": row,
        "shown": shown,
        "begun": row.starts_at <= timezone.now(),
        "end": EndForm(initial={"attended": row.attended or shown.taps or None}),
        "finish": FinishForm(initial={"summary": summary}, kind=row.kind),
        **given,
    }
    return page(request, "gatherings/meeting_end.html", context, status=status)


@roles_page(ASKED)
@require_safe
def minutes(request: OrganisationRequest, gathering_id: int) -> HttpResponse:
    """The minutes, to read and to print."""
    row = get_meeting_for(request.viewer, gathering_id)
    return _minutes(request, row)


@roles_page(ASKED)
@require_safe
def minutes_file(request: OrganisationRequest, gathering_id: int) -> HttpResponse:
    """The minutes as a PDF."""
    row = get_meeting_for(request.viewer, gathering_id)
    shown = minutes_page(request.viewer, row, timezone.now())
    data = minutes_pdf(request.organisation, shown)
    name = _("referat")
    return document_answer(
        data, name=f"{name}-{local(row.starts_at, row).date()}.pdf", content_type="application/pdf"
    )


def _minutes(
    request: OrganisationRequest, row: Gathering, *, status: int = 200, **given: Any
) -> HttpResponse:
    shown = minutes_page(request.viewer, row, timezone.now())
    context = {"gathering": row, "shown": shown, "correct": CorrectForm(kind=row.kind), **given}
    return page(request, "gatherings/meeting_minutes.html", context, status=status)


@members_page(HOLDERS)
@require_POST
def correct(request: OrganisationRequest, gathering_id: int) -> HttpResponse:
    """Open finished minutes again, with a note of what is to be corrected."""
    row = _held_by(request, gathering_id)
    form = CorrectForm(request.POST, kind=row.kind, known_names=names_known(request.viewer, row))
    if not form.is_valid():
        return _minutes(request, row, correct=form, status=422)
    words = {name: form.cleaned_data[name] for name in ("words", "overruled")}
    actions.correct_minutes(by=request.viewer, gathering=row, **words)
    return redirect("gatherings:meeting", request.organisation.slug, row.pk)
