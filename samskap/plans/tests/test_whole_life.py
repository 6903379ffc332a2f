"""No sequence of actions, by whomever, breaks the life of plans."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, ClassVar

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import Count
from django.http import Http404
from django.utils import timezone
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule, run_state_machine_as_test

from samskap.core import audit
from samskap.people.models import Membership, Person, Unit
from samskap.people.viewer import Viewer
from samskap.plans import actions
from samskap.plans.access import may_take
from samskap.plans.actions import Standing
from samskap.plans.actions.step_words import StepWords
from samskap.plans.freezing import checksum_of, content_of
from samskap.plans.models import Decision, Hearing, HearingInput, InputAnswer, Measure, Plan, PlanVersion
from samskap.plans.states import EDITABLE, ChangedMeanwhile, NotAllowedNow, State, steps_from, transition
from tests.personas import MakePlan, ViewerOf, make_person
from tests.plans import step_words

REFUSED = (NotAllowedNow, ChangedMeanwhile, PermissionDenied, Http404)
PEOPLE = ("dina", "editor", "secretary", "alma", "visitor")
places = st.integers(0, 3)


@dataclass(frozen=True)
class Cast:
    """Who acts, and where new plans come from."""

    viewers: dict[str, Viewer]
    make_plan: MakePlan


class Life(RuleBasedStateMachine):
    """Four plans, and people of different rights who do what they like with them."""

    cast: ClassVar[Cast]

    def __init__(self) -> None:
        super().__init__()
        self.together = transaction.atomic()
        self.together.__enter__()
        self.states: dict[int, str] = {}
        self.steps: dict[int, int] = {}
        self.frozen: dict[int, str] = {}
        self.history: dict[int, str] = {}
        self.inputs = 0

    def teardown(self) -> None:
        transaction.set_rollback(True)
        self.together.__exit__(None, None, None)

    @initialize()
    def begin(self) -> None:
        for state in (State.DRAFT, State.HEARING, State.APPROVED, State.ACTIVE):
            plan = self.cast.make_plan(measures=2, sections=1, state=state)
            self.states[plan.pk], self.steps[plan.pk] = state, 0
            if state == State.HEARING:
                today = timezone.localdate()
                Hearing.objects.create(plan=plan, opens_on=today, closes_on=today)

    def plan(self, at: int) -> Plan:
        pk = sorted(self.states)[at % len(self.states)]
        return Plan.objects.select_related("unit__parent__parent", "owner").get(pk=pk)

    def attempt(self, act: Any) -> bool:
        """Do it in a transaction of its own, allowed or not."""
        try:
            with transaction.atomic():
                act()
        except REFUSED:
            return False
        return True

    @rule(
        who=st.sampled_from(PEOPLE),
        at=places,
        goal=st.sampled_from(State.values),
        whole=st.booleans(),
        successor=places,
    )
    def try_a_step(self, who: str, at: int, goal: str, whole: bool, successor: int) -> None:
        self.take(
            who, self.plan(at), goal, words=step_words(goal, successor=self.plan(successor)) if whole else {}
        )

    @rule(who=st.sampled_from(["dina", "secretary", "editor"]), at=places, way=places, successor=places)
    def go_on(self, who: str, at: int, way: int, successor: int) -> None:
        """A step there is, with all it needs, by somebody who often may take it."""
        plan = self.plan(at)
        steps = steps_from(plan.state)
        if steps:
            goal = steps[way % len(steps)].target
            words = step_words(goal, successor=self.plan(successor))
            self.take(who, plan, goal, words={**words, "despite": way})

    def take(self, who: str, plan: Plan, goal: str, *, words: StepWords) -> None:
        by, step = self.cast.viewers[who], transition(plan.state, goal)
        waiting = HearingInput.objects.filter(hearing__plan=plan, answer=None).count()
        if not self.attempt(lambda: actions.move_plan(by=by, plan=plan, target=goal, **words)):
            return
        assert step is not None
        assert may_take(by, plan, step)
        assert goal != State.APPROVED or waiting <= words.get("despite", 0)
        assert (
            words.keys() - {"despite"} or goal == State.ACTIVE
        )  # the only step that needs no more than its day
        self.states[plan.pk], self.steps[plan.pk] = goal, self.steps[plan.pk] + 1
        if goal not in EDITABLE:
            self.history[plan.pk] = checksum_of(content_of(plan))

    @rule(who=st.sampled_from(PEOPLE), at=places, title=st.sampled_from(["Nær folk", "Sammen"]))
    def rename(self, who: str, at: int, title: str) -> None:
        self.attempt(lambda: actions.edit_plan(by=self.cast.viewers[who], plan=self.plan(at), title=title))

    @rule(at=places, status=st.sampled_from(["done", "ended"]))
    def report(self, at: int, status: str) -> None:
        measure = (
            Measure.objects.filter(section__plan=self.plan(at))
            .select_related("section__plan__unit__parent__parent")
            .first()
        )
        standing = Standing(status, "Slik ble det.")
        if measure is not None:
            by = self.cast.viewers["dina"]
            self.attempt(lambda: actions.set_status(by=by, measure=measure, standing=standing))

    @rule(who=st.sampled_from(PEOPLE), at=places)
    def throw_away(self, who: str, at: int) -> None:
        plan = self.plan(at)
        if len(self.states) > 1 and self.attempt(
            lambda: actions.delete_draft(by=self.cast.viewers[who], plan=plan)
        ):
            pk = next(pk for pk in self.states if not Plan.objects.filter(pk=pk).exists())
            assert self.states[pk] == State.DRAFT
            assert not self.steps[pk]
            del self.states[pk], self.steps[pk]

    @rule(at=places)
    def say(self, at: int) -> None:
        hearing = Hearing.objects.filter(plan=self.plan(at), ended_at=None).first()
        if hearing is not None:
            self.inputs += 1
            HearingInput.objects.create(
                hearing=hearing,
                voice="resident",
                text="Flere kvelder.",
                at=timezone.now(),
                sent_key=str(self.inputs),
            )

    @rule()
    def answer(self) -> None:
        waiting = HearingInput.objects.filter(answer=None).first()
        if waiting is not None:
            InputAnswer.objects.create(input=waiting, outcome="not", text="Ikke nå.", at=timezone.now())

    @invariant()
    def plans_are_where_known_steps_led_them(self) -> None:
        assert dict(Plan.objects.values_list("pk", "state")) == self.states

    @invariant()
    def every_step_is_frozen_once_and_for_ever(self) -> None:
        found = dict(Plan.objects.annotate(n=Count("frozen_versions")).values_list("pk", "n"))
        assert found == self.steps
        for version in PlanVersion.objects.select_related("step"):
            assert version.step is not None
            assert version.checksum == checksum_of(version.content)
            assert self.frozen.setdefault(version.pk, version.checksum) == version.checksum

    @invariant()
    def a_hearing_is_open_while_the_plan_is_heard(self) -> None:
        heard = {pk for pk, state in self.states.items() if state == State.HEARING}
        assert sorted(Hearing.objects.filter(ended_at=None).values_list("plan", flat=True)) == sorted(heard)

    @invariant()
    def whoever_takes_over_has_been_approved(self) -> None:
        for plan in Plan.objects.select_related("successor"):
            assert (plan.state == State.SUPERSEDED) == (plan.successor is not None)
            seen = {plan.pk}
            after = plan.successor
            while after is not None:
                assert after.pk not in seen
                assert after.state not in (State.DRAFT, State.HEARING)
                seen.add(after.pk)
                after = after.successor

    @invariant()
    def history_stays(self) -> None:
        for pk, checksum in self.history.items():
            assert checksum_of(content_of(Plan.objects.get(pk=pk))) == checksum

    @invariant()
    def every_approval_says_who_decided(self) -> None:
        steps = PlanVersion.objects.filter(step__state=State.APPROVED).count()
        assert Decision.objects.filter(step__state=State.APPROVED).count() == steps


def test_no_sequence_of_actions_breaks_the_life_of_plans(
    make_plan: MakePlan, viewer: ViewerOf, dina: Person, alma: Person, unit: Unit
) -> None:
    people = {
        "dina": dina,
        "alma": alma,
        "editor": make_person(unit.organisation, "Eva Ek", role=Membership.Role.EDITOR, unit=unit),
        "secretary": make_person(unit.organisation, "Siv Sund", role=Membership.Role.SECRETARY, unit=unit),
        "visitor": None,
    }
    Life.cast = Cast({name: viewer(person) for name, person in people.items()}, make_plan)
    run_state_machine_as_test(Life, settings=settings(max_examples=20, stateful_step_count=16))
    assert list(audit.verify(unit.organisation.pk)) == []
