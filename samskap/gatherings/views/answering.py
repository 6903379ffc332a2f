"""The link in an invitation: whoever has it answers for the person it was sent to, without signing in."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone, translation
from django.views.decorators.http import require_http_methods

from samskap.core.pages import page
from samskap.gatherings.actions import answers as actions
from samskap.gatherings.answer_links import invitation_of
from samskap.gatherings.models import Invitation
from samskap.gatherings.refusals import NotAllowedNow
from samskap.gatherings.states import ANNOUNCED, CANCELLED
from samskap.gatherings.time_words import near_words, when_words
from samskap.people.access import OrganisationRequest, open_page


@open_page("the link is the key: nobody can guess it, and it shows only what its owner was asked to")
@require_http_methods(["GET", "HEAD", "POST"])
def answer(request: OrganisationRequest, token: str) -> HttpResponse:
    """A GET shows, since mail scanners follow links; a POST answers."""
    own = _own(request, token)
    if request.method == "POST" and request.POST.get("answer") in Invitation.Answer.values:
        try:
            actions.answer(invitation=own, answer=request.POST["answer"], now=timezone.now())
        except NotAllowedNow:
            return _shown(request, own, status=409)
        return _unkept(redirect("gatherings:answer", request.organisation.slug, token))
    return _shown(request, own)


def _own(request: OrganisationRequest, token: str) -> Invitation:
    # 256 bits cannot be guessed, and a limit would let one broken letter shut out a whole house behind one address
    own = invitation_of(token, request.organisation)
    if own is None:
        raise Http404
    if own.person.language:
        translation.activate(own.person.language)
        request.LANGUAGE_CODE = own.person.language
    return own


def _shown(request: OrganisationRequest, own: Invitation, *, status: int = 200) -> HttpResponse:
    row, now = own.gathering, timezone.now()
    current = own.answer if own.answered_sequence == row.sequence else ""
    context: dict[str, Any] = {
        "gathering": row,
        "first_name": own.person.first_name,
        "when": when_words(row, now),
        "near": near_words(row, now),
        "answer": current,
        "answer_words": dict(Invitation.Answer.choices).get(current, ""),
        "asked_again": bool(own.answer and not current),
        "open": row.state == ANNOUNCED and now < row.ends_at,
        "cancelled": row.state == CANCELLED,
        "over": now >= row.ends_at,
        "choices": Invitation.Answer.choices,
    }
    return _unkept(page(request, "gatherings/answer.html", context, status=status))


def _unkept(response: HttpResponse) -> HttpResponse:
    """The address is a key, which no search engine, cache or other site shall have.

    ``same-origin`` and not ``no-referrer``, with which browsers send our own form as if from nowhere, and in vain.
    """
    response.headers["Cache-Control"] = "private, no-store"
    response.headers["Referrer-Policy"] = "same-origin"
    response.headers["X-Robots-Tag"] = "noindex"
    return response
