"""Editing a plan in the web: who gets in, moving, taking away, steps, and two people at once."""

from __future__ import annotations

from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from samskap.people.models import Organisation, Person
from samskap.plans import actions
from samskap.plans.models import Measure, Plan, Section, Timing
from samskap.plans.tests.web import PAGES, address, at, fields, first, hidden, text
from tests.personas import ClientFor, MakePlan, ViewerOf


@pytest.fixture
def draft(make_plan: MakePlan, dina: Person) -> Plan:
    plan = make_plan(measures=4, sections=2, owner=dina)
    return Plan.objects.select_related("unit__parent__parent").get(pk=plan.pk)


@pytest.fixture
def client(client_for: ClientFor, dina: Person) -> Client:
    return client_for(dina)


@pytest.mark.parametrize("name", PAGES)
@pytest.mark.parametrize(("who", "status"), [("alma", 403), ("edvard", 403), ("cato", 404), ("bo", 404)])
def test_only_editors_get_in(
    name: str,
    who: str,
    status: int,
    draft: Plan,
    opened: Organisation,
    client_for: ClientFor,
    request: pytest.FixtureRequest,
) -> None:
    visitor = client_for(request.getfixturevalue(who))
    before = draft.revision, Measure.objects.count()
    for answer in (visitor.get(address(name, draft)), visitor.post(address(name, draft), {"where": "down"})):
        assert answer.status_code in (status, 405)
    assert (Plan.objects.get(pk=draft.pk).revision, Measure.objects.count()) == before
    assert client_for(None).get(address(name, draft)).status_code in (302, 405)


def test_a_plan_is_begun(client: Client, unit: Any, dina: Person) -> None:
    given = fields(client, at("create"))
    bad = client.post(
        at("create"), {**given, "title": "", "period_start": "31. november 2026", "summary": "Husk meg"}
    )
    assert bad.status_code == 422
    assert "Planen trenger et navn" in text(bad)
    assert "November har 30 dager. Mente du 30. november eller 1. desember?" in text(bad)
    assert "Husk meg" in text(bad)
    good = client.post(
        at("create"), {**given, "title": "Ny plan", "period_start": "1. januar 2027", "period_end": "2029"}
    )
    plan = Plan.objects.get(title="Ny plan")
    assert good["Location"] == at("edit", plan.pk)
    assert (plan.owner, plan.unit, plan.state) == (dina, unit, "draft")
    assert (str(plan.period_start), str(plan.period_end)) == ("2027-01-01", "2029-12-31")


def test_a_period_runs_forward_and_a_title_has_room(client: Client, draft: Plan) -> None:
    given = fields(client, at("edit_head", draft.pk))
    answer = client.post(
        at("edit_head", draft.pk),
        {**given, "title": "x" * 301, "period_start": "1.1.2029", "period_end": "1.1.2027"},
    )
    assert "Perioden slutter før den begynner" in text(answer)
    assert "Her er det plass til 300 tegn, og du har skrevet 301" in text(answer)


def test_two_who_change_the_head_at_once_lose_nothing(
    client: Client, draft: Plan, viewer: ViewerOf, dina: Person
) -> None:
    given = fields(client, at("edit_head", draft.pk))
    actions.edit_plan(by=viewer(dina), plan=draft, title="Den andres navn")
    answer = client.post(at("edit_head", draft.pk), {**given, "title": "Mitt navn"})
    assert answer.status_code == 409
    assert "Noen andre lagret mens du skrev" in text(answer)
    assert "Den andres navn" in text(answer)
    assert 'value="Mitt navn"' in text(answer)
    assert Plan.objects.get(pk=draft.pk).title == "Den andres navn"
    again = {**given, **hidden(answer), "title": "Mitt navn"}
    assert client.post(at("edit_head", draft.pk), again).status_code == 302
    assert Plan.objects.get(pk=draft.pk).title == "Mitt navn"


def test_a_measure_is_moved_with_buttons_and_the_move_is_told(client: Client, draft: Plan) -> None:
    one, two = Measure.objects.filter(section=draft.sections.all()[0])
    answer = client.post(at("measure_move", one.pk), {"where": "down"}, follow=True)
    assert "er flyttet ned" in text(answer)
    assert [row.pk for row in Measure.objects.filter(section=one.section_id)] == [two.pk, one.pk]
    assert answer.redirect_chain[0][0].endswith(f"#tiltak-{one.pk}")
    other = draft.sections.all()[1]
    client.post(at("measure_move", one.pk), {"section": str(other.pk)})
    one.refresh_from_db()
    assert one.section == other


def test_a_measure_is_not_moved_into_another_plan(client: Client, draft: Plan, make_plan: MakePlan) -> None:
    elsewhere = make_plan(measures=1, sections=1).sections.get()
    answer = client.post(at("measure_move", first(draft).pk), {"section": str(elsewhere.pk)})
    assert answer.status_code == 404


def test_a_move_by_htmx_answers_with_the_outline_and_the_message(client: Client, draft: Plan) -> None:
    answer = client.post(
        at("measure_move", first(draft).pk), {"where": "down"}, follow=True, headers={"HX-Request": "true"}
    )
    html = text(answer)
    assert "<html" not in html
    assert 'id="deler"' in html
    assert 'hx-swap-oob="innerHTML"' in html
    assert "er flyttet ned" in html


def test_sections_are_added_changed_moved_and_taken_away(client: Client, draft: Plan) -> None:
    client.post(at("section_create", draft.pk), {"title": "Tredje del", "intro": "Hei"})
    third = Section.objects.get(title="Tredje del")
    client.post(at("section_move", third.pk), {"where": "first"})
    assert draft.sections.all()[0] == third
    given = fields(client, at("section_edit", third.pk))
    client.post(at("section_edit", third.pk), {**given, "title": "Første del"})
    assert Section.objects.get(pk=third.pk).title == "Første del"
    full = draft.sections.all()[1]
    refused = client.post(at("section_delete", full.pk), {"into": ""})
    assert "Velg hvilken del de skal flyttes til" in text(refused)
    client.post(at("section_delete", full.pk), {"into": str(third.pk)})
    assert third.measures.count() == 2
    assert not Section.objects.filter(pk=full.pk).exists()


def test_a_section_that_changed_meanwhile_is_shown_beside(
    client: Client, draft: Plan, viewer: ViewerOf, dina: Person
) -> None:
    section = Section.objects.select_related("plan__unit").filter(plan=draft)[0]
    given = fields(client, at("section_edit", section.pk))
    actions.edit_section(by=viewer(dina), section=section, title="Den andres", intro="")
    answer = client.post(at("section_edit", section.pk), {**given, "title": "Min"})
    assert answer.status_code == 409
    assert "Den andres" in text(answer)


def test_a_draft_is_deleted_after_a_question_and_a_measure_of_it(client: Client, draft: Plan) -> None:
    assert "4 tiltak" in text(client.get(at("delete", draft.pk)))
    client.post(at("measure_delete", first(draft).pk))
    assert Measure.objects.filter(section__plan=draft).count() == 3
    assert client.post(at("delete", draft.pk))["Location"] == at("list")
    assert not Plan.objects.filter(pk=draft.pk).exists()


def test_what_is_not_a_draft_stays(client: Client, plan: Plan) -> None:
    assert "Bare et utkast kan slettes" in text(client.get(at("delete", plan.pk)))
    answer = client.post(at("delete", plan.pk), follow=True)
    assert "Bare et utkast kan slettes" in text(answer)
    refused = client.post(at("measure_delete", first(plan).pk), follow=True)
    assert "Avslutt tiltaket med en begrunnelse" in text(refused)
    assert Plan.objects.filter(pk=plan.pk).exists()


@pytest.mark.parametrize(
    "name", ["edit", "edit_head", "section_edit", "section_delete", "measure_edit", "measure_create"]
)
def test_history_is_read_only(name: str, client: Client, draft: Plan) -> None:
    Plan.objects.filter(pk=draft.pk).update(state="closed")
    answer = client.get(address(name, draft), follow=True)
    assert answer.redirect_chain
    assert "Planen er avsluttet og kan ikke endres lenger." in text(answer)


@pytest.mark.parametrize("name", ["edit", "measure_edit", "step"])
def test_pages_cost_the_same_at_one_and_three_measures(
    name: str, client: Client, make_plan: MakePlan
) -> None:
    counts = []
    for many in (1, 3):
        plan = make_plan(measures=many, sections=1)
        Timing.objects.filter(measure__section__plan=plan).update(certain=False)
        with CaptureQueriesContext(connection) as queries:
            assert client.get(address(name, plan)).status_code == 200
        counts.append(len(queries))
    assert counts[0] == counts[1] <= 16


def test_a_move_at_the_edge_says_so_and_numbers_are_given_anew(client: Client, draft: Plan) -> None:
    one = first(draft)
    assert "står der allerede" in text(client.post(at("measure_move", one.pk), {"where": "up"}, follow=True))
    client.post(at("measure_move", one.pk), {"where": "last"})
    assert "i den rekkefølgen de står" in text(client.post(at("number", draft.pk), follow=True))
    one.refresh_from_db()
    assert one.number == "2"


@pytest.mark.parametrize(
    "sent", [{"where": "sideways"}, {"section": "²"}, {"section": "9" * 40}, {"section": "-1"}, {}]
)
def test_a_move_to_nowhere_changes_nothing(sent: dict[str, str], client: Client, draft: Plan) -> None:
    assert client.post(at("measure_move", first(draft).pk), sent).status_code in (302, 404)
    assert Plan.objects.get(pk=draft.pk).revision == draft.revision
