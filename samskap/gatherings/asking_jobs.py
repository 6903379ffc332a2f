"""Daily and hourly work for what is ahead: those who joined are asked, and everybody is reminded once."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import datetime, time, timedelta

import structlog
from django.db import transaction
from django.utils import timezone

from samskap.core.jobs import job
from samskap.core.workdays import is_workday, next_workday
from samskap.gatherings.actions.asking import ask_audience, remind, tell
from samskap.gatherings.letters import News
from samskap.gatherings.models import Gathering
from samskap.gatherings.states import ANNOUNCED

log = structlog.get_logger("samskap.gatherings")


@job(
    "gatherings.ask",
    label="Kaller inn dem som er kommet til etter at samlingen ble kunngjort",
    every=timedelta(hours=1),
)
def ask_newcomers(now: datetime) -> int:
    """Ask those who came into the audience of an announced gathering that has not begun; returns how many letters."""

    def ask(row: Gathering) -> int:
        ask_audience(row)
        return tell(row, News.INVITED, now)

    return _each(
        Gathering.objects.filter(state=ANNOUNCED, starts_at__gt=now).values_list("pk", flat=True), ask
    )


@job("gatherings.remind", label="Minner om samlinger neste arbeidsdag", after=time(7))
def remind_before(now: datetime) -> int:
    """Remind of what begins before the next workday is over; returns how many letters.

    Nobody is reminded of what they were asked to the same day. A day the job was not run is made good the next one.
    """
    today = timezone.localdate(now)
    if not is_workday(today):
        return 0
    zone = timezone.get_current_timezone()
    this_morning = datetime.combine(today, time(0), tzinfo=zone)
    until = datetime.combine(next_workday(today) + timedelta(days=1), time(0), tzinfo=zone)
    near = Gathering.objects.filter(
        state=ANNOUNCED, starts_at__gt=now, starts_at__lt=until, announced_at__lt=this_morning
    )
    return _each(near.values_list("pk", flat=True), lambda row: remind(row, now))


def _each(numbers: Iterable[int], act: Callable[[Gathering], int]) -> int:
    """Do it for each in a transaction of its own; one that fails does not stop the others, and is raised at the end."""
    done, failed = 0, None
    for number in list(numbers):
        try:
            done += _one(number, act)
        except Exception as error:
            log.exception("work for a gathering failed", gathering=number)
            failed = error
    if failed:
        raise failed
    return done


@transaction.atomic
def _one(number: int, act: Callable[[Gathering], int]) -> int:
    rows = Gathering.objects.select_for_update(of=("self",)).select_related(
        "organisation", "series", "unit", "team", "host"
    )
    row = rows.filter(pk=number, state=ANNOUNCED).first()
    return act(row) if row else 0
