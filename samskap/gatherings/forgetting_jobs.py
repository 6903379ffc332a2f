"""What is forgotten a year after people met: who was asked, who was there, and the words of reflections."""

from __future__ import annotations

from datetime import datetime, timedelta

from samskap.core.jobs import job
from samskap.gatherings.actions.reflections import forget_lines
from samskap.gatherings.models import Attendance, Invitation

YEAR = timedelta(days=365)
MOST = 5000  # of each in one go; the rest goes the next day


@job("gatherings.forget", label="Glemmer innkallinger og ord fra refleksjoner etter et år")
def forget(now: datetime) -> int:
    """Keep what ``policy/data.yaml`` says of them; returns how many rows went."""
    gone = forget_lines(now)
    for model in (Invitation, Attendance):
        old = model._default_manager.filter(gathering__ends_at__lt=now - YEAR)
        gone += model._default_manager.filter(pk__in=list(old.values_list("pk", flat=True)[:MOST])).delete()[
            0
        ]
    return gone
