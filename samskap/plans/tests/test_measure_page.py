"""The page of one measure: what it shows, to whom, and in how many queries."""

from __future__ import annotations

import re
from datetime import date
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from samskap.people.models import Organisation, Person, Team
from samskap.people.viewer import Viewer
from samskap.plans import actions
from samskap.plans.actions import Meant, Standing, When, Who
from samskap.plans.models import Measure, MeasureValue, Plan, PlanImport, Responsibility, Timing
from samskap.values.models import Value
from tests.personas import ClientFor, MakePlan, ViewerOf

MAX_QUERIES = 18  # four of them for what practice has left on it, asked of the apps above


def first(plan: Plan) -> Measure:
    found = (
        Measure.objects.filter(section__plan=plan)
        .select_related("section__plan__unit__parent__parent")
        .first()
    )
    assert found is not None
    return found


def url(measure: Measure, name: str = "plans:measure") -> str:
    return reverse(name, args=["fjordvik", measure.pk])


def shown(client: Client, measure: Measure) -> str:
    answer = client.get(url(measure))
    assert answer.status_code == 200
    return " ".join(answer.content.decode().split())


def test_everybody_sees_why_who_and_when(
    plan: Plan, client_for: ClientFor, alma: Person, teams: dict[str, Team]
) -> None:
    measure = first(plan)
    Measure.objects.filter(pk=measure.pk).update(why="Fordi ensomhet gjør vondt.", text="En kveld i uka.")
    html = shown(client_for(alma), measure)
    for words in (
        "Hvorfor vi gjør dette",
        "Fordi ensomhet gjør vondt.",
        "En kveld i uka.",
        plan.title,
        measure.title,
    ):
        assert words in html
    assert "Rediger tiltaket" not in html


def test_without_a_why_editors_are_invited_and_others_told(
    plan: Plan, client_for: ClientFor, alma: Person, dina: Person
) -> None:
    measure = first(plan)
    Measure.objects.filter(pk=measure.pk).update(why="")
    assert "Skriv hvorfor" in shown(client_for(dina), measure)
    calm = shown(client_for(alma), measure)
    assert "Det er ikke skrevet ned ennå" in calm
    assert "Skriv hvorfor" not in calm


@pytest.mark.parametrize(
    ("who", "status"),
    [("alma", 200), ("dina", 200), ("edvard", 200), ("cato", 404), ("bo", 404), ("visitor", 404)],
)
def test_a_draft_is_for_the_units_people(
    who: str,
    status: int,
    make_plan: MakePlan,
    client_for: ClientFor,
    request: pytest.FixtureRequest,
    opened: Organisation,
) -> None:
    measure = first(make_plan(measures=1, sections=1))
    assert client_for(request.getfixturevalue(who)).get(url(measure)).status_code == status


def test_visitors_see_opened_plans_without_names_of_persons(
    opened: Organisation, plan: Plan, client_for: ClientFor, alma: Person, teams: dict[str, Team]
) -> None:
    measure = first(plan)
    measure.responsibilities.all().delete()
    Responsibility.objects.create(measure=measure, name="Alma Berg", person=alma)
    Responsibility.objects.create(measure=measure, name="Kari Moen", position=1)
    Responsibility.objects.create(measure=measure, name="Fagteamet", team=teams["development"], position=2)
    html = shown(client_for(None), measure)
    assert "Alma" not in html
    assert "Kari Moen" not in html
    assert "En navngitt person" in html
    assert "Fagnettverket" in html
    own = shown(client_for(alma), measure)
    assert "Alma Berg" in own
    assert "Planen sier: «Fagteamet»" in own


def test_closed_plans_are_not_for_visitors(plan: Plan, client_for: ClientFor) -> None:
    assert client_for(None).get(url(first(plan))).status_code == 404


def test_the_plans_own_words_stand_beside_what_we_understood(
    plan: Plan, client_for: ClientFor, alma: Person
) -> None:
    measure = first(plan)
    measure.timings.all().delete()
    Timing.objects.create(
        measure=measure,
        text="før jul",
        kind="deadline",
        end=date(2028, 12, 24),
        precision="day",
        certain=False,
    )
    html = shown(client_for(alma), measure)
    assert "24. desember 2028" in html
    assert "Planen sier: «før jul»" in html
    assert "ikke sikre på at vi har forstått" in html


def test_the_source_and_the_document_are_shown_to_those_they_are_for(
    plan: Plan, client_for: ClientFor, alma: Person, dina: Person, opened: Organisation
) -> None:
    measure = first(plan)
    Measure.objects.filter(pk=measure.pk).update(source_line=42, source_page=3)
    PlanImport.objects.create(
        organisation=opened,
        unit=plan.unit,
        file_name="plan.docx",
        fingerprint="x",
        lines=[[42, "Åpen kveld på Brygga", 3]],
        plan=plan,
        state="accepted",
    )
    assert "Står på linje 42, side 3 i dokumentet." in shown(client_for(alma), measure)
    assert "Se dokumentet" not in shown(client_for(alma), measure)
    html = shown(client_for(dina), measure)
    assert "Se dokumentet" in html
    found = re.search(r'href="([^"#]+)#linje-42"', html)
    assert found is not None
    document = client_for(dina).get(found[1]).content.decode()
    assert re.search(r'id="linje-42".*Åpen kveld på Brygga', document)
    assert "linje 42" not in shown(client_for(None), measure)


def test_history_tells_what_and_when_and_who_only_to_members(
    opened: Organisation, plan: Plan, client_for: ClientFor, viewer: ViewerOf, dina: Person, alma: Person
) -> None:
    measure, by = first(plan), viewer(dina)
    actions.edit_measure(by=by, measure=measure, why="Nytt hvorfor", title="Ny tittel")
    actions.set_status(by=by, measure=measure, standing=Standing("done"))
    actions.move_measure(by=by, measure=measure, where="last")
    html = shown(client_for(alma), measure)
    assert "Endret tittelen og hvorfor" in html
    assert re.search(r"Oppdateringer</h2>.*Dina Dahl.*Gjennomført.*Hva som har skjedd", html)
    outside = shown(client_for(None), measure)
    assert re.search(r"Oppdateringer</h2>.*Gjennomført.*Hva som har skjedd", outside)
    assert "Dina" not in outside


def test_neighbours_follow_the_order_of_the_plan(plan: Plan, client_for: ClientFor, alma: Person) -> None:
    rows = list(Measure.objects.filter(section__plan=plan).order_by("section__position", "position"))
    html = shown(client_for(alma), rows[1])
    assert url(rows[0]) in html
    assert url(rows[2]) in html
    assert "Forrige tiltak" not in shown(client_for(alma), rows[0])
    assert "Neste tiltak" not in shown(client_for(alma), rows[-1])


def test_those_who_answer_for_it_are_asked_for_what_is_missing(
    plan: Plan,
    client_for: ClientFor,
    viewer: ViewerOf,
    dina: Person,
    edvard: Person,
    alma: Person,
    teams: dict[str, Team],
) -> None:
    measure = first(plan)
    council = Who("Rådet", meant=Meant(team_id=teams["lived_experience"].pk))
    actions.set_responsibilities(by=viewer(dina), measure=measure, who=[council])
    actions.set_timings(
        by=viewer(dina),
        measure=measure,
        when=[When("i fjor", "deadline", end=date(2025, 3, 1), precision="day")],
    )
    assert "Si hvordan det gikk" in shown(client_for(edvard), measure)
    assert "Si hvordan det gikk" not in shown(client_for(alma), measure)
    actions.set_responsibilities(by=viewer(dina), measure=measure, who=[])
    actions.set_timings(by=viewer(dina), measure=measure, when=[])
    assert "Finn ut hvem som har ansvaret" in shown(client_for(dina), measure)


def crowded(plan: Plan, many: int, values: list[Value], by: Viewer) -> Measure:
    """A measure of the plan with that many of everything."""
    measure = first(plan)
    Measure.objects.filter(pk=measure.pk).update(source_line=1)
    measure.responsibilities.all().delete()
    measure.timings.all().delete()
    MeasureValue.objects.filter(measure=measure).delete()
    for at in range(many):
        Responsibility.objects.create(measure=measure, name=f"Gruppe {at}")
        Timing.objects.create(measure=measure, text=f"{at}", kind="open", certain=False)
        MeasureValue.objects.create(measure=measure, value=values[at], shows_as="Slik")
        actions.edit_measure(by=by, measure=measure, why=f"{at}")
    return measure


@pytest.mark.parametrize("who", ["dina", "alma", "visitor"])
def test_the_page_costs_the_same_however_much_there_is(
    who: str,
    opened: Organisation,
    make_plan: MakePlan,
    client_for: ClientFor,
    viewer: ViewerOf,
    dina: Person,
    values: list[Value],
    request: pytest.FixtureRequest,
) -> None:
    client, counts = client_for(request.getfixturevalue(who)), []
    for many in (1, 3):
        plan = make_plan(measures=many, sections=many, state=Plan.State.ACTIVE)
        measure = crowded(plan, many, values, viewer(dina))
        with CaptureQueriesContext(connection) as queries:
            shown(client, measure)
        counts.append(len(queries))
    assert counts[0] == counts[1] <= MAX_QUERIES


def test_status_is_two_presses_away(plan: Plan, client_for: ClientFor, dina: Person) -> None:
    measure, client = first(plan), client_for(dina)
    address = url(measure, "plans:measure_status")
    assert 'value="needs_hand"' in client.get(address + "?til=needs_hand").content.decode()
    bare = client.post(address, {"status": "needs_hand"})
    assert "Skriv hvorfor" in bare.content.decode()
    answer = client.post(address, {"status": "needs_hand", "status_reason": "Vi mangler folk."}, follow=True)
    assert "Lagret. Tiltaket er nå: trenger en hånd." in answer.content.decode()
    measure.refresh_from_db()
    assert (measure.status, measure.status_reason) == ("needs_hand", "Vi mangler folk.")


@pytest.mark.parametrize(("who", "status"), [("alma", 403), ("cato", 404), ("bo", 404), ("dina", 200)])
def test_status_is_for_those_who_answer(
    who: str, status: int, plan: Plan, client_for: ClientFor, request: pytest.FixtureRequest
) -> None:
    measure = first(plan)
    Responsibility.objects.filter(measure=measure).delete()
    assert (
        client_for(request.getfixturevalue(who)).get(url(measure, "plans:measure_status")).status_code
        == status
    )


def test_a_closed_plan_is_not_changed_from_the_page(plan: Plan, client_for: ClientFor, dina: Person) -> None:
    measure = first(plan)
    Plan.objects.filter(pk=plan.pk).update(state=Plan.State.CLOSED)
    client = client_for(dina)
    assert "Si hvordan det går" not in shown(client, measure)
    answer: Any = client.post(url(measure, "plans:measure_status"), {"status": "done"}, follow=True)
    assert "kan ikke endres lenger" in answer.content.decode()


def test_the_plans_words_say_which_language_they_are_in(
    plan: Plan, client_for: ClientFor, alma: Person
) -> None:
    measure = first(plan)
    Plan.objects.filter(pk=plan.pk).update(language="nn")
    assert f'lang="nn">{measure.title}' in shown(client_for(alma), measure)


def test_a_measure_whose_only_responsible_has_left_says_so(
    plan: Plan, client_for: ClientFor, dina: Person, alma: Person
) -> None:
    measure = first(plan)
    Measure.objects.filter(pk=measure.pk).update(status="not_started")
    measure.timings.all().delete()
    measure.responsibilities.all().delete()
    Responsibility.objects.create(measure=measure, name="Alma Berg", person=alma)
    assert "Finn en ny ansvarlig" not in shown(client_for(dina), measure)
    Person.objects.filter(pk=alma.pk).update(is_active=False)
    assert "Finn en ny ansvarlig" in shown(client_for(dina), measure)
