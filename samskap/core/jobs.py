"""Work on a schedule. Every job is idempotent: it may be started twice, at once, or killed half-way."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import asdict, dataclass
from datetime import UTC, datetime, time, timedelta

import structlog
from django.db import IntegrityError, transaction
from django.utils import timezone

from samskap.core import outbox
from samskap.core.models import JobRun
from samskap.core.registry import Registry

log = structlog.get_logger("samskap.jobs")
# A run that has not finished after this long was killed; the next start may take it over.
LEASE = timedelta(hours=1)
EPOCH = datetime(2020, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Job:
    """Work for once a day, or once in each stretch of ``every``; ``run`` gets the time and returns how many things."""

    key: str
    label: str
    run: Callable[[datetime], int]
    after: time = time(0)
    every: timedelta | None = None


registry: Registry[Job] = Registry("jobs")


def job(
    key: str, *, label: str, after: time = time(0), every: timedelta | None = None
) -> Callable[[Callable[[datetime], int]], Job]:
    """Register a function as work: once each local day, not before ``after``; or once in each stretch of ``every``.

    Nothing is run for a day nobody asked: a job finds by itself what earlier days have left.
    """

    def decorate(function: Callable[[datetime], int]) -> Job:
        return registry.add(key, Job(key, label, function, after, every))

    return decorate


def period_of(job: Job, now: datetime) -> str:
    """What is done once: the local day, or the stretch of time since a fixed point (in UTC, deaf to summer time)."""
    if job.every is None:
        return timezone.localtime(now).date().isoformat()
    begun = EPOCH + (now - EPOCH) // job.every * job.every
    return f"{begun:%Y-%m-%dT%H:%M}Z"


def is_due(job: Job, now: datetime) -> bool:
    """Whether the clock on the wall has come to the job's time of day."""
    return timezone.localtime(now).time() >= job.after


def run_due(now: datetime | None = None) -> dict[str, int | None]:
    """Do the work that is due and nobody has done; returns how many things each job did, None for one that failed.

    A job that fails is logged and tried again when its lease runs out; the others go on.
    """
    now = now or timezone.now()
    done: dict[str, int | None] = {}
    periods = {job.key: period_of(job, now) for job in registry if is_due(job, now)}
    finished = set(
        JobRun.objects.filter(period__in=set(periods.values()))
        .exclude(finished_at=None)
        .values_list("key", "period")
    )
    for job in registry:
        period = periods.get(job.key)
        if period is None or (job.key, period) in finished or not _claim(job.key, period, now):
            continue
        try:
            done[job.key] = job.run(now)
        except Exception:
            done[job.key] = None
            log.exception("job failed", job=job.key)
        else:
            JobRun.objects.filter(key=job.key, period=period).update(finished_at=timezone.now())
    return done


def work(now: datetime | None = None) -> tuple[dict[str, int | None], outbox.Delivered]:
    """The jobs that are due, and then the letters that wait, those that the jobs wrote among them."""
    now = now or timezone.now()
    done, letters = run_due(now), outbox.deliver(now)
    if done or letters != outbox.Delivered():
        log.info("work done", jobs=done, letters=asdict(letters))
    return done, letters


def _claim(key: str, period: str, now: datetime) -> bool:
    """Take the job for the period; False when somebody else has it or has done it."""
    try:
        with transaction.atomic():
            JobRun.objects.create(key=key, period=period, started_at=now)
        return True
    except IntegrityError:
        stale = JobRun.objects.filter(key=key, period=period, finished_at=None, started_at__lt=now - LEASE)
        return bool(stale.update(started_at=now))


@job("core.forget_letters", label="Glemmer brev som ble sendt for tretti dager siden")
def forget_letters(now: datetime) -> int:
    """Keep what ``policy/data.yaml`` says of letters; returns how many went."""
    return outbox.forget(now)
