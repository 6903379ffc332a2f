"""The form of a measure: what is typed is kept whatever is pressed, and two people do not overwrite each other."""

from __future__ import annotations

import re

import pytest
from django.db import transaction
from django.test import Client
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from samskap.people.models import Person, Team
from samskap.plans import actions
from samskap.plans.models import Measure, Plan, Responsibility
from samskap.plans.tests.web import at, fields, first, hidden, text
from samskap.values.models import Value
from tests.personas import ClientFor, MakePlan, ViewerOf


@pytest.fixture
def draft(make_plan: MakePlan, dina: Person) -> Plan:
    plan = make_plan(measures=4, sections=2, owner=dina)
    return Plan.objects.select_related("unit__parent__parent").get(pk=plan.pk)


@pytest.fixture
def client(client_for: ClientFor, dina: Person) -> Client:
    return client_for(dina)


def test_a_whole_measure_is_written(
    client: Client, draft: Plan, values: list[Value], teams: dict[str, Team]
) -> None:
    section = draft.sections.all()[0]
    page = at("measure_create", section.pk)
    given = fields(client, page) | {
        "title": "Felles frokost",
        "why": "Fordi det er hyggelig.",
        f"value_{values[2].pk}": "on",
        f"shows_{values[0].pk}": "Flere blir igjen.",
        "who-0-name": "fagnettverket",
        "when-0-text": "hver måned",
    }
    looked = client.post(page, given)
    assert looked.status_code == 200
    assert "Se over tidspunktet før du lagrer" in text(looked)
    assert "Hver måned" in text(looked)
    assert not Measure.objects.filter(title="Felles frokost").exists()
    understood = {"when-0-understood": "hver måned", "when-0-shown": "recurring||||monthly|1"}
    for value in understood.values():
        assert value in text(looked)
    done = client.post(
        page, given | understood | {"when-0-kind": "recurring", "when-0-recurrence": "monthly"}
    )
    measure = Measure.objects.get(title="Felles frokost")
    assert done["Location"] == at("measure", measure.pk)
    assert measure.responsibilities.get().team == teams["development"]
    assert {row.value for row in measure.measure_values.all()} == {values[0], values[2]}
    assert (measure.timings.get().recurrence, measure.timings.get().certain) == ("monthly", True)


def test_a_form_sent_as_it_stands_changes_nothing(client: Client, draft: Plan) -> None:
    measure = first(draft)
    before = [list(measure.responsibilities.values()), list(measure.timings.values())]
    assert (
        client.post(
            at("measure_edit", measure.pk), fields(client, at("measure_edit", measure.pk))
        ).status_code
        == 302
    )
    assert [list(measure.responsibilities.values()), list(measure.timings.values())] == before


@pytest.mark.parametrize("press", ["add_who", "add_when"])
def test_adding_a_row_keeps_everything_typed(press: str, client: Client, draft: Plan) -> None:
    page = at("measure_edit", first(draft).pk)
    given = fields(client, page) | {"title": "Halvferdig", "why": "Ikke mist meg", "who-0-scope": "maten"}
    answer = client.post(page, {**given, press: "1"})
    html = text(answer)
    for words in ('value="Halvferdig"', "Ikke mist meg", 'value="maten"'):
        assert words in html
    prefix = press.removeprefix("add_")
    rows = len({name.split("-")[1] for name in given if name.startswith(f"{prefix}-")})
    assert f'name="{prefix}-{rows}-' in html
    assert first(draft).title != "Halvferdig"


def test_a_row_is_taken_away(client: Client, draft: Plan) -> None:
    measure = first(draft)
    page = at("measure_edit", measure.pk)
    given = fields(client, page)
    names = [given[name] for name in given if re.fullmatch(r"who-\d+-name", name)]
    html = text(client.post(page, {**given, "remove_who": "0"}))
    assert f'name="who-{len(names) - 1}-name"' not in html
    assert (
        client.post(page, {name: given[name] for name in given if not name.startswith("who-")}).status_code
        == 302
    )
    assert not measure.responsibilities.exists()


def test_errors_stand_beside_their_fields_with_a_way_to_them(client: Client, draft: Plan) -> None:
    page = at("measure_edit", first(draft).pk)
    given = fields(client, page)
    answer = client.post(
        page,
        given | {"title": "", "when-0-end": "31. november 2026", "status": "on_hold", "status_reason": ""},
    )
    assert answer.status_code == 422
    html = text(answer)
    assert 'href="#id_title"' in html
    assert 'href="#id_when-0-end"' in html
    assert "Mente du 30. november eller 1. desember?" in html
    assert "Skriv hvorfor, så de som leser, forstår det." in html


def test_two_who_change_a_measure_at_once_lose_nothing(
    client: Client, draft: Plan, viewer: ViewerOf, dina: Person
) -> None:
    measure = first(draft)
    page = at("measure_edit", measure.pk)
    given = fields(client, page)
    actions.edit_measure(by=viewer(dina), measure=measure, why="Den andres hvorfor")
    answer = client.post(page, {**given, "why": "Mitt hvorfor"})
    assert answer.status_code == 409
    html = text(answer)
    assert "Den andres hvorfor" in html
    assert "Mitt hvorfor" in html
    assert client.post(page, {**given, **hidden(answer), "why": "Begges hvorfor"}).status_code == 302
    assert first(draft).why == "Begges hvorfor"


def test_somebody_who_works_elsewhere_in_the_plan_is_no_reason_to_stop(
    client: Client, draft: Plan, viewer: ViewerOf, dina: Person
) -> None:
    measure, other = Measure.objects.select_related("section__plan__unit")[:2]
    page = at("measure_edit", measure.pk)
    given = fields(client, page)
    actions.edit_measure(by=viewer(dina), measure=other, why="Noe annet")
    assert client.post(page, {**given, "why": "Mitt hvorfor"}).status_code == 302
    measure.refresh_from_db()
    assert measure.why == "Mitt hvorfor"


def test_a_name_that_means_nobody_is_kept_as_it_is(client: Client, draft: Plan) -> None:
    measure = first(draft)
    page = at("measure_edit", measure.pk)
    given = {name: value for name, value in fields(client, page).items() if not name.startswith("who-")}
    client.post(
        page,
        given | {"who-0-name": "Kari", "who-0-meant": "", "who-1-name": "Fagnettverk", "who-1-meant": "-"},
    )
    rows = list(Responsibility.objects.filter(measure=measure))
    assert [(row.name, row.team_id, row.person_id) for row in rows] == [
        ("Kari", None, None),
        ("Fagnettverk", None, None),
    ]
    assert "Ligner på «Fagnettverket»" in text(client.get(page))


def test_a_measure_that_was_deleted_meanwhile_may_become_a_new_one(client: Client, draft: Plan) -> None:
    measure = first(draft)
    page = at("measure_edit", measure.pk)
    given = fields(client, page)
    measure.delete()
    answer = client.post(page, {**given, "why": "Ikke mist dette"})
    assert "Noen andre har slettet tiltaket" in text(answer)
    assert "Ikke mist dette" in text(answer)
    new = at("measure_create", draft.sections.all()[0].pk)
    assert f'action="{new}"' in text(answer)
    assert client.post(new, {**given, "why": "Ikke mist dette"}).status_code == 302
    assert Measure.objects.filter(section__plan=draft, why="Ikke mist dette").count() == 1
    assert client.get(page).status_code == 404


def test_a_national_identity_number_is_refused(client: Client, draft: Plan) -> None:
    page = at("measure_edit", first(draft).pk)
    answer = client.post(page, fields(client, page) | {"why": "Gjelder 010190 12345"})
    assert answer.status_code == 422
    assert "ligner et fødselsnummer" in text(answer)


def test_there_is_room_for_thirty_rows(client: Client, draft: Plan) -> None:
    page = at("measure_edit", first(draft).pk)
    rows = {f"who-{row}-name": f"Gruppe {row}" for row in range(30)}
    answer = client.post(page, fields(client, page) | rows | {"add_who": "1"})
    assert "Her er det plass til 30 ansvarlige" in text(answer)
    assert 'name="who-30-name"' not in text(answer)


NAMES = [
    "title", "number", "section", "text", "why", "status", "status_reason", "replaced_by", "revision", "seen",
    "value_1", "shows_1", "who-0-name", "who-0-meant", "who-0-part", "who-0-scope", "who-9999-name", "when-0-text",
    "when-0-kind", "when-0-start", "when-0-end", "when-0-recurrence", "when-0-understood", "when-0-shown",
    "when-0-agreed", "add_who", "remove_who", "remove_when", "look",
]  # fmt: skip
WORDS = st.one_of(
    st.text(max_size=60),
    st.sampled_from(
        ["1", "-1", "9" * 30, "team:1", "person:99999999999", "deadline|2027-01-01||day||1", "31.2.2027"]
    ),
)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(sent=st.dictionaries(st.sampled_from(NAMES), WORDS, max_size=12))
def test_whatever_is_sent_gets_an_answer(sent: dict[str, str], client: Client, draft: Plan) -> None:
    with transaction.atomic():
        page = at("measure_edit", first(draft).pk)
        assert client.post(page, fields(client, page) | sent).status_code in (200, 302, 409, 422)
        transaction.set_rollback(True)
