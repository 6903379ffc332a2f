"""Daily work for councils: those who have not answered advice are reminded, once before the day and once after."""

from __future__ import annotations

from datetime import datetime, time, timedelta

import structlog
from django.db import transaction
from django.utils import timezone

from samskap.core.jobs import job
from samskap.core.workdays import is_workday
from samskap.gatherings.actions.advice_letters import remind_of_advice
from samskap.gatherings.models import Advice
from samskap.gatherings.states import GIVEN

log = structlog.get_logger("samskap.gatherings")
BEFORE = timedelta(days=5)  # with a weekend in it, this is three days at work
# A day the job was not run is made good later, not after so long: letters that were sent are forgotten in a month.
AFTER = timedelta(days=14)


@job("gatherings.advice_reminders", label="Minner om råd som venter på svar", after=time(7))
def remind(now: datetime) -> int:
    """Remind of advice whose day to answer by is near, or over; returns how many letters. Only on workdays."""
    today = timezone.localdate(now)
    if not is_workday(today):
        return 0
    rows = Advice.objects.filter(
        state=GIVEN,
        given_on__lt=today,
        answer_by__gte=today - AFTER,
        answer_by__lte=today + BEFORE,
        council__team__ended_on=None,
    )
    done, failed = 0, None
    for number in list(rows.values_list("pk", flat=True)):
        try:
            done += _one(number, now)
        except Exception as error:
            log.exception("a reminder of advice failed", advice=number)
            failed = error
    if failed:
        raise failed
    return done


@transaction.atomic
def _one(number: int, now: datetime) -> int:
    """Remind of one that is still not answered; where the time was short from the first, the letter is enough."""
    rows = Advice.objects.select_for_update(of=("self",)).select_related(
        "council__team", "to_team__unit", "to_unit__parent"
    )
    row = rows.filter(pk=number, state=GIVEN).first()
    if row is None or row.answer_by is None or row.given_on is None:
        return 0
    over = row.answer_by < timezone.localdate(now)
    if not over and row.answer_by - row.given_on <= BEFORE:
        return 0
    return remind_of_advice(row, over=over)
