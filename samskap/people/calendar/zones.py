"""The time zones of the world as calendars tell them (VTIMEZONE of RFC 5545). Knows no database.

When the clock is changed is told as a rule where it is one, with the time by the clock before the change: so both
Thunderbird, which reads only the first of a list of days, and Outlook, which wants rules, read it right.
"""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo

# The years whose changes are told; nobody plans gatherings outside them.
FIRST, LAST = datetime(2020, 1, 1, tzinfo=UTC), datetime(2038, 1, 1, tzinfo=UTC)
WEEK = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")


@dataclass(frozen=True, slots=True)
class _Kind:
    """What the clock is changed to: summer time or not, the name, and the distances from UTC before and after."""

    part: str
    name: str
    before: timedelta
    after: timedelta


@lru_cache(maxsize=16)
def zone_lines(name: str) -> tuple[str, ...]:
    """The VTIMEZONE of a zone, unfolded."""
    zone = ZoneInfo(name)
    changes: dict[_Kind, list[datetime]] = {_first(zone): [FIRST]}
    for moment in _changes(zone):
        changes.setdefault(_kind(zone, moment), []).append(moment)
    lines = ["BEGIN:VTIMEZONE", f"TZID:{name}"]
    for kind, moments in changes.items():
        walls = [moment + kind.before for moment in moments]
        lines += [
            f"BEGIN:{kind.part}",
            f"DTSTART:{_written(walls[0])}",
            *_again(walls),
            f"TZNAME:{kind.name}",
            f"TZOFFSETFROM:{_distance(kind.before)}",
            f"TZOFFSETTO:{_distance(kind.after)}",
            f"END:{kind.part}",
        ]
    return (*lines, "END:VTIMEZONE")


def _offset(zone: ZoneInfo, moment: datetime) -> timedelta:
    return moment.astimezone(zone).utcoffset() or timedelta(0)


def _first(zone: ZoneInfo) -> _Kind:
    """How it is when our years begin."""
    kind = _kind(zone, FIRST)
    return _Kind(kind.part, kind.name, kind.after, kind.after)


def _kind(zone: ZoneInfo, moment: datetime) -> _Kind:
    local = moment.astimezone(zone)
    part = "DAYLIGHT" if local.dst() else "STANDARD"
    before = _offset(zone, moment - timedelta(seconds=1))
    return _Kind(part, local.tzname() or "", before, _offset(zone, moment))


def _changes(zone: ZoneInfo) -> Iterator[datetime]:
    """The moments when the distance from UTC changes: found by day, then by halving to the minute."""
    day, step = FIRST, timedelta(days=1)
    while day < LAST:
        early, late = day, day + step
        if _offset(zone, early) != _offset(zone, late):
            while late - early > timedelta(minutes=1):
                middle = early + (late - early) // 2
                middle = middle.replace(second=0, microsecond=0)
                early, late = (
                    (early, middle) if _offset(zone, middle) == _offset(zone, late) else (middle, late)
                )
            yield late
        day += step


def _again(walls: list[datetime]) -> list[str]:
    """The changes after the first: the same Sunday of the same month as a rule, else one by one."""
    alike = {(day.month, day.weekday(), day.time()) for day in walls}
    every_year = len(walls) > 1 and [day.year for day in walls] == list(
        range(walls[0].year, walls[-1].year + 1)
    )
    if len(alike) == 1 and every_year and walls[-1].year == LAST.year - 1:
        for places in ({-_left(day) for day in walls}, {(day.day + 6) // 7 for day in walls}):
            if len(places) == 1:
                which = f"{places.pop()}{WEEK[walls[0].weekday()]}"
                return [f"RRULE:FREQ=YEARLY;BYMONTH={walls[0].month};BYDAY={which}"]
    return [f"RDATE:{_written(day)}" for day in walls[1:]]


def _left(day: datetime) -> int:
    """1 for the last such weekday of its month, 2 for the one before."""
    return (monthrange(day.year, day.month)[1] - day.day) // 7 + 1


def _written(wall: datetime) -> str:
    return f"{wall:%Y%m%dT%H%M%S}"


def _distance(offset: timedelta) -> str:
    minutes = abs(offset) // timedelta(minutes=1)
    return f"{'-' if offset < timedelta(0) else '+'}{minutes // 60:02}{minutes % 60:02}"
