"""What waits for a person in the plans."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from samskap.people.models import Person, Team
from samskap.people.todos import todos_for
from samskap.plans.models import (
    Measure,
    Milestone,
    Plan,
    PlanImport,
    Responsibility,
    StatusUpdate,
    Timing,
)
from samskap.plans.todos import documents_to_look_through, drafts_to_finish, my_measures
from tests.personas import MakePlan, ViewerOf

NOW = datetime(2026, 11, 21, 12, tzinfo=UTC)
TODAY = date(2026, 11, 21)


@pytest.fixture
def council_measure(plan: Plan, teams: dict[str, Team]) -> Measure:
    """A measure that the lived-experience council answers for, alone, without times."""
    Responsibility.objects.filter(measure__section__plan=plan).delete()
    measure = Measure.objects.filter(section__plan=plan)[0]
    measure.timings.all().delete()
    Responsibility.objects.create(measure=measure, name="Rådet", team=teams["lived_experience"])
    StatusUpdate.objects.create(measure=measure, status=measure.status, at=NOW - timedelta(days=5))
    return measure


def test_a_measure_that_needs_a_hand_waits_for_those_who_answer_for_it(
    council_measure: Measure, viewer: ViewerOf, edvard: Person, alma: Person
) -> None:
    assert my_measures(viewer(edvard), NOW) == []
    Measure.objects.filter(pk=council_measure.pk).update(status="needs_hand", status_reason="Vi er for få.")
    (todo,) = my_measures(viewer(edvard), NOW)
    assert (todo.title, todo.why) == (f"Gi en hånd: {council_measure.title}", "Vi er for få.")
    assert todo.url.endswith(f"/tiltak/{council_measure.pk}/")
    assert my_measures(viewer(alma), NOW) == []


@pytest.mark.parametrize(("days", "shown"), [(-6, True), (3, True), (14, True), (15, False)])
def test_a_deadline_is_told_two_weeks_ahead_and_until_it_is_answered(
    days: int, shown: bool, council_measure: Measure, viewer: ViewerOf, edvard: Person
) -> None:
    end = TODAY + timedelta(days=days)
    Measure.objects.filter(pk=council_measure.pk).update(status="in_progress")
    Timing.objects.create(measure=council_measure, text="x", kind="deadline", end=end, precision="day")
    found = my_measures(viewer(edvard), NOW)
    assert [todo.due for todo in found] == ([end] if shown else [])
    if days < 0:
        assert found[0].why == "Gikk ut for seks dager siden"
    Measure.objects.filter(pk=council_measure.pk).update(status="done")
    assert my_measures(viewer(edvard), NOW) == []


def test_a_milestone_and_a_long_silence_wait_for_those_who_answer(
    council_measure: Measure, viewer: ViewerOf, edvard: Person
) -> None:
    StatusUpdate.objects.update(at=NOW - timedelta(days=61))
    Measure.objects.filter(pk=council_measure.pk).update(status="in_progress")
    (todo,) = my_measures(viewer(edvard), NOW)
    assert todo.why == "Sist oppdatert for 61 dager siden"
    other = Measure.objects.create(
        section=council_measure.section, title="Et til", status_since=date(2026, 2, 1)
    )
    Responsibility.objects.create(measure=other, name="Edvard", person=edvard)
    (todo,) = my_measures(viewer(edvard), NOW)
    assert todo.title == "Si hvordan det går med to tiltak"
    assert todo.url.endswith("/folg-opp/")
    other.delete()
    Milestone.objects.create(measure=council_measure, title="Lokalet er leid", due=TODAY + timedelta(days=7))
    (todo,) = my_measures(viewer(edvard), NOW)
    assert (todo.title, todo.due) == ("Se på milepælen: Lokalet er leid", TODAY + timedelta(days=7))
    assert todo.why.startswith("Om en uke. ")


def test_measures_of_drafts_do_not_wait_for_anybody(
    council_measure: Measure, plan: Plan, viewer: ViewerOf, edvard: Person
) -> None:
    Measure.objects.update(status="needs_hand")
    Plan.objects.filter(pk=plan.pk).update(state="draft")
    assert my_measures(viewer(edvard), NOW) == []


def test_an_own_draft_is_to_be_finished(
    make_plan: MakePlan, viewer: ViewerOf, dina: Person, alma: Person
) -> None:
    plan = make_plan(measures=4, sections=1, owner=dina)
    (todo,) = drafts_to_finish(viewer(dina), NOW)
    assert todo.title == f"Gjør utkastet ferdig: {plan.title}"
    assert todo.why == "Ett tiltak har et usikkert tidspunkt."
    assert drafts_to_finish(viewer(alma), NOW) == []
    Plan.objects.filter(pk=plan.pk).update(owner=alma)
    assert drafts_to_finish(viewer(dina), NOW) == []


def test_a_document_waits_for_the_one_who_began(
    plan: Plan, viewer: ViewerOf, dina: Person, alma: Person
) -> None:
    PlanImport.objects.create(
        organisation=plan.organisation,
        unit=plan.unit,
        started_by=dina,
        file_name="plan.docx",
        fingerprint="x",
    )
    assert [todo.title for todo in documents_to_look_through(viewer(dina), NOW)] == ["Se gjennom plan.docx"]
    assert documents_to_look_through(viewer(alma), NOW) == []
    assert any(todo.title == "Se gjennom plan.docx" for todo in todos_for(viewer(dina), NOW))
    assert todos_for(viewer(None), NOW) == []


def test_what_waits_costs_the_same_at_one_and_three_measures(
    make_plan: MakePlan, viewer: ViewerOf, edvard: Person
) -> None:
    counts = []
    for many in (1, 3):
        make_plan(measures=many, sections=1, state="active")
        Measure.objects.update(status="needs_hand")
        by = viewer(edvard)
        with CaptureQueriesContext(connection) as queries:
            my_measures(by, NOW)
        counts.append(len(queries))
    assert counts[0] == counts[1] <= 4
