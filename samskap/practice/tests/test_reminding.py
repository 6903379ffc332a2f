"""Whoever wrote a change down is told when its day has come: once, and only while there is something to do."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from samskap.core.models import OutgoingMail
from samskap.people.models import Membership, Person, Unit
from samskap.practice import jobs
from samskap.practice.actions.reminding import remind_of_reviews
from samskap.practice.models import ChangeRecord
from samskap.practice.tests.conftest import Ask

SUNDAY, MONDAY = (datetime(2026, 11, day, 7, tzinfo=UTC) for day in (22, 23))


@pytest.fixture
def due(change: ChangeRecord) -> ChangeRecord:
    """Its day was a Sunday."""
    since, on = SUNDAY.date() - timedelta(days=90), SUNDAY.date()
    ChangeRecord.objects.filter(pk=change.pk).update(since=since, review_on=on)
    change.refresh_from_db()
    return change


def test_the_author_and_who_leads_there_are_told_once_on_a_workday(
    due: ChangeRecord, alma: Person, dina: Person, edvard: Person
) -> None:
    assert jobs.remind.run(SUNDAY) == 0
    told = jobs.remind.run(MONDAY)
    assert told == OutgoingMail.objects.count() > 0
    assert jobs.remind.run(MONDAY) == jobs.remind.run(MONDAY + timedelta(days=1)) == 0
    later = MONDAY + timedelta(days=60)
    ChangeRecord.objects.filter(pk=due.pk).update(review_on=later.date())
    assert remind_of_reviews(later) == told


def test_nobody_is_told_while_people_are_asked_or_when_it_is_over_or_long_ago(
    due: ChangeRecord, ask: Ask
) -> None:
    assert remind_of_reviews(MONDAY + timedelta(days=20)) == 0
    ask(close=False)
    assert remind_of_reviews(MONDAY) == 0
    due.rounds.update(closed_at=MONDAY)
    ChangeRecord.objects.filter(pk=due.pk).update(state=ChangeRecord.State.ENDED)
    assert remind_of_reviews(MONDAY) == 0


def test_only_those_who_are_here_and_want_letters_are_told(
    due: ChangeRecord, alma: Person, unit: Unit
) -> None:
    Person.objects.filter(pk=alma.pk).update(digest=False)
    first = remind_of_reviews(MONDAY)
    OutgoingMail.objects.all().delete()
    Person.objects.filter(pk=alma.pk).update(digest=True)
    Membership.objects.filter(person=alma).update(until=MONDAY.date() - timedelta(days=2))
    assert remind_of_reviews(MONDAY) == first
    Membership.objects.filter(person=alma).update(until=None)
    assert remind_of_reviews(MONDAY) == 1
