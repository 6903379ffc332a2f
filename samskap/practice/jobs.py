"""Daily work for changes in practice."""

from __future__ import annotations

from datetime import datetime

from samskap.core.jobs import job
from samskap.practice.actions.reviewing import close_overdue


@job(
    "practice.close_rounds",
    label="Avslutter runder om endringer, fjorten dager etter siste dag å svare",
)
def close_rounds(now: datetime) -> int:
    """Close the rounds that nobody has closed in time; returns how many."""
    return close_overdue(now)
