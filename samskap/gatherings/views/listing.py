"""Gatherings as a list, a month and a year, and a series with its gatherings."""

from __future__ import annotations

from django.http import HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from samskap.core.pages import page
from samskap.gatherings.access.gatherings import get_series_for, may_hold_somewhere
from samskap.gatherings.queries.gathering_list import Choices, Field, choices_of, gathering_list, read
from samskap.gatherings.queries.month import first_of_month, month_of, read_year, year_of
from samskap.gatherings.queries.series_page import living_series, series_shown
from samskap.people.access import OrganisationRequest, members_page, open_page

SEEN = "visible_to lets visitors see what is open to residents and announced"


@open_page(SEEN)
@require_safe
def gatherings(request: OrganisationRequest) -> HttpResponse:
    """What is ahead, or what has been, by the filters in the address."""
    found = gathering_list(request.viewer, request.GET, timezone.now())
    context = {
        "found": found,
        "fields": _fields(found.choices, found.asked.kind, found.asked.home, found.asked.period),
        "may_plan": may_hold_somewhere(request.viewer),
    }
    return page(request, "gatherings/list.html", context, part="found")


@open_page(SEEN)
@require_safe
def month(request: OrganisationRequest) -> HttpResponse:
    """A month; the one we are in unless the address says another."""
    now = timezone.now()
    first = first_of_month(request.GET.get("maned", ""), timezone.localdate(now))
    choices = choices_of(request.viewer)
    asked = read(request.GET, choices)
    context = {
        "month": month_of(request.viewer, first, asked.home, now),
        "this_month": f"{first:%Y-%m}",
        "asked": asked,
        "fields": _fields(choices, home=asked.home)[1:2],
        "weekdays": [
            _("Mandag"),
            _("Tirsdag"),
            _("Onsdag"),
            _("Torsdag"),
            _("Fredag"),
            _("Lørdag"),
            _("Søndag"),
        ],
        "may_plan": may_hold_somewhere(request.viewer),
    }
    return page(request, "gatherings/month.html", context, part="found")


@members_page("what is planned is for the unit's own people")
@require_safe
def year(request: OrganisationRequest) -> HttpResponse:
    """«Årshjul»: the twelve months of a year, and the series that go on."""
    now = timezone.now()
    year = read_year(request.GET.get("ar", ""), timezone.localdate(now))
    choices = choices_of(request.viewer)
    asked = read(request.GET, choices)
    context = {
        "year": year,
        "months": year_of(request.viewer, year, asked.home),
        "asked": asked,
        "fields": _fields(choices, home=asked.home)[1:2],
        "series": living_series(request.viewer, now, home=asked.home),
        "may_plan": may_hold_somewhere(request.viewer),
    }
    return page(request, "gatherings/year.html", context, part="found")


@members_page("what is planned is for the unit's own people")
@require_safe
def series(request: OrganisationRequest, series_id: int) -> HttpResponse:
    """One series: its rhythm in words, what is next, and what has been."""
    row = get_series_for(request.viewer, series_id)
    shown = series_shown(request.viewer, row, request.GET.get("side", "1"), timezone.now())
    return page(request, "gatherings/series.html", {"series": row, "shown": shown})


def _fields(choices: Choices, kind: str = "", home: str = "", period: str = "") -> list[Field]:
    """The filters above a list, each with what is chosen."""
    return [
        Field("type", _("Hva slags"), _("Alle slag"), choices.kinds, kind),
        Field("hos", _("Hos hvem"), _("Hele kommunen"), choices.homes, home),
        Field("nar", _("Når"), "", choices.periods, period),
    ]
