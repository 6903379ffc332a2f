"""Somebody without an account says whether a change helped. Looking at the page changes nothing; the button does."""

from __future__ import annotations

from datetime import timedelta

from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from samskap.core import ratelimit
from samskap.core.pages import page
from samskap.people.access import OrganisationRequest, open_page
from samskap.practice import actions
from samskap.practice.forms.reviewing import VerdictForm
from samskap.practice.links import round_of
from samskap.practice.models import ReviewRound, Verdict
from samskap.practice.queries.choices import names_of_nobody
from samskap.practice.refusals import NotAllowedNow
from samskap.practice.verdict_marks import open_form, read_mark, write_mark

LINKED = "whoever has the link or the card says whether it helped, and nothing is kept of who"
# A meeting of thirty shares one address: only what no room of people could send is stopped.
SENDING = ratelimit.Limit("verdict", most=240, seconds=3600)
# Nobody reads the question and presses twice faster than this.
FASTEST = timedelta(seconds=1)
# What is given back to somebody who wrote while we stopped asking.
MOST_KEPT = 2000


@open_page(LINKED)
@require_http_methods(["GET", "HEAD", "POST"])
def verdict(request: OrganisationRequest, token: str) -> HttpResponse:
    """The question and its four answers; a kind page, with what was written, when we have stopped asking."""
    asked = _asked(request, token)
    now = timezone.now()
    if not actions.takes_answers(asked, timezone.localdate(now)):
        return _closed(request, asked)
    if request.method != "POST":
        return _form(
            request, asked, VerdictForm(initial={"mark": write_mark(open_form(asked.pk, now))}), token
        )
    read = read_mark(request.POST.get("mark", ""), asked.pk)
    opened = read or open_form(asked.pk, now)
    form = VerdictForm(
        request.POST,
        initial={"mark": write_mark(opened)},
        known_names=[*names_of_nobody(request.organisation), asked.change.what],
    )
    if not form.is_valid():
        return _form(request, asked, form, token, status=422)
    if not ratelimit.within(SENDING, ratelimit.address_of(request)):
        form.add_error(
            "text",
            _("Det er sendt svært mye herfra på kort tid. Svaret ditt står her. Prøv igjen om en stund."),
        )
        return _form(request, asked, form, token, status=429)
    try:
        actions.give_verdict(
            asked=asked,
            opened=opened,
            answer=form.cleaned_data["answer"],
            text=form.cleaned_data["text"],
            held=read is None or bool(form.cleaned_data["homepage"]) or now - opened.at < FASTEST,
            now=now,
        )
    except NotAllowedNow:
        return _closed(request, asked, status=409)
    return redirect("practice:verdict_thanks", request.organisation.slug, token)


@open_page(LINKED)
@require_safe
def verdict_thanks(request: OrganisationRequest, token: str) -> HttpResponse:
    """Thanks, also to those who would rather not answer (``?hopp=1``)."""
    asked = _asked(request, token)
    context = {"asked": asked, "token": token, "skipped": "hopp" in request.GET}
    return _unkept(page(request, "practice/verdict_thanks.html", context))


def _asked(request: OrganisationRequest, token: str) -> ReviewRound:
    asked = round_of(request.organisation, token)
    if asked is None:
        raise Http404
    return asked


def _form(
    request: OrganisationRequest, asked: ReviewRound, form: VerdictForm, token: str, *, status: int = 200
) -> HttpResponse:
    context = {
        "form": form,
        "asked": asked,
        "change": asked.change,
        "token": token,
        "answers": Verdict.Answer.choices,
        "chosen": form["answer"].value() or "",
    }
    return _unkept(page(request, "practice/verdict.html", context, status=status))


def _closed(request: OrganisationRequest, asked: ReviewRound, *, status: int = 200) -> HttpResponse:
    kept = request.POST.get("text", "").strip()[:MOST_KEPT]
    context = {"asked": asked, "change": asked.change, "kept": kept}
    return _unkept(page(request, "practice/verdict_closed.html", context, status=status))


def _unkept(response: HttpResponse) -> HttpResponse:
    """Each opening of the form is a new one: a phone that is handed on must not show the answer before."""
    response.headers["Cache-Control"] = "no-store"
    response.headers["X-Robots-Tag"] = "noindex, nofollow, noarchive"
    return response
