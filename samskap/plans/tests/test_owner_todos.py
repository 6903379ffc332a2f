"""When the last who answers for a measure leaves, the plan's owner hears of it at once."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from samskap.people import actions as people
from samskap.people.models import Membership, Organisation, Person, Unit
from samskap.people.viewer import system_viewer
from samskap.plans.models import Measure, Plan, Responsibility
from samskap.plans.owner_todos import measures_without_anybody
from tests.personas import ViewerOf, make_person

NOW = datetime(2026, 11, 21, 12, tzinfo=UTC)


@pytest.fixture
def hers(plan: Plan, alma: Person) -> list[Measure]:
    """Two measures that are going on and that Alma alone answers for; the rest have everybody."""
    Responsibility.objects.filter(measure__section__plan=plan).delete()
    rows = list(Measure.objects.filter(section__plan=plan).exclude(status="done").order_by("pk")[:2])
    for row in rows:
        Responsibility.objects.create(measure=row, name="Alma Berg", person=alma)
    return rows


def test_the_owner_is_told_when_the_last_one_leaves(
    hers: list[Measure],
    organisation: Organisation,
    viewer: ViewerOf,
    dina: Person,
    alma: Person,
    edvard: Person,
) -> None:
    assert measures_without_anybody(viewer(dina), NOW) == []
    people.deactivate_person(by=system_viewer(organisation), person=alma)
    (todo,) = measures_without_anybody(viewer(dina), NOW)
    assert todo.title == "Finn noen som tar over 2 tiltak"
    assert hers[0].title in todo.why
    Responsibility.objects.filter(measure=hers[1]).update(person=None, role="leader")
    (todo,) = measures_without_anybody(viewer(dina), NOW)
    assert todo.title == f"Finn noen som tar over: {hers[0].title}"
    assert todo.url.endswith(f"/tiltak/{hers[0].pk}/ansvar/")
    assert measures_without_anybody(viewer(edvard), NOW) == []


def test_a_plan_whose_owner_has_left_is_its_leaders(
    hers: list[Measure],
    plan: Plan,
    organisation: Organisation,
    unit: Unit,
    viewer: ViewerOf,
    dina: Person,
    alma: Person,
) -> None:
    leader = make_person(organisation, "Frida Foss", role=Membership.Role.LEADER, unit=unit)
    us = system_viewer(organisation)
    people.deactivate_person(by=us, person=alma)
    assert measures_without_anybody(viewer(leader), NOW) == []
    people.deactivate_person(by=us, person=dina)
    assert len(measures_without_anybody(viewer(leader), NOW)) == 1


def test_others_pay_one_query_for_it(hers: list[Measure], viewer: ViewerOf, edvard: Person) -> None:
    seen = viewer(edvard)
    assert seen.belongs
    with CaptureQueriesContext(connection) as queries:
        measures_without_anybody(seen, NOW)
    assert len(queries) == 1
