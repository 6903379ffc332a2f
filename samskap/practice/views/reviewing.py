"""Asking those a change was for: open, follow, count, look through, close; and saying what it came to."""

from __future__ import annotations

from datetime import timedelta

from django.contrib import messages
from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from samskap.core.documents import document_answer
from samskap.core.pages import page
from samskap.core.receipts import chance
from samskap.people.access import OrganisationRequest, members_page
from samskap.practice import actions
from samskap.practice.access import get_change_to_edit, get_round_to_edit
from samskap.practice.forms.reviewing import ConcludeForm, CountForm, OpenForm
from samskap.practice.links import address_of
from samskap.practice.models import ReviewRound
from samskap.practice.papers.cards import cards_pdf
from samskap.practice.queries.choices import names_of_nobody
from samskap.practice.queries.outcomes import newest_outcomes
from samskap.practice.queries.reviewing import desk_of
from samskap.practice.refusals import ChangedMeanwhile, NotAllowedNow
from samskap.practice.views.answers import attempt, number_in, to_change

ASKERS = "the author of the change, and those who lead, edit or are recovery contacts in the unit"
SUGGESTED = timedelta(days=21)
form_page = require_http_methods(["GET", "HEAD", "POST"])


def _to_desk(request: OrganisationRequest, change_id: int) -> HttpResponse:
    return redirect("practice:review", request.organisation.slug, change_id)


@members_page(ASKERS)
@form_page
def review_open(request: OrganisationRequest, change_id: int) -> HttpResponse:
    """Begin to ask."""
    change = get_change_to_edit(request.viewer, change_id)
    initial = {"closes_on": timezone.localdate() + SUGGESTED}
    posted = request.POST if request.method == "POST" else None
    form = OpenForm(posted, initial=initial, known_names=names_of_nobody(request.organisation))
    if posted is not None and form.is_valid():
        try:
            actions.open_review(
                by=request.viewer,
                change=change,
                closes_on=form.cleaned_data["closes_on"],
                question=form.cleaned_data["question"],
                overruled=form.cleaned_data["overruled"],
            )
        except NotAllowedNow as error:
            form.add_error("closes_on", str(error))
        else:
            messages.success(request, _("Nå kan de svare. Del lenken, eller skriv ut kort."))
            return _to_desk(request, change.pk)
    context = {"form": form, "change": change}
    return page(request, "practice/review_open.html", context, status=422 if form.errors else 200)


@members_page(ASKERS)
@require_safe
def review(request: OrganisationRequest, change_id: int) -> HttpResponse:
    """The desk: link, cards, what was counted and what waits."""
    desk = desk_of(request.viewer, change_id, today=timezone.localdate())
    if desk.asked is None:
        return to_change(request, change_id)
    form = CountForm(initial={"key": chance()})
    return page(request, "practice/review.html", {"desk": desk, "change": desk.change, "form": form})


@members_page(ASKERS)
@require_POST
def review_count(request: OrganisationRequest, round_id: int) -> HttpResponse:
    """Add numbers from cards or a show of hands."""
    asked = get_round_to_edit(request.viewer, round_id)
    form = CountForm(request.POST)
    if form.is_valid():
        done = attempt(
            request,
            lambda: actions.count_cards(
                by=request.viewer,
                asked=asked,
                counts=form.counts(),
                way=form.cleaned_data["way"],
                sent_key=form.cleaned_data["key"] or chance(),
            ),
            _("Svarene er lagt til."),
        )
        if done or asked.closed_at:
            return _to_desk(request, asked.change_id)
    desk = desk_of(request.viewer, asked.change_id, today=timezone.localdate())
    context = {"desk": desk, "change": desk.change, "form": form}
    return page(request, "practice/review.html", context, status=422)


@members_page(ASKERS)
@require_POST
def review_do(request: OrganisationRequest, round_id: int, what: str) -> HttpResponse:
    """Close the round, give it a new address, take a number back, or look through what was held back."""
    asked = get_round_to_edit(request.viewer, round_id)
    by = request.viewer
    if what == "avslutt":
        without = request.POST.get("uten") == "1"
        closed = attempt(
            request,
            lambda: actions.close_review(by=by, asked=asked, without_held=without),
            _("Runden er avsluttet. Si hva dere gjør nå."),
        )
        return to_change(request, asked.change_id) if closed else _to_desk(request, asked.change_id)
    if what == "ny-lenke":
        attempt(
            request,
            lambda: actions.renew_link(by=by, asked=asked),
            _("Lenken er ny. Den gamle virker ikke lenger, og kortene må skrives ut på nytt."),
        )
    elif what == "ta-tilbake":
        number = number_in(request.POST.get("verdict", ""))
        attempt(
            request,
            lambda: actions.take_count_back(by=by, asked=asked, verdict_id=number),
            _("Tallet er tatt bort."),
        )
    else:
        keep = [number_in(each) for each in request.POST.getlist("keep")]
        drop = [number_in(each) for each in request.POST.getlist("drop")]
        attempt(
            request,
            lambda: actions.look_through(by=by, asked=asked, keep=keep, drop=drop),
            _("Takk. Lagret."),
        )
    return _to_desk(request, asked.change_id)


@members_page(ASKERS)
@require_POST
def words_away(request: OrganisationRequest, change_id: int) -> HttpResponse:
    """Take away words in which somebody can be known."""
    change = get_change_to_edit(request.viewer, change_id)
    if actions.take_words_away(by=request.viewer, change=change, key=request.POST.get("ord", "")):
        messages.success(request, _("Ordene er tatt bort."))
    return to_change(request, change.pk)


@members_page(ASKERS)
@require_safe
def cards(request: OrganisationRequest, round_id: int) -> HttpResponseBase:
    """Cards to lay on a table, with the link as a code."""
    asked = get_round_to_edit(request.viewer, round_id)
    data = cards_pdf(
        what=asked.change.what,
        question=asked.question,
        unit=asked.change.unit.name,
        closes=asked.closes_on,
        url=address_of(request.organisation, asked),
        language=get_language() or "nb",
    )
    return document_answer(data, name=_cards_name(asked), content_type="application/pdf")


def _cards_name(asked: ReviewRound) -> str:
    return _("kort-%(number)s.pdf") % {"number": asked.change_id}


@members_page(ASKERS)
@form_page
def conclude(request: OrganisationRequest, change_id: int) -> HttpResponse:
    """Say what becomes of the change."""
    change = get_change_to_edit(request.viewer, change_id)
    posted = request.POST if request.method == "POST" else None
    form = ConcludeForm(
        posted, initial={"revision": change.revision}, known_names=names_of_nobody(request.organisation)
    )
    if posted is not None and form.is_valid():
        chosen = form.cleaned_data["conclusion"]
        try:
            actions.conclude(
                by=request.viewer,
                change=change,
                conclusion=chosen,
                words=form.cleaned_data["words"],
                revision=form.cleaned_data["revision"] or 0,
                review_on=form.cleaned_data["review_on"],
                overruled=form.cleaned_data["overruled"],
            )
        except NotAllowedNow as error:
            form.add_error(None, str(error))
        except ChangedMeanwhile:
            form.data = form.data.copy()  # type: ignore[attr-defined]  # a QueryDict here
            form.data["revision"] = str(change.revision)  # type: ignore[index]  # same
            form.add_error(None, _("Noen andre endret dette mens du skrev. Se over, og lagre en gang til."))
        else:
            if chosen == actions.Conclusion.FOLLOWED:
                messages.success(request, _("Skriv ned endringen som tar over."))
                after = reverse("practice:create", args=[request.organisation.slug])
                return redirect(f"{after}?etter={change.pk}")
            messages.success(request, _("Takk. Det står på siden nå."))
            return to_change(request, change.pk)
    context = {"form": form, "change": change, "outcomes": newest_outcomes(request.organisation, change)}
    return page(request, "practice/conclude.html", context, status=422 if form.errors else 200)
