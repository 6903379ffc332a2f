"""Proposing something for the dictionary, with an account or without, and reading what came of it."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any
from urllib.parse import quote

from django.http import HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from samskap.core import ratelimit
from samskap.core.pages import page
from samskap.core.receipts import tidy
from samskap.language.actions import proposals as actions
from samskap.language.forms.talk import BY_NAME, CodeForm, ProposalForm
from samskap.language.models import Entry, Proposal
from samskap.language.proposal_receipts import Opened, open_form, read_mark, write_mark
from samskap.language.queries.proposals import (
    by_code,
    entry_to_change,
    names_of_nobody,
    proposals_page,
    shown_one,
)
from samskap.people.access import OrganisationRequest, open_page
from samskap.people.viewer import Viewer

# A library or a meeting of thirty shares one address: only what no room of people could write is stopped.
SENDING = ratelimit.Limit("word-proposal", most=120, seconds=3600)
# Wrong codes from one address; the right ones do not count.
GUESSING = ratelimit.Limit("word-receipt", most=20, seconds=900)
# Nobody reads the question and answers it faster than this; what comes faster is kept and looked through first.
FASTEST = timedelta(seconds=3)


def layout(viewer: Viewer) -> str:
    """The page around: with menu for those with an account, calm and with one way out for residents."""
    return "design/base.html" if viewer.person else "design/resident.html"


def unkept(response: HttpResponse) -> HttpResponse:
    """A page with a code on it, which the browser of a library must not find again."""
    response.headers["Cache-Control"] = "private, no-store"
    return response


@open_page("members read all proposals, everybody those that are answered, without names")
@require_safe
def proposals(request: OrganisationRequest) -> HttpResponse:
    """«Forslag og svar»."""
    shown = proposals_page(request.viewer, request.GET.get("side", "1"), today=timezone.localdate())
    return page(request, "language/proposals.html", {"shown": shown})


@open_page("everybody may propose a word; nothing is kept of those who give no name")
@require_http_methods(["GET", "HEAD", "POST"])
def propose(request: OrganisationRequest) -> HttpResponse:
    """A new word, or a change to the one in ``?ord=``."""
    now = timezone.now()
    organisation = request.organisation
    if request.method == "POST":
        return _sent(request, now)
    entry = entry_to_change(organisation, request.GET.get("ord", "")[:80])
    opened = open_form(organisation.pk, now, entry.key if entry else "")
    return _ask(request, _form(request, opened, entry), entry)


def _sent(request: OrganisationRequest, now: datetime) -> HttpResponse:
    if request.viewer.person is None and "sender" in request.POST:
        return _signed_out(request)
    read = read_mark(request.POST.get("mark", ""), request.organisation.pk)
    opened = read or open_form(request.organisation.pk, now)
    entry = entry_to_change(request.organisation, opened.entry_key)
    form = _form(request, opened, entry)
    if not form.is_valid():
        return _ask(request, form, entry, status=422)
    words = form.words()
    if words.person is None and not ratelimit.within(SENDING, ratelimit.address_of(request)):
        form.add_error(
            "why",
            _("Det er sendt svært mye herfra på kort tid. Det du skrev, står her. Prøv igjen om en stund."),
        )
        return _ask(request, form, entry, status=429)
    given = actions.propose(
        by=request.viewer,
        opened=opened,
        words=words,
        now=now,
        held=read is None or bool(form.cleaned_data["homepage"]) or now - opened.at < FASTEST,
        overruled=form.cleaned_data.get("overruled", ""),
    )
    context = {"given": given.proposal, "code": given.code, "layout": layout(request.viewer)}
    return unkept(page(request, "language/proposal_thanks.html", context))


def _form(request: OrganisationRequest, opened: Opened, entry: Entry | None) -> ProposalForm:
    initial: dict[str, Any] = {"mark": write_mark(opened), "sender": BY_NAME}
    if entry:
        initial |= {"kind": Proposal.Kind.CHANGE, "word": entry.avoid_nb, "say": "; ".join(entry.say_nb[:3])}
    if request.method != "POST":
        return ProposalForm(initial=initial, viewer=request.viewer)
    known = names_of_nobody(request.organisation)
    return ProposalForm(request.POST, initial=initial, viewer=request.viewer, known_names=known)


def _ask(
    request: OrganisationRequest, form: ProposalForm, entry: Entry | None, *, status: int = 200
) -> HttpResponse:
    context = {"form": form, "entry": entry, "layout": layout(request.viewer)}
    return page(request, "language/propose.html", context, status=status)


def _signed_out(request: OrganisationRequest) -> HttpResponse:
    """The form was opened by somebody signed in who is not any longer: nothing is sent in their name, or without it."""
    fields = ("word", "say", "why")
    text = "\n".join(request.POST.get(name, "") for name in fields).strip()
    context = {"text": text, "download": "data:text/plain;charset=utf-8," + quote(text)}
    return page(
        request, "language/proposal_kept.html", {**context, "layout": layout(request.viewer)}, status=409
    )


@open_page("shows a proposal to whoever has its code")
@require_http_methods(["GET", "HEAD", "POST"])
def receipt(request: OrganisationRequest) -> HttpResponse:
    """Ask for the code and show what it opens. The code is sent in a form and never stands in an address."""
    if request.method != "POST":
        return _receipt(request, CodeForm())
    form = CodeForm(request.POST)
    address = ratelimit.address_of(request)
    if ratelimit.used_up(GUESSING, address):
        form.add_error("code", _("Det ble mange forsøk herfra. Vent et kvarter, så kan du prøve igjen."))
        return _receipt(request, form, status=429)
    if not form.is_valid():
        return _receipt(request, form, status=422)
    code = tidy(form.cleaned_data["code"])
    row = by_code(request.organisation, code) if code else None
    if row is None:
        ratelimit.within(GUESSING, address)
        form.add_error("code", _("Vi fant ikke noe forslag med den koden. Se om alle bokstavene er med."))
        return _receipt(request, form, status=422)
    opened = shown_one(row, request.viewer, today=timezone.localdate())
    return _receipt(request, form, opened=opened)


def _receipt(
    request: OrganisationRequest, form: CodeForm, *, status: int = 200, **shown: Any
) -> HttpResponse:
    context = {"form": form, **shown, "layout": layout(request.viewer)}
    return unkept(page(request, "language/proposal_receipt.html", context, status=status))
