"""Send each person what they have not heard: one letter a day, made together with the record of what it told."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime

import structlog
from django.conf import settings
from django.db import transaction
from django.urls import reverse
from django.utils import timezone, translation

from samskap.core import outbox
from samskap.core.outbox import Letter
from samskap.core.workdays import is_workday
from samskap.people.models import Organisation, Person
from samskap.plans.models import Reminder
from samskap.plans.reminding import letter
from samskap.plans.reminding.gather import Here, Item, what_to_tell

log = structlog.get_logger("samskap.reminding")
AT_ONCE = 100  # people in one small transaction


@dataclass(frozen=True, slots=True)
class Digest:
    """What one person is to be told today."""

    person: Person
    items: tuple[Item, ...]


def send_digests(now: datetime) -> int:
    """Queue today's letters in every municipality; returns how many. Safe to run again, at once, or killed half-way.

    Nobody gets a second letter the same day, and nobody any on a weekend or a holiday. A municipality that fails does
    not stop the others; the error comes at the end, so that the work is tried again.
    """
    today = timezone.localdate(now)
    if not is_workday(today):
        return 0
    sent, failed = 0, None
    for organisation in Organisation.objects.order_by("pk"):
        try:
            sent += send_in(organisation, now)
        except Exception as error:
            log.exception("digests failed", organisation=organisation.pk)
            failed = error
    if failed:
        raise failed
    return sent


def send_in(organisation: Organisation, now: datetime) -> int:
    here = Here.on(organisation, timezone.localdate(now))
    to_tell = what_to_tell(here)
    people = [each for each in here.people_to_write_to() if each.pk in to_tell]
    return sum(
        _queue(organisation, [Digest(each, tuple(to_tell[each.pk])) for each in some], now)
        for some in _in_parts(people)
    )


def _in_parts(people: Sequence[Person]) -> Iterator[Sequence[Person]]:
    for start in range(0, len(people), AT_ONCE):
        yield people[start : start + AT_ONCE]


@transaction.atomic
def _queue(organisation: Organisation, digests: list[Digest], now: datetime) -> int:
    """The letters of some people with the record of what they tell: all of it or nothing.

    The row of the organisation is the lock: whoever comes second reads what the first has written.
    """
    Organisation.objects.select_for_update(no_key=True).get(pk=organisation.pk)
    today = timezone.localdate(now)
    have_letter = outbox.queued(_key(digest.person, today) for digest in digests)
    heard = _heard(digests)
    letters, reminders = [], []
    for digest in digests:
        person = digest.person
        news = {item.told.key: item for item in digest.items if (person.pk, item.told.key) not in heard}
        if news and _key(person, today) not in have_letter:
            letters.append(_write(person, organisation, list(news.values()), now))
            reminders += [Reminder(person=person, key=key, day=today) for key in sorted(news)]
    outbox.post_all(letters)
    Reminder.objects.bulk_create(reminders)
    return len(letters)


def _heard(digests: list[Digest]) -> set[tuple[int, str]]:
    keys = {item.told.key for digest in digests for item in digest.items}
    rows = Reminder.objects.filter(person__in=[digest.person.pk for digest in digests], key__in=keys)
    return set(rows.values_list("person_id", "key"))


def _key(person: Person, day: date) -> str:
    return f"digest:{person.pk}:{day}"


def _write(person: Person, organisation: Organisation, items: list[Item], now: datetime) -> Letter:
    """The letter in the person's language."""
    sender = letter.Sender(
        organisation=organisation.name,
        site=settings.SITE_URL,
        front=reverse("portal:front", args=[organisation.slug]),
        me=reverse("people:me") + "#paminnelser",
    )
    today = timezone.localdate(now)
    with translation.override(person.language or organisation.language):
        return Letter(
            tenant_id=organisation.pk,
            key=_key(person, today),
            to=person.email or "",
            subject=letter.subject(items),
            text=letter.text(items, first_name=person.first_name, sender=sender, today=today),
            not_before=now,
            only_workdays=True,
        )
