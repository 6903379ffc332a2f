"""A month of gatherings as weeks of days, and a year as twelve months."""

from __future__ import annotations

from calendar import Calendar
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Final

from django.utils import timezone
from django.utils.dateformat import format as format_date

from samskap.core.workdays import holidays
from samskap.gatherings.access.gatherings import visible_to
from samskap.gatherings.models import Gathering
from samskap.gatherings.queries.gathering_list import (
    Groups,
    Line,
    at_home,
    by_title,
    for_lines,
    lines_of,
    midnight,
)
from samskap.people.viewer import Viewer

FIRST_YEAR: Final = 2000
LAST_YEAR: Final = 2099
# More than this in one square is told as a number with a way to see them.
IN_A_SQUARE: Final = 5
IN_A_LIST: Final = 8
_WEEKS = Calendar(firstweekday=0)


@dataclass(frozen=True, slots=True)
class Day:
    """A square of the month."""

    day: date
    here: bool
    today: bool
    free: bool
    lines: list[Line]

    @property
    def shown(self) -> list[Line]:
        """What there is room for."""
        return self.lines[:IN_A_SQUARE]

    @property
    def listed(self) -> list[Line]:
        """What a list under the day's heading shows."""
        return self.lines[:IN_A_LIST]

    @property
    def unlisted(self) -> int:
        """How many the list leaves out."""
        return max(0, len(self.lines) - IN_A_LIST)

    @property
    def more(self) -> int:
        """How many there is no room for."""
        return max(0, len(self.lines) - IN_A_SQUARE)


@dataclass(frozen=True, slots=True)
class Month:
    """The month with its weeks (number and seven days), and the days that have something."""

    first: date
    weeks: list[tuple[int, list[Day]]]
    days: list[Day]

    @property
    def previous(self) -> date | None:
        """The first day of the month before; None where the calendar begins."""
        day = self.first - timedelta(days=1)
        return day.replace(day=1) if day.year >= FIRST_YEAR else None

    @property
    def following(self) -> date | None:
        """The first day of the month after; None where the calendar ends."""
        day = (self.first + timedelta(days=31)).replace(day=1)
        return day if day.year <= LAST_YEAR else None


def first_of_month(words: str, today: date) -> date:
    """The first day of «2026-12»; of the month we are in when that is no month of the calendar."""
    try:
        day = date.fromisoformat(f"{words}-01")
    except ValueError:
        return today.replace(day=1)
    return day if FIRST_YEAR <= day.year <= LAST_YEAR else today.replace(day=1)


def read_year(words: str, today: date) -> int:
    """The year that is asked for, or this one."""
    year = int(words) if words.isdecimal() and len(words) == len("2026") else today.year
    return year if FIRST_YEAR <= year <= LAST_YEAR else today.year


def month_of(viewer: Viewer, first: date, home: str, now: datetime) -> Month:
    """The month that begins on ``first``; one query whatever the number of gatherings."""
    weeks = _WEEKS.monthdatescalendar(first.year, first.month)
    rows = at_home(visible_to(viewer), home).filter(
        starts_at__gte=midnight(weeks[0][0]), starts_at__lt=midnight(weeks[-1][-1] + timedelta(days=1))
    )
    found = _by_day(lines_of(for_lines(rows)))
    today = timezone.localdate(now)
    made = [
        (
            week[0].isocalendar().week,
            [
                Day(day, day.month == first.month, day == today, day in holidays(day.year), found[day])
                for day in week
            ],
        )
        for week in weeks
    ]
    return Month(first, made, [day for _week, days in made for day in days if day.here and day.lines])


def year_of(viewer: Viewer, year: int, home: str) -> list[tuple[str, Groups]]:
    """Twelve months with what is in each; one query."""
    rows = at_home(visible_to(viewer), home).filter(
        starts_at__gte=midnight(date(year, 1, 1)), starts_at__lt=midnight(date(year + 1, 1, 1))
    )
    return twelve(year, lines_of(for_lines(rows.exclude(state=Gathering.State.CANCELLED))))


def twelve(year: int, lines: Iterable[Line]) -> list[tuple[str, Groups]]:
    """«Januar» to «desember» with the lines of each, those of one title together."""
    months: dict[int, list[Line]] = defaultdict(list)
    for line in lines:
        months[line.day.month].append(line)
    return [(format_date(date(year, month, 1), "F"), by_title(months[month])) for month in range(1, 13)]


def _by_day(lines: Iterable[Line]) -> defaultdict[date, list[Line]]:
    days: defaultdict[date, list[Line]] = defaultdict(list)
    for line in lines:
        days[line.day].append(line)
    return days
