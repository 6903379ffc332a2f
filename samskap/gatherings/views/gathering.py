"""The page of a gathering, and the event to take along into a calendar of one's own."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from samskap.core.pages import page
from samskap.gatherings.access.invitations import get_gathering_or_own
from samskap.gatherings.actions import answers as actions
from samskap.gatherings.forms.guests import GuestForm
from samskap.gatherings.invitations import entry_of, path_of
from samskap.gatherings.models import Gathering, Invitation
from samskap.gatherings.queries.gathering_page import gathering_page
from samskap.gatherings.views.frame import layout
from samskap.gatherings.views.guests import guest_form
from samskap.gatherings.views.telling import attempt
from samskap.people.access import OrganisationRequest, open_page, roles_page
from samskap.people.calendar import ics

SEEN = "the unit's people see all gatherings, others those that are open to them or that they were asked to"


@open_page(SEEN)
@require_safe
def gathering(request: OrganisationRequest, gathering_id: int) -> HttpResponse:
    """When, where, about what, and whether one comes."""
    return show(request, get_gathering_or_own(request.viewer, gathering_id))


def show(
    request: OrganisationRequest, row: Gathering, *, guests: GuestForm | None = None, status: int = 200
) -> HttpResponse:
    """The page; ``guests`` is the form of those without account when it was sent and something is wrong."""
    shown = gathering_page(request.viewer, row, timezone.now())
    context: dict[str, Any] = {
        "shown": shown,
        "gathering": row,
        "layout": layout(request.viewer),
        "choices": Invitation.Answer.choices,
    }
    if not shown.inside and shown.open and row.open_to_residents:
        context["guests"] = guests or guest_form(row)
    return page(request, "gatherings/gathering.html", context, status=status)


@open_page(SEEN)
@require_safe
def gathering_file(request: OrganisationRequest, gathering_id: int) -> HttpResponse:
    """The gathering as a file that calendar programs open."""
    row = get_gathering_or_own(request.viewer, gathering_id)
    entry = entry_of(row, path_of(row, request.organisation))
    return ics.answer(ics.single(entry, now=timezone.now()), file_name="samling.ics")


@roles_page("only those who are asked get past the verb; each answers for themselves")
@require_POST
def gathering_answer(request: OrganisationRequest, gathering_id: int) -> HttpResponse:
    """Yes, maybe or no, from the page."""
    row = get_gathering_or_own(request.viewer, gathering_id)
    given = request.POST.get("answer", "")
    if given in Invitation.Answer.values:
        attempt(
            request,
            lambda: actions.answer_as_member(
                by=request.viewer, gathering=row, answer_=given, now=timezone.now()
            ),
            "",
        )
    return redirect("gatherings:gathering", request.organisation.slug, row.pk)
