"""Saying something in a hearing. What was typed is never lost: it comes back in the form, or in a field to copy."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any
from urllib.parse import quote

from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from samskap.core import ratelimit
from samskap.core.pages import page, wants_part
from samskap.people.access import OrganisationRequest, open_page
from samskap.plans.access import get_hearing_for, is_council_seat, reads_plan, takes_words, was_asked
from samskap.plans.actions import hearing_inputs
from samskap.plans.forms.hearing import BY_NAME, SayForm
from samskap.plans.hearing_course import Reception, last_day, reception
from samskap.plans.hearing_receipts import Opened, open_form, read_mark, write_mark
from samskap.plans.models import Hearing, HearingInput
from samskap.plans.queries.hearing import names_of_nobody, proposal_of, target_of
from samskap.plans.views.hearing import ASKED, layout, unkept

# A library or a meeting of thirty shares one address: only what no room of people could write is stopped.
SENDING = ratelimit.Limit("hearing", most=240, seconds=3600)
# Nobody reads the question and answers it faster than this; what comes faster is kept and looked through first.
FASTEST = timedelta(seconds=3)
Voice = HearingInput.Voice


@open_page(ASKED)
@require_http_methods(["GET", "HEAD", "POST"])
def say(request: OrganisationRequest, plan_id: int) -> HttpResponse:
    """Write something about the plan, a part of it or a measure."""
    if request.method == "POST" and request.viewer.person is None and "sender" in request.POST:
        return _signed_out(request)
    hearing = get_hearing_for(request.viewer, plan_id)
    now = timezone.now()
    if request.method == "POST":
        return _sent(request, hearing, now)
    if not takes_words(hearing, timezone.localdate(now)) or not was_asked(request.viewer, hearing):
        return _closed(request, hearing, "", status=200)
    opened = open_form(hearing.pk, now, **target_of(hearing.plan, request.GET))
    return _ask(request, hearing, _form(request, opened), opened)


def _sent(request: OrganisationRequest, hearing: Hearing, now: datetime) -> HttpResponse:
    read = _own_mark(request, hearing)
    opened = read or open_form(hearing.pk, now, **target_of(hearing.plan, request.GET))
    if opened.hearing != hearing.pk and takes_words(hearing, timezone.localdate(now)):
        opened = replace(
            opened, hearing=hearing.pk
        )  # the plan is out on a new hearing since the form was opened
    text = request.POST.get("text", "")
    mine = (
        hearing if opened.hearing == hearing.pk else hearing.plan.hearings.filter(pk=opened.hearing).first()
    )
    if mine is None or not was_asked(request.viewer, mine):
        return _closed(request, hearing, text)
    if reception(mine, opened=opened.at, now=now) not in (Reception.OPEN, Reception.LATE):
        return _closed(request, hearing, text)
    form = _form(request, opened)
    if not form.is_valid():
        return _ask(request, hearing, form, opened, status=422)
    words = form.words()
    if words.author is None and not ratelimit.within(SENDING, ratelimit.address_of(request)):
        form.add_error(
            "text",
            _("Det er sendt svært mye herfra på kort tid. Det du skrev, står her. Prøv igjen om en stund."),
        )
        return _ask(request, hearing, form, opened, status=429)
    held = read is None or bool(form.cleaned_data["homepage"]) or now - opened.at < FASTEST
    try:
        given = hearing_inputs.give_input(by=request.viewer, opened=opened, words=words, now=now, held=held)
    except hearing_inputs.HearingClosed:
        return _closed(request, hearing, text)
    return _thanks(request, hearing, given)


def _own_mark(request: OrganisationRequest, hearing: Hearing) -> Opened | None:
    """The mark of the form; one from another plan is not ours, and its words about itself are not told here."""
    read = read_mark(request.POST.get("mark", ""))
    if read and (read.hearing == hearing.pk or hearing.plan.hearings.filter(pk=read.hearing).exists()):
        return read
    return None


def _form(request: OrganisationRequest, opened: Opened) -> SayForm:
    viewer = request.viewer
    voice = Voice.EMPLOYEE if viewer.belongs else Voice.RESIDENT
    initial = {
        "mark": write_mark(opened),
        "voice": Voice.COUNCIL if is_council_seat(viewer) else voice,
        "sender": BY_NAME,
    }
    # several of these may stand on the page of the hearing at once
    ids = f"id_{opened.measure or 0}_{opened.section or 0}_%s"
    if request.method != "POST":
        return SayForm(initial=initial, viewer=viewer, auto_id=ids)
    names = names_of_nobody(viewer.organisation)
    return SayForm(
        request.POST, initial=initial, viewer=viewer, auto_id=ids, known_names=[*names, opened.about]
    )


def _ask(
    request: OrganisationRequest, hearing: Hearing, form: SayForm, opened: Opened, *, status: int = 200
) -> HttpResponse:
    text, why = "", ""
    if reads_plan(request.viewer, hearing):
        text, why = proposal_of(hearing.plan, opened.measure, opened.section)
    if wants_part(request):
        form.fields["text"].widget.attrs["autofocus"] = True  # the form comes where the link was
    context: dict[str, Any] = {
        "form": form,
        "proposal": text,
        "why": why,
        "hearing": hearing,
        "plan": hearing.plan,
        "about": opened.about,
        "anchor": _anchor(opened),
        "layout": layout(request.viewer),
    }
    return page(request, "plans/hearing_say.html", context, part="form", status=status)


def _anchor(opened: Opened) -> str:
    """Where on the page of the hearing this stands."""
    if opened.measure:
        return f"#tiltak-{opened.measure}"
    return f"#del-{opened.section}" if opened.section else "#hele-planen"


def _thanks(request: OrganisationRequest, hearing: Hearing, given: hearing_inputs.Given) -> HttpResponse:
    """The receipt is the answer itself and no page of its own: a code in an address would stay in the browser."""
    context: dict[str, Any] = {
        "given": given.input,
        "code": given.code,
        "hearing": hearing,
        "plan": hearing.plan,
        "layout": layout(request.viewer),
    }
    return unkept(page(request, "plans/hearing_thanks.html", context))


def _closed(request: OrganisationRequest, hearing: Hearing, text: str, *, status: int = 409) -> HttpResponse:
    """It takes no more words; what was typed stands in a field to copy."""
    if not text and request.method == "GET":
        return redirect("plans:hearing", request.organisation.slug, hearing.plan_id)
    context: dict[str, Any] = {
        "hearing": hearing,
        "plan": hearing.plan,
        "last_day": last_day(hearing),
        **_kept(text),
    }
    return page(
        request, "plans/hearing_closed.html", {**context, "layout": layout(request.viewer)}, status=status
    )


def _signed_out(request: OrganisationRequest) -> HttpResponse:
    """The form was opened by somebody signed in who is not any longer: nothing is sent in their name, or without it."""
    context = {"signed_out": True, **_kept(request.POST.get("text", "")), "layout": layout(request.viewer)}
    return page(request, "plans/hearing_closed.html", context, status=409)


def _kept(text: str) -> dict[str, str]:
    """What was typed, to be copied or downloaded without passing through us again."""
    return {"text": text, "download": "data:text/plain;charset=utf-8," + quote(text)}
