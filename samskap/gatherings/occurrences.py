"""The days of a rhythm, what holidays do to them, and the moment that a clock on the wall shows. Knows no database."""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta
from itertools import islice
from zoneinfo import ZoneInfo

from samskap.core.workdays import holidays, next_workday
from samskap.gatherings.rhythm import ALL_MONTHS, Rule

SKIP, NEXT, KEEP = "skip", "next", "keep"
# The rarest rhythm we know comes every tenth year; 29 February may wait eight.
SEARCHED = timedelta(days=366 * 12)
# More than every day of two years is no rhythm of gatherings.
MOST = 800
_LONGEST_HOLIDAY = timedelta(days=12)


@dataclass(frozen=True, slots=True, order=True)
class Occurrence:
    """A day of the rule, and the day it is held: another one when the first is a holiday and it moves."""

    planned_on: date
    held_on: date

    @property
    def moved(self) -> bool:
        """Whether a holiday moved it."""
        return self.planned_on != self.held_on


def days_of(rule: Rule, *, starts_on: date, first: date, last: date) -> list[date]:
    """The days from ``first`` through ``last``, none before ``starts_on``; at most ``MOST``.

    «Annenhver» is counted from the first day of the rhythm on or after ``starts_on``.
    """
    from dateutil.rrule import rrulestr  # slow to load, and seldom asked for

    begin = _begin(rule, starts_on)
    if begin is None or begin > last:
        return []
    ending = f"{rule.rrule()};UNTIL={datetime.combine(last, time()):%Y%m%dT%H%M%S}"
    found = rrulestr(ending, dtstart=datetime.combine(begin, time())).xafter(
        datetime.combine(max(first, begin), time()), inc=True
    )
    return [each.date() for each in islice(found, MOST)]


def occurrences(
    rule: Rule, *, starts_on: date, first: date, last: date, policy: str = NEXT
) -> list[Occurrence]:
    """The occurrences whose day by the rule is from ``first`` through ``last``, with what the holidays do to them.

    ``policy``: SKIP leaves out a holiday, NEXT moves it to the next workday unless that day has one, KEEP lets it be.
    The same days come out whether a span is asked for at once or in pieces.
    """
    # What stands just before and just after decides whether a workday is taken already.
    around = max(first, starts_on) - _LONGEST_HOLIDAY, _later(last, _LONGEST_HOLIDAY)
    wanted = days_of(rule, starts_on=starts_on, first=around[0], last=around[1])
    held = {day: day for day in wanted if policy == KEEP or day not in holidays(day.year)}
    for day in wanted if policy == NEXT else ():
        if day in holidays(day.year):
            held.setdefault(next_workday(day), day)
    return sorted(Occurrence(planned, day) for day, planned in held.items() if first <= planned <= last)


def first_after(
    rule: Rule, *, starts_on: date, after: date, ends_on: date | None, policy: str
) -> Occurrence | None:
    """The first occurrence after the day, however long it takes; None when there is none within twelve years."""
    last = _later(max(after, starts_on), SEARCHED)
    for span in (timedelta(days=92), timedelta(days=800), SEARCHED):
        until = min(_later(max(after, starts_on), span), ends_on or last)
        found = occurrences(
            rule, starts_on=starts_on, first=_later(after, timedelta(days=1)), last=until, policy=policy
        )
        if found:
            return found[0]
    return None


def moment(day: date, at: time, timezone: str) -> datetime:
    """When the clock on the wall in the zone shows ``at`` that day, in UTC.

    A time that the summer clock skips is the same distance after the hour before it (02.30 becomes 03.30), a time that
    comes twice is the first one: as RFC 5545 says.
    """
    return datetime.combine(day, at, tzinfo=ZoneInfo(timezone)).astimezone(UTC)


def _begin(rule: Rule, starts_on: date) -> date | None:
    """The first day of the rhythm, with which «annenhver» begins to count."""
    from dateutil.rrule import rrulestr

    every = replace(rule, interval=1)
    last = datetime.combine(_later(starts_on, SEARCHED), time())
    if not _possible(rule):
        return None
    begin = datetime.combine(starts_on, time())
    parts = f"{every.rrule()};UNTIL={last:%Y%m%dT%H%M%S}"
    found = next(iter(rrulestr(parts, dtstart=begin)), None)
    return found.date() if found else None


def _possible(rule: Rule) -> bool:
    """Whether a day like 30 February is all the rule asks for: a search for it would go on to the year 9999."""
    longest = [monthrange(2028, month)[1] for month in rule.months or ALL_MONTHS]
    return not rule.month_days or min(rule.month_days) <= max(longest)


def _later(day: date, span: timedelta) -> date:
    return day + span if date.max - day > span else date.max
