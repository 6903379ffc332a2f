"""The list of changes, and one of them."""

from __future__ import annotations

from django.http import HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_safe

from samskap.core.pages import page
from samskap.people.access import OrganisationRequest, members_page
from samskap.practice.queries.change_list import change_list
from samskap.practice.queries.change_page import change_page

MEMBERS = "everybody who belongs to the municipality reads what is done differently"


@members_page(MEMBERS)
@require_safe
def changes(request: OrganisationRequest) -> HttpResponse:
    """What is done differently, the newest first."""
    shown = change_list(request.viewer, request.GET, today=timezone.localdate())
    return page(request, "practice/changes.html", {"shown": shown}, part="lines")


@members_page(MEMBERS)
@require_safe
def change(request: OrganisationRequest, change_id: int) -> HttpResponse:
    """One change from its cause to what people said of it."""
    shown = change_page(request.viewer, change_id, today=timezone.localdate())
    return page(request, "practice/change.html", {"shown": shown, "change": shown.change})
