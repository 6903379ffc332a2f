"""Which days people are at work in Norway, so that letters that can wait do wait."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from functools import lru_cache

from django.utils import timezone

EARLIEST = time(7)
SATURDAY = 5


def easter(year: int) -> date:
    """Easter Sunday in the Gregorian calendar (the anonymous algorithm, as printed by Meeus)."""
    century = year // 100
    golden = year % 19
    shift = century - century // 4 - (8 * century + 13) // 25 + 19 * golden + 15
    epact = shift % 30
    epact -= (epact // 28) * (1 - (epact // 28) * (29 // (epact + 1)) * ((21 - golden) // 11))
    weekday = (year + year // 4 + epact + 2 - century + century // 4) % 7
    moved = epact - weekday
    month = 3 + (moved + 40) // 44
    return date(year, month, moved + 28 - 31 * (month // 4))


@lru_cache(maxsize=16)
def holidays(year: int) -> frozenset[date]:
    """The public holidays, with Christmas Eve and New Year's Eve, when few are at their desks."""
    moving = [easter(year) + timedelta(days=days) for days in (-3, -2, 0, 1, 39, 49, 50)]
    fixed = [(1, 1), (5, 1), (5, 17), (12, 24), (12, 25), (12, 26), (12, 31)]
    return frozenset([*moving, *(date(year, month, day) for month, day in fixed)])


def is_workday(day: date) -> bool:
    """Monday to Friday, and no holiday."""
    return day.weekday() < SATURDAY and day not in holidays(day.year)


def next_workday(day: date) -> date:
    """The first workday after the day."""
    following = day + timedelta(days=1)
    while not is_workday(following):
        following += timedelta(days=1)
    return following


def may_disturb(now: datetime) -> bool:
    """Whether a letter that can wait may be sent now: on a workday, from seven in the morning, local time."""
    local = timezone.localtime(now)
    return is_workday(local.date()) and local.time() >= EARLIEST
