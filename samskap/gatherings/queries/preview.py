"""What a rhythm comes to, before it is saved: the rule in words, its days, and what it does to what is there."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from typing import Final

from django.utils.functional import Promise
from django.utils.translation import get_language

from samskap.gatherings.models import Gathering, Series
from samskap.gatherings.occurrences import NEXT, Occurrence
from samskap.gatherings.queries.series_use import Effect, Plan, effect_of
from samskap.gatherings.rhythm import RhythmError, in_words, understand
from samskap.gatherings.time_words import local

SHOWN: Final = 40
FIRST: Final = 3
FARTHEST: Final = timedelta(days=3 * 366)
ZONE: Final = "Europe/Oslo"


@dataclass(frozen=True, slots=True)
class Standing:
    """A gathering that is there already, and why it stays."""

    day: date
    title: str
    why: list[str | Promise]


@dataclass(frozen=True, slots=True)
class Preview:
    """The rule as it was understood, its days ahead (at most ``SHOWN``), and what happens to those that are there."""

    rhythm: str
    days: list[Occurrence]
    more: int
    kept: list[Standing] = field(default_factory=list)
    removed: list[date] = field(default_factory=list)
    added: int = 0
    changed: int = 0

    @property
    def touches(self) -> bool:
        """Whether anything that is there stays or goes."""
        return bool(self.kept or self.removed or self.changed)


@dataclass(frozen=True, slots=True)
class Said:
    """What is understood so far: the rhythm and its first days, or what is not understood. All empty for no words."""

    rhythm: str = ""
    days: tuple[date, ...] = ()
    problem: str = ""


def said_of(words: str, starts_on: str, now: datetime) -> Said:
    """What a rhythm that somebody is writing means, from a day that may be unreadable; no query."""
    if not words.strip():
        return Said()
    try:
        start = date.fromisoformat(starts_on)
    except ValueError:
        start = now.date()
    if abs(start - now.date()) > FARTHEST:
        start = now.date()
    try:
        understood = understand(words)
    except RhythmError as error:
        return Said(problem=str(error))
    rule = understood.rule.anchored(start)
    plan = Plan(rule, start, None, NEXT, understood.at or time(12), ZONE)
    told = in_words(rule, language=(get_language() or "nb")[:2], at=understood.at)
    return Said(told, tuple(each.held_on for each in plan.ahead(now)[:FIRST]))


def preview_of(series: Series | None, plan: Plan, now: datetime) -> Preview:
    """The preview of a plan for a new series, or for one that is there."""
    days = plan.ahead(now)
    effect = effect_of(series, plan, now) if series is not None else Effect(added=days)
    return Preview(
        rhythm=in_words(plan.rule, language=(get_language() or "nb")[:2], at=plan.at),
        days=days[:SHOWN],
        more=max(0, len(days) - SHOWN),
        kept=[Standing(_day(each.gathering), each.gathering.title, each.why) for each in effect.kept],
        removed=[_day(row) for row in effect.removed],
        added=len(effect.added),
        changed=len(effect.changed),
    )


def _day(row: Gathering) -> date:
    return local(row.starts_at, row).date()
