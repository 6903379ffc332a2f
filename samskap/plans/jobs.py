"""Daily work for plans."""

from __future__ import annotations

from datetime import datetime, timedelta

from samskap.core.jobs import job
from samskap.plans.actions.importing import discard_old_imports

UNFINISHED = timedelta(days=30)


@job("plans.discard_old_imports", label="Legger bort innlesinger som ingen har gjort ferdig på tretti dager")
def discard_unfinished(now: datetime) -> int:
    """Forget documents that were read and never became a plan; returns how many."""
    return discard_old_imports(started_before=now - UNFINISHED)
