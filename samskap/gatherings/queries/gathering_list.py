"""The gatherings as a list: what is asked for in the address, and a page of lines by month."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from itertools import groupby
from typing import Any, Final, TypeVar
from urllib.parse import urlencode
from zoneinfo import ZoneInfo

from django.core.paginator import Page, Paginator
from django.db.models import Q, QuerySet
from django.utils import timezone
from django.utils.dateformat import format as format_date
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from samskap.gatherings.access.gatherings import visible_to
from samskap.gatherings.models import Gathering, Kind, Series
from samskap.gatherings.states import ANNOUNCED, CANCELLED, HELD, PLANNED
from samskap.gatherings.time_words import clock
from samskap.people.access import teams_of, units_of
from samskap.people.models import Team, Unit
from samskap.people.viewer import Viewer

PER_PAGE: Final = 60
# Months after so many entries are folded: what is far away is there for who asks for it.
OPEN_ENTRIES: Final = 12
COMING: Final = ""
PERIODS: Final[dict[str, str | Promise]] = {
    COMING: _("Kommende"),
    "uke": _("De neste sju dagene"),
    "kvartal": _("De neste tre månedene"),
    "tidligere": _("Tidligere"),
}
SPANS: Final = {"uke": timedelta(days=7), "kvartal": timedelta(days=92)}


@dataclass(frozen=True, slots=True)
class Choice:
    """One choice of a filter: what stands in the address, and the words."""

    key: str
    words: str | Promise


@dataclass(frozen=True, slots=True)
class Choices:
    """What one may choose between; homes are the units and living teams."""

    kinds: list[Choice]
    homes: list[Choice]
    periods: list[Choice]


@dataclass(frozen=True, slots=True)
class Field:
    """A filter on the page: its name in the address, its label, the words for no choice ("" when there is no such)."""

    name: str
    label: str
    everything: str
    choices: list[Choice]
    chosen: str


@dataclass(frozen=True, slots=True)
class Asked:
    """What the address asks for; "" is everything. ``day`` alone shows one day, past or not."""

    kind: str = ""
    home: str = ""
    period: str = COMING
    day: date | None = None
    unread: bool = False

    @property
    def query(self) -> str:
        """The choices as they stand in an address."""
        parts = {
            "type": self.kind,
            "hos": self.home,
            "nar": self.period,
            "dag": self.day.isoformat() if self.day else "",
        }
        return urlencode({name: value for name, value in parts.items() if value})

    @property
    def any(self) -> bool:
        """Whether anything is left out."""
        return bool(self.query)


@dataclass(frozen=True, slots=True)
class Line:
    """One gathering in a list or a calendar; ``again`` are those that come like it in the same month."""

    pk: int
    title: str
    kind: str
    day: date
    start: str
    clock: str
    place: str
    whose: str
    state: str
    open_to_residents: bool
    again: list[Line] = field(default_factory=list)

    @property
    def announced(self) -> bool:
        return self.state == ANNOUNCED

    @property
    def cancelled(self) -> bool:
        return self.state == CANCELLED

    @property
    def held(self) -> bool:
        return self.state == HELD


Row = tuple[Any, ...]
Held = TypeVar("Held", Gathering, Series)
Groups = list[tuple[str, list[Line]]]


@dataclass(frozen=True, slots=True)
class MonthOfList:
    """A month in the list with its entries, and how many gatherings they are."""

    name: str
    lines: list[Line]
    count: int
    folded: bool


@dataclass(frozen=True, slots=True)
class Listed:
    """A page of the list: months in the order of time (the newest first when they are past)."""

    months: list[MonthOfList]
    page: Page[Row]
    asked: Asked
    choices: Choices


def choices_of(viewer: Viewer) -> Choices:
    """The filters; two queries."""
    homes: list[Unit | Team] = [*units_of(viewer), *teams_of(viewer).filter(ended_on=None)]
    return Choices(
        kinds=[Choice(key, words) for key, words in Kind.choices],
        homes=[
            Choice(f"{'unit' if isinstance(home, Unit) else 'team'}-{home.pk}", home.name) for home in homes
        ],
        periods=[Choice(key, words) for key, words in PERIODS.items()],
    )


def read(params: Mapping[str, str], choices: Choices) -> Asked:
    """What the address asks for; what is not to choose from is left out and noticed."""
    kind, home, period = params.get("type", ""), params.get("hos", ""), params.get("nar", "")
    day = _day(params.get("dag", ""))
    known = Asked(
        kind=kind if kind in {each.key for each in choices.kinds} else "",
        home=home if home in {each.key for each in choices.homes} else "",
        period=period if period in PERIODS else COMING,
        day=day,
    )
    unread = (known.kind, known.home, known.period) != (kind, home, period) or bool(
        params.get("dag")
    ) != bool(day)
    return Asked(known.kind, known.home, known.period, known.day, unread)


def gathering_list(viewer: Viewer, params: Mapping[str, str], now: datetime) -> Listed:
    """A page of gatherings the viewer sees; four queries whatever their number."""
    choices = choices_of(viewer)
    asked = read(params, choices)
    rows = at_home(visible_to(viewer), asked.home)
    if asked.kind:
        rows = rows.filter(kind=asked.kind)
    shown = for_lines(_within(rows, asked, now))
    page = Paginator(shown, PER_PAGE).get_page(params.get("side", "1"))
    return Listed(_months(lines_of(page.object_list), whole=asked.day is not None), page, asked, choices)


def at_home(rows: QuerySet[Held], home: str) -> QuerySet[Held]:
    """Those of a unit with its departments («unit-3»), or of a team («team-4»)."""
    kind, _dash, number = home.partition("-")
    if not number.isdecimal():
        return rows
    if kind == "team":
        return rows.filter(team=int(number))
    return rows.filter(Q(unit=int(number)) | Q(unit__parent=int(number)))


def for_lines(rows: QuerySet[Gathering]) -> QuerySet[Gathering, Row]:
    """What a line shows of each row and nothing more: whole rows would take most of the time of a month."""
    return rows.values_list(
        "pk", "title", "kind", "starts_at", "ends_at", "timezone", "place", "unit__name", "team__name", "state",
        "open_to_residents",
    )  # fmt: skip


def lines_of(rows: Iterable[Row]) -> list[Line]:
    """What ``for_lines`` gives as lines."""
    kinds = {key: str(words) for key, words in Kind.choices}
    clocks: dict[time, str] = {}  # the same few times come again and again, and formatting is slow
    found = []
    for pk, title, kind, starts_at, ends_at, zone, place, unit, team, state, opened in rows:
        place_of = ZoneInfo(zone)
        starts, ends = starts_at.astimezone(place_of), ends_at.astimezone(place_of).time()
        for moment in (starts.time(), ends):
            if moment not in clocks:
                clocks[moment] = clock(moment)
        first = clocks[starts.time()]
        when = f"{first}–{clocks[ends]}"
        whose = unit or team or ""
        found.append(Line(pk, title, kinds[kind], starts.date(), first, when, place, whose, state, opened))
    return found


def by_month(lines: Iterable[Line]) -> list[tuple[str, list[Line]]]:
    """«desember 2026» with its lines, in the order they came."""
    groups = groupby(lines, key=lambda line: (line.day.year, line.day.month))
    return [(format_date(date(year, month, 1), "F Y"), list(inside)) for (year, month), inside in groups]


def _months(lines: Iterable[Line], *, whole: bool) -> list[MonthOfList]:
    """The months with meetings that come again as one entry each; ``whole`` shows every gathering by itself."""
    found, entries = [], 0
    for name, inside in by_month(lines):
        shown = inside if whole else _together(inside)
        found.append(MonthOfList(name, shown, len(inside), entries >= OPEN_ENTRIES))
        entries += len(shown)
    return found


def _together(lines: Iterable[Line]) -> list[Line]:
    """The lines of a month, those of a meeting that comes on the same weekday at the same time as one.

    One that people are asked to, or that is off, stands by itself.
    """
    shown: list[Line] = []
    firsts: dict[tuple[Any, ...], Line] = {}
    for line in lines:
        alike = (line.title, line.kind, line.day.weekday(), line.clock, line.place, line.whose, line.state)
        first = firsts.setdefault(alike, line) if line.state in (PLANNED, HELD) else line
        if first is line:
            shown.append(line)
        else:
            first.again.append(line)
    return shown


def by_title(lines: Iterable[Line]) -> Groups:
    """The lines of each title together, in the order of their first days."""
    groups: dict[str, list[Line]] = {}
    for line in lines:
        groups.setdefault(line.title, []).append(line)
    return list(groups.items())


def midnight(day: date) -> datetime:
    """The moment the day begins here."""
    return timezone.make_aware(datetime.combine(day, time()))


def _within(rows: QuerySet[Gathering], asked: Asked, now: datetime) -> QuerySet[Gathering]:
    if asked.day is not None:
        return rows.filter(
            starts_at__gte=midnight(asked.day), starts_at__lt=midnight(asked.day + timedelta(days=1))
        )
    if asked.period == "tidligere":
        return rows.filter(ends_at__lte=now).order_by("-starts_at", "-pk")
    rows = rows.filter(ends_at__gt=now)
    span = SPANS.get(asked.period)
    return rows.filter(starts_at__lt=midnight(timezone.localdate(now) + span)) if span else rows


def _day(words: str) -> date | None:
    try:
        day = date.fromisoformat(words) if words else None
    except ValueError:
        return None
    return day if day and date(2000, 1, 1) <= day <= date(2100, 1, 1) else None
