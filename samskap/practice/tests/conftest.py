"""A change that Alma wrote down at Brygga, and how people are asked about it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.utils import timezone

from samskap.people.models import Person
from samskap.practice import actions
from samskap.practice.models import ChangeRecord, ReviewRound, Verdict
from samskap.practice.verdict_marks import open_form
from tests.personas import ViewerOf

Ask = Callable[..., ReviewRound]


@pytest.fixture
def change(viewer: ViewerOf, alma: Person) -> ChangeRecord:
    """What Alma's department does differently since a hundred days, to be looked at since ten."""
    today = timezone.localdate()
    entry = actions.ChangeEntry(
        what="Vi ringer kvelden før",
        wish=ChangeRecord.Wish.RESIDENT,
        unit=alma.memberships.get().unit,  # type: ignore[arg-type]  # Alma works in a unit
        since=today - timedelta(days=100),
        review_on=today - timedelta(days=10),
    )
    return actions.record_change(by=viewer(alma), entry=entry, sent_key="fixture")


@pytest.fixture
def ask(viewer: ViewerOf, alma: Person, change: ChangeRecord) -> Ask:
    """Asks about the change and gives answers by the link, in the order of the four answers; closes it if told to."""

    def make(*own: int, close: bool = False, text: str = "") -> ReviewRound:
        closes_on = timezone.localdate() + timedelta(days=14)
        asked = actions.open_review(by=viewer(alma), change=change, closes_on=closes_on)
        for answer, people in zip(Verdict.Answer.values, own, strict=False):
            for _each in range(people):
                opened = open_form(asked.pk, timezone.now())
                actions.give_verdict(asked=asked, opened=opened, answer=answer, text=text)
        if close:
            actions.close_review(by=viewer(alma), asked=asked)
        return asked

    return make
