"""The plan's days in calendars: for those who answer, and for those who may see the plan."""

from __future__ import annotations

from datetime import UTC, date, datetime

import icalendar
import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from samskap.people.calendar.entries import entries_for
from samskap.people.models import Membership, Organisation, Person, Team
from samskap.plans.models import Hearing, Measure, Milestone, Plan, Responsibility, Timing
from tests.personas import ClientFor, MakePlan, ViewerOf

NOW = datetime(2026, 11, 23, 8, tzinfo=UTC)


@pytest.fixture
def measure(plan: Plan, teams: dict[str, Team]) -> Measure:
    """The council's measure, with a deadline and two milestones, one of them reached."""
    first = Measure.objects.filter(section__plan=plan)[0]
    Measure.objects.exclude(pk=first.pk).delete()
    first.timings.all().delete()
    Timing.objects.create(measure=first, text="Innen jul", kind="deadline", end=date(2026, 12, 24))
    Timing.objects.create(measure=first, text="Løpende", kind="recurring", recurrence="continuous")
    Milestone.objects.create(measure=first, title="Leid lokale", due=date(2026, 12, 1))
    Milestone.objects.create(measure=first, title="Nådd", due=date(2026, 12, 1), reached_on=date(2026, 11, 1))
    Responsibility.objects.all().delete()
    Responsibility.objects.create(measure=first, name="Rådet", team=teams["lived_experience"])
    return first


def test_a_person_sees_what_they_answer_for(
    measure: Measure, viewer: ViewerOf, edvard: Person, alma: Person
) -> None:
    found = entries_for(viewer(edvard), NOW)
    assert [(entry.title, entry.starts) for entry in found] == [
        ("Milepæl: Leid lokale", date(2026, 12, 1)),
        (f"Frist: {measure.title}", date(2026, 12, 24)),
    ]
    assert entries_for(viewer(alma), NOW) == []
    before = found[1].uid
    Timing.objects.filter(kind="deadline").update(end=date(2027, 1, 8))
    assert entries_for(viewer(edvard), NOW)[1].uid == before  # moved, and the same
    Measure.objects.update(status="done")
    assert entries_for(viewer(edvard), NOW) == []


def test_who_has_left_sees_nothing_of_a_closed_plan(
    measure: Measure, viewer: ViewerOf, edvard: Person
) -> None:
    Responsibility.objects.create(measure=measure, name="Edvard", person=edvard)
    Membership.objects.filter(person=edvard).update(until=date(2026, 11, 1))
    assert entries_for(viewer(edvard), NOW) == []


def test_a_hearing_stands_on_its_last_day_for_those_it_asks(
    plan: Plan, viewer: ViewerOf, alma: Person, cato: Person, dina: Person
) -> None:
    Plan.objects.update(state="hearing")
    Hearing.objects.create(plan=plan, opens_on=date(2026, 11, 1), closes_on=date(2026, 12, 4))
    (entry,) = entries_for(viewer(alma), NOW)
    assert (entry.title, entry.starts) == (f"Høringen stenger: {plan.title}", date(2026, 12, 4))
    assert entries_for(viewer(cato), NOW) == []


def test_the_plan_as_a_calendar(
    measure: Measure, plan: Plan, client: Client, client_for: ClientFor, alma: Person, opened: Organisation
) -> None:
    address = f"/fjordvik/planer/{plan.pk}/frister.ics"
    for each in (client, client_for(alma)):
        file = each.get(address)
        events = icalendar.Calendar.from_ical(file.content).walk("VEVENT")
        assert [str(event["SUMMARY"]) for event in events] == [
            f"Frist: {measure.title}",
            "Milepæl: Leid lokale",
        ]
        assert str(events[0]["URL"]).endswith(f"/fjordvik/tiltak/{measure.pk}/")
    Plan.objects.update(state="superseded")
    assert (
        b"VEVENT" not in client.get(address).content
    )  # nobody is to be held to what another plan has taken over


def test_calendars_cost_the_same_at_one_and_three_measures(
    make_plan: MakePlan, viewer: ViewerOf, client_for: ClientFor, edvard: Person, teams: dict[str, Team]
) -> None:
    counts = []
    for many in (1, 3):
        plan = make_plan(measures=many, sections=1, state="active")
        for measure in Measure.objects.filter(section__plan=plan):
            Responsibility.objects.create(measure=measure, name="Rådet", team=teams["lived_experience"])
            Milestone.objects.create(measure=measure, title="Steg", due=date(2026, 12, 1))
        client, by = client_for(edvard), viewer(edvard)
        with CaptureQueriesContext(connection) as queries:
            assert len(entries_for(by, NOW)) > many
            assert client.get(f"/fjordvik/planer/{plan.pk}/frister.ics").status_code == 200
        counts.append(len(queries))
    assert counts[0] == counts[1] <= 13
