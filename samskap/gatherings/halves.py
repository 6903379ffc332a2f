"""Half-years, which is how often we look at whether departments reflect together. Knows no database."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

_WRITTEN = re.compile(r"(20\d\d)-([12])")


@dataclass(frozen=True, slots=True)
class Half:
    """The first or second half of a year."""

    year: int
    half: int

    @property
    def since(self) -> date:
        return date(self.year, 1 if self.half == 1 else 7, 1)

    @property
    def until(self) -> date:
        """The last day."""
        return date(self.year, 6, 30) if self.half == 1 else date(self.year, 12, 31)

    @property
    def key(self) -> str:
        """As addresses have it: «2026-2»."""
        return f"{self.year}-{self.half}"

    @property
    def words(self) -> str:
        template = _("våren %(year)d") if self.half == 1 else _("høsten %(year)d")
        return template % {"year": self.year}

    @property
    def before(self) -> Half:
        return Half(self.year, 1) if self.half == 2 else Half(self.year - 1, 2)

    @property
    def after(self) -> Half:
        return Half(self.year, 2) if self.half == 1 else Half(self.year + 1, 1)


def half_of(day: date) -> Half:
    """The half-year of a day."""
    return Half(day.year, 1 if day.month <= 6 else 2)


def read_half(written: str, today: date) -> Half:
    """The half-year an address names, never a later one than today's; today's for anything else."""
    match = _WRITTEN.fullmatch(written)
    named = Half(int(match[1]), int(match[2])) if match else half_of(today)
    return named if named.since <= today else half_of(today)
