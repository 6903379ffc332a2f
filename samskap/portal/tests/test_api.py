"""The read-only API: what a token opens, what it never does, and how it answers nonsense."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date, timedelta
from typing import Any, get_args

import pytest
from django.core.cache import cache
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pydantic import TypeAdapter

from samskap.people.integrations import actions
from samskap.people.integrations.tokens import digest
from samskap.people.models import Integration, Organisation, Person, Unit
from samskap.people.viewer import system_viewer
from samskap.plans import api
from samskap.plans.models import Indicator, IndicatorReading, Measure, Plan, Responsibility, StatusUpdate
from samskap.plans.queries import outside
from samskap.plans.states import OPEN_STATES
from samskap.portal.api import interface, words
from samskap.portal.api.interface import EACH_TOKEN, openapi
from samskap.portal.api.urls import ADDRESSES, LANGUAGE
from tests.personas import MakePlan

Ask = Callable[..., Any]
LISTS = ("plans", "measures", "figures", "readings", "changes")


@pytest.fixture
def token(organisation: Organisation) -> str:
    """A token of Fjordvik."""
    cache.clear()
    return actions.add_token(by=system_viewer(organisation), name="Styringsverktøyet")[1]


@pytest.fixture
def ask(token: str) -> Ask:
    """Asks with Fjordvik's token, or another."""

    def get(path: str, params: Any = None, *, token: str = token, **headers: str) -> Any:
        found = {"Authorization": f"Bearer {token}", **headers}
        return Client().get(f"/api/v1/{path}", params, headers=found)

    return get


def test_a_token_reads_its_own_municipality_also_where_plans_are_closed_to_visitors(
    ask: Ask, plan: Plan, make_plan: MakePlan, bo: Person, nabovik: Organisation
) -> None:
    draft = make_plan(title="Utkastet")
    other = make_plan(state=Plan.State.ACTIVE, organisation=nabovik, unit=bo.memberships.get().unit)
    assert [row["id"] for row in ask("plans").json()["items"]] == [plan.pk]
    assert ask("measures").json()["total"] == 17
    for hidden in (draft, other):
        assert ask(f"plans/{hidden.pk}").status_code == 404
        measure = Measure.objects.filter(section__plan=hidden).first()
        assert measure
        assert ask(f"measures/{measure.pk}").status_code == 404
        assert ask("measures", {"plan": hidden.pk}).json()["items"] == []
    theirs = actions.add_token(by=system_viewer(nabovik), name="Nabosystemet")[1]
    assert [row["id"] for row in ask("plans", token=theirs).json()["items"]] == [other.pk]
    assert ask(f"plans/{plan.pk}", token=theirs).status_code == 404


def test_no_name_of_a_person_goes_out(ask: Ask, plan: Plan, alma: Person) -> None:
    measure = Measure.objects.filter(section__plan=plan).first()
    assert measure
    Responsibility.objects.create(measure=measure, name="Alma Berg", person=alma)
    StatusUpdate.objects.create(
        measure=measure, status="on_hold", reason="Alma Berg er borte til mars", at=timezone.now(), by=alma
    )
    for path in (f"plans/{plan.pk}", "measures", "changes"):
        text = ask(path).content.decode()
        assert "Alma" not in text, path
        assert "Dina" not in text, path
    assert "en navngitt person" in ask(f"measures/{measure.pk}").content.decode()


@pytest.mark.parametrize("header", ["", "Bearer", "Bearer samskap_x", "Basic QTpC", "Bearer " + "a" * 9000])
def test_without_a_token_there_is_nothing(header: str, db: None) -> None:
    response = Client().get("/api/v1/plans", headers={"Authorization": header} if header else {})
    assert response.status_code == 401
    assert response["Content-Type"] == "application/problem+json"
    assert {"title", "title_en", "status"} <= response.json().keys()


def test_a_token_is_kept_as_a_hash_and_can_be_withdrawn(
    token: str, ask: Ask, organisation: Organisation
) -> None:
    door = Integration.objects.get()
    assert door.token_hash == digest(token)
    assert ask("units").status_code == 200
    door.refresh_from_db()
    assert door.last_used_on == timezone.localdate()
    actions.revoke_integration(by=system_viewer(organisation), integration=door)
    assert ask("units").status_code == 401


def test_answers_can_be_compared_are_read_only_and_set_no_cookie(ask: Ask, token: str, plan: Plan) -> None:
    first = ask("plans")
    assert not first.cookies
    assert "Authorization" in first["Vary"]
    assert "private" in first["Cache-Control"]
    assert "Access-Control-Allow-Origin" not in first.headers
    again = ask("plans", **{"If-None-Match": first["ETag"]})
    assert (again.status_code, again.content) == (304, b"")
    head = Client().head("/api/v1/plans", headers={"Authorization": f"Bearer {token}"})
    assert head.status_code == 200
    for method in ("post", "put", "patch", "delete"):
        response = getattr(Client(enforce_csrf_checks=True), method)(
            "/api/v1/plans", headers={"Authorization": f"Bearer {token}"}
        )
        assert response.status_code == 405
        assert response["Content-Type"] == "application/problem+json"
    assert ask("ingenting/her").status_code == 404


@pytest.mark.parametrize("path", LISTS)
def test_lists_ask_the_database_as_often_for_many_as_for_few(
    path: str, ask: Ask, make_plan: MakePlan
) -> None:
    def fill(measures: int) -> None:
        made = make_plan(state=Plan.State.ACTIVE, measures=measures, sections=1)
        for measure in Measure.objects.filter(section__plan=made):
            row = Indicator.objects.create(measure=measure, label="Tall", added_on=date(2026, 1, 1))
            IndicatorReading.objects.create(
                indicator=row, day=date(2026, 2, 1), numerator=3, at=timezone.now()
            )
            StatusUpdate.objects.create(measure=measure, status="done", reason="Ferdig", at=timezone.now())

    fill(1)
    ask(path)  # the day is remembered at the first
    with CaptureQueriesContext(connection) as few:
        ask(path)
    fill(3)
    with CaptureQueriesContext(connection) as many:
        assert ask(path).status_code == 200
    assert len(many) == len(few) <= 14


def test_measures_are_chosen_by_status_value_and_unit(
    departments: tuple[Unit, Unit], ask: Ask, plan: Plan
) -> None:
    done = ask("measures", {"status": "done"}).json()
    assert {row["status"] for row in done["items"]} == {"done"}
    hope = ask("measures", {"value": "hap", "limit": 2}).json()
    assert len(hope["items"]) == 2 < hope["total"]
    assert all("Håp" in [value["name"] for value in row["values"]] for row in hope["items"])
    brygga = ask("measures", {"unit": departments[0].pk}).json()["items"]
    assert brygga
    assert all(
        any(one["unit_id"] == departments[0].pk or one["every_department"] for one in row["responsible"])
        for row in brygga
    )
    assert ask("measures", {"unit": 10**6}).json()["items"] == []


def test_a_figure_about_few_people_goes_out_without_numbers(ask: Ask, plan: Plan) -> None:
    measure = Measure.objects.filter(section__plan=plan).first()
    assert measure
    row = Indicator.objects.create(
        measure=measure, label="Deltakere", about_people=True, added_on=plan.state_since
    )
    for day, number, shown in ((1, 12, True), (2, 3, False)):
        IndicatorReading.objects.create(
            indicator=row, day=date(2026, 5, day), numerator=number, shown=shown, at=timezone.now()
        )
    told = ask("readings", {"figure": row.pk}).json()["items"]
    assert [(one["numerator"], one["hidden"]) for one in told] == [(12.0, False), (None, True)]
    assert ask("readings", {"measure": measure.pk, "first": "2026-05-02"}).json()["total"] == 1
    assert ask("figures").json()["items"][0]["numerator"] == 12.0


@pytest.mark.parametrize(
    "query",
    [
        "limit=0", "limit=201", "limit=-1", "limit=1e9", "offset=-1", "offset=99999999999999999999", "unit=0",
        "unit=9223372036854775808", "status=' OR 1=1 --", "value=');DROP TABLE", "value=" + "a" * 61, "plan=1;2",
        "hvaerdette=1",
    ],
)  # fmt: skip
def test_nonsense_is_refused_in_words(query: str, ask: Ask) -> None:
    response = ask("measures?" + query.replace(" ", "%20").replace(";", "%3B"))
    assert response.status_code == 422
    assert response.json()["errors"][0]["where"].startswith("query")


def test_a_number_that_is_none_is_refused(ask: Ask) -> None:
    for path in ("plans/0", "plans/-1", "plans/abc", "plans/9223372036854775808", "measures/1e3"):
        assert ask(path).status_code in {404, 422}, path


def test_nobody_asks_without_end(ask: Ask, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("samskap.portal.api.interface.EACH_TOKEN", EACH_TOKEN.__class__("api token", 2, 60))
    assert [ask("units").status_code for _time in range(3)] == [200, 200, 429]
    assert ask("units")["Retry-After"] == "60"


@settings(max_examples=20, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    path=st.sampled_from(LISTS),
    params=st.dictionaries(
        st.sampled_from([*words.PARAMETERS]),
        st.one_of(st.text(max_size=20), st.integers().map(str), st.dates().map(date.isoformat)),
        max_size=4,
    ),
)
def test_whatever_is_asked_gets_an_answer_of_the_promised_form(
    ask: Ask, plan: Plan, path: str, params: Any
) -> None:
    cache.clear()
    response = ask(path, params)
    assert response.status_code in {200, 422}, response.content
    content = json.loads(response.content)
    assert ("items" in content) == (response.status_code == 200)


@pytest.mark.parametrize(
    ("path", "shape"),
    [
        ("plans", api.Plans), ("measures", api.Measures), ("figures", api.Figures), ("readings", api.Readings),
        ("changes", api.Changes), ("values", list[outside.ValueLine]), ("units", list[outside.UnitLine]),
        ("plans/{plan}", outside.WholePlan), ("measures/{measure}", outside.MeasureLine),
    ],
)  # fmt: skip
def test_answers_have_the_shape_that_is_promised(path: str, shape: Any, ask: Ask, plan: Plan) -> None:
    measure = Measure.objects.filter(section__plan=plan)[0]
    StatusUpdate.objects.create(measure=measure, status="done", reason="Ferdig", at=timezone.now())
    row = Indicator.objects.create(measure=measure, label="Tall", target=8, added_on=date(2026, 1, 1))
    IndicatorReading.objects.create(indicator=row, day=date(2026, 2, 1), numerator=3, at=timezone.now())
    answer = ask(path.format(plan=plan.pk, measure=measure.pk))
    assert TypeAdapter(shape).validate_json(answer.content, strict=True)


def test_the_states_and_statuses_that_are_promised_are_those_there_are() -> None:
    assert set(get_args(outside.State)) == set(OPEN_STATES)
    assert set(get_args(outside.Status)) == set(Measure.Status.values)


def test_the_addresses_are_those_of_the_router() -> None:
    assert {name: address for name, (address, _view) in interface.views().items()} == {
        **ADDRESSES, **LANGUAGE
    }  # fmt: skip


def test_every_field_and_parameter_is_told_in_words() -> None:
    schema = openapi()
    for shape, form in schema["components"]["schemas"].items():
        assert all(part["description"] for part in form.get("properties", {}).values()), shape
    for path, methods in schema["paths"].items():
        only = "post" if path.endswith("/language/check") else "get"
        assert [*methods] == [only], path
        assert methods[only]["summary"], path
        assert all(one["description"] for one in methods[only].get("parameters", [])), path


def test_the_last_day_of_the_calendar_is_a_day_like_others(ask: Ask, plan: Plan) -> None:
    for first, last in (("0001-01-01", "9999-12-31"), ("9999-12-31", "0001-01-01")):
        assert ask("changes", {"first": first, "last": last}).status_code == 200
    tomorrow = (timezone.localdate() + timedelta(days=1)).isoformat()
    assert ask("changes", {"first": tomorrow}).json()["items"] == []


def test_the_page_about_the_api_speaks_the_language_that_was_chosen(db: None) -> None:
    reader = Client()
    assert reader.get("/api/v1/docs/")["Content-Language"] == "nb"
    reader.cookies["sprak"] = "en"
    shown = reader.get("/api/v1/docs/")
    assert shown["Content-Language"] == "en"
    assert "Virksomheter og avdelinger" not in shown.content.decode()
