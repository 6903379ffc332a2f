"""A team begins to work as a council, says how, and sets its seats."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import Http404
from django.utils.translation import gettext as _

from samskap.core.audit import why
from samskap.gatherings.access.councils import may_set_seats, may_start_council, members_of, require_keeps
from samskap.gatherings.actions.noting import note_row
from samskap.gatherings.models import Council, Seat
from samskap.gatherings.refusals import ChangedMeanwhile, NotAllowedNow
from samskap.gatherings.written import mark_of
from samskap.people.models import Person, Team
from samskap.people.viewer import Viewer


@dataclass(frozen=True, slots=True)
class Ways:
    """How a council works: whether its advice is public, how many days an answer and the papers have, and its texts.

    ``mandate`` is what it is for; None leaves it as it stands.
    """

    public: bool
    answer_days: int
    papers_days: int
    about: str = ""
    mandate: str | None = None
    overruled: str = ""


@dataclass(frozen=True, slots=True)
class Term:
    """A seat: its kind, who has it (None: free), and from when to when."""

    kind: str
    person: Person | None = None
    chairs: bool = False
    since: date | None = None
    until: date | None = None


@transaction.atomic
def start_council(*, by: Viewer, team: Team, mandate: str = "", overruled: str = "") -> Council:
    """Let a team advise; the council it is when it is one already. Without a new ``mandate`` the team keeps its own."""
    if not may_start_council(by) or team.organisation_id != by.organisation.pk:
        raise PermissionDenied
    if team.ended_on is not None:
        raise NotAllowedNow(_("Laget finnes ikke lenger."))
    row, new = Council.objects.get_or_create(team=team)
    if new:
        if mandate:
            _give_mandate(row.team, mandate)
        note_row(by, "start_council", row, **why(overruled))
    return row


@transaction.atomic
def set_ways(*, by: Viewer, council: Council, ways: Ways, seen: str | None = None) -> Council:
    """How the council works from now on; advice that is given already keeps its openness and its date.

    Raises ChangedMeanwhile when the texts are no longer those that ``texts_mark`` told of as ``seen``.
    """
    row = _locked(by, council)
    require_keeps(by, row)
    if seen is not None and seen != texts_mark(row):
        raise ChangedMeanwhile
    row.public, row.about = ways.public, ways.about
    row.answer_days, row.papers_days = ways.answer_days, ways.papers_days
    row.save(update_fields=["public", "about", "answer_days", "papers_days"])
    if ways.mandate is not None:
        _give_mandate(row.team, ways.mandate)
    note_row(by, "set_council_ways", row, public=ways.public, **why(ways.overruled))
    return row


@transaction.atomic
def add_seat(*, by: Viewer, council: Council, term: Term) -> Seat:
    """Another seat; no more than the team has room for, when it says so."""
    row = _locked(by, council)
    _require_sets(by, row, term)
    _require_one_each(row, term, None)
    living = row.seats.filter(ended_on=None).count()
    if row.team.seats and living >= row.team.seats:
        raise NotAllowedNow(
            _("Rådet har %(seats)d plasser, og alle er satt opp.") % {"seats": row.team.seats}
        )
    seat = Seat.objects.create(council=row, **_columns(term))
    note_row(by, "add_seat", row, seat=seat.pk)
    return seat


@transaction.atomic
def change_seat(*, by: Viewer, seat: Seat, term: Term) -> Seat:
    """Somebody gets the seat, leaves it, or has it for another time."""
    row = _locked(by, seat.council)
    _require_sets(by, row, term)
    kept = Seat.objects.select_for_update().filter(pk=seat.pk, council=row, ended_on=None).first()
    if kept is None:
        raise Http404
    _require_one_each(row, term, kept)
    for name, value in _columns(term).items():
        setattr(kept, name, value)
    kept.save(update_fields=list(_columns(term)))
    note_row(by, "change_seat", row, seat=kept.pk)
    return kept


@transaction.atomic
def end_seat(*, by: Viewer, seat: Seat, on: date) -> Seat:
    """The seat is no more; who had it, and when, stays."""
    row = _locked(by, seat.council)
    _require_sets(by, row, None)
    kept = Seat.objects.select_for_update().filter(pk=seat.pk, council=row).first()
    if kept is None:
        raise Http404
    if kept.ended_on is None:
        kept.ended_on = on
        kept.save(update_fields=["ended_on"])
        note_row(by, "end_seat", row, seat=kept.pk)
    return kept


def texts_mark(council: Council) -> str:
    """What tells the council's texts from others; who writes them says which they began with."""
    return mark_of(f"{council.team.mandate}\n\n{council.about}")


def _give_mandate(team: Team, mandate: str) -> None:
    team.mandate = mandate
    team.save(update_fields=["mandate"])


def _require_sets(by: Viewer, council: Council, term: Term | None) -> None:
    """Seats are set by who keeps the council, and by those who may start one; for members of its team."""
    if not may_set_seats(by, council):
        raise PermissionDenied
    if term is not None and council.team.ended_on is not None:
        raise NotAllowedNow(_("Rådet er lagt ned, og har ingen plasser."))
    if term is not None and term.person is not None and term.person not in members_of(council, coming=True):
        raise NotAllowedNow(_("Bare medlemmer av rådet kan ha en plass. Legg personen til i laget først."))


def _require_one_each(council: Council, term: Term, own: Seat | None) -> None:
    held = council.seats.filter(ended_on=None, person=term.person).first() if term.person else None
    if held is not None and held != own:
        raise NotAllowedNow(_("Den personen har en plass allerede."))


def _columns(term: Term) -> dict[str, Any]:
    return {
        "kind": term.kind,
        "person": term.person,
        "chairs": term.chairs,
        "since": term.since,
        "until": term.until,
    }


def _locked(by: Viewer, council: Council) -> Council:
    rows = Council.objects.select_for_update(of=("self",)).select_related("team")
    row = rows.filter(pk=council.pk, team__organisation=by.organisation).first()
    if row is None:
        raise Http404
    return row
