"""Milestones: who keeps them, what is said of their days, and where they are shown."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.utils import timezone

from samskap.people.models import Person, Team
from samskap.plans import actions
from samskap.plans.models import Measure, Milestone, Plan, Responsibility, Timing
from samskap.plans.queries.milestones import doubts_about, milestone_lines
from samskap.plans.states import NotAllowedNow
from samskap.plans.tests.web import at, first, text
from tests.personas import ClientFor, ViewerOf

TODAY = date(2026, 11, 21)


@pytest.fixture
def measure(plan: Plan, teams: dict[str, Team]) -> Measure:
    """A measure that the lived-experience council answers for, from September 2026."""
    found = first(plan)
    found.responsibilities.all().delete()
    found.timings.all().delete()
    Responsibility.objects.create(measure=found, name="Rådet", team=teams["lived_experience"])
    Timing.objects.create(
        measure=found, text="Fra høsten", kind="start", start=date(2026, 9, 1), precision="day"
    )
    return found


def test_those_who_answer_add_reach_order_and_remove(
    measure: Measure, viewer: ViewerOf, edvard: Person, alma: Person
) -> None:
    by, today = viewer(edvard), timezone.localdate()
    one = actions.add_milestone(by=by, measure=measure, title="Fire avdelinger", due=date(2027, 1, 1))
    two = actions.add_milestone(by=by, measure=measure, title="Alle åtte")
    assert actions.move_milestone(by=by, milestone=two, where="first")
    assert list(measure.milestones.all()) == [two, one]
    assert actions.reach_milestone(by=by, milestone=one, on=today)
    assert not actions.reach_milestone(by=by, milestone=one, on=today)
    with pytest.raises(NotAllowedNow, match="ikke kommet"):
        actions.reach_milestone(by=by, milestone=two, on=today + timedelta(days=1))
    assert actions.edit_milestone(by=by, milestone=two, title="Alle", due=date(2027, 6, 1)) == [
        "due",
        "title",
    ]
    actions.remove_milestone(by=by, milestone=two)
    assert [(row.pk, row.position) for row in measure.milestones.all()] == [(one.pk, 0)]
    with pytest.raises(PermissionDenied):
        actions.add_milestone(by=viewer(alma), measure=measure, title="Nei")


def test_days_out_of_place_are_told_and_stop_nobody(
    plan: Plan, measure: Measure, client_for: ClientFor, dina: Person
) -> None:
    assert doubts_about(date(2030, 1, 1), measure, plan, TODAY) == [
        "Datoen er etter at planen slutter, 31. desember 2029."
    ]
    assert doubts_about(date(2026, 8, 1), measure, plan, TODAY) == [
        "Datoen er før tiltaket begynner, 1. september."
    ]
    assert (
        doubts_about(date(2026, 12, 1), measure, plan, TODAY)
        == doubts_about(None, measure, plan, TODAY)
        == []
    )
    client, address = client_for(dina), at("milestones", measure.pk)
    answer = client.post(address, {"title": "For sent", "due": "2030"}, follow=True)
    assert "Milepælen er lagret likevel" in text(answer)
    wrong = client.post(address, {"title": "Skrevet feil", "due": "31. november 2026"})
    assert wrong.status_code == 422
    assert "November har 30 dager" in text(wrong)
    assert "Skrevet feil" in text(wrong)
    assert Milestone.objects.get().due == date(2030, 12, 31)


def test_reached_is_one_press_and_can_be_taken_back(
    measure: Measure, client_for: ClientFor, dina: Person
) -> None:
    row = Milestone.objects.create(measure=measure, title="Halvveis")
    client, address = client_for(dina), at("milestone_reach", row.pk)
    answer = client.post(address, {"reached": "1"})
    assert answer.headers["Location"].endswith(f"/tiltak/{measure.pk}/#milepaeler")
    row.refresh_from_db()
    assert row.reached_on == timezone.localdate()
    Milestone.objects.update(reached_on=date(2026, 3, 1))
    client.post(address, {"reached": "1"})
    row.refresh_from_db()
    assert row.reached_on == date(2026, 3, 1)
    client.post(address)
    row.refresh_from_db()
    assert row.reached_on is None


def test_they_are_told_in_words(measure: Measure) -> None:
    make = Milestone.objects.create
    make(measure=measure, title="a", reached_on=date(2026, 4, 1), position=0)
    make(measure=measure, title="b", due=date(2026, 11, 15), position=1)
    make(measure=measure, title="c", due=date(2026, 12, 18), position=2)
    make(measure=measure, title="d", position=3)
    lines = milestone_lines(measure, TODAY)
    assert [line.words for line in lines] == [
        "Nådd 1. april",
        "Skulle vært nådd for seks dager siden",
        "18. desember, om fire uker",
        "Ingen dato satt",
    ]
    assert [line.icon for line in lines] == ["s-done", "s-in-progress", "s-not-started", "s-not-started"]


def test_they_stand_on_the_timeline(
    plan: Plan, measure: Measure, client_for: ClientFor, dina: Person
) -> None:
    Milestone.objects.create(measure=measure, title="Alle åtte", due=date(2027, 5, 1))
    page = text(client_for(dina).get(at("plan", plan.pk) + "?visning=tidslinje"))
    assert "Milepæl: Alle åtte" in page
