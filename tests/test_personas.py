"""The personas are who the other tests believe they are."""

from __future__ import annotations

import pytest

from samskap.people.models import Person
from samskap.plans.access import may_edit, visible_to
from samskap.plans.models import Measure, Plan
from tests.personas import ClientFor, MakePlan, ViewerOf


def test_who_belongs(
    alma: Person, bo: Person, cato: Person, dina: Person, edvard: Person, viewer: ViewerOf
) -> None:
    belongs = {
        name: viewer(person).belongs for name, person in locals().items() if isinstance(person, Person)
    }
    assert belongs == {"alma": True, "bo": False, "cato": False, "dina": True, "edvard": True}


def test_only_the_leader_edits(
    plan: Plan, alma: Person, dina: Person, edvard: Person, viewer: ViewerOf
) -> None:
    assert may_edit(viewer(dina), plan)
    assert not any(may_edit(viewer(person), plan) for person in (alma, edvard, None))


@pytest.mark.parametrize("measures", [0, 1, 3, 17, 170])
def test_plans_have_the_measures_asked_for(make_plan: MakePlan, measures: int) -> None:
    plan = make_plan(measures=measures)
    assert Measure.objects.filter(section__plan=plan).count() == measures
    assert plan.sections.count() == 4


def test_a_visitor_sees_what_is_opened(plan: Plan, viewer: ViewerOf) -> None:
    nobody = viewer()
    assert not visible_to(nobody).exists()
    nobody.organisation.opens_plans = True
    assert list(visible_to(nobody)) == [plan]


def test_clients_are_signed_in(alma: Person, client_for: ClientFor) -> None:
    assert client_for(alma).session["_auth_user_id"] == str(alma.pk)
    assert "_auth_user_id" not in client_for(None).session
