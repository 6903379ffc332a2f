"""The papers of a council's meeting: read, written, put in order, sent, and printed."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from samskap.core.documents import document_answer
from samskap.core.pages import page
from samskap.gatherings.access.papers import (
    get_meeting_for,
    get_paper_for,
    require_writes_papers,
)
from samskap.gatherings.actions import papers as actions
from samskap.gatherings.forms.conflict import Difference, differences
from samskap.gatherings.forms.papers import PaperForm, initial_of
from samskap.gatherings.models import Gathering, Paper
from samskap.gatherings.paper_days import meeting_day
from samskap.gatherings.papers.council_papers import papers_pdf
from samskap.gatherings.queries.papers import papers_part
from samskap.gatherings.refusals import ChangedMeanwhile, NotAllowedNow
from samskap.gatherings.time_words import when_words
from samskap.gatherings.views.telling import attempt
from samskap.people.access import OrganisationRequest, roles_page
from samskap.plans.queries.hearing import names_of_nobody

READERS = "the unit's people and the council's members read papers that were sent"
WRITERS = "only who keeps the council or holds its meetings gets past the look-up"
form_page = require_http_methods(["GET", "HEAD", "POST"])


def _to_papers(request: OrganisationRequest, meeting_id: int) -> HttpResponse:
    return redirect("gatherings:papers", request.organisation.slug, meeting_id)


@roles_page(READERS)
@require_safe
def of_meeting(request: OrganisationRequest, gathering_id: int) -> HttpResponse:
    """All papers of a meeting, one after the other."""
    now = timezone.now()
    meeting = get_meeting_for(request.viewer, gathering_id)
    papers = papers_part(request.viewer, meeting, now)
    context = {"papers": papers, "meeting": meeting, "when": when_words(meeting, now)}
    return page(request, "gatherings/papers.html", context)


@roles_page(READERS)
@require_safe
def of_meeting_pdf(request: OrganisationRequest, gathering_id: int) -> HttpResponse:
    """The papers on paper, in large letters."""
    now = timezone.now()
    meeting = get_meeting_for(request.viewer, gathering_id)
    part = papers_part(request.viewer, meeting, now)
    rows = [line.row for line in part.lines] if part else []
    data = papers_pdf(organisation=request.organisation, meeting=meeting, papers=rows, now=now)
    name = f"{meeting.title} {meeting_day(meeting):%Y-%m-%d}.pdf"
    return document_answer(data, name=name, content_type="application/pdf", inline=True)


@roles_page(READERS)
@require_safe
def one(request: OrganisationRequest, paper_id: int) -> HttpResponse:
    """One case by itself."""
    row = get_paper_for(request.viewer, paper_id)
    now = timezone.now()
    part = papers_part(request.viewer, row.gathering, now)
    lines = part.lines if part else []
    context = {
        "line": next(line for line in lines if line.row.pk == row.pk),
        "meeting": row.gathering,
        "when": when_words(row.gathering, now),
        "papers": part,
    }
    return page(request, "gatherings/paper.html", context)


@roles_page(WRITERS)
@form_page
def create(request: OrganisationRequest, gathering_id: int) -> HttpResponse:
    """Write a case."""
    meeting = get_meeting_for(request.viewer, gathering_id)
    require_writes_papers(request.viewer, meeting)
    form = _form(request, {})
    if request.method != "POST" or not form.is_valid():
        return _show(request, form, meeting, None)
    try:
        actions.write_paper(by=request.viewer, meeting=meeting, case=form.case())
    except NotAllowedNow as error:
        form.add_error(None, str(error))
        return _show(request, form, meeting, None, status=409)
    messages.success(request, _("Saken er lagret. Medlemmene ser den når du sender den."))
    return _to_papers(request, meeting.pk)


@roles_page(WRITERS)
@form_page
def edit(request: OrganisationRequest, paper_id: int) -> HttpResponse:
    """Say it better; what two wrote at the same time stands side by side."""
    row = get_paper_for(request.viewer, paper_id)
    require_writes_papers(request.viewer, row.gathering)
    form = _form(request, initial_of(row))
    if request.method != "POST" or not form.is_valid():
        return _show(request, form, row.gathering, row)
    try:
        actions.edit_paper(
            by=request.viewer, paper=row, case=form.case(), seen=form.cleaned_data["seen"] or 0
        )
    except NotAllowedNow as error:
        form.add_error(None, str(error))
        return _show(request, form, row.gathering, row, status=409)
    except ChangedMeanwhile:
        newest = get_paper_for(request.viewer, row.pk)
        conflict = differences(form, initial_of(newest))
        form.data = form.data.copy()  # type: ignore[attr-defined]  # a QueryDict here
        form.data["seen"] = str(newest.revision)  # type: ignore[index]  # same
        return _show(request, form, newest.gathering, newest, status=409, conflict=conflict)
    messages.success(request, _("Saken er lagret."))
    return _to_papers(request, row.gathering_id)


@roles_page(WRITERS)
@require_POST
def move(request: OrganisationRequest, paper_id: int) -> HttpResponse:
    """One place up or down."""
    row = get_paper_for(request.viewer, paper_id)
    up = request.POST.get("vei") == "opp"
    attempt(request, lambda: actions.move_paper(by=request.viewer, paper=row, up=up), "")
    return _to_papers(request, row.gathering_id)


@roles_page(WRITERS)
@require_POST
def remove(request: OrganisationRequest, paper_id: int) -> HttpResponse:
    """Take away one that was not sent."""
    row = get_paper_for(request.viewer, paper_id)
    attempt(request, lambda: actions.remove_paper(by=request.viewer, paper=row), _("Saken er tatt bort."))
    return _to_papers(request, row.gathering_id)


@roles_page(WRITERS)
@require_POST
def send(request: OrganisationRequest, gathering_id: int) -> HttpResponse:
    """Let the members have those they have not had."""
    meeting = get_meeting_for(request.viewer, gathering_id)
    require_writes_papers(request.viewer, meeting)
    try:
        sent = actions.send_papers(by=request.viewer, meeting=meeting, now=timezone.now())
    except NotAllowedNow as error:
        messages.warning(request, str(error))
        return _to_papers(request, meeting.pk)
    words = ngettext(
        "Saken er sendt. Medlemmene får et brev.", "%(n)d saker er sendt. Medlemmene får et brev.", sent
    )
    messages.success(request, words % {"n": sent} if sent else _("Alt er sendt fra før."))
    return _to_papers(request, meeting.pk)


def _form(request: OrganisationRequest, initial: dict[str, Any]) -> PaperForm:
    posted = request.POST if request.method == "POST" else None
    known = names_of_nobody(request.organisation) if posted is not None else ()
    return PaperForm(posted, initial=initial, viewer=request.viewer, known_names=known)


def _show(
    request: OrganisationRequest,
    form: PaperForm,
    meeting: Gathering,
    row: Paper | None,
    *,
    status: int = 0,
    conflict: list[Difference] | None = None,
) -> HttpResponse:
    context = {"form": form, "meeting": meeting, "paper": row, "conflict": conflict}
    return page(
        request, "gatherings/paper_edit.html", context, status=status or (422 if form.is_bound else 200)
    )
