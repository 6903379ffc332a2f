"""«Samtalen om ordet»: what the unit's people have said about a word, and whether it is still open."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Prefetch
from django.utils import timezone
from django.utils.translation import gettext as _

from samskap.design.templatetags.draw import day
from samskap.language.access.roles import may_edit_drafts
from samskap.language.models import Edition, Remark
from samskap.language.queries.in_force import edition_in_force
from samskap.language.states import IN_FORCE
from samskap.people.models import Membership, Person
from samskap.people.viewer import BELONGING, Viewer

MOST = 200


@dataclass(frozen=True, slots=True)
class Said:
    """One remark with the answer to it. ``place`` is where its author works or sits, as it is now."""

    pk: int
    name: str
    place: str
    at: datetime
    text: str
    mine: bool
    answer: str
    answered_for: str
    answered_at: datetime | None

    @property
    def line(self) -> str:
        """«Erfaringsrådet · 9. november 2026»."""
        return " · ".join(filter(None, [self.place, day(timezone.localdate(self.at))]))

    @property
    def answer_line(self) -> str:
        """«svarte 10. november 2026»."""
        return (
            _("svarte %(day)s") % {"day": day(timezone.localdate(self.answered_at))}
            if self.answered_at
            else ""
        )


@dataclass(frozen=True, slots=True)
class Conversation:
    """What the entry page shows of the conversation; ``said`` is empty for visitors, who only see the counts."""

    entry_key: str
    said: tuple[Said, ...]
    voices: int
    agrees: int
    i_agree: bool
    open: bool
    until: date | None
    may_read: bool
    may_say: bool
    may_answer: bool


def conversation_of(viewer: Viewer, entry_key: str, edition: Edition | None = None) -> Conversation:
    """The conversation about a word, the newest first; three queries, four when ``edition`` is not given."""
    edition = edition or edition_in_force(viewer.organisation)
    rows = list(_rows(viewer, entry_key))
    agreeing = [row for row in rows if row.kind == Remark.Kind.AGREES]
    remarks = [row for row in rows if row.kind == Remark.Kind.SAYS]
    open_now = edition is not None and takes_remarks(edition, timezone.localdate())
    return Conversation(
        entry_key=entry_key,
        said=tuple(_said(row, viewer) for row in remarks[:MOST]) if viewer.belongs else (),
        voices=len({row.person_id for row in remarks}),
        agrees=len(agreeing),
        i_agree=any(row.person_id == viewer.person_id for row in agreeing if row.person_id),
        open=open_now,
        until=edition.discuss_until if edition else None,
        may_read=viewer.belongs,
        may_say=open_now and viewer.belongs and viewer.person is not None,
        may_answer=may_edit_drafts(viewer),
    )


def takes_remarks(edition: Edition, on: date) -> bool:
    """Whether the words of the edition are open for remarks on the day; without a last day they always are."""
    in_time = edition.discuss_until is None or on <= edition.discuss_until
    return edition.state in IN_FORCE and in_time


def _rows(viewer: Viewer, entry_key: str) -> Iterable[Remark]:
    seats = Membership.objects.current().select_related("unit", "team")
    return (
        Remark.objects.filter(organisation=viewer.organisation, entry_key=entry_key, withdrawn_at=None)
        .select_related("person")
        .prefetch_related(Prefetch("person__memberships", queryset=seats, to_attr="seats"))
    )


def _said(row: Remark, viewer: Viewer) -> Said:
    return Said(
        pk=row.pk,
        name=row.person.name if row.person else "",
        place=place_of(row.person),
        at=row.made_at,
        text=row.text,
        mine=row.person_id is not None and row.person_id == viewer.person_id,
        answer=row.answer,
        answered_for=row.answered_for,
        answered_at=row.answered_at,
    )


def place_of(person: Person | None) -> str:
    """Where a person whose ``seats`` were fetched works or sits; "" when nowhere any longer."""
    seats: list[Membership] = getattr(person, "seats", [])
    places = [str(held.unit or held.team) for held in seats if held.role in BELONGING]
    return places[0] if places else ""
