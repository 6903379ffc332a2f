"""What each step of a plan needs, who may take it, and what is written down of it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied
from django.utils import timezone

from samskap.core import audit
from samskap.core.models import AuditEntry
from samskap.people.models import Membership, Organisation, Person, Team, Unit
from samskap.people.viewer import Viewer
from samskap.plans import actions, freezing
from samskap.plans.actions.hearing_terms import HearingTerms
from samskap.plans.actions.step_words import Ruling, StepWords
from samskap.plans.models import Decision, Hearing, HearingInput, InputAnswer, Measure, Plan, PlanVersion
from samskap.plans.queries.decisions import past_of
from samskap.plans.queries.succession import successors_for
from samskap.plans.states import (
    TRANSITIONS,
    Ask,
    ChangedMeanwhile,
    Incomplete,
    MovedMeanwhile,
    Power,
    State,
    Unanswered,
    transition,
)
from tests.personas import MakePlan, ViewerOf, make_person
from tests.plans import step_words

TODAY = timezone.localdate
RULING = Ruling(body="Utvidet ledergruppe", text="Planen vedtas.", meeting="Møte 4", case_number="14/26")


@pytest.fixture
def by(viewer: ViewerOf, dina: Person) -> Viewer:
    return viewer(dina)


@pytest.fixture
def heard(make_plan: MakePlan, by: Viewer) -> Plan:
    """A plan on hearing, the way it got there."""
    plan = make_plan(measures=3, sections=1)
    actions.move_plan(by=by, plan=plan, target=State.HEARING, **step_words(State.HEARING))
    return plan


def take(by: Viewer, plan: Plan, target: str, **more: Any) -> None:
    """Take the step with all it needs, and what is given instead of it."""
    words: StepWords = {**step_words(target), **more}  # type: ignore[typeddict-item]  # the tests give wrong ones too
    actions.move_plan(by=by, plan=plan, target=target, **words)


def unchanged(plan: Plan, state: str) -> bool:
    """Whether nothing at all came of a step that was refused."""
    now = Plan.objects.get(pk=plan.pk)
    return now.state == state and not now.successor_id and not Decision.objects.filter(plan=plan).exists()


@pytest.mark.parametrize(
    ("target", "missing", "said"),
    [
        (State.HEARING, {"hearing": None}, "hvem dere spør"),
        (State.APPROVED, {"ruling": None}, "hvem som vedtok"),
        (State.APPROVED, {"ruling": replace(RULING, body=" ")}, "hvem som vedtok"),
        (State.APPROVED, {"ruling": replace(RULING, text="")}, "vedtaket"),
        (State.DRAFT, {"note": ""}, "hvorfor"),
        (State.EVALUATING, {"note": ""}, "hvordan"),
        (State.CLOSED, {"note": " "}, "ikke ble ferdig"),
        (State.CLOSED, {"ruling": Ruling(body="", meeting="Møte 4")}, "hvem som bestemte"),
        (State.SUPERSEDED, {}, "planen som tar over"),
    ],
)
def test_a_step_that_lacks_what_it_needs_says_so(
    target: State, missing: dict[str, Any], said: str, make_plan: MakePlan, by: Viewer
) -> None:
    source = next(step.source for step in TRANSITIONS if step.target == target)
    plan = make_plan(measures=1, sections=1, state=source)
    with pytest.raises(Incomplete, match=said):
        take(by, plan, target, **missing)
    assert unchanged(plan, source)
    assert not AuditEntry.objects.exists()


@pytest.mark.parametrize(
    ("days", "ask"),
    [
        ({"closes": -1}, Ask.CLOSING),
        ({"closes": 0}, Ask.CLOSING),
        ({"opens": 5, "closes": 5}, Ask.CLOSING),
        ({"opens": 9, "closes": 5}, Ask.CLOSING),
        ({"closes": 4000}, Ask.CLOSING),
        ({"closes": 9, "answers": 5}, Ask.ANSWERS),
        ({"opens": -900, "closes": 9}, Ask.OPENING),
    ],
)
def test_a_hearing_ends_after_it_began_and_not_before_today(
    days: dict[str, int], ask: Ask, make_plan: MakePlan, by: Viewer
) -> None:
    def day(name: str) -> date | None:
        return TODAY() + timedelta(days=days[name]) if name in days else None

    plan = make_plan(measures=1, sections=1)
    terms = HearingTerms(closes_on=day("closes") or TODAY(), opens_on=day("opens"), answers_by=day("answers"))
    with pytest.raises(Incomplete) as refused:
        take(by, plan, State.HEARING, hearing=terms)
    assert refused.value.ask == ask
    assert not Hearing.objects.exists()


def test_a_hearing_asks_the_bodies_of_the_organisation_that_still_meet(
    make_plan: MakePlan, by: Viewer, teams: dict[str, Team], nabovik: Organisation
) -> None:
    plan = make_plan(measures=1, sections=1)
    council, quality = teams["lived_experience"], teams["quality"]
    Team.objects.filter(pk=quality.pk).update(ended_on=TODAY())
    strange = Team.objects.create(organisation=nabovik, name="Rådet")
    closes_on = TODAY() + timedelta(days=21)
    for wrong in (quality.pk, strange.pk):
        with pytest.raises(Incomplete, match="finnes ikke lenger"):
            take(by, plan, State.HEARING, hearing=HearingTerms(closes_on, body_ids=(council.pk, wrong)))
    take(by, plan, State.HEARING, hearing=HearingTerms(closes_on, body_ids=(council.pk,)))
    assert list(plan.hearings.get().bodies.all()) == [council]


def test_the_hearing_ends_when_the_plan_leaves_it_and_another_may_follow(heard: Plan, by: Viewer) -> None:
    take(by, heard, State.DRAFT)
    take(by, heard, State.HEARING)
    assert [hearing.ended_at is None for hearing in heard.hearings.order_by("pk")] == [False, True]
    take(by, heard, State.APPROVED)
    assert not heard.hearings.filter(ended_at=None).exists()


@pytest.mark.parametrize("role", Membership.Role.values)
def test_who_decides_and_who_may_only_ask(
    role: str, heard: Plan, viewer: ViewerOf, unit: Unit, departments: tuple[Unit, Unit]
) -> None:
    person = make_person(unit.organisation, f"Per {role}", role=role, unit=unit)
    below = make_person(unit.organisation, f"Kari {role}", role=role, unit=departments[0])
    who = viewer(person)
    if role in ("leader", "secretary", "administrator"):
        take(who, heard, State.APPROVED)
        assert heard.state == State.APPROVED
        return
    with pytest.raises(PermissionDenied):
        take(who, heard, State.APPROVED)
    with pytest.raises(PermissionDenied):
        take(viewer(below), heard, State.APPROVED)
    assert unchanged(heard, State.HEARING)
    if role == "editor":
        take(who, heard, State.DRAFT)
        take(who, heard, State.HEARING)
        assert heard.state == State.HEARING


def test_every_step_past_the_hearing_is_a_decision() -> None:
    asked = {(step.source, step.target) for step in TRANSITIONS if step.power == Power.EDIT}
    assert asked == {(State.DRAFT, State.HEARING), (State.HEARING, State.DRAFT)}


def test_an_approval_is_written_down_and_shown(heard: Plan, by: Viewer, teams: dict[str, Team]) -> None:
    ruling = replace(RULING, body="Ledergruppa", team=teams["leadership"])
    take(by, heard, State.APPROVED, ruling=ruling, day=TODAY())
    decision = Decision.objects.get(plan=heard)
    assert (decision.team, decision.body, decision.text) == (
        teams["leadership"],
        "Ledergruppa",
        "Planen vedtas.",
    )
    assert (decision.meeting, decision.case_number, decision.unanswered) == ("Møte 4", "14/26", 0)
    (line,) = past_of(heard, inside=True).decided
    assert line.startswith("Vedtatt av Ledergruppa ")
    assert line.endswith(", sak 14/26")
    assert list(audit.verify(by.organisation.pk)) == []


def test_approval_in_spite_of_unanswered_inputs_takes_a_word_and_is_remembered(
    heard: Plan, by: Viewer
) -> None:
    inputs = [
        HearingInput.objects.create(
            hearing=heard.hearings.get(),
            voice="resident",
            text="Flere kvelder",
            at=timezone.now(),
            sent_key=key,
        )
        for key in "abc"
    ]
    InputAnswer.objects.create(input=inputs[0], outcome="taken_in", text="Ja.", at=timezone.now())
    for told in (0, 1):
        with pytest.raises(Unanswered, match="2 innspill") as refused:
            take(by, heard, State.APPROVED, despite=told)
        assert refused.value.count == 2
    assert unchanged(heard, State.HEARING)
    take(by, heard, State.APPROVED, despite=2)
    assert Decision.objects.get(plan=heard).unanswered == 2


def test_what_is_approved_is_what_was_read(heard: Plan, by: Viewer) -> None:
    seen = Plan.objects.get(pk=heard.pk).revision
    actions.edit_plan(by=by, plan=heard, title="Et annet navn")
    with pytest.raises(ChangedMeanwhile):
        take(by, heard, State.APPROVED, revision=seen)
    assert unchanged(heard, State.HEARING)
    take(by, heard, State.APPROVED, revision=heard.revision)


def test_the_second_of_two_who_decide_is_told(heard: Plan, by: Viewer) -> None:
    other = Plan.objects.select_related("unit__parent__parent").get(pk=heard.pk)
    take(by, heard, State.APPROVED)
    with pytest.raises(MovedMeanwhile, match="i mellomtiden"):
        take(by, other, State.DRAFT)
    assert Decision.objects.count() == 1
    assert PlanVersion.objects.filter(plan=heard).count() == 2


class TestSuccession:
    """A later plan takes over, and nothing else can."""

    @pytest.fixture
    def old(self, make_plan: MakePlan) -> Plan:
        return make_plan(measures=2, sections=1, state=State.ACTIVE, title="Den gamle")

    @pytest.mark.parametrize("state", State.values)
    def test_only_an_approved_or_active_plan_takes_over(
        self, state: str, old: Plan, make_plan: MakePlan, by: Viewer
    ) -> None:
        new = make_plan(measures=1, sections=1, state=state, title="Den nye")
        if state in (State.APPROVED, State.ACTIVE):
            assert successors_for(old) == [new]
            take(by, old, State.SUPERSEDED, successor=new)
            assert (old.state, old.successor) == (State.SUPERSEDED, new)
            return
        assert successors_for(old) == []
        with pytest.raises(Incomplete, match="vedtatt eller i arbeid"):
            take(by, old, State.SUPERSEDED, successor=new)
        assert unchanged(old, State.ACTIVE)

    def test_never_itself_an_earlier_one_or_one_of_another_organisation(
        self, old: Plan, make_plan: MakePlan, by: Viewer, nabovik_unit: Unit
    ) -> None:
        new = make_plan(measures=1, sections=1, state=State.ACTIVE)
        strange = make_plan(measures=1, sections=1, state=State.ACTIVE, unit=nabovik_unit)
        for plan, successor, error in (
            (old, old, Incomplete),
            (new, old, Incomplete),
            (old, strange, PermissionDenied),
        ):
            with pytest.raises(error):
                take(by, plan, State.SUPERSEDED, successor=successor)
            assert unchanged(plan, State.ACTIVE)

    def test_not_before_the_new_plan_was_approved(self, old: Plan, make_plan: MakePlan, by: Viewer) -> None:
        new = make_plan(measures=1, sections=1, state=State.APPROVED)
        Plan.objects.filter(pk=new.pk).update(state_since=TODAY())
        new.refresh_from_db()
        with pytest.raises(Incomplete, match="ikke ta over før det"):
            take(by, old, State.SUPERSEDED, successor=new, day=TODAY() - timedelta(days=1))

    def test_both_plans_tell_of_each_other_and_the_measures_stay(
        self, old: Plan, make_plan: MakePlan, by: Viewer
    ) -> None:
        new = make_plan(measures=1, sections=1, state=State.ACTIVE, title="Den nye")
        before = list(Measure.objects.filter(section__plan=old).values("pk", "status", "title"))
        take(by, old, State.SUPERSEDED, successor=new)
        assert past_of(old, inside=False).successor == (new.pk, "Den nye")
        assert past_of(new, inside=False).predecessors == ((old.pk, "Den gamle"),)
        assert list(Measure.objects.filter(section__plan=old).values("pk", "status", "title")) == before


def test_a_step_keeps_the_plan_as_it_read_and_the_audit_chain_its_checksum(heard: Plan, by: Viewer) -> None:
    stale = Plan.objects.select_related("unit__parent__parent").get(pk=heard.pk)
    actions.edit_plan(by=by, plan=heard, title="Navnet som gjaldt")
    take(by, stale, State.APPROVED)
    version = PlanVersion.objects.get(plan=heard, number=2)
    assert version.content["plan"]["title"] == "Navnet som gjaldt"
    assert version.checksum == freezing.checksum_of(version.content)
    entry = AuditEntry.objects.filter(action="plans.move_plan").latest("sequence")
    assert (entry.details["version"], entry.details["checksum"]) == (2, version.checksum)


def test_every_step_of_the_data_asks_for_its_own_things() -> None:
    approval = transition(State.HEARING, State.APPROVED)
    assert approval is not None
    assert {need.ask for need in approval.needs} == {Ask.BODY, Ask.DAY, Ask.MEETING, Ask.RULING, Ask.CASE}
    for step in TRANSITIONS:
        asks = [need.ask for need in step.needs]
        assert len(asks) == len(set(asks))
