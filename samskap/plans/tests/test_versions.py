"""A frozen version reads the same for ever, is never changed, and names no person to outsiders."""

from __future__ import annotations

from typing import Any

import pytest
from django.db import DatabaseError, connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone, translation

from samskap.people.models import Organisation, Person, Team
from samskap.plans import actions
from samskap.plans.freezing import INTERNAL, checksum_of, content_of, freeze, open_content
from samskap.plans.models import Decision, Frozen, Measure, Plan, PlanVersion, Responsibility
from samskap.plans.states import State
from samskap.plans.tests.web import at, text
from tests.personas import ClientFor, MakePlan, ViewerOf
from tests.plans import step_words


def frozen(plan: Plan, by: Any, state: str = "") -> PlanVersion:
    step = plan.state_changes.get(state=state or plan.state)
    return freeze(plan=plan, step=step, by=by, at=timezone.now())


def first(plan: Plan) -> Measure:
    found = Measure.objects.filter(section__plan=plan).select_related("section__plan__unit__parent__parent")
    return found.order_by("section__position", "position")[0]


def test_the_same_plan_has_the_same_checksum_in_every_language(plan: Plan) -> None:
    once = checksum_of(content_of(plan))
    with translation.override("en"):
        assert checksum_of(content_of(Plan.objects.get(pk=plan.pk))) == once
    Measure.objects.filter(pk=first(plan).pk).update(why="Fordi.")
    assert checksum_of(content_of(plan)) != once


def test_a_version_is_stored_as_it_was_made(plan: Plan, viewer: ViewerOf, dina: Person) -> None:
    made = frozen(plan, viewer(dina))
    stored = PlanVersion.objects.get(pk=made.pk)
    assert stored.content == made.content
    assert checksum_of(stored.content) == stored.checksum == made.checksum
    assert (stored.number, stored.made_by) == (1, dina)


def test_a_version_survives_the_end_of_everything_in_it(
    make_plan: MakePlan, viewer: ViewerOf, dina: Person, alma: Person, teams: dict[str, Team]
) -> None:
    plan = make_plan(measures=4, sections=2)
    Responsibility.objects.create(measure=first(plan), name="Alma Berg", person=alma, position=9)
    version = frozen(plan, viewer(dina))
    before = version.content
    actions.delete_measure(by=viewer(dina), measure=first(plan))
    Team.objects.filter(pk=teams["quality"].pk).update(ended_on=timezone.localdate(), name="Et annet navn")
    alma.delete()
    dina.delete()
    kept = PlanVersion.objects.get(pk=version.pk)
    assert kept.content == before
    assert checksum_of(kept.content) == kept.checksum
    assert kept.made_by is None


def test_neither_the_program_nor_the_database_changes_a_version(
    plan: Plan, viewer: ViewerOf, dina: Person
) -> None:
    version = frozen(plan, viewer(dina))
    version.content = {}
    with pytest.raises(Frozen):
        version.save()
    changes: list[dict[str, Any]] = [{"content": {}}, {"checksum": "0" * 64}, {"number": 7}]
    for change in changes:
        with pytest.raises(DatabaseError), transaction.atomic():
            PlanVersion.objects.filter(pk=version.pk).update(**change)
    PlanVersion.objects.filter(pk=version.pk).update(made_by=None)


def test_persons_are_named_inside_only(make_plan: MakePlan, alma: Person, dina: Person) -> None:
    plan = make_plan(measures=1, sections=1, owner=dina)
    measure = first(plan)
    make = Responsibility.objects.create
    make(measure=measure, name="Alma", person=alma, position=7)
    make(measure=measure, name="Alma", person=alma, role="recovery_contact", position=8)
    make(measure=measure, name="Kari Nordmann", position=9)
    content = content_of(plan)
    who = content["sections"][0]["measures"][0]["responsibles"][-3:]
    assert [each["name"] for each in who] == ["en navngitt person", "Recoverykontakt", "en navngitt person"]
    assert [each[INTERNAL]["name"] for each in who] == ["Alma", "Alma", "Kari Nordmann"]
    outside = str(open_content(content))
    for name in ("Alma", "Kari", "Dina", INTERNAL):
        assert name not in outside


def test_freezing_costs_the_same_at_one_and_three_measures(
    make_plan: MakePlan, viewer: ViewerOf, dina: Person
) -> None:
    counts = []
    for many in (1, 3):
        plan = make_plan(measures=many, sections=1)
        with CaptureQueriesContext(connection) as queries:
            frozen(plan, viewer(dina))
        counts.append(len(queries))
    assert counts[0] == counts[1]


class TestPages:
    """The list, one version, and two compared."""

    @pytest.fixture
    def lived(self, make_plan: MakePlan, viewer: ViewerOf, dina: Person, opened: Organisation) -> Plan:
        """A plan that has been heard, changed and approved, with a person among the responsibles."""
        plan = make_plan(measures=3, sections=1)
        Responsibility.objects.create(measure=first(plan), name="Dina Dahl", person=dina, position=9)
        by = viewer(dina)
        actions.move_plan(by=by, plan=plan, target=State.HEARING, **step_words(State.HEARING))
        actions.edit_measure(
            by=by, measure=first(plan), text="To kvelder i uka, med mat.", title="Åpne kvelder"
        )
        plan = Plan.objects.select_related("unit__parent__parent").get(pk=plan.pk)
        actions.move_plan(by=by, plan=plan, target=State.APPROVED, **step_words(State.APPROVED))
        return plan

    def test_the_list_shows_each_step_with_its_decision(
        self, lived: Plan, client_for: ClientFor, dina: Person
    ) -> None:
        html = text(client_for(dina).get(at("versions", lived.pk)))
        assert "Utgave 1" in html
        assert "Utgave 2" in html
        assert "Vedtatt av Ledergruppa" in html
        assert "skrevet inn av Dina Dahl" in html
        assert "Vedtatt av Ledergruppa" in text(client_for(dina).get(at("plan", lived.pk)))

    def test_outsiders_read_what_was_approved_and_no_names(self, lived: Plan, client_for: ClientFor) -> None:
        visitor = client_for()
        html = text(visitor.get(at("versions", lived.pk)))
        assert "Utgave 2" in html
        assert "Utgave 1" not in html
        assert visitor.get(at("version", lived.pk, 1)).status_code == 404
        assert visitor.get(at("version_compare", lived.pk) + "?fra=1&til=2").status_code == 404
        for address in (at("version", lived.pk, 2), at("version_compare", lived.pk)):
            answer = visitor.get(address)
            assert answer.status_code == 200
            assert "Dina" not in text(answer)
        assert "en navngitt person" in text(visitor.get(at("version", lived.pk, 2)))

    def test_a_decision_that_names_a_person_is_for_the_inside(
        self, lived: Plan, client_for: ClientFor, dina: Person
    ) -> None:
        Decision.objects.update(body="Kari Nordmann", team=None, text="Ola Nordmann følger opp i Bo Nord.")
        visitor, leader = client_for(), client_for(dina)
        for address in (at("plan", lived.pk), at("versions", lived.pk), at("version", lived.pk, 2)):
            assert "Nordmann" not in text(visitor.get(address))
            assert "Kari Nordmann" in text(leader.get(address))
        assert "leses bare av virksomhetens egne folk" in text(visitor.get(at("versions", lived.pk)))

    def test_a_version_is_read_as_it_was_then(self, lived: Plan, client_for: ClientFor, dina: Person) -> None:
        Measure.objects.filter(section__plan=lived).update(title="Noe ganske annet", text="", why="")
        html = text(client_for(dina).get(at("version", lived.pk, 2)))
        assert "To kvelder i uka, med mat." in html
        assert "Noe ganske annet" not in html
        assert "Teksten er den samme som da den ble frosset." in html

    def test_the_difference_is_marked_and_said(
        self, lived: Plan, client_for: ClientFor, dina: Person
    ) -> None:
        html = text(client_for(dina).get(at("version_compare", lived.pk) + "?fra=1&til=2"))
        assert "<ins>" in html
        assert "kommet til:" in html
        assert "Nytt navn" in html
        assert "Ett tiltak er endret" in html
        assert "2 tiltak er som før" in html
        same = text(client_for(dina).get(at("version_compare", lived.pk)))
        assert "Ingenting er endret" in same

    @pytest.mark.parametrize("query", ["?fra=9", "?fra=x", "?fra=-1", "?til=" + "9" * 30])
    def test_versions_that_are_not_there_are_not_found(
        self, query: str, lived: Plan, client_for: ClientFor, dina: Person
    ) -> None:
        assert client_for(dina).get(at("version_compare", lived.pk) + query).status_code == 404
        assert client_for(dina).get(at("version", lived.pk, 10**25)).status_code == 404

    @pytest.mark.parametrize("name", ["versions", "version_compare"])
    def test_the_pages_cost_the_same_with_more_versions(
        self, name: str, lived: Plan, client_for: ClientFor, viewer: ViewerOf, dina: Person
    ) -> None:
        client: Client = client_for(dina)
        counts = []
        for state in (State.ACTIVE, State.EVALUATING):
            with CaptureQueriesContext(connection) as queries:
                client.get(at(name, lived.pk))
            counts.append(len(queries))
            plan = Plan.objects.select_related("unit__parent__parent").get(pk=lived.pk)
            actions.move_plan(by=viewer(dina), plan=plan, target=state, **step_words(state))
        assert counts[0] == counts[1] <= 20
        assert Decision.objects.count() == 1
