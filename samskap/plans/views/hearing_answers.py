"""The working pages of those who answer: the piles, one answer to several at once, and hiding with a reason."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect, QueryDict
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from samskap.core.pages import page
from samskap.people.access import OrganisationRequest, members_page
from samskap.plans.access import get_hearing_for, teams_to_answer_for
from samskap.plans.actions import hearing_answers, hearing_inputs
from samskap.plans.forms.hearing import HideForm, ReplyForm
from samskap.plans.models import InputAnswer, Plan
from samskap.plans.queries.hearing import names_of_nobody
from samskap.plans.queries.hearing_desk import chosen_inputs, desk_of, held_ids
from samskap.plans.queries.hearing_inputs import Said
from samskap.plans.states import ChangedMeanwhile

ANSWERING = "those who edit the plan answer everything, those who answer for a measure what is said about it"
MOST = 200  # inputs answered at once
FLOOD, SHOWN = 500, 20  # hidden at once, and how many of them are shown


@members_page(ANSWERING)
@require_http_methods(["GET", "HEAD", "POST"])
def desk(request: OrganisationRequest, plan_id: int) -> HttpResponse:
    """What waits for an answer; the buttons below work on what is ticked."""
    hearing = get_hearing_for(request.viewer, plan_id)
    shown = desk_of(request.viewer, hearing, request.GET, today=timezone.localdate())
    if request.method != "POST":
        return page(
            request, "plans/hearing_desk.html", {"shown": shown, "plan": hearing.plan, "hearing": hearing}
        )
    ids, asked = _ids(request.POST, "innspill"), request.POST.get("do", "")
    if not ids:
        messages.warning(request, _("Kryss av for minst ett innspill først."))
    elif asked in ("answer", "hide"):
        name = "plans:hearing_answer" if asked == "answer" else "plans:hearing_hide"
        return _with_ids(redirect(name, request.organisation.slug, plan_id).url, ids)
    elif asked == "show":
        n = hearing_inputs.let_through(by=request.viewer, plan=hearing.plan, input_ids=ids)
        words = ngettext("Ett innspill vises nå for alle.", "%(n)d innspill vises nå for alle.", n) % {"n": n}
        messages.success(request, words if n else _("De ble vist for alle fra før."))
    elif asked == "unhide":
        hearing_inputs.hide_inputs(by=request.viewer, plan=hearing.plan, input_ids=ids, because="")
        messages.success(request, _("De er ikke skjult lenger."))
    return HttpResponseRedirect(request.get_full_path())


@members_page(ANSWERING)
@require_http_methods(["GET", "HEAD", "POST"])
def answer(request: OrganisationRequest, plan_id: int) -> HttpResponse:
    """Write one answer to the inputs in the address, or change the one that an input has."""
    plan = get_hearing_for(request.viewer, plan_id).plan
    said = chosen_inputs(request.viewer, plan, _ids(request.GET, "innspill"), today=timezone.localdate())
    if not said:
        return _to_desk(request, plan)
    form = _reply_form(request, plan, said)
    if request.method != "POST":
        return _write(request, plan, form, said)
    if not form.is_valid():
        return _write(request, plan, form, said, status=422)
    seen = {one.pk: _seen(request.POST, one.pk) for one in said}
    try:
        n = hearing_answers.answer_inputs(by=request.viewer, plan=plan, seen=seen, reply=form.reply())
    except ChangedMeanwhile:
        form.add_error(
            None,
            _("Noen andre har svart i mellomtiden. Les svaret under, og send ditt hvis det skal gjelde."),
        )
        said = chosen_inputs(request.viewer, plan, list(seen), today=timezone.localdate())
        return _write(request, plan, form, said, status=409)
    words = ngettext("Svaret er lagret.", "%(n)d innspill har fått svar.", n) % {"n": n}
    messages.success(request, words if n else _("Svaret er som før."))
    return _to_desk(request, plan)


@members_page(ANSWERING)
@require_http_methods(["GET", "HEAD", "POST"])
def hide(request: OrganisationRequest, plan_id: int) -> HttpResponse:
    """Keep inputs from the public, with the reason that their authors read."""
    plan = get_hearing_for(request.viewer, plan_id).plan
    # what is hidden is what was shown: the numbers come back with the form
    ids = _ids(request.POST, "innspill", FLOOD) or _ids(request.GET, "innspill")
    if "alle" in request.GET and request.method != "POST":
        ids = held_ids(request.viewer, plan, most=FLOOD)
    said = chosen_inputs(request.viewer, plan, ids[:SHOWN], today=timezone.localdate())
    if not said:
        return _to_desk(request, plan)
    form = HideForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        words = {name: form.cleaned_data[name] for name in ("because", "overruled")}
        hearing_inputs.hide_inputs(by=request.viewer, plan=plan, input_ids=ids, **words)
        messages.success(
            request, _("Det vises ikke for andre lenger. Ordene er beholdt, og den som skrev, ser grunnen.")
        )
        return _to_desk(request, plan)
    context = {"form": form, "plan": plan, "said": said, "hiding": ids, "more": len(ids) - len(said)}
    return page(request, "plans/hearing_answer.html", context, status=422 if form.is_bound else 200)


def _reply_form(request: OrganisationRequest, plan: Plan, said: Sequence[Said]) -> ReplyForm:
    teams = teams_to_answer_for(request.viewer, plan)
    initial: dict[str, Any] = {}
    if len(said) == 1 and said[0].outcome:
        before = InputAnswer.objects.get(input=said[0].pk)
        initial = {"outcome": before.outcome, "text": before.text, "team": before.team_id}
    posted = request.POST if request.method == "POST" else None
    names = names_of_nobody(request.organisation) if posted is not None else ()
    return ReplyForm(posted, initial=initial, teams=teams, known_names=names)


def _write(
    request: OrganisationRequest, plan: Plan, form: ReplyForm, said: Sequence[Said], *, status: int = 200
) -> HttpResponse:
    context = {"form": form, "plan": plan, "said": said}
    return page(request, "plans/hearing_answer.html", context, status=status)


def _ids(given: QueryDict, name: str, most: int = MOST) -> list[int]:
    """The numbers that were ticked."""
    return [
        int(each)
        for each in given.getlist(name)[:most]
        if each.isascii() and each.isdigit() and len(each) < 16
    ]


def _seen(posted: QueryDict, input_id: int) -> int:
    """Which edition of the answer the person saw for this input; 0 for none."""
    sent = posted.get(f"seen-{input_id}", "")
    return int(sent) if sent.isascii() and sent.isdigit() and len(sent) < 6 else 0


def _with_ids(url: str, ids: Sequence[int]) -> HttpResponseRedirect:
    return HttpResponseRedirect(f"{url}?" + "&".join(f"innspill={each}" for each in ids))


def _to_desk(request: OrganisationRequest, plan: Plan) -> HttpResponseRedirect:
    return redirect("plans:hearing_answers", request.organisation.slug, plan.pk)
