"""Who is there to answer, and which measures nobody answers for any longer."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from samskap.people.models import Membership, Organisation, Person, Team, Unit
from samskap.plans.access import carries
from samskap.plans.models import Measure, Plan, Responsibility
from samskap.plans.queries.living import Living, gone_since, ownerless_measures
from tests.personas import MakePlan, ViewerOf, make_person

Role = Membership.Role


@pytest.fixture
def people(
    departments: tuple[Unit, Unit], teams: dict[str, Team], alma: Person, dina: Person, edvard: Person
) -> dict[str, Person]:
    brygga, nord = departments
    here = brygga.organisation
    found = {person.first_name: person for person in (alma, dina, edvard)}
    found["Frida"] = make_person(here, "Frida Foss", role=Role.RECOVERY_CONTACT, unit=nord)
    found["Gro"] = make_person(here, "Gro Gran", role=Role.EMPLOYEE, team=teams["quality"])
    found["Hans"] = make_person(here, "Hans Hei")  # a login and nothing more
    return found


def asked(
    teams: dict[str, Team], departments: tuple[Unit, Unit], people: dict[str, Person]
) -> list[Responsibility]:
    return [
        Responsibility(name="KG", team=teams["quality"]),
        Responsibility(name="FN", team=teams["development"]),
        Responsibility(name="Brygga", unit=departments[0]),
        Responsibility(name="Bo Nord", unit=departments[1]),
        Responsibility(name="Alma", person=people["Alma"]),
        Responsibility(name="Hans", person=people["Hans"]),
        Responsibility(name="Ansatte", role=Role.EMPLOYEE),
        Responsibility(name="Redaktør", role=Role.EDITOR),
        Responsibility(name="Alle", every_department=True),
        Responsibility(name="NAV Fjordvik"),
    ]


def test_living_and_carrying_agree_about_everybody(
    people: dict[str, Person], teams: dict[str, Team], departments: tuple[Unit, Unit], viewer: ViewerOf
) -> None:
    living = Living.of(departments[0].organisation, timezone.localdate())
    for row in asked(teams, departments, people):
        named = living.people([row])
        carrying = {person.pk for person in people.values() if carries(viewer(person), [row])}
        assert named == carrying - {people["Hans"].pk}, row.name


def test_it_says_who_is_gone_and_not_of_names_nobody_has_explained(
    people: dict[str, Person], teams: dict[str, Team], departments: tuple[Unit, Unit]
) -> None:
    rows = asked(teams, departments, people)
    living = Living.of(departments[0].organisation, timezone.localdate())
    assert [row.name for row in rows if living.is_gone(row)] == ["FN", "Brygga", "Hans", "Redaktør"]
    assert living.abandoned([rows[1], rows[2]])
    assert not living.abandoned([rows[1], rows[0]])
    assert not living.abandoned([rows[1], rows[-1]])
    assert not living.abandoned([])
    assert not living.owned([rows[-1]])


def test_it_costs_one_query_however_many_they_are(
    organisation: Organisation, people: dict[str, Person]
) -> None:
    with CaptureQueriesContext(connection) as queries:
        living = Living.of(organisation, timezone.localdate())
        for person in people.values():
            living.holds(Responsibility(person=person))
    assert len(queries) == 1


def test_measures_nobody_answers_for_are_found_in_running_plans_only(
    make_plan: MakePlan, organisation: Organisation, alma: Person, dina: Person
) -> None:
    running, draft = make_plan(measures=4, state=Plan.State.ACTIVE, owner=dina), make_plan(measures=2)
    Responsibility.objects.all().delete()
    for measure in Measure.objects.filter(section__plan__in=[running, draft]):
        Responsibility.objects.create(measure=measure, name="Alma", person=alma)
    today = timezone.localdate()
    assert ownerless_measures(organisation, Living.of(organisation, today)) == []
    Membership.objects.filter(person=alma).update(until=today - timedelta(days=3))
    with CaptureQueriesContext(connection) as queries:
        found = ownerless_measures(organisation, Living.of(organisation, today))
    assert len(queries) == 3
    assert [plan for _measure, plan in found] == [running] * 3  # the fourth is done
    since = gone_since(organisation, [measure for measure, _plan in found], today)
    assert set(since.values()) == {today - timedelta(days=3)}


def test_an_ended_team_holds_nothing(
    plan: Plan, organisation: Organisation, teams: dict[str, Team], edvard: Person
) -> None:
    council = teams["lived_experience"]
    today = timezone.localdate()
    row = Responsibility(name="ER", team=council)
    assert Living.of(organisation, today).holds(row)
    Team.objects.filter(pk=council.pk).update(ended_on=today)
    assert not Living.of(organisation, today).holds(row)
    assert Living.of(organisation, today - timedelta(days=1)).holds(row)
    measure = Measure.objects.filter(section__plan=plan)[0]
    measure.responsibilities.all().delete()
    Responsibility.objects.create(measure=measure, name="ER", team=council)
    assert gone_since(organisation, [measure], today) == {measure.pk: today}


def test_without_any_trace_it_is_since_the_plans_state(plan: Plan, organisation: Organisation) -> None:
    measure = Measure.objects.filter(section__plan=plan)[0]
    measure.responsibilities.all().delete()
    assert gone_since(organisation, [measure], date(2026, 11, 21)) == {measure.pk: plan.state_since}
