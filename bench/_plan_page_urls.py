"""The addresses of Samskap and two more, to compare the plan page with: an empty page, and an answer of two letters."""

from __future__ import annotations

from django.http import HttpResponse
from django.urls import include, path

from samskap.core.gate import signed_in
from samskap.core.pages import page
from samskap.people.access import OrganisationRequest, open_page


@open_page("shows nothing")
def empty_page(request: OrganisationRequest) -> HttpResponse:
    """Header, menu, footer and nothing between them."""
    return page(request, "design/base.html")


@signed_in("says ok")
def empty_response(request: OrganisationRequest) -> HttpResponse:
    """What the middleware costs."""
    return HttpResponse("ok")


urlpatterns = [
    path("<slug:organisation>/tom-side/", empty_page),
    path("tomt-svar/", empty_response),
    path("", include("samskap.config.urls")),
]
