"""Daily work for plans."""

from __future__ import annotations

from datetime import datetime, time, timedelta

from samskap.core.jobs import job
from samskap.plans.actions.importing import discard_old_imports
from samskap.plans.actions.readings import read_running
from samskap.plans.reminding.sending import send_digests

UNFINISHED = timedelta(days=30)


@job("plans.discard_old_imports", label="Legger bort innlesinger som ingen har gjort ferdig på tretti dager")
def discard_unfinished(now: datetime) -> int:
    """Forget documents that were read and never became a plan; returns how many."""
    return discard_old_imports(started_before=now - UNFINISHED)


@job("plans.digests", label="Skriver påminnelser, ett brev til hver som noe venter på", after=time(7))
def write_digests(now: datetime) -> int:
    """Queue today's letters; returns how many. They go out with the other letters."""
    return send_digests(now)


@job("plans.readings", label="Leser dagens tall for tiltakene i planene som er i bruk")
def read_figures(now: datetime) -> int:
    """Take the day's reading of every figure; returns how many. A second time the same day reads them anew."""
    return read_running(now)
