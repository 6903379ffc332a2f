"""When a council last asked for an answer that is late: it may, and not every day."""

from __future__ import annotations

from datetime import date, timedelta

from samskap.core import outbox
from samskap.gatherings.access.advice import who_answers
from samskap.gatherings.models import Advice
from samskap.people.models import Person

ASK_AGAIN = timedelta(days=7)


def last_asked(row: Advice, today: date) -> date | None:
    """The day within the last seven on which the council asked those who answer, None when it has not."""
    people = who_answers(row)
    days = [today - timedelta(days=back) for back in range(ASK_AGAIN.days)]
    keys = {letter_key(row, f"asked:{day}", person): day for day in days for person in people}
    return max((keys[key] for key in outbox.queued(keys)), default=None)


def letter_key(row: Advice, what: str, person: Person) -> str:
    """What makes a letter about the advice one."""
    return f"advice:{row.pk}:{what}:{person.pk}"
