"""No sequence of moves loses a row, doubles a place or leaves the life cycle."""

from __future__ import annotations

from typing import Any

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from samskap.people.models import Person
from samskap.people.viewer import Viewer
from samskap.plans import actions
from samskap.plans.actions import Standing
from samskap.plans.models import Measure, Plan, Section
from samskap.plans.order import WHERES, Where, moved, renumbered
from samskap.plans.states import ChangedMeanwhile, NotAllowedNow, State, may_move
from tests.personas import MakePlan, ViewerOf
from tests.plans import step_words

wheres = st.sampled_from(WHERES)


@given(st.lists(st.integers(), min_size=1, unique=True), st.data())
def test_moving_keeps_every_row_once(rows: list[int], data: st.DataObject) -> None:
    order = rows
    for _round in range(data.draw(st.integers(0, 6))):
        row = data.draw(st.sampled_from(rows))
        where: Where = data.draw(wheres)
        before = order.index(row)
        order = moved(order, row, where)
        after = order.index(row)
        goal = {
            "up": max(before - 1, 0),
            "down": min(before + 1, len(rows) - 1),
            "first": 0,
            "last": len(rows) - 1,
        }
        assert after == goal[where]
        assert sorted(order) == sorted(rows)


@pytest.mark.parametrize(
    ("numbers", "new"),
    [
        ([["2", "1"], ["3"]], [["1", "2"], ["3"]]),
        ([["2", "1"], ["1"]], [["1", "2"], ["1"]]),
        ([["1.2", "1.1"], ["2.1"]], [["1.1", "1.2"], ["2.1"]]),
        ([["1", "2", "3"], ["3", "4"]], [["1", "2", "3"], ["4", "5"]]),
        ([["", ""], [""]], [["1", "2"], ["3"]]),
        ([["a", ""], []], [["1", "2"], []]),
    ],
)
def test_new_numbers_follow_the_plans_own_manner(numbers: list[list[str]], new: list[list[str]]) -> None:
    assert renumbered(numbers) == new
    assert renumbered(new) == new


STEPS = st.one_of(
    st.tuples(st.just("add_section")),
    st.tuples(st.just("add_measure"), st.integers(0, 9)),
    st.tuples(st.just("move_section"), st.integers(0, 9), wheres),
    st.tuples(st.just("move_measure"), st.integers(0, 9), wheres),
    st.tuples(st.just("move_measure_to"), st.integers(0, 9), st.integers(0, 9)),
    st.tuples(st.just("delete_section"), st.integers(0, 9), st.integers(-1, 9)),
    st.tuples(st.just("delete_measure"), st.integers(0, 9)),
    st.tuples(st.just("end_measure"), st.integers(0, 9)),
    st.tuples(st.just("move_plan"), st.sampled_from(State.values)),
)


class Story:
    """One plan and what somebody does to it, with what must be there afterwards."""

    def __init__(self, plan: Plan, by: Viewer) -> None:
        self.plan, self.by = plan, by
        self.expected = set(self.measures.values_list("pk", flat=True))
        self.state = plan.state

    @property
    def measures(self) -> Any:
        return Measure.objects.filter(section__plan=self.plan).select_related("section__plan__unit")

    def section(self, at: int) -> Section | None:
        rows = list(Section.objects.filter(plan=self.plan).select_related("plan__unit"))
        return rows[at % len(rows)] if rows and at >= 0 else None

    def measure(self, at: int) -> Measure | None:
        rows: list[Measure] = list(self.measures)
        return rows[at % len(rows)] if rows else None

    def take(self, step: tuple[Any, ...]) -> None:
        """Take one step, allowed or not."""
        verb, *rest = step
        try:
            getattr(self, verb)(*rest)
        except (NotAllowedNow, ChangedMeanwhile):
            return

    def add_section(self) -> None:
        actions.add_section(by=self.by, plan=self.plan, title="Del")

    def add_measure(self, at: int) -> None:
        if section := self.section(at):
            self.expected.add(actions.add_measure(by=self.by, section=section, title="Tiltak").pk)

    def move_section(self, at: int, where: Where) -> None:
        if section := self.section(at):
            actions.move_section(by=self.by, section=section, where=where)

    def move_measure(self, at: int, where: Where) -> None:
        if measure := self.measure(at):
            actions.move_measure(by=self.by, measure=measure, where=where)

    def move_measure_to(self, at: int, to: int) -> None:
        measure, section = self.measure(at), self.section(to)
        if measure and section:
            actions.move_measure_to(by=self.by, measure=measure, section=section)

    def delete_section(self, at: int, into: int) -> None:
        if section := self.section(at):
            actions.delete_section(by=self.by, section=section, into=self.section(into))

    def delete_measure(self, at: int) -> None:
        if measure := self.measure(at):
            pk = measure.pk
            actions.delete_measure(by=self.by, measure=measure)
            self.expected.remove(pk)

    def end_measure(self, at: int) -> None:
        if measure := self.measure(at):
            actions.set_status(by=self.by, measure=measure, standing=Standing("ended", "Ikke lenger rett."))

    def move_plan(self, target: str) -> None:
        plan = Plan.objects.select_related("unit").get(pk=self.plan.pk)
        actions.move_plan(by=self.by, plan=plan, target=target, **step_words(target))
        assert may_move(self.state, target)
        self.state = target

    def check(self) -> None:
        """Nothing is lost, and every place is taken once, from 0 and up, where something was moved."""
        assert set(self.measures.values_list("pk", flat=True)) == self.expected
        assert Plan.objects.get(pk=self.plan.pk).state == self.state
        sections = list(Section.objects.filter(plan=self.plan))
        assert [section.position for section in sections] == list(range(len(sections)))
        for section in sections:
            places = list(section.measures.values_list("position", flat=True))
            assert len(set(places)) == len(places)
            assert places == sorted(places)


@pytest.mark.parametrize("state", [State.DRAFT, State.ACTIVE])
@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(steps=st.lists(STEPS, max_size=14))
def test_no_sequence_of_verbs_breaks_a_plan(
    steps: list[tuple[Any, ...]], state: State, make_plan: MakePlan, viewer: ViewerOf, dina: Person
) -> None:
    with transaction.atomic():
        plan = make_plan(measures=5, sections=3, state=state)
        story = Story(plan, viewer(dina))
        for step in steps:
            story.take(step)
            story.check()
        transaction.set_rollback(True)


def test_a_moved_section_of_measures_has_places_without_gaps(
    make_plan: MakePlan, viewer: ViewerOf, dina: Person
) -> None:
    plan = make_plan(measures=6, sections=2)
    last = Measure.objects.filter(section__plan=plan).select_related("section__plan__unit").last()
    assert last is not None
    assert actions.move_measure(by=viewer(dina), measure=last, where="first")
    assert not actions.move_measure(by=viewer(dina), measure=last, where="up")
    rows = list(Measure.objects.filter(section=last.section).values_list("pk", "position"))
    assert [position for _pk, position in rows] == [0, 1, 2]
    assert rows[0][0] == last.pk
