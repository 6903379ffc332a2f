"""Everything the page of a gathering shows, decided for the one who looks."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

from django.utils.functional import Promise

from samskap.gatherings.access.agenda import may_change_item
from samskap.gatherings.access.gatherings import holds, takes_part
from samskap.gatherings.access.invitations import own_invitation
from samskap.gatherings.access.reflection import may_open
from samskap.gatherings.kinds import TEMPLATES, Slot
from samskap.gatherings.models import AgendaItem, Gathering, Invitation, Kind
from samskap.gatherings.queries.answers import Answers, answers_to
from samskap.gatherings.queries.open_points import PointLine, open_points
from samskap.gatherings.queries.papers import PapersPart, papers_part
from samskap.gatherings.states import AHEAD, ANNOUNCED, CANCELLED, HELD, PLANNED
from samskap.gatherings.time_words import local, near_words, when_words
from samskap.people.viewer import Viewer
from samskap.plans.models import Measure
from samskap.values.models import Value

SOON = timedelta(days=1)  # before this, a meeting that nobody is asked to is not opened


@dataclass(frozen=True, slots=True)
class Point:
    """A point of the agenda. ``item`` is None for a field of the kind that nobody has written in yet."""

    title: str | Promise
    help: str | Promise
    item: AgendaItem | None
    minutes: int | None
    slot: str = ""
    required: bool = False
    may_change: bool = False

    @property
    def text(self) -> str:
        return self.item.text if self.item else ""

    @property
    def municipal(self) -> bool:
        """Whether it is the point of an OPP gathering where our values meet the municipality's."""
        return self.slot == "values"

    @property
    def must_be_written(self) -> bool:
        """Whether this still stands in the way of announcing it."""
        return self.required and not self.text


@dataclass(frozen=True, slots=True)
class GatheringPage:
    """The page. ``inside``: the unit's own people, who read the agenda; ``asked``: may add to it and answer."""

    row: Gathering
    when: str
    near: str
    purpose: str | Promise
    inside: bool
    asked: bool
    holds: bool
    points: list[Point]
    values: list[Value]
    measures: list[Measure]
    own: Invitation | None
    answers: Answers
    open: bool
    over: bool
    missing: list[str] = field(default_factory=list)
    open_points: list[PointLine] = field(default_factory=list)
    papers: PapersPart | None = None
    may_reflect: bool = False
    soon: bool = False

    @property
    def state(self) -> str:
        return self.row.state

    @property
    def planned(self) -> bool:
        return self.row.state == PLANNED

    @property
    def cancelled(self) -> bool:
        return self.row.state == CANCELLED

    @property
    def held(self) -> bool:
        return self.row.state == HELD

    @property
    def ahead(self) -> bool:
        return self.row.state in AHEAD

    @property
    def moved_from(self) -> date | None:
        """The day it was planned on, when people are asked to another one."""
        moved = local(self.row.starts_at, self.row).date() != self.row.planned_on
        return self.row.planned_on if moved and self.row.state == ANNOUNCED else None

    @property
    def own_answer(self) -> str:
        """The viewer's answer to the gathering as it is now; one from before it was moved does not count."""
        own = self.own
        return own.answer if own and own.answered_sequence == self.row.sequence else ""

    @property
    def asked_again(self) -> bool:
        return bool(self.own and self.own.answer and not self.own_answer)


def gathering_page(viewer: Viewer, row: Gathering, now: datetime) -> GatheringPage:
    """The page for this viewer, in a number of queries that does not grow with the agenda or the audience."""
    asked, hosting = takes_part(viewer, row), holds(viewer, row)
    inside = viewer.belongs or asked
    own = own_invitation(viewer, row)
    points = points_of(viewer, row) if inside or own else []
    over = now >= row.ends_at
    ahead = row.state == ANNOUNCED and not over
    return GatheringPage(
        row=row,
        when=when_words(row, now),
        near=near_words(row, now),
        purpose=row.purpose or TEMPLATES[row.kind].purpose,
        inside=inside or own is not None,
        asked=asked,
        holds=hosting,
        points=points,
        values=list(row.values.all()),
        measures=list(row.measures.filter(section__plan__organisation=viewer.organisation))
        if viewer.belongs
        else [],
        own=own,
        answers=answers_to(row, viewer, hosting=hosting, ahead=ahead),
        open=ahead,
        over=over,
        open_points=open_points(viewer, row, now),
        soon=now >= row.starts_at - SOON,
        papers=papers_part(viewer, row, now) if inside or own else None,
        may_reflect=row.kind == Kind.REFLECTION and row.state != CANCELLED and may_open(viewer),
        missing=[str(each.title) for each in points if each.must_be_written] if row.state == PLANNED else [],
    )


def points_of(viewer: Viewer, row: Gathering) -> list[Point]:
    """The agenda in order; fields of the kind that are not rows yet come first, in the order of the kind. One query."""
    slots = {slot.key: slot for slot in TEMPLATES[row.kind].slots}
    items = list(row.items.select_related("added_by"))
    there = {item.slot for item in items}
    unwritten = [_point(viewer, row, slot, None) for key, slot in slots.items() if key not in there]
    return unwritten + [_point(viewer, row, slots.get(item.slot), item) for item in items]


def _point(viewer: Viewer, row: Gathering, slot: Slot | None, item: AgendaItem | None) -> Point:
    return Point(
        title=slot.title if slot else item.title if item else "",
        help=slot.help if slot else "",
        item=item,
        minutes=item.minutes if item else slot.minutes if slot else None,
        slot=slot.key if slot else "",
        required=bool(slot and slot.required),
        may_change=item is not None and may_change_item(viewer, item, row),
    )
