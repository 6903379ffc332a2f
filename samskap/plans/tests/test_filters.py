"""Filters: what the address asks for, and which measures are left."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from django.http import QueryDict

from samskap.people.models import Membership, Organisation, Person, Team, Unit
from samskap.people.viewer import Viewer
from samskap.plans.models import Measure, Plan, Responsibility, Section
from samskap.plans.queries.filters import Filters
from samskap.plans.queries.plan_page import PlanPage, plan_page
from samskap.values.models import Value
from tests.personas import MakePlan, ViewerOf

TODAY = date(2026, 11, 20)


@pytest.fixture
def small(make_plan: MakePlan, departments: tuple[Unit, Unit], teams: dict[str, Team], alma: Person) -> Plan:
    """An active plan whose six measures have each their own kind of responsible."""
    plan = make_plan(measures=0, sections=2, state=Plan.State.ACTIVE)
    brygga, bo_nord = departments
    home = Team.objects.create(organisation=plan.organisation, unit=brygga, name="Frokostlaget")
    section = Section.objects.filter(plan=plan)[0]
    responsibles: dict[str, dict[str, Any]] = {
        "avdelingens": {"name": "Brygga", "unit": brygga},
        "naboens": {"name": "Bo Nord", "unit": bo_nord},
        "lagets": {"name": "Frokostlaget", "team": home},
        "alles": {"name": "alle avdelinger", "every_department": True},
        "almas": {"name": "Alma Berg", "person": alma},
        "ledernes": {"name": "lederne", "role": Membership.Role.LEADER},
    }
    for title, who in responsibles.items():
        measure = Measure.objects.create(section=section, title=title)
        Responsibility.objects.create(measure=measure, **who)
    return plan


def asked(viewer: Viewer, plan: Plan, query: str = "") -> PlanPage:
    return plan_page(viewer, plan.pk, QueryDict(query), today=TODAY)


def titles(page: PlanPage) -> set[str]:
    return {row.title for part in page.parts for row in part.rows}


def test_a_department_gets_its_own_its_teams_and_everybodys(
    small: Plan, departments: tuple[Unit, Unit], viewer: ViewerOf, alma: Person
) -> None:
    page = asked(viewer(alma), small, f"avdeling={departments[0].pk}")
    assert titles(page) == {"avdelingens", "lagets", "alles"}
    assert (page.shown, page.total) == (3, 6)


def test_mine_are_those_of_the_person_their_unit_team_and_role(
    small: Plan, viewer: ViewerOf, alma: Person, dina: Person, edvard: Person
) -> None:
    assert titles(asked(viewer(alma), small, "ansvarlig=mine")) == {"avdelingens", "alles", "almas"}
    assert titles(asked(viewer(dina), small, "ansvarlig=mine")) == {"ledernes"}
    assert titles(asked(viewer(edvard), small, "ansvarlig=mine")) == set()


def test_every_responsible_can_be_chosen(small: Plan, viewer: ViewerOf, alma: Person) -> None:
    page = asked(viewer(alma), small)
    field = next(field for field in page.fields if field.name == "ansvarlig")
    assert [choice.words for choice in field.choices] == [
        "Mine tiltak", "Alle avdelinger", "Alma Berg", "Bo Nord", "Frokostlaget", "Leder", "Møteplassen Brygga",
    ]  # fmt: skip
    for choice in field.choices[1:]:
        assert asked(viewer(alma), small, f"ansvarlig={choice.key}").shown == 1


def test_filters_are_combined(
    small: Plan, departments: tuple[Unit, Unit], values: list[Value], viewer: ViewerOf, alma: Person
) -> None:
    measure = Measure.objects.get(title="lagets")
    measure.values.add(values[0])
    Measure.objects.filter(pk=measure.pk).update(status=Measure.Status.DONE)
    query = f"avdeling={departments[0].pk}&verdi={values[0].slug}&status=done"
    assert titles(asked(viewer(alma), small, query)) == {"lagets"}
    assert titles(asked(viewer(alma), small, query + "&ansvarlig=mine")) == set()


@pytest.mark.parametrize(
    "query",
    [
        "avdeling=99999",
        "avdeling=abc",
        "verdi=finnes-ikke",
        "ansvarlig=person-1x",
        "status=%00",
        "visning=3d",
        "status=''",
    ],
)
def test_an_unknown_choice_is_left_out_and_noticed(
    query: str, small: Plan, viewer: ViewerOf, alma: Person
) -> None:
    page = asked(viewer(alma), small, query)
    assert page.filters.ignored
    assert page.shown == page.total == 6


def test_a_department_of_another_municipality_is_unknown(
    small: Plan, nabovik_unit: Unit, viewer: ViewerOf, alma: Person
) -> None:
    elsewhere = Unit.objects.create(
        organisation=nabovik_unit.organisation, parent=nabovik_unit, name="Der borte"
    )
    assert asked(viewer(alma), small, f"avdeling={elsewhere.pk}").filters.ignored


def test_a_visitor_sees_teams_and_roles_and_no_person(
    small: Plan, opened: Organisation, viewer: ViewerOf, alma: Person
) -> None:
    Responsibility.objects.create(measure=Measure.objects.get(title="lagets"), name="Kari Nordmann")
    page = asked(viewer(), small)
    shown = {row.title: row.who for part in page.parts for row in part.rows}
    assert shown["almas"] == "En navngitt person"
    assert shown["lagets"] == "Frokostlaget og en navngitt person"
    assert shown["naboens"] == "Bo Nord"
    words = [choice.words for field in page.fields for choice in field.choices]
    assert "Mine tiltak" not in words
    assert not any("Alma" in each or "Kari" in each for each in words)


def test_a_visitor_cannot_ask_which_measures_are_a_persons(
    small: Plan, opened: Organisation, viewer: ViewerOf, alma: Person
) -> None:
    assert asked(viewer(), small, f"ansvarlig=person-{alma.pk}").filters.ignored
    assert asked(viewer(), small, "ansvarlig=mine").filters.ignored


def test_a_person_with_a_team_is_shown_to_visitors_as_the_team(
    small: Plan, opened: Organisation, teams: dict[str, Team], viewer: ViewerOf, alma: Person
) -> None:
    team = teams[Team.Kind.QUALITY]
    Responsibility.objects.filter(person=alma).update(team=team)
    assert {"Kvalitetsgruppa"} <= {row.who for part in asked(viewer(), small).parts for row in part.rows}


def test_the_address_holds_only_what_is_chosen() -> None:
    assert Filters().query() == ""
    assert Filters(value="hap", view="tidslinje").query() == "?verdi=hap&visning=tidslinje"
    assert Filters(value="hap", view="tidslinje").query(view="liste") == "?verdi=hap"
    assert Filters(status="done").query(paper=True) == "?status=done&utskrift=1"
