"""Councils as a list and one by one: what they are for, who sits there, when they meet, and what they advised."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date, datetime

from django.db.models import Count, Q, QuerySet
from django.utils import timezone

from samskap.gatherings.access.advice import advice_of
from samskap.gatherings.access.councils import (
    councils_of,
    held_by_members,
    keeps,
    may_set_seats,
    members_of,
    reads_inside,
    sits_on,
)
from samskap.gatherings.access.gatherings import may_hold, visible_to
from samskap.gatherings.models import Council, Gathering, Kind, Seat
from samskap.gatherings.queries.advice_lines import AdviceLine, lines
from samskap.gatherings.states import AHEAD, DRAFT, WITHDRAWN
from samskap.gatherings.time_words import local, when_words
from samskap.people.models import Person
from samskap.people.viewer import Viewer

NEWEST = 4  # pieces of advice on the council's own page


@dataclass(frozen=True, slots=True)
class Meeting:
    """A meeting of a council: the row, when it is in words, and how many papers were sent for it."""

    row: Gathering
    when: str
    papers: int = 0

    @property
    def ahead(self) -> bool:
        return self.row.state in AHEAD

    @property
    def day(self) -> date:
        return local(self.row.starts_at, self.row).date()


@dataclass(frozen=True, slots=True)
class CouncilLine:
    """A council in the list: seats that are set up, those of them that are free, and how much the viewer may read."""

    council: Council
    seats: int
    free: int
    next: Meeting | None
    advised: int


@dataclass(frozen=True, slots=True)
class SeatLine:
    """A seat and who has it on the day; ``free`` also when who had it is no longer a member of the council."""

    row: Seat
    free: bool
    today: date

    @property
    def over(self) -> bool:
        """Whether the term is over."""
        return self.row.until is not None and self.row.until < self.today

    @property
    def ahead(self) -> bool:
        """Whether the term has not begun."""
        return self.row.since is not None and self.row.since > self.today

    @property
    def chairs(self) -> bool:
        """Whether who has it leads the council now."""
        return self.row.chairs and not (self.free or self.over or self.ahead)


@dataclass(slots=True)
class SeatKind:
    """The seats of one kind."""

    words: str
    lines: list[SeatLine] = field(default_factory=list)

    @property
    def free(self) -> int:
        return sum(line.free for line in self.lines)


@dataclass(frozen=True, slots=True)
class CouncilPage:
    """The page. ``inside``: names are shown; ``sits``: a member; ``keeps``: gives advice and sets how it works.

    ``by_seat``: who has which seat is shown, to the council and those who set the seats. What kind of seat somebody
    has may tell of their life, so the unit's other people read the names by themselves.
    """

    council: Council
    inside: bool
    sits: bool
    keeps: bool
    sets_seats: bool
    by_seat: bool
    plans: bool
    kinds: list[SeatKind]
    seatless: list[Person]
    next: Meeting | None
    advice: list[AdviceLine]
    more_advice: bool

    @property
    def free(self) -> int:
        return sum(kind.free for kind in self.kinds)

    @property
    def seats(self) -> int:
        return sum(len(kind.lines) for kind in self.kinds)


def council_list(viewer: Viewer, now: datetime) -> list[CouncilLine]:
    """All living councils by name; four queries however many there are."""
    rows = list(councils_of(viewer).filter(team__ended_on=None).order_by("team__name"))
    seats = Seat.objects.filter(council__in=rows, ended_on=None).values("council")
    held = Count("pk", filter=held_by_members(coming=True))
    counted = {each["council"]: each for each in seats.annotate(all=Count("pk"), held=held)}
    given = advice_of(viewer).filter(council__in=rows).exclude(state__in=[DRAFT, WITHDRAWN])
    advised = dict(given.order_by().values_list("council").annotate(Count("pk")))
    ahead: dict[int | None, Gathering] = {}
    for row in _meetings_ahead(viewer, now).filter(team__council__in=rows):
        ahead.setdefault(row.team_id, row)
    return [
        CouncilLine(
            council=row,
            seats=counted[row.pk]["all"] if row.pk in counted else 0,
            free=counted[row.pk]["all"] - counted[row.pk]["held"] if row.pk in counted else 0,
            next=_meeting(ahead[row.team_id], now) if row.team_id in ahead else None,
            advised=advised.get(row.pk, 0),
        )
        for row in rows
    ]


def council_page(viewer: Viewer, council: Council, now: datetime) -> CouncilPage:
    """The council for this viewer; the number of queries does not grow with its seats, meetings or advice."""
    inside, today = reads_inside(viewer, council), timezone.localdate(now)
    sits, sets_seats = sits_on(viewer, council), may_set_seats(viewer, council)
    kinds = seat_kinds(council, today)
    by_seat = sits or sets_seats
    rows = [line.row for kind in kinds for line in kind.lines] if by_seat else []
    seated = {row.person_id for row in rows if row.person_id is not None}
    first = _meetings_ahead(viewer, now).filter(team=council.team_id).first()
    given = advice_of(viewer).filter(council=council).exclude(state=WITHDRAWN)
    advice = lines(given, today, NEWEST + 1)
    return CouncilPage(
        council=council,
        inside=inside,
        sits=sits,
        keeps=keeps(viewer, council),
        sets_seats=sets_seats,
        by_seat=by_seat,
        plans=viewer.belongs and may_hold(viewer, unit=None, team=council.team),
        kinds=kinds,
        seatless=list(members_of(council).exclude(pk__in=seated).order_by("name", "pk")) if inside else [],
        next=_meeting(first, now) if first and council.team.ended_on is None else None,
        advice=advice[:NEWEST],
        more_advice=len(advice) > NEWEST,
    )


def seat_kinds(council: Council, today: date) -> list[SeatKind]:
    """The living seats by kind, in the order of the kinds; one query."""
    kinds = {key: SeatKind(str(words)) for key, words in Seat.Kind.choices}
    rows = council.seats.filter(ended_on=None).annotate(held=held_by_members(coming=True))
    for row in rows.select_related("person"):
        kinds[row.kind].lines.append(SeatLine(row, not row.held, today))
    return [kind for kind in kinds.values() if kind.lines]


def meetings_of_year(viewer: Viewer, council: Council, year: int, now: datetime) -> list[Meeting]:
    """The meetings the viewer sees in the year, the first one first; one query."""
    rows = _seen_meetings(viewer).filter(team=council.team_id, starts_at__year=year)
    sent = Count("papers", filter=Q(papers__published_at__isnull=False))
    return [
        _meeting(row, now, papers=row.sent) for row in rows.annotate(sent=sent).order_by("starts_at", "pk")
    ]


def months(found: list[Meeting]) -> list[tuple[date, list[Meeting]]]:
    """The meetings by month, months without one left out."""
    by_month: dict[date, list[Meeting]] = defaultdict(list)
    for each in found:
        by_month[each.day.replace(day=1)].append(each)
    return sorted(by_month.items())


def _seen_meetings(viewer: Viewer) -> QuerySet[Gathering]:
    """The meetings the viewer sees: a council's own members also where they are not the unit's people."""
    return visible_to(viewer).filter(kind=Kind.COUNCIL)


def _meetings_ahead(viewer: Viewer, now: datetime) -> QuerySet[Gathering]:
    return _seen_meetings(viewer).filter(state__in=AHEAD, ends_at__gt=now).order_by("starts_at", "pk")


def _meeting(row: Gathering, now: datetime, papers: int = 0) -> Meeting:
    return Meeting(row, when_words(row, now), papers)
