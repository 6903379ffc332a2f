"""The whole history of a measure and of a plan: what is told, to whom, and a page at a time."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from itertools import pairwise

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from samskap.core import audit
from samskap.people.models import Organisation, Person
from samskap.people.viewer import Viewer
from samskap.plans import actions
from samskap.plans.actions import Standing
from samskap.plans.models import Measure, Plan
from samskap.plans.queries import history_pages
from samskap.plans.queries.history import TOLD
from samskap.plans.tests.web import at, first, text
from tests.personas import ClientFor, ViewerOf


@pytest.fixture
def lived(plan: Plan, viewer: ViewerOf, dina: Person) -> Measure:
    """A measure with a bit of everything behind it."""
    by, measure = viewer(dina), first(plan)
    actions.set_status(by=by, measure=measure, standing=Standing("on_hold", "Vi venter på lokalene."))
    actions.say_as_before(by=by, measure=measure)
    actions.edit_measure(by=by, measure=measure, why="Nytt hvorfor")
    actions.move_measure(by=by, measure=measure, where="last")
    step = actions.add_milestone(by=by, measure=measure, title="Hemmelig navn")
    actions.reach_milestone(by=by, milestone=step, on=timezone.localdate())
    actions.edit_section(by=by, section=measure.section, title="Ny del", intro="")
    return measure


def test_a_measure_tells_all_of_it_with_the_reasons(
    lived: Measure, client_for: ClientFor, alma: Person
) -> None:
    page = text(client_for(alma).get(at("measure_history", lived.pk)))
    for words in (
        "til «På vent»",
        "Vi venter på lokalene.",
        "Endret hvorfor",
        "Nådde en milepæl",
        "Dina Dahl",
    ):
        assert words in page
    assert "Endret en del" not in page


def test_others_get_neither_names_nor_what_lies_behind(
    lived: Measure, plan: Plan, opened: Organisation, client_for: ClientFor, cato: Person
) -> None:
    for who in (None, cato):
        for address in (at("measure_history", lived.pk), at("plan_history", plan.pk)):
            page = text(client_for(who).get(address))
            assert "til «På vent»" in page
            assert "Dina" not in page
            assert "plans." not in page


def test_a_plan_tells_of_everything_in_it_and_lets_one_choose(
    lived: Measure, plan: Plan, client_for: ClientFor, alma: Person
) -> None:
    client, address = client_for(alma), at("plan_history", plan.pk)
    page = text(client.get(address))
    assert f'href="{at("measure", lived.pk)}"' in page
    assert "Endret en del" in page
    only = text(client.get(address + "?type=milepaeler"))
    assert "Nådde en milepæl" in only
    assert "Endret en del" not in only
    tomorrow = (timezone.localdate() + timedelta(days=1)).isoformat()
    assert "Ingenting passer med valgene" in text(client.get(f"{address}?fra={tomorrow}"))
    assert "Endret en del" in text(client.get(f"{address}?til={timezone.localdate()}"))
    assert "Vi kjente ikke igjen" in text(client.get(address + "?type=dina&fra=i+fjor"))


def test_another_municipality_has_a_history_of_its_own(
    lived: Measure, plan: Plan, client_for: ClientFor, bo: Person
) -> None:
    assert client_for(bo).get(at("plan_history", plan.pk)).status_code == 404
    assert client_for(bo).get(at("measure_history", lived.pk)).status_code == 404


def fill(by: Viewer, plan: Plan, measure: Measure, many: int) -> None:
    for _each in range(many):
        audit.record(
            tenant_id=plan.organisation_id,
            actor_id=by.person_id,
            action="plans.set_timings",
            subject=measure,
            details={"plan": plan.pk},
        )


def test_the_first_and_the_last_day_there_is_can_be_asked_for(plan: Plan, viewer: ViewerOf) -> None:
    for days in ({"fra": "0001-01-01"}, {"til": "0001-01-01"}, {"fra": "9999-12-31"}, {"til": "9999-12-31"}):
        history_pages.plan_history(viewer(), plan, days)


def test_it_costs_the_same_for_one_change_and_for_sixty(
    lived: Measure, plan: Plan, viewer: ViewerOf, dina: Person
) -> None:
    by, counts = viewer(dina), []
    assert by.belongs
    for _round in range(2):
        with CaptureQueriesContext(connection) as queries:
            shown = history_pages.plan_history(by, plan, {})
        counts.append(len(queries))
        fill(by, plan, lived, 60)
    assert max(counts) <= 5
    told = history_pages.plan_history(by, plan, {}).changes
    assert sum(each.times for each in told) == history_pages.PER_PAGE
    assert all(one != replace(other, times=one.times) for one, other in pairwise(told)), (
        "told once, with how many"
    )
    last = history_pages.plan_history(by, plan, {"side": "99"})
    assert last.page.number == last.page.paginator.num_pages
    assert shown.changes


def test_nothing_can_be_chosen_or_counted_by_person(
    lived: Measure, plan: Plan, client_for: ClientFor, dina: Person, alma: Person
) -> None:
    client, address = client_for(alma), at("plan_history", plan.pk)
    everything = text(client.get(address)).count("<li>")
    for name in ("person", "hvem", "who", "by", "actor_id"):
        assert text(client.get(f"{address}?{name}={dina.pk}")).count("<li>") == everything


def test_everything_that_is_told_can_be_chosen() -> None:
    chosen = set().union(*(actions for _words, actions in history_pages.KINDS.values()))
    assert chosen == TOLD
