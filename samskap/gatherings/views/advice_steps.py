"""The steps of advice: given, answered, done or not; taken back, thrown away, opened to everybody."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from samskap.core.pages import page
from samskap.gatherings.access.advice import get_advice_for, require_may_answer, who_answers
from samskap.gatherings.access.councils import require_keeps
from samskap.gatherings.actions import advice as actions
from samskap.gatherings.forms.advice import AnswerForm, CloseForm, GiveForm
from samskap.gatherings.models import Advice
from samskap.gatherings.refusals import ChangedMeanwhile, NotAllowedNow
from samskap.gatherings.states import ANSWERED, DRAFT, FULFILLED, GIVEN, NOT_FULFILLED, WITHDRAWN
from samskap.gatherings.views.telling import attempt
from samskap.people.access import OrganisationRequest, members_page, roles_page
from samskap.plans.queries.hearing import names_of_nobody

KEEPERS = "only those who keep the council get past the look-up"
WRITERS = "only members of the council get past the verb"
ANSWERERS = "only those who answer for the body get past the look-up"
form_page = require_http_methods(["GET", "HEAD", "POST"])


def _to_advice(request: OrganisationRequest, row: Advice) -> HttpResponse:
    return redirect("gatherings:advice", request.organisation.slug, row.pk)


def _too_late(request: OrganisationRequest, row: Advice) -> HttpResponse:
    words = _("Det går ikke nå: rådet står som «%(state)s».") % {"state": row.get_state_display().lower()}
    messages.warning(request, words)
    return _to_advice(request, row)


@roles_page(KEEPERS)
@form_page
def give(request: OrganisationRequest, advice_id: int) -> HttpResponse:
    """Look at it once more, choose a day to answer by, and give it."""
    row, today = get_advice_for(request.viewer, advice_id), timezone.localdate()
    require_keeps(request.viewer, row.council)
    if row.state != DRAFT:
        return _too_late(request, row)
    initial = {"answer_by": actions.usual_day(row.council, today), "seen": row.revision}
    form = GiveForm(request.POST or None, initial=initial, today=today)
    if request.method != "POST" or not form.is_valid():
        return _show(request, "give", row, form, unread=not who_answers(row))
    cleaned = form.cleaned_data
    try:
        seen = cleaned["seen"] or 0
        actions.give_advice(
            by=request.viewer, advice=row, today=today, answer_by=cleaned["answer_by"], seen=seen
        )
    except ChangedMeanwhile:
        messages.warning(request, _("Noen endret rådet mens du leste. Les det en gang til før dere gir det."))
        return redirect("gatherings:advice_give", request.organisation.slug, row.pk)
    except NotAllowedNow as error:
        form.add_error(None, str(error))
        return _show(request, "give", row, form, 409)
    messages.success(request, _("Rådet er gitt. De som skal svare, får et brev."))
    return _to_advice(request, row)


@members_page(ANSWERERS)
@form_page
def answer(request: OrganisationRequest, advice_id: int) -> HttpResponse:
    """Answer for the body; whoever comes second sees the first answer beside their own words."""
    row = get_advice_for(request.viewer, advice_id)
    require_may_answer(request.viewer, row)
    form = AnswerForm(request.POST or None, known_names=_known(request))
    if request.method != "POST":
        return _show(request, "answer", row, form) if row.state == GIVEN else _too_late(request, row)
    if not form.is_valid():
        return _show(request, "answer", row, form)
    cleaned = form.cleaned_data
    try:
        actions.answer_advice(
            by=request.viewer,
            advice=row,
            outcome=cleaned["outcome"],
            text=cleaned["text"],
            today=timezone.localdate(),
            overruled=cleaned["overruled"],
        )
    except NotAllowedNow as error:
        return _second(request, "answer", row, form, error)
    messages.success(request, _("Svaret er gitt, og rådet får vite det."))
    return _to_advice(request, row)


@members_page(ANSWERERS)
@form_page
def close(request: OrganisationRequest, advice_id: int) -> HttpResponse:
    """Say that it was done, or that it was not and why."""
    row = get_advice_for(request.viewer, advice_id)
    require_may_answer(request.viewer, row)
    if row.state not in (ANSWERED, NOT_FULFILLED) and request.method != "POST":
        return _too_late(request, row)
    # «not done» for the second time is somebody who was writing while another said it first
    again = row.state == NOT_FULFILLED and request.POST.get("done") != "no"
    form = CloseForm(request.POST or None, again=again, known_names=_known(request))
    if request.method != "POST" or not form.is_valid():
        return _show(request, "close", row, form)
    cleaned = form.cleaned_data
    try:
        actions.close_advice(
            by=request.viewer,
            advice=row,
            done=cleaned["done"] == "yes",
            text=cleaned["text"],
            today=timezone.localdate(),
            overruled=cleaned["overruled"],
        )
    except NotAllowedNow as error:
        return _second(request, "close", row, form, error)
    messages.success(request, _("Takk. Rådet får vite hva det ble til."))
    return _to_advice(request, row)


@roles_page(KEEPERS)
@require_POST
def ask(request: OrganisationRequest, advice_id: int) -> HttpResponse:
    """The council asks for an answer that is late."""
    row = get_advice_for(request.viewer, advice_id)
    attempt(
        request,
        lambda: actions.ask_again(by=request.viewer, advice=row, today=timezone.localdate()),
        _("Dere har spurt. De som skal svare, får et brev."),
    )
    return _to_advice(request, row)


@roles_page(KEEPERS)
@require_POST
def withdraw(request: OrganisationRequest, advice_id: int) -> HttpResponse:
    """The council takes it back."""
    row = get_advice_for(request.viewer, advice_id)
    attempt(
        request,
        lambda: actions.withdraw_advice(by=request.viewer, advice=row),
        _("Rådet er trukket tilbake, og de som skulle svare, får vite det."),
    )
    return _to_advice(request, row)


@roles_page(WRITERS)
@require_POST
def throw_away(request: OrganisationRequest, advice_id: int) -> HttpResponse:
    """A draft that comes to nothing."""
    row = get_advice_for(request.viewer, advice_id)
    thrown = attempt(
        request,
        lambda: actions.throw_away_advice(by=request.viewer, advice=row),
        _("Utkastet er borte."),
    )
    if not thrown:
        return _to_advice(request, row)
    return redirect("gatherings:council", request.organisation.slug, row.council_id)


@roles_page(KEEPERS)
@require_POST
def openness(request: OrganisationRequest, advice_id: int) -> HttpResponse:
    """Let everybody read it, or the unit's own people alone."""
    row, public = get_advice_for(request.viewer, advice_id), request.POST.get("public") == "ja"
    words = (
        _("Nå kan alle lese rådet og svaret.")
        if public
        else _("Nå kan bare virksomhetens egne folk lese rådet.")
    )
    attempt(request, lambda: actions.open_advice(by=request.viewer, advice=row, public=public), words)
    return _to_advice(request, row)


def _second(
    request: OrganisationRequest, step: str, row: Advice, form: forms.Form, error: NotAllowedNow
) -> HttpResponse:
    """Somebody was first: what they said stands on the page, and beside it what this person wrote."""
    newest = get_advice_for(request.viewer, row.pk)
    said = FULFILLED, NOT_FULFILLED, *((ANSWERED,) if step == "answer" else ())
    words = str(error)
    if newest.state in said:
        words = _(
            "Noen andre var først. Det de skrev, står på siden. Det du skrev, står her, så du kan ta det med dem."
        )
    elif newest.state == WITHDRAWN:
        words = _("Rådet ble trukket tilbake mens du skrev. Dere trenger ikke å svare.")
    over = newest.state in (*said, WITHDRAWN)
    form.add_error(None, words)
    return _show(request, step, newest, form, 409, over=over)


def _known(request: OrganisationRequest) -> list[str]:
    return names_of_nobody(request.organisation) if request.method == "POST" else []


def _show(
    request: OrganisationRequest, step: str, row: Advice, form: forms.Form, status: int = 0, **more: Any
) -> HttpResponse:
    context: dict[str, Any] = {"form": form, "advice": row, "council": row.council, **more}
    return page(
        request, f"gatherings/advice_{step}.html", context, status=status or (422 if form.is_bound else 200)
    )
