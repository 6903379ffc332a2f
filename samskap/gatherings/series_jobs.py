"""Daily work for series."""

from __future__ import annotations

from datetime import datetime

from samskap.core.jobs import job
from samskap.gatherings.actions.series import materialise_all


@job("gatherings.materialise", label="Legger inn samlingene i seriene atten måneder fram")
def make_gatherings(now: datetime) -> int:
    """Make the gatherings that have come within eighteen months; returns how many."""
    return materialise_all(now)
