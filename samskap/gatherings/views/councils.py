"""Councils for everybody to read about, and for their own people more: members, meetings, what they advised."""

from __future__ import annotations

from django.http import HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_safe

from samskap.core.documents import document_answer
from samskap.core.pages import page
from samskap.gatherings.access.councils import get_council_for, may_start_council, reads_inside
from samskap.gatherings.access.gatherings import may_hold
from samskap.gatherings.queries import advice_overview, councils
from samskap.gatherings.views.frame import layout
from samskap.people.access import OrganisationRequest, open_page

OPEN = "councils are open: names, mandates, open meetings and public advice; who sits there is decided by the query"


@open_page(OPEN)
@require_safe
def overview(request: OrganisationRequest) -> HttpResponse:
    """«Råd»: the councils, what they are for and how to reach them."""
    context = {
        "found": councils.council_list(request.viewer, timezone.now()),
        "may_start": may_start_council(request.viewer),
        "layout": layout(request.viewer),
    }
    return page(request, "gatherings/councils.html", context)


@open_page(OPEN)
@require_safe
def one(request: OrganisationRequest, council_id: int) -> HttpResponse:
    """A council."""
    council = get_council_for(request.viewer, council_id)
    shown = councils.council_page(request.viewer, council, timezone.now())
    context = {"shown": shown, "council": council, "layout": layout(request.viewer)}
    return page(request, "gatherings/council.html", context)


@open_page(OPEN)
@require_safe
def year(request: OrganisationRequest, council_id: int) -> HttpResponse:
    """The meetings of a year; others see those that are open."""
    viewer = request.viewer
    council, now = get_council_for(viewer, council_id), timezone.now()
    this = timezone.localdate(now).year
    asked = request.GET.get("aar", "")
    chosen = int(asked) if asked in {str(each) for each in range(this - 10, this + 4)} else this
    found = councils.meetings_of_year(viewer, council, chosen, now)
    context = {
        "council": council,
        "year": chosen,
        "months": councils.months(found),
        "inside": reads_inside(viewer, council),
        "plans": viewer.belongs and may_hold(viewer, unit=None, team=council.team),
        "layout": layout(viewer),
    }
    return page(request, "gatherings/council_year.html", context)


@open_page(OPEN)
@require_safe
def advised(request: OrganisationRequest, council_id: int) -> HttpResponse:
    """What the council advised, what came of it, and how long it took."""
    council = get_council_for(request.viewer, council_id)
    found = advice_overview.overview(request.viewer, council, request.GET, timezone.localdate())
    context = {
        "found": found,
        "council": council,
        "inside": reads_inside(request.viewer, council),
        "layout": layout(request.viewer),
    }
    return page(request, "gatherings/advice_overview.html", context, part="found")


@open_page(OPEN)
@require_safe
def advised_file(request: OrganisationRequest, council_id: int) -> HttpResponse:
    """The same as a table."""
    council = get_council_for(request.viewer, council_id)
    found = advice_overview.overview(request.viewer, council, request.GET, timezone.localdate())
    data = advice_overview.as_csv(found)
    return document_answer(data, name=f"raad-{council.pk}.csv", content_type="text/csv; charset=utf-8")
