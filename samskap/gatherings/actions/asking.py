"""Asking people to a gathering and telling them what is new: letters queued once, with the change they tell of."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import datetime

from django.conf import settings
from django.db.models import F
from django.utils import translation
from django.utils.crypto import get_random_string

from samskap.core import outbox
from samskap.gatherings import invitations, letters
from samskap.gatherings.access.gatherings import audience_of
from samskap.gatherings.access.invitations import of_those_here
from samskap.gatherings.answer_links import address_of
from samskap.gatherings.letters import News
from samskap.gatherings.models import Gathering, Invitation
from samskap.people.models import Membership
from samskap.people.viewer import BELONGING


def ask_audience(gathering: Gathering) -> None:
    """An invitation for everybody in the audience, and the host, who has none; two people at once ask nobody twice."""
    people = set(audience_of(gathering).values_list("pk", flat=True))
    if gathering.host_id and gathering.host is not None and gathering.host.is_active:
        people.add(gathering.host_id)
    asked = set(Invitation.objects.filter(gathering=gathering).values_list("person", flat=True))
    rows = [
        Invitation(gathering=gathering, person_id=each, nonce=get_random_string(32))
        for each in sorted(people - asked)
    ]
    Invitation.objects.bulk_create(rows, ignore_conflicts=True)


def tell(gathering: Gathering, news: News, now: datetime, changed: Collection[str] = frozenset()) -> int:
    """Queue letters to those who have not been told of the gathering as it is now; returns how many.

    ``changed`` are the fields that are new to those who were asked before.
    The caller holds the gathering's row, so that nobody is told twice. Whoever has no address stands among those who
    were not reached; whoever has left is told nothing.
    """
    untold = of_those_here(
        Invitation.objects.filter(gathering=gathering, told__lt=gathering.sequence)
    ).select_related("person")
    if news == News.CANCELLED:
        untold = untold.filter(told__gte=0)  # who was never asked is not told that it is off
    rows = list(untold.order_by("pk"))
    inside = _those_who_belong(row.person_id for row in rows)
    ready = []
    for row in rows:
        first = News.INVITED if row.told < 0 else news
        row.told, row.letter_key = (
            gathering.sequence,
            f"gathering:{gathering.pk}:{gathering.sequence}:{row.person_id}",
        )
        new = frozenset() if first == News.INVITED else changed
        ready.append(_letter(row, gathering, first, now, page=row.person_id in inside, changed=new))
    have = outbox.queued(letter.key for letter in ready)
    outbox.post_all(letter for letter in ready if letter.key not in have)
    Invitation.objects.bulk_update(rows, ["told", "letter_key"], batch_size=500)
    return len(ready) - len(have)


def _letter(
    row: Invitation,
    gathering: Gathering,
    news: News,
    now: datetime,
    *,
    page: bool,
    changed: Collection[str] = frozenset(),
) -> outbox.Letter:
    """The letter with its calendar part, in the person's language."""
    organisation, person = gathering.organisation, row.person
    path = invitations.path_of(gathering, organisation) if page else ""
    method = invitations.CANCEL if news == News.CANCELLED else invitations.REQUEST
    home = gathering.unit or gathering.team or organisation
    current = row.answered_sequence == gathering.sequence
    with translation.override(person.language or organisation.language):
        to = letters.To(
            first_name=person.first_name,
            answer=address_of(row, organisation),
            page=settings.SITE_URL + path if path else "",
            sender=home.name,
            answered=str(Invitation.Answer(row.answer).label) if row.answer and current else "",
        )
        return outbox.Letter(
            tenant_id=organisation.pk,
            key=row.letter_key if news != News.REMINDER else f"{row.letter_key}:reminder",
            to=person.email or "",
            subject=letters.subject(news, gathering, now),
            text=letters.text(news, gathering, to, now, changed),
            not_before=now,
            only_workdays=news == News.REMINDER,
            calendar=(
                invitations.message_to(person, gathering, method=method, path=path, now=now)
                if news != News.REMINDER
                else None
            ),
        )


def _those_who_belong(people: Iterable[int]) -> set[int]:
    """Who of them may open the unit's own pages; volunteers and partners answer by their link alone."""
    held = Membership.objects.current().filter(person__in=list(people), role__in=BELONGING)
    return set(held.values_list("person", flat=True))


def keep_answers(gathering: Gathering, before: int) -> None:
    """What was answered at sequence ``before`` holds: the new message is of something that does not change it."""
    Invitation.objects.filter(gathering=gathering, answered_sequence=before).update(
        answered_sequence=gathering.sequence
    )


def remind(gathering: Gathering, now: datetime) -> int:
    """A reminder to those who have not said no, once; returns how many. The caller holds the gathering's row."""
    rows = list(
        of_those_here(
            Invitation.objects.filter(gathering=gathering, told__gte=0, reminded_at=None, person__digest=True)
        )
        .exclude(answer=Invitation.Answer.NO, answered_sequence=F("gathering__sequence"))
        .select_related("person")
        .order_by("pk")
    )
    reachable = [row for row in rows if row.person.email]
    inside = _those_who_belong(row.person_id for row in reachable)
    ready = [_letter(row, gathering, News.REMINDER, now, page=row.person_id in inside) for row in reachable]
    have = outbox.queued(letter.key for letter in ready)
    outbox.post_all(letter for letter in ready if letter.key not in have)
    Invitation.objects.filter(pk__in=[row.pk for row in rows]).update(reminded_at=now)
    return len(ready) - len(have)
