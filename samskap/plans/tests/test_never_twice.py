"""Whatever happens in whatever order, nobody hears of a thing twice, and what is to be told is told in the end.

Jobs are run, run by two at once and killed at any point; the mail server goes down and comes up; days pass; people
leave and come back; measures are told of and finished.
"""

from __future__ import annotations

import smtplib
from collections import Counter
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from django.core.mail.backends.base import BaseEmailBackend
from django.db import transaction
from django.utils import timezone
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    rule,
    run_state_machine_as_test,
)

from samskap.core import jobs, outbox
from samskap.core.models import OutgoingMail
from samskap.core.registry import Registry
from samskap.core.workdays import is_workday, may_disturb
from samskap.people.models import Membership, Organisation, Person, Team, Unit
from samskap.plans.jobs import write_digests
from samskap.plans.models import Measure, Plan, Reminder, Responsibility, Section, StatusUpdate, Timing
from samskap.plans.reminding import sending
from samskap.plans.reminding.gather import Here, what_to_tell

BEGIN = datetime(2026, 12, 21, 5, tzinfo=UTC)  # before Christmas: few workdays in a row
PEOPLE = 3


class Killed(BaseException):
    """The machine was switched off."""


class Post(BaseEmailBackend):
    """The mail server: down or up, and a plug that somebody may pull before or after it has taken a letter."""

    up = True
    pull: str = ""
    taken: list[tuple[str, str]] = []

    def open(self) -> bool:
        if not Post.up:
            raise ConnectionRefusedError
        return True

    def send_messages(self, messages: Any) -> int:
        for message in messages:
            if not Post.up:
                raise smtplib.SMTPServerDisconnected
            if Post.pull == "before":
                raise Killed
            Post.taken.append((message.to[0], message.extra_headers["Message-ID"]))
            if Post.pull == "after":
                raise Killed
        return len(messages)


class Life(RuleBasedStateMachine):
    """A small unit with three people, two measures and a year's worth of things happening."""

    @initialize()
    def begin(self) -> None:
        self.example = transaction.atomic()
        self.example.__enter__()
        Post.up, Post.pull, Post.taken = True, "", []
        self.now = BEGIN
        self.killed_at_handing_over = 0
        here = Organisation.objects.create(name="Fjordvik", slug="fjordvik")
        unit = Unit.objects.create(organisation=here, name="Mestring", kind="unit")
        team = Team.objects.create(organisation=here, unit=unit, name="Laget")
        self.here = here
        self.people = [
            Person.objects.create(organisation=here, name=f"Kari {n}", email=f"k{n}@fjordvik.example")
            for n in range(PEOPLE)
        ]
        for person in self.people:
            Membership.objects.create(person=person, team=team, role="employee")
        plan = Plan.objects.create(
            organisation=here, unit=unit, title="Plan", state="active", state_since=BEGIN.date()
        )
        section = Section.objects.create(plan=plan, title="Del")
        self.measures = [Measure.objects.create(section=section, title=f"Tiltak {n}") for n in range(2)]
        for n, measure in enumerate(self.measures):
            Responsibility.objects.create(measure=measure, name="Laget", team=team)
            Timing.objects.create(
                measure=measure, text="x", kind="deadline", end=(BEGIN + timedelta(days=6 + 9 * n)).date()
            )

    def work(self) -> None:
        try:
            jobs.work(self.now)
        except Killed:
            self.killed_at_handing_over += 1

    @rule(hours=st.sampled_from([1, 3, 24, 24, 72, 24 * 20]))
    def time_passes(self, hours: int) -> None:
        self.now += timedelta(hours=hours)

    @rule()
    def run(self) -> None:
        self.work()

    @rule()
    def run_twice(self) -> None:
        self.work()
        self.work()

    @rule()
    def two_write_at_once(self) -> None:
        """The second machine has looked at what there is before the first has written."""
        whole = sending._queue

        def raced(*given: Any) -> int:
            first = whole(*given)
            assert whole(*given) == 0
            return first

        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(sending, "_queue", raced)
            sending.send_digests(self.now)

    @rule(after=st.booleans())
    def killed_while_writing(self, after: bool) -> None:
        whole = sending._queue

        def dies(*given: Any) -> int:
            if after:
                whole(*given)
            raise Killed

        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(sending, "_queue", dies)
            patch.setattr(sending, "AT_ONCE", 1)
            with suppress(Killed):
                jobs.work(self.now)

    @rule(when=st.sampled_from(["before", "after"]))
    def killed_while_sending(self, when: str) -> None:
        Post.pull = when
        self.work()
        Post.pull = ""

    @rule()
    def mail_goes_down(self) -> None:
        Post.up = False

    @rule()
    def mail_comes_up(self) -> None:
        Post.up = True

    @rule(n=st.integers(0, 1), status=st.sampled_from(["in_progress", "done", "on_hold"]))
    def somebody_says_how_it_goes(self, n: int, status: str) -> None:
        Measure.objects.filter(pk=self.measures[n].pk).update(status=status)
        StatusUpdate.objects.create(measure=self.measures[n], status=status, at=self.now)

    @rule(n=st.integers(0, PEOPLE - 1), active=st.booleans())
    def a_person_leaves_or_comes_back(self, n: int, active: bool) -> None:
        Person.objects.filter(pk=self.people[n].pk).update(is_active=active)

    @invariant()
    def nobody_gets_the_same_letter_twice_or_two_on_a_day(self) -> None:
        assert max(Counter(Post.taken).values(), default=0) <= 1
        days = Counter(OutgoingMail.objects.values_list("key", flat=True))
        assert max(days.values(), default=0) <= 1

    @invariant()
    def nothing_is_told_twice_and_every_reminder_has_its_letter(self) -> None:
        """The unique key holds the first; a reminder of a day without its letter would never be told."""
        told = Reminder.objects.values_list("person_id", "day").distinct()
        letters = set(OutgoingMail.objects.values_list("key", flat=True))
        assert {f"digest:{person}:{day}" for person, day in told} == letters

    @invariant()
    def letters_are_written_on_workdays_alone(self) -> None:
        assert all(is_workday(day) for day in Reminder.objects.values_list("day", flat=True).distinct())

    def teardown(self) -> None:
        try:
            self.calm_days()
        finally:
            transaction.set_rollback(True)
            self.example.__exit__(None, None, None)

    def calm_days(self) -> None:
        """The mail server answers and nobody pulls a plug: in the end everything is told, and sent or unsure."""
        Post.up, Post.pull = True, ""
        for hours in (2, 24, 2):
            self.now += timedelta(hours=hours)
            while hours == 24 and not (may_disturb(self.now) and timezone.localtime(self.now).hour == 8):
                self.now += timedelta(hours=1)
            jobs.work(self.now)
        here = Here.on(self.here, timezone.localdate(self.now))
        reached = set(here.people_to_write_to().values_list("pk", flat=True))
        heard = set(Reminder.objects.values_list("person_id", "key"))
        due = {(who, each.told.key) for who, items in what_to_tell(here).items() for each in items}
        assert {(who, key) for who, key in due if who in reached} <= heard
        states = Counter(OutgoingMail.objects.values_list("state", flat=True))
        assert states["waiting"] == states["sending"] == states["refused"] == 0
        assert states["unsure"] <= self.killed_at_handing_over
        assert len(Post.taken) >= states["sent"]
        self.nobody_gets_the_same_letter_twice_or_two_on_a_day()
        self.nothing_is_told_twice_and_every_reminder_has_its_letter()


@pytest.mark.django_db
def test_whatever_happens_nobody_hears_twice_and_everything_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    registry: Registry[jobs.Job] = Registry("no_module_of_this_name")
    registry.add(write_digests.key, write_digests)
    monkeypatch.setattr(jobs, "registry", registry)
    monkeypatch.setattr(outbox, "get_connection", lambda _backend: Post())
    few = settings(max_examples=max(settings().max_examples // 8, 1), stateful_step_count=20)
    run_state_machine_as_test(Life, settings=few)
