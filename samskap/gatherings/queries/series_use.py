"""Which gatherings of a series have been used, and what a new rule does to the rest."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Any, Final

from django.db.models import F, Q, QuerySet, Value
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from samskap.gatherings.models import (
    ActionItem,
    Advice,
    AgendaItem,
    Attendance,
    Carried,
    Decision,
    Gathering,
    GuestSignUp,
    Invitation,
    Minutes,
    Paper,
    Reflection,
    Series,
)
from samskap.gatherings.occurrences import Occurrence, first_after, moment, occurrences
from samskap.gatherings.rhythm import Rule
from samskap.gatherings.states import ANNOUNCED, CANCELLED, HELD, PLANNED
from samskap.gatherings.time_words import local
from samskap.practice.models import ChangeRecord

# Gatherings are rows this far ahead.
AHEAD: Final = timedelta(days=550)
USES: Final[dict[str, str | Promise]] = {
    HELD: _("gjennomført"),
    ANNOUNCED: _("kalt inn"),
    CANCELLED: _("avlyst"),
    "by_hand": _("endret for seg"),
    "asked": _("noen er invitert"),
    "guests": _("noen har meldt seg på"),
    "agenda": _("saker på listen"),
    "minutes": _("referat"),
    "decisions": _("vedtak"),
    "points": _("punkter å følge opp"),
    "attendance": _("oppmøte"),
    "papers": _("saker til rådet"),
    "advice": _("råd som er gitt"),
    "reflections": _("refleksjon"),
    "changes": _("endringer som kom av den"),
}
_CHANGE_KEY: Final = "gatherings.gathering:"


@dataclass(frozen=True, slots=True)
class Kept:
    """A gathering ahead that a new rule leaves as it is, and why."""

    gathering: Gathering
    why: list[str | Promise]


@dataclass(frozen=True, slots=True)
class Effect:
    """What a new rule does to what is ahead: kept with the reasons, removed, given a new time, and added."""

    kept: list[Kept] = field(default_factory=list)
    removed: list[Gathering] = field(default_factory=list)
    changed: list[tuple[Gathering, Occurrence]] = field(default_factory=list)
    added: list[Occurrence] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Plan:
    """When a series comes: the rule whole, from and through which day, by which clock, and what holidays do."""

    rule: Rule
    starts_on: date
    ends_on: date | None
    holidays: str
    at: Any
    timezone: str

    @classmethod
    def of(cls, series: Series) -> Plan:
        """The plan of a row."""
        return cls(
            Rule.of(series.rrule),
            series.starts_on,
            series.ends_on,
            series.holidays,
            series.at,
            series.timezone,
        )

    def through(self, now: datetime) -> date:
        """The last day that is made rows of now: eighteen months ahead, or further to the next one of a rare rhythm."""
        far = now.date() + AHEAD
        nearest = self.next_one(now)
        last = max(far, nearest.planned_on) if nearest else far
        return min(last, self.ends_on) if self.ends_on else last

    def next_one(self, now: datetime) -> Occurrence | None:
        """The next occurrence from today, however long it takes."""
        return first_after(
            self.rule,
            starts_on=self.starts_on,
            after=max(now.date(), self.starts_on) - timedelta(days=1),
            ends_on=self.ends_on,
            policy=self.holidays,
        )

    def ahead(self, now: datetime, *, first: date | None = None) -> list[Occurrence]:
        """The occurrences that begin after ``now`` and are made rows of, from ``first`` on."""
        found = occurrences(
            self.rule,
            starts_on=self.starts_on,
            first=max(self.starts_on, first or now.date() - timedelta(days=14)),
            last=self.through(now),
            policy=self.holidays,
        )
        return [each for each in found if self.begins(each) > now]

    def begins(self, occurrence: Occurrence) -> datetime:
        """The moment it begins (UTC)."""
        return moment(occurrence.held_on, self.at, self.timezone)


def uses_of(gatherings: Iterable[Gathering]) -> dict[int, list[str]]:
    """What each has been used for (keys of ``USES``); those that are untouched are not there. Two queries."""
    rows = {row.pk: row for row in gatherings}
    found: dict[int, list[str]] = defaultdict(list)
    for row in rows.values():
        if row.state != PLANNED:
            found[row.pk].append(row.state)
        elif row.by_hand:
            found[row.pk].append("by_hand")
    if rows:
        for number, use in _marks(rows):
            if number in rows and use not in found[number]:
                found[number].append(use)
    return dict(found)


def _marks(rows: Collection[int]) -> Iterable[tuple[int, str]]:
    touched = ~Q(text="") | ~Q(notes="") | ~Q(brought_by="") | Q(slot="") | Q(revision__gt=1)
    marks: Mapping[str, QuerySet[Any]] = {
        "asked": Invitation.objects.all(),
        "guests": GuestSignUp.objects.all(),
        "agenda": AgendaItem.objects.filter(touched),
        "minutes": Minutes.objects.all(),
        "decisions": Decision.objects.all(),
        "points": ActionItem.objects.all(),
        "attendance": Attendance.objects.all(),
        "papers": Paper.objects.all(),
        "advice": Advice.objects.all(),
        "reflections": Reflection.objects.all(),
    }
    parts = [_part(query.filter(gathering__in=rows), use, "gathering_id") for use, query in marks.items()]
    parts.append(_part(Carried.objects.filter(gathering__in=rows), "points", "gathering_id"))
    parts.append(_part(ActionItem.objects.filter(closed_in__in=rows), "points", "closed_in_id"))
    yield from parts[0].union(*parts[1:])
    keys = [f"{_CHANGE_KEY}{number}" for number in rows]
    for key in ChangeRecord.objects.filter(cause_key__in=keys).values_list("cause_key", flat=True):
        yield int(key.removeprefix(_CHANGE_KEY)), "changes"


def _part(query: QuerySet[Any], use: str, column: str) -> QuerySet[Any, Any]:
    part: QuerySet[Any, Any] = (
        query.order_by().annotate(of=F(column), use=Value(use)).values_list("of", "use")
    )
    return part


def effect_of(series: Series, plan: Plan, now: datetime) -> Effect:
    """What the series' gatherings ahead come to when it follows ``plan`` from now on. Changes nothing."""
    rows = list(Gathering.objects.filter(series=series, starts_at__gt=now).order_by("starts_at", "pk"))
    uses = uses_of(rows)
    taken = set(Gathering.objects.filter(series=series).values_list("planned_on", flat=True))
    wanted = {each.planned_on: each for each in plan.ahead(now)}
    effect = Effect(added=[each for each in wanted.values() if each.planned_on not in taken])
    for row in rows:
        if row.pk in uses:
            effect.kept.append(Kept(row, [USES[use] for use in uses[row.pk]]))
        elif row.planned_on in wanted:
            effect.changed.append((row, wanted[row.planned_on]))
        elif local(row.starts_at, row).date() == local(now, row).date():
            effect.kept.append(Kept(row, [_("er i dag")]))  # people are on their way
        else:
            effect.removed.append(row)
    return effect
