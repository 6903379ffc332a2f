"""The stretches of time the mirror can show. Knows no database."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from django.utils.translation import gettext as _

YEAR, QUARTER, PLAN = "12m", "3m", "plan"


@dataclass(frozen=True, slots=True)
class Period:
    """From ``since`` through ``until``, what it is called, and whether it can be compared with the year before."""

    key: str
    words: str
    since: date
    until: date
    comparable: bool = True

    @property
    def months(self) -> list[str]:
        """Its months as «2026-11», the first one first."""
        return list(months_between(self.since, self.until))


def months_between(since: date, until: date) -> Iterator[str]:
    """Every month from that of the one day through that of the other, as «2026-11»."""
    year, month = since.year, since.month
    while (year, month) <= (until.year, until.month):
        yield f"{year}-{month:02}"
        year, month = (year + 1, 1) if month == 12 else (year, month + 1)


def months_back(day: date, months: int) -> date:
    """The first day of the month so many months before that of the day."""
    at = day.year * 12 + day.month - 1 - months
    return date(at // 12, at % 12 + 1, 1)


def year_before(month: str) -> str:
    """The same month a year before: «2025-11» of «2026-11»."""
    return f"{int(month[:4]) - 1}{month[4:]}"


def choices(today: date, first: date | None, plan: tuple[date, date] | None) -> list[Period]:
    """What one can choose: the last year and quarter, the plan's years, and each whole year since ``first``."""
    found = [
        Period(YEAR, _("Siste 12 måneder"), months_back(today, 11), today),
        Period(QUARTER, _("Siste 3 måneder"), months_back(today, 2), today),
    ]
    if plan is not None and plan[0] <= today:
        # whole months, since that is what the thread is drawn of: its numbers are the same as those beside it
        last = months_back(plan[1], -1) - timedelta(days=1)
        found.append(
            Period(PLAN, _("Hele planperioden"), months_back(plan[0], 0), min(last, today), comparable=False)
        )
    oldest = max(first.year, today.year - 9) if first else today.year
    found += [
        Period(str(year), str(year), date(year, 1, 1), min(date(year, 12, 31), today))
        for year in range(today.year, oldest - 1, -1)
    ]
    return found


def chosen(periods: list[Period], key: str) -> Period:
    """The one with the key; the first when there is none."""
    return next((period for period in periods if period.key == key), periods[0])


def day_a_year_before(day: date) -> date:
    """The same day last year; 28 February for the 29th."""
    try:
        return day.replace(year=day.year - 1)
    except ValueError:
        return day - timedelta(days=366)
