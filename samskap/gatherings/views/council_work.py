"""A team becomes a council, says how it works, and sets its seats."""

from __future__ import annotations

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from samskap.core.pages import page
from samskap.gatherings.access.councils import (
    get_council_for,
    may_set_seats,
    may_start_council,
    require_keeps,
    teams_to_start,
)
from samskap.gatherings.actions import councils as actions
from samskap.gatherings.forms.conflict import differences
from samskap.gatherings.forms.councils import SeatForm, StartForm, WaysForm, seat_initial, ways_initial
from samskap.gatherings.models import Council, Seat
from samskap.gatherings.refusals import ChangedMeanwhile, NotAllowedNow
from samskap.gatherings.views.telling import attempt
from samskap.people.access import OrganisationRequest, members_page, roles_page
from samskap.plans.queries.hearing import names_of_nobody

STARTERS = "only leaders and administrators of a whole unit get past the look-up"
KEEPERS = "only those who keep the council get past the look-up"
SEATERS = "only those who keep the council, and those who may start one, get past the look-up"
form_page = require_http_methods(["GET", "HEAD", "POST"])


def _to_council(request: OrganisationRequest, council_id: int) -> HttpResponse:
    return redirect("gatherings:council", request.organisation.slug, council_id)


@members_page(STARTERS)
@form_page
def start(request: OrganisationRequest) -> HttpResponse:
    """Let a team work as a council."""
    if not may_start_council(request.viewer):
        raise PermissionDenied
    teams = teams_to_start(request.viewer)
    form = StartForm(request.POST or None, teams=teams, known_names=_known(request))
    if request.method == "POST" and form.is_valid():
        try:
            made = actions.start_council(by=request.viewer, **form.cleaned_data)
        except NotAllowedNow as error:
            form.add_error("team", str(error))
        else:
            messages.success(request, _("Rådet er klart. Sett opp plassene, og legg inn årets møter."))
            return _to_council(request, made.pk)
    context = {"form": form, "any": teams.exists()}
    status = 422 if request.method == "POST" else 200
    return page(request, "gatherings/council_start.html", context, status=status)


@roles_page(KEEPERS)
@form_page
def ways(request: OrganisationRequest, council_id: int) -> HttpResponse:
    """How the council works, and how people reach it."""
    council = get_council_for(request.viewer, council_id)
    require_keeps(request.viewer, council)
    form = WaysForm(request.POST or None, initial=ways_initial(council), known_names=_known(request))
    conflict = None
    if request.method == "POST" and form.is_valid():
        try:
            seen = form.cleaned_data["seen"]
            actions.set_ways(by=request.viewer, council=council, ways=form.ways(), seen=seen)
        except ChangedMeanwhile:
            newest = ways_initial(get_council_for(request.viewer, council_id))
            conflict = differences(form, newest)
            form.data = form.data.copy()  # type: ignore[attr-defined]  # a QueryDict here
            form.data["seen"] = newest["seen"]  # type: ignore[index]  # same
        else:
            messages.success(request, _("Lagret."))
            return _to_council(request, council.pk)
    context = {"form": form, "council": council, "conflict": conflict}
    status = 200 if request.method != "POST" else 422 if conflict is None else 409
    return page(request, "gatherings/council_ways.html", context, status=status)


@roles_page(SEATERS)
@form_page
def seat_new(request: OrganisationRequest, council_id: int) -> HttpResponse:
    """A seat more."""
    return _seat(request, get_council_for(request.viewer, council_id), None)


@roles_page(SEATERS)
@form_page
def seat_edit(request: OrganisationRequest, seat_id: int) -> HttpResponse:
    """Who has the seat, and how long."""
    row = _seat_here(request, seat_id)
    return _seat(request, row.council, row)


@roles_page(SEATERS)
@require_POST
def seat_end(request: OrganisationRequest, seat_id: int) -> HttpResponse:
    """The seat is no more."""
    row, today = _seat_here(request, seat_id), timezone.localdate()
    attempt(
        request,
        lambda: actions.end_seat(by=request.viewer, seat=row, on=today),
        _("Plassen er tatt bort."),
    )
    return _to_council(request, row.council_id)


def _known(request: OrganisationRequest) -> list[str]:
    return names_of_nobody(request.organisation) if request.method == "POST" else []


def _seat_here(request: OrganisationRequest, seat_id: int) -> Seat:
    rows = Seat.objects.filter(council__team__organisation=request.organisation, ended_on=None)
    row = rows.select_related("council__team", "person").filter(pk=seat_id).first()
    if row is None:
        raise Http404
    return row


def _seat(request: OrganisationRequest, council: Council, row: Seat | None) -> HttpResponse:
    if not may_set_seats(request.viewer, council):
        raise PermissionDenied
    form = SeatForm(request.POST or None, council=council, initial=seat_initial(row) if row else {})
    if request.method == "POST" and form.is_valid():
        try:
            if row is None:
                actions.add_seat(by=request.viewer, council=council, term=form.term())
            else:
                actions.change_seat(by=request.viewer, seat=row, term=form.term())
        except NotAllowedNow as error:
            form.add_error(None, str(error))
        else:
            messages.success(request, _("Plassen er lagret."))
            return _to_council(request, council.pk)
    context = {"form": form, "council": council, "seat": row}
    status = 422 if request.method == "POST" else 200
    return page(request, "gatherings/seat.html", context, status=status)
