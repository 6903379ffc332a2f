"""What we understand of the words a person writes about when, in the light of the plan's period."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from samskap.plans.actions.timings import When
from samskap.plans.reader.document import Timing
from samskap.plans.reader.expressions import Role
from samskap.plans.reader.timings import Frame, read_timings


def understand(text: str, *, start: date | None, end: date | None, today: date) -> list[When]:
    """The times that the words tell, with all words kept; words we do not understand become one uncertain time.

    ``start`` and ``end`` are the plan's period, for dates without a year.
    """
    found = read_timings(text, Role.WHEN, Frame(start=start, end=end, written=today))
    return [_when(timing) for timing in found] or [When(" ".join(text.split()), "open", certain=False)]


def _when(timing: Timing) -> When:
    return When(
        timing.text,
        timing.kind,
        timing.start,
        timing.end,
        timing.precision or "",
        timing.recurrence or "",
        timing.certain,
    )


def fitting(when: list[When], longest: int) -> Iterator[When]:
    """The same with words no longer than the database keeps."""
    return (replace(each, text=each.text[:longest]) for each in when)
