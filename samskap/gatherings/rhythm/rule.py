"""A rhythm as data, and as the RRULE of RFC 5545 that other programs read."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

WEEK = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
WORKDAYS = (0, 1, 2, 3, 4)
LAST = -1
ALL_MONTHS = tuple(range(1, 13))
_EVEN_WEEKS = tuple(range(2, 53, 2))
_ODD_WEEKS = tuple(range(1, 54, 2))


class Frequency(StrEnum):
    WEEKLY = "WEEKLY"
    MONTHLY = "MONTHLY"
    YEARLY = "YEARLY"


class Parity(StrEnum):
    """Weeks of even or odd number (ISO 8601), as many shift plans go."""

    EVEN = "even"
    ODD = "odd"


# The longest distance between two occurrences that is a rhythm at all.
MOST_BETWEEN = {Frequency.WEEKLY: 52, Frequency.MONTHLY: 60, Frequency.YEARLY: 10}


@dataclass(frozen=True, slots=True)
class Rule:
    """When something comes again.

    ``days``: (which one, weekday from Monday = 0); which one is 0 for every week, 1–4 or -1, -2 (from the end) in
    a month. ``month_days``: 1–31, or -1 for the last day. ``workday``: the first (1) or last (-1) workday of the
    month; 0: not so. ``months``: empty means all. Without any day, the day of the start decides.
    """

    frequency: Frequency
    interval: int = 1
    days: tuple[tuple[int, int], ...] = ()
    month_days: tuple[int, ...] = ()
    workday: int = 0
    months: tuple[int, ...] = ()
    parity: Parity | None = None

    def __post_init__(self) -> None:
        # One order, so that what means the same is the same.
        object.__setattr__(
            self, "days", tuple(sorted(set(self.days), key=lambda day: (day[1], day[0] < 0, day)))
        )
        object.__setattr__(
            self, "month_days", tuple(sorted(set(self.month_days), key=lambda day: (day < 0, day)))
        )
        months = tuple(sorted(set(self.months)))
        object.__setattr__(self, "months", () if months == ALL_MONTHS else months)

    @property
    def has_day(self) -> bool:
        """Whether the rule says itself which day it is."""
        return bool(self.days or self.month_days or self.workday)

    def anchored(self, start: date) -> Rule:
        """The rule with the days and the month that the start gives it: «hver måned» from a second Tuesday is that.

        A day of the fifth week of its month becomes the last one, so that no month is left out.
        """
        rule = self
        if rule.frequency is Frequency.YEARLY and not rule.months:
            rule = replace(rule, months=(start.month,))
        if rule.frequency is Frequency.YEARLY and rule.interval == 1:
            rule = replace(rule, frequency=Frequency.MONTHLY)
        if rule.has_day:
            return rule
        if rule.frequency is Frequency.WEEKLY:
            return replace(rule, days=((0, start.weekday()),))
        which = (start.day - 1) // 7 + 1
        return replace(rule, days=((which if which <= 4 else LAST, start.weekday()),))

    def rrule(self) -> str:
        """RFC 5545 without DTSTART."""
        parts = [f"FREQ={Frequency.YEARLY if self.parity else self.frequency}"]
        if self.interval != 1:
            parts.append(f"INTERVAL={self.interval}")
        if self.months:
            parts.append(f"BYMONTH={_joined(self.months)}")
        if self.parity:
            parts.append(f"BYWEEKNO={_joined(_EVEN_WEEKS if self.parity is Parity.EVEN else _ODD_WEEKS)}")
        if self.month_days:
            parts.append(f"BYMONTHDAY={_joined(self.month_days)}")
        if self.workday:
            parts.append(f"BYDAY={','.join(WEEK[day] for day in WORKDAYS)};BYSETPOS={self.workday}")
        elif self.days:
            parts.append("BYDAY=" + ",".join(f"{which or ''}{WEEK[day]}" for which, day in self.days))
        return ";".join(parts)

    @classmethod
    def of(cls, rrule: str) -> Rule:
        """The rule of a string that ``rrule`` wrote; ValueError for any other."""
        parts = dict(part.split("=", 1) for part in rrule.split(";") if "=" in part)
        frequency = Frequency(parts.get("FREQ", ""))
        weeks = _numbers(parts.get("BYWEEKNO", ""))
        parity = {_EVEN_WEEKS: Parity.EVEN, _ODD_WEEKS: Parity.ODD}.get(weeks)
        workday = int(parts.get("BYSETPOS", "0"))
        made = cls(
            frequency=Frequency.WEEKLY if parity else frequency,
            interval=int(parts.get("INTERVAL", "1")),
            days=() if workday else tuple(_day(each) for each in parts.get("BYDAY", "").split(",") if each),
            month_days=_numbers(parts.get("BYMONTHDAY", "")),
            workday=workday,
            months=_numbers(parts.get("BYMONTH", "")),
            parity=parity,
        )
        if made.rrule() != rrule:
            raise ValueError("not a rule of ours")
        return made


def _joined(numbers: tuple[int, ...]) -> str:
    return ",".join(map(str, numbers))


def _numbers(text: str) -> tuple[int, ...]:
    return tuple(int(each) for each in text.split(",") if each)


def _day(text: str) -> tuple[int, int]:
    return int(text[:-2] or 0), WEEK.index(text[-2:])
