"""The plan inside another site: framed by the named sites alone, without cookies, and gone when it is withdrawn."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from samskap.people.integrations import actions
from samskap.people.integrations.tokens import embed_code
from samskap.people.models import Integration, Organisation, Person
from samskap.people.viewer import system_viewer
from samskap.plans.models import Measure, Plan, Responsibility
from tests.personas import ClientFor, MakePlan

HOSTS = ["https://intranett.fjordvik.example", "https://felles.example:8443"]


@pytest.fixture
def door(organisation: Organisation) -> Integration:
    """A page for Fjordvik's intranet."""
    return actions.add_embed(by=system_viewer(organisation), name="Intranettet", hosts=HOSTS)


@pytest.fixture
def address(door: Integration) -> str:
    """Where it stands."""
    return f"/innbygging/{embed_code(door)}/"


def test_only_the_named_sites_may_frame_it_and_nothing_else_may_be_framed(address: str, plan: Plan) -> None:
    shown = Client().get(address)
    policy = dict(part.strip().split(" ", 1) for part in shown["Content-Security-Policy"].split(";"))
    assert policy["frame-ancestors"] == " ".join(HOSTS)
    assert policy["default-src"] == "'none'"
    assert "X-Frame-Options" not in shown.headers
    again = Client().get(address, headers={"If-None-Match": shown["ETag"]})
    assert again.status_code == 304
    assert (
        again["Content-Security-Policy"] == shown["Content-Security-Policy"]
    )  # browsers take a 304's policy
    assert "X-Frame-Options" not in again.headers
    other = Client().get("/fjordvik/")
    assert "frame-ancestors 'none'" in other["Content-Security-Policy"]
    assert other["X-Frame-Options"] == "DENY"


def test_no_cookie_is_set_or_read(address: str, plan: Plan, dina: Person, client_for: ClientFor) -> None:
    draft = Plan.objects.create(
        organisation=plan.organisation, unit=plan.unit, title="Hemmelig utkast", state_since=plan.state_since
    )
    visitor, leader = Client(), client_for(dina)
    leader.cookies["sprak"] = "en"
    with CaptureQueriesContext(connection) as asked:
        seen = [client.get(address) for client in (visitor, leader)]
    assert not [query for query in asked if "django_session" in query["sql"]]
    assert seen[0].content == seen[1].content
    assert seen[0]["Content-Language"] == "nb"
    assert not any(response.cookies for response in seen)
    text = seen[0].content.decode()
    assert plan.title in text
    assert draft.title not in text
    assert "<script" not in text
    assert "<form" not in text


def test_it_shows_no_names_of_persons_and_speaks_the_language_asked_for(
    address: str, plan: Plan, alma: Person
) -> None:
    measure = Measure.objects.filter(section__plan=plan)[0]
    Responsibility.objects.create(measure=measure, name="Alma Berg", person=alma)
    assert "Alma" not in Client().get(address).content.decode()
    assert Client().get(address, {"sprak": "en"})["Content-Language"] == "en"
    assert Client().get(address, {"sprak": "xx"})["Content-Language"] == "nb"


def test_a_forged_or_withdrawn_address_is_not_there(
    address: str, door: Integration, organisation: Organisation, plan: Plan
) -> None:
    for wrong in ("1", f"{door.pk}.AAAA", embed_code(door)[:-1] + "x", "x" * 2000, "%00"):
        assert Client().get(f"/innbygging/{wrong}/").status_code == 404, wrong
    token, _words = actions.add_token(by=system_viewer(organisation), name="Et token er ingen side")
    assert Client().get(f"/innbygging/{embed_code(token)}/").status_code == 404
    actions.revoke_integration(by=system_viewer(organisation), integration=door)
    assert Client().get(address).status_code == 404


def test_without_a_plan_it_says_so(address: str) -> None:
    assert Client().get(address).status_code == 200


def test_it_asks_the_database_as_often_for_many_measures_as_for_few(
    address: str, make_plan: MakePlan
) -> None:
    counts = []
    for measures in (1, 9):
        Plan.objects.all().delete()
        make_plan(state=Plan.State.ACTIVE, measures=measures)
        with CaptureQueriesContext(connection) as asked:
            first = Client().get(address)
        counts.append(len(asked))
        assert Client().get(address, headers={"If-None-Match": first["ETag"]}).status_code == 304
    assert counts[0] == counts[1] <= 12
