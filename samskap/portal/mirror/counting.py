"""The tallies of all sources, counted once into what the drawings need. Knows no database."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from samskap.plans.tracing import Tally
from samskap.portal.mirror.periods import Period, year_before

ValueId = int | None


@dataclass(frozen=True, slots=True)
class Counts:
    """How often, by value and month, by value and kind in the period, by value a year before, and where at all."""

    by_month: Counter[tuple[ValueId, str]] = field(default_factory=Counter)
    by_kind: Counter[tuple[ValueId, str]] = field(default_factory=Counter)
    year_before: Counter[ValueId] = field(default_factory=Counter)
    did: set[tuple[int | None, ValueId]] = field(default_factory=set)

    @property
    def wrote_year_before(self) -> bool:
        """Whether anything at all was written down a year before: else nothing can be compared with it."""
        return any(self.year_before.values())


def count(tallies: Iterable[Tally], period: Period, today: date) -> Counts:
    """One walk through them. Of the month that is not over, last year's counts no more days than have passed."""
    before = {year_before(month) for month in period.months}
    cut = year_before(period.months[-1]) if period.until == today else ""
    found = Counts()
    for month, late, unit_id, value_id, kind, number in tallies:
        if not month:
            found.by_kind[value_id, kind] += number
            found.did.add((unit_id, value_id))
            continue
        found.by_month[value_id, month] += number
        if month in before and not (late and month == cut):
            found.year_before[value_id] += number
    return found
