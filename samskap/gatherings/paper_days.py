"""How long before a meeting its papers came, counted in days."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from django.utils import timezone

from samskap.core.workdays import is_workday
from samskap.gatherings.models import Gathering
from samskap.gatherings.time_words import local


def meeting_day(meeting: Gathering) -> date:
    """The day of the meeting, by the clock on its wall."""
    return local(meeting.starts_at, meeting).date()


def due_day(meeting: Gathering, papers_days: int) -> date:
    """The last workday on which papers come in time: nobody is at their desk on Boxing Day to send them."""
    day = meeting_day(meeting) - timedelta(days=papers_days)
    while papers_days and not is_workday(day):
        day -= timedelta(days=1)
    return day


def days_ahead(meeting: Gathering, sent: datetime) -> int:
    """How many days before the meeting they were sent; never below nought."""
    return max(0, (meeting_day(meeting) - timezone.localdate(sent)).days)
