"""Work on a schedule. Every job is idempotent: it may be started twice, at once, or killed half-way."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

import structlog
from django.db import IntegrityError, transaction
from django.utils import timezone

from samskap.core.models import JobRun
from samskap.core.registry import Registry

log = structlog.get_logger("samskap.jobs")
# A run that has not finished after this long was killed; the next start may take it over.
LEASE = timedelta(hours=1)


@dataclass(frozen=True, slots=True)
class Job:
    """Daily work. ``run`` takes the time it is told and returns how many things it did."""

    key: str
    label: str
    run: Callable[[datetime], int]


registry: Registry[Job] = Registry("jobs")


def job(key: str, *, label: str) -> Callable[[Callable[[datetime], int]], Job]:
    """Register a function as daily work."""

    def decorate(function: Callable[[datetime], int]) -> Job:
        return registry.add(key, Job(key, label, function))

    return decorate


def run_due(now: datetime | None = None) -> dict[str, int | None]:
    """Do the day's work that nobody has done yet; returns how many things each job did, None for one that failed.

    A job that fails is logged and tried again when its lease runs out; the others go on.
    """
    now = now or timezone.now()
    done: dict[str, int | None] = {}
    for job in registry:
        if not _claim(job, now):
            continue
        try:
            done[job.key] = job.run(now)
        except Exception:
            done[job.key] = None
            log.exception("job failed", job=job.key)
        else:
            JobRun.objects.filter(key=job.key, period=_period(now)).update(finished_at=timezone.now())
    return done


def _period(now: datetime) -> str:
    return timezone.localtime(now).date().isoformat()


def _claim(job: Job, now: datetime) -> bool:
    """Take the job for today; False when somebody else has it or has done it."""
    period = _period(now)
    try:
        with transaction.atomic():
            JobRun.objects.create(key=job.key, period=period, started_at=now)
        return True
    except IntegrityError:
        stale = JobRun.objects.filter(
            key=job.key, period=period, finished_at=None, started_at__lt=now - LEASE
        )
        return bool(stale.update(started_at=now))
