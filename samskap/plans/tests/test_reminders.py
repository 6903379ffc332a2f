"""Reminders: the right people hear of the right things, once, in one letter a day, on days when people are at work."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime, timedelta

import pytest
from django.conf import settings
from django.core import mail
from django.db import connection
from django.test.utils import CaptureQueriesContext

from samskap.core import outbox
from samskap.core.encryption import decrypt
from samskap.core.models import OutgoingMail
from samskap.people.models import Membership, Organisation, Person, Team, Unit
from samskap.plans.access import EDITING_IN_TEAMS, EDITING_ROLES, may_edit
from samskap.plans.models import (
    Hearing,
    HearingInput,
    Measure,
    Milestone,
    Plan,
    Reminder,
    Responsibility,
    StatusUpdate,
    Timing,
)
from samskap.plans.reminding import sending
from samskap.plans.reminding.gather import Here
from samskap.plans.reminding.sending import send_digests
from samskap.plans.tests.test_import_together import together
from tests.personas import MakePlan, ViewerOf, make_person

MONDAY = datetime(2026, 11, 23, 8, tzinfo=UTC)
DAY = timedelta(days=1)
pytestmark = pytest.mark.django_db


@pytest.fixture
def measure(plan: Plan, teams: dict[str, Team], edvard: Person) -> Measure:
    """The plan's one measure: the council answers for it, and it was told of a week ago."""
    first = Measure.objects.filter(section__plan=plan)[0]
    Measure.objects.exclude(pk=first.pk).delete()
    first.timings.all().delete()
    first.responsibilities.all().delete()
    Responsibility.objects.create(measure=first, name="Rådet", team=teams["lived_experience"])
    say(first, MONDAY - 7 * DAY)
    return first


def say(measure: Measure, at: datetime) -> None:
    StatusUpdate.objects.create(measure=measure, status="in_progress", at=at)


def deadline(measure: Measure, days: int, precision: str = "day") -> Timing:
    return Timing.objects.create(
        measure=measure, text="x", kind="deadline", end=MONDAY.date() + days * DAY, precision=precision
    )


def letters() -> list[dict[str, str]]:
    return [json.loads(decrypt(row.letter)) for row in OutgoingMail.objects.order_by("pk")]


def told(now: datetime) -> list[str]:
    """What was told on that day, as «who kind»."""
    before = set(Reminder.objects.values_list("pk", flat=True))
    send_digests(now)
    rows = Reminder.objects.exclude(pk__in=before).select_related("person").order_by("person__name", "key")
    return [f"{row.person.first_name} {row.key.split(':')[0]}" for row in rows]


def days_with_letters(days: int) -> list[int]:
    """On which of the days from Monday on something is told."""
    return [each for each in range(days) if told(MONDAY + each * DAY)]


def test_a_moved_deadline_is_told_anew_and_one_that_is_over_is_not(measure: Measure) -> None:
    timing = deadline(measure, 10)
    assert told(MONDAY) == ["Edvard due"]
    timing.end = MONDAY.date() + 12 * DAY
    timing.save()
    assert told(MONDAY + DAY) == ["Edvard due"]
    Measure.objects.update(status="done")
    assert told(MONDAY + 12 * DAY) == []


def test_milestones_are_told_a_week_ahead_and_when_they_have_passed(measure: Measure) -> None:
    Milestone.objects.create(measure=measure, title="Lokalet er leid", due=MONDAY.date() + 9 * DAY)
    Milestone.objects.create(
        measure=measure, title="Nådd", due=MONDAY.date() + 9 * DAY, reached_on=MONDAY.date()
    )
    assert days_with_letters(11) == [2, 10]
    assert "Lokalet er leid. 2. desember, om en uke" in " ".join(letters()[0]["text"].split())


def test_drafts_and_plans_that_are_over_remind_nobody(measure: Measure, plan: Plan) -> None:
    deadline(measure, 2)
    for state in ("draft", "hearing", "closed", "superseded"):
        Plan.objects.filter(pk=plan.pk).update(state=state)
        assert told(MONDAY) == []


def test_who_leads_the_work_hears_before_those_who_contribute(
    measure: Measure, alma: Person, departments: tuple[Unit, Unit]
) -> None:
    Responsibility.objects.create(measure=measure, name="Alma", person=alma, part="contributing")
    deadline(measure, 2)
    assert told(MONDAY) == ["Edvard due"]
    Responsibility.objects.filter(person=None).update(part="contributing")
    assert told(MONDAY + DAY) == ["Alma due"]


def test_letters_go_only_to_those_who_are_here_and_want_them(
    measure: Measure, edvard: Person, alma: Person, cato: Person, bo: Person
) -> None:
    deadline(measure, 2)
    Responsibility.objects.filter(measure=measure).delete()
    for person in (edvard, alma, cato, bo):
        Responsibility.objects.create(measure=measure, name=person.name, person=person)
    Person.objects.filter(pk=edvard.pk).update(digest=False)
    Membership.objects.filter(person=alma).update(until=MONDAY.date() - DAY)
    assert told(MONDAY) == []
    Membership.objects.filter(person=alma).update(until=None)
    Person.objects.filter(pk=alma.pk).update(is_active=False)
    assert told(MONDAY) == []
    Person.objects.filter(pk=alma.pk).update(is_active=True, email=None)
    assert told(MONDAY) == []
    Person.objects.filter(pk=alma.pk).update(email="alma@fjordvik.example")
    assert told(MONDAY) == ["Alma due"]


def test_the_owner_is_told_when_nobody_answers_any_longer_and_each_time_anew(
    measure: Measure, dina: Person, edvard: Person, alma: Person, plan: Plan
) -> None:
    seat = Membership.objects.filter(person=edvard)
    seat.update(until=MONDAY.date() - DAY)
    assert told(MONDAY) == ["Dina ownerless"]
    assert days_with_letters(5) == []
    seat.update(until=None)
    assert days_with_letters(5) == []
    seat.update(until=MONDAY.date() + 6 * DAY)
    assert told(MONDAY + 7 * DAY) == ["Dina ownerless"]
    Plan.objects.update(owner=alma)
    assert told(MONDAY + 8 * DAY) == ["Alma ownerless"]
    Membership.objects.filter(person=alma).update(until=MONDAY.date())
    assert told(MONDAY + 9 * DAY) == []  # falls to the leaders, and Dina has heard


def test_the_letters_know_the_same_editors_as_the_pages(
    plan: Plan, unit: Unit, departments: tuple[Unit, Unit], teams: dict[str, Team], viewer: ViewerOf
) -> None:
    roles = Membership.Role
    for n, role in enumerate(roles):
        make_person(unit.organisation, f"U{n} X", role=role, unit=unit)
        make_person(unit.organisation, f"A{n} X", role=role, unit=departments[0])
        make_person(unit.organisation, f"L{n} X", role=role, team=teams["quality"])
    Plan.objects.filter(pk=plan.pk).update(unit=departments[0])
    home = Plan.objects.select_related("unit__parent__parent").get(pk=plan.pk)
    here = Here.on(unit.organisation, MONDAY.date())
    people = Person.objects.filter(organisation=unit.organisation)
    assert here.with_role(EDITING_ROLES, departments[0].pk, in_teams=EDITING_IN_TEAMS) == {
        person.pk for person in people if may_edit(viewer(person), home)
    }


@pytest.fixture
def hearing(plan: Plan, teams: dict[str, Team], edvard: Person) -> Hearing:
    Plan.objects.filter(pk=plan.pk).update(state="hearing")
    hearing = Hearing.objects.create(plan=plan, opens_on=date(2026, 11, 1), closes_on=date(2026, 11, 27))
    hearing.bodies.add(teams["lived_experience"])
    return hearing


def add_input(hearing: Hearing, days_ago: int, **more: object) -> HearingInput:
    return HearingInput.objects.create(
        hearing=hearing,
        voice="employee",
        text="Godt.",
        at=MONDAY - days_ago * DAY,
        sent_key=str(HearingInput.objects.count()),
        **more,
    )


def test_a_hearing_that_closes_is_told_to_those_asked_who_have_not_spoken(
    hearing: Hearing, alma: Person, dina: Person, cato: Person, unit: Unit, teams: dict[str, Team]
) -> None:
    volunteer = make_person(unit.organisation, "Frida Fjell", role="volunteer", team=teams["quality"])
    add_input(hearing, 1, author=dina)
    assert told(MONDAY) == []
    assert told(MONDAY + DAY) == ["Alma hearing", "Edvard hearing"]
    hearing.bodies.add(teams["quality"])
    assert told(MONDAY + 2 * DAY) == ["Frida hearing"]
    assert volunteer.plan_reminders.count() == 1
    assert [told(MONDAY + each * DAY) for each in (3, 4, 7)] == [[], [], []]


def test_inputs_that_have_waited_eight_days_are_told_weekly_to_those_who_answer(
    hearing: Hearing, alma: Person, dina: Person, plan: Plan
) -> None:
    Hearing.objects.update(closes_on=date(2027, 2, 1))
    measure = Measure.objects.filter(section__plan=plan)[0]
    Responsibility.objects.filter(measure__section__plan=plan).delete()
    Responsibility.objects.create(measure=measure, name="Alma", person=alma)
    add_input(hearing, 9)
    add_input(hearing, 12, measure=measure)
    add_input(hearing, 2)
    assert told(MONDAY) == ["Alma inputs", "Dina inputs"]
    words = {each["to"].split("@")[0]: each["text"] for each in letters()}
    assert "To innspill har ventet. Det første kom 11. november." in words["dina"]
    assert "Ett innspill har ventet siden 11. november." in words["alma"]
    assert [each for each in range(1, 8) if told(MONDAY + each * DAY)] == [7]


def test_weekends_and_holidays_are_left_alone(measure: Measure) -> None:
    deadline(measure, 40)
    for day in (date(2026, 12, 19), date(2026, 12, 20), date(2026, 12, 25), date(2027, 1, 1)):
        assert told(datetime(day.year, day.month, day.day, 9, tzinfo=UTC)) == []
    assert told(datetime(2026, 12, 21, 9, tzinfo=UTC)) == ["Edvard due"]


def test_a_letter_from_friday_that_could_not_be_sent_waits_for_monday(measure: Measure) -> None:
    deadline(measure, 5)
    friday = MONDAY + 4 * DAY
    send_digests(friday)
    assert [outbox.deliver(friday + hours * DAY / 24).sent for hours in (24, 48, 69)] == [0, 0, 0]
    assert outbox.deliver(friday + 3 * DAY).sent == 1
    assert mail.outbox[0].to == ["edvard@fjordvik.example"]


def test_one_letter_a_day_in_groups_each_thing_with_its_link(measure: Measure, plan: Plan) -> None:
    deadline(measure, 2)
    Measure.objects.update(title="Åpen kveld\nBcc: x@y.example")
    for n in range(12):
        each = Measure.objects.create(section=measure.section, title=f"Stille tiltak {n:02}", position=n + 1)
        Responsibility.objects.create(measure=each, name="Rådet", team=measure.responsibilities.get().team)
    assert len(told(MONDAY)) == 13
    (letter,) = letters()
    assert letter["subject"] == "13 ting venter på deg i planen"
    assert f"/fjordvik/tiltak/{measure.pk}/" in letter["text"]
    assert "FRISTEN NÆRMER SEG" in letter["text"]
    assert "* Åpen kveld Bcc: x@y.example\n  25. november, om to dager\n  http" in letter["text"]
    assert "Og fire til" in letter["text"]
    page = f"{settings.SITE_URL}/fjordvik/planer/{plan.pk}/folg-opp/"
    assert f"Du kan svare for alle på én side:\n{page}" in letter["text"]
    assert max(len(line) for line in letter["text"].splitlines() if "://" not in line) <= 72
    deadline(measure, 3)
    assert told(MONDAY) == []  # the same day: it waits for tomorrow
    assert told(MONDAY + DAY) == ["Edvard due"]


def test_the_letter_is_in_the_persons_language(measure: Measure, edvard: Person) -> None:
    deadline(measure, 2)
    Person.objects.filter(pk=edvard.pk).update(language="en")
    send_digests(MONDAY)
    assert "25 November" in letters()[0]["text"]
    assert letters()[0]["subject"].endswith(f": {measure.title}")


def test_killed_between_two_parts_everybody_still_gets_one_letter(
    measure: Measure, alma: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    deadline(measure, 2)
    Responsibility.objects.create(measure=measure, name="Alma", person=alma)
    monkeypatch.setattr(sending, "AT_ONCE", 1)
    whole, parts = sending._queue, []

    def killed(*given: object) -> int:
        parts.append(whole(*given))  # type: ignore[arg-type]  # handed on as they came
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(sending, "_queue", killed)
        with pytest.raises(KeyboardInterrupt):
            send_digests(MONDAY)
    assert (parts, Reminder.objects.count()) == ([1], 1)
    assert send_digests(MONDAY) == 1
    assert {each["to"] for each in letters()} == {"alma@fjordvik.example", "edvard@fjordvik.example"}


def test_a_letter_that_fails_leaves_no_record_of_having_told(
    measure: Measure, monkeypatch: pytest.MonkeyPatch
) -> None:
    deadline(measure, 2)
    with monkeypatch.context() as patch:
        patch.setattr(Reminder.objects, "bulk_create", lambda _rows: 1 / 0)
        with pytest.raises(ZeroDivisionError):
            send_digests(MONDAY)
    assert (Reminder.objects.count(), OutgoingMail.objects.count()) == (0, 0)
    assert send_digests(MONDAY) == 1


def test_the_number_of_queries_does_not_grow_with_people_and_measures(
    make_plan: MakePlan, organisation: Organisation, teams: dict[str, Team], unit: Unit
) -> None:
    counts = []
    for many in (1, 3):
        for n in range(many):
            make_person(organisation, f"Person{many}{n} Aas", role="leader", unit=unit)
        make_plan(measures=5 * many, sections=1, state="active")
        for team in teams.values():
            for person in Person.objects.all():
                Membership.objects.create(person=person, team=team, role="employee")
        Reminder.objects.all().delete()
        OutgoingMail.objects.all().delete()
        with CaptureQueriesContext(connection) as queries:
            send_digests(MONDAY)
        assert OutgoingMail.objects.count() == Person.objects.count()
        counts.append(len(queries))
    assert counts[0] == counts[1] <= 22


@pytest.mark.django_db(transaction=True)
def test_several_machines_at_once_write_each_person_one_letter(
    measure: Measure, alma: Person, dina: Person
) -> None:
    deadline(measure, 2)
    for person in (alma, dina):
        Responsibility.objects.create(measure=measure, name=person.name, person=person)
    errors = together(*(lambda: send_digests(MONDAY) for _each in range(3)))
    assert errors == []
    assert sorted(each["to"].split("@")[0] for each in letters()) == ["alma", "dina", "edvard"]
    assert Reminder.objects.count() == 3
    errors = together(*(lambda: outbox.deliver(MONDAY) for _each in range(3)))
    assert errors == []
    assert len(mail.outbox) == 3
