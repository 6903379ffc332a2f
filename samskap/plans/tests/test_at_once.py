"""Several people in one plan at the very same time, each with a connection of their own."""

from __future__ import annotations

import pytest

from samskap.core import audit
from samskap.people.models import Person
from samskap.people.viewer import Viewer
from samskap.plans import actions
from samskap.plans.actions import Said, Standing
from samskap.plans.actions.status import StatusChangedMeanwhile
from samskap.plans.models import Decision, Hearing, Measure, Plan, StateChange, StatusUpdate
from samskap.plans.states import ChangedMeanwhile, MovedMeanwhile, NotAllowedNow, State
from samskap.plans.tests.test_import_together import together
from tests.personas import MakePlan, ViewerOf
from tests.plans import step_words

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def plan_id(make_plan: MakePlan) -> int:
    return make_plan(measures=4, sections=2).pk


@pytest.fixture
def by(viewer: ViewerOf, dina: Person) -> Viewer:
    found = viewer(dina)
    assert found.belongs  # the memberships are fetched before the threads begin
    return found


def fresh(plan_id: int) -> Plan:
    return Plan.objects.select_related("unit__parent__parent").get(pk=plan_id)


def measure_of(plan_id: int, at: int = 0) -> Measure:
    rows = Measure.objects.filter(section__plan=plan_id).select_related("section__plan__unit__parent__parent")
    return rows.order_by("pk")[at]


def test_of_three_who_save_the_same_revision_one_is_first(plan_id: int, by: Viewer) -> None:
    plans = [fresh(plan_id) for _each in range(3)]
    errors = together(
        *(
            lambda plan=plan, n=n: actions.edit_plan(by=by, plan=plan, revision=1, title=f"Navn {n}")
            for n, plan in enumerate(plans)
        )
    )
    assert [type(error) for error in errors] == [ChangedMeanwhile, ChangedMeanwhile]
    assert fresh(plan_id).revision == 2


def test_measures_added_and_moved_at_once_keep_their_places(plan_id: int, by: Viewer) -> None:
    section = measure_of(plan_id).section
    errors = together(
        lambda: actions.add_measure(by=by, section=section, title="En"),
        lambda: actions.add_measure(by=by, section=section, title="To"),
        lambda: actions.move_measure(by=by, measure=measure_of(plan_id), where="last"),
        lambda: actions.move_measure(by=by, measure=measure_of(plan_id, 1), where="first"),
    )
    assert errors == []
    places = list(Measure.objects.filter(section=section).values_list("position", flat=True))
    assert places == [0, 1, 2, 3]
    assert Measure.objects.filter(section__plan=plan_id).count() == 6
    assert list(audit.verify(by.organisation.pk)) == []


def test_of_three_who_move_the_plan_one_does(plan_id: int, by: Viewer) -> None:
    errors = together(
        *(
            lambda: actions.move_plan(
                by=by, plan=fresh(plan_id), target=State.HEARING, **step_words(State.HEARING)
            )
            for _each in range(3)
        )
    )
    # told that it moved, or, when read after the first was done, that it cannot go there
    assert len(errors) == 2
    assert {type(error) for error in errors} <= {NotAllowedNow, MovedMeanwhile}
    assert StateChange.objects.filter(plan=plan_id, state=State.HEARING).count() == 1


@pytest.mark.parametrize("other", [State.APPROVED, State.DRAFT])
def test_of_two_who_decide_at_once_one_does(other: State, plan_id: int, by: Viewer) -> None:
    words = {state: step_words(state) for state in (State.HEARING, State.APPROVED, State.DRAFT)}
    actions.move_plan(by=by, plan=fresh(plan_id), target=State.HEARING, **words[State.HEARING])
    plans = [fresh(plan_id), fresh(plan_id)]  # both have the page open
    errors = together(
        lambda: actions.move_plan(by=by, plan=plans[0], target=State.APPROVED, **words[State.APPROVED]),
        lambda: actions.move_plan(by=by, plan=plans[1], target=other, **words[other]),
    )
    assert [type(error) for error in errors] == [MovedMeanwhile]
    now = fresh(plan_id)
    assert now.state in (State.APPROVED, other)
    assert list(now.frozen_versions.values_list("number", "step__state")) == [(1, "hearing"), (2, now.state)]
    assert Decision.objects.count() == (now.state == State.APPROVED)
    assert not Hearing.objects.filter(ended_at=None).exists()


def test_two_plans_do_not_take_over_from_each_other(make_plan: MakePlan, by: Viewer) -> None:
    plans = [make_plan(measures=1, sections=1, state=State.ACTIVE) for _each in range(2)]
    older, newer = (fresh(plan.pk) for plan in plans)
    errors = together(
        lambda: actions.move_plan(by=by, plan=older, target=State.SUPERSEDED, successor=newer),
        lambda: actions.move_plan(by=by, plan=newer, target=State.SUPERSEDED, successor=older),
    )
    assert len(errors) == 1
    assert fresh(older.pk).successor == newer
    assert fresh(newer.pk).successor is None


def test_of_three_who_say_how_it_goes_one_is_first_and_the_rest_are_told(plan_id: int, by: Viewer) -> None:
    plan, one, two = fresh(plan_id), measure_of(plan_id), measure_of(plan_id, 1)
    said = [Said(one.pk, Standing("on_hold", "Vi venter."), 0), Said(two.pk, None, 0)]
    errors = together(*(lambda: actions.set_statuses(by=by, plan=plan, said=said) for _each in range(3)))
    assert [type(error) for error in errors] == [StatusChangedMeanwhile] * 2
    assert StatusUpdate.objects.count() == 2
    assert list(audit.verify(by.organisation.pk)) == []
