"""Daily work for changes in practice."""

from __future__ import annotations

from datetime import datetime, time

from django.utils import timezone

from samskap.core.jobs import job
from samskap.core.workdays import is_workday
from samskap.practice.actions.reminding import remind_of_reviews
from samskap.practice.actions.reviewing import close_overdue


@job(
    "practice.close_rounds",
    label="Avslutter runder om endringer, fjorten dager etter siste dag å svare",
)
def close_rounds(now: datetime) -> int:
    """Close the rounds that nobody has closed in time; returns how many."""
    return close_overdue(now)


@job("practice.remind", label="Minner om å se på endringer når dagen er kommet", after=time(7))
def remind(now: datetime) -> int:
    """Write to those who said that they would look back; returns how many letters. Only on workdays."""
    return remind_of_reviews(now) if is_workday(timezone.localdate(now)) else 0
