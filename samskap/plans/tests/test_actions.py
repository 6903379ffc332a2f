"""The verbs of a plan: who may, what the state allows, and what is written in the audit chain."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.utils import timezone

from samskap.core.models import AuditEntry
from samskap.people.models import Organisation, Person, Team, Unit
from samskap.people.viewer import Viewer
from samskap.plans import actions
from samskap.plans.actions import Entry, Meant, Said, Standing, ValueUse, When, Who
from samskap.plans.actions.hearing_terms import terms_of
from samskap.plans.models import (
    Hearing,
    Measure,
    Milestone,
    Plan,
    Responsibility,
    Section,
    StateChange,
    Timing,
)
from samskap.plans.states import TRANSITIONS, ChangedMeanwhile, Incomplete, NotAllowedNow, State
from samskap.values.models import Value
from tests.personas import MakePlan, ViewerOf
from tests.plans import step_words

Act = Callable[[Viewer, Plan], Any]


def a_section(plan: Plan) -> Section:
    return plan.sections.select_related("plan__unit__parent__parent")[0]


def a_measure(plan: Plan) -> Measure:
    found = (
        Measure.objects.filter(section__plan=plan)
        .select_related("section__plan__unit__parent__parent")
        .first()
    )
    assert found is not None
    return found


def a_milestone(plan: Plan) -> Milestone:
    return Milestone.objects.create(measure=a_measure(plan), title="Halvveis")


def prolong(by: Viewer, plan: Plan) -> list[str]:
    Plan.objects.filter(pk=plan.pk, state=State.DRAFT).update(state=State.HEARING)
    first, last = timezone.localdate(), timezone.localdate() + timedelta(days=9)
    hearing = Hearing.objects.create(plan=plan, opens_on=first, closes_on=first)
    terms = replace(terms_of(hearing), closes_on=last)
    return actions.change_hearing(by=by, hearing=hearing, terms=terms)


VERBS: dict[str, Act] = {
    "change_hearing": prolong,
    "create_plan": lambda by, plan: actions.create_plan(by=by, unit=plan.unit, title="Ny plan"),
    "edit_plan": lambda by, plan: actions.edit_plan(by=by, plan=plan, title="Nytt navn"),
    "move_plan": lambda by, plan: actions.move_plan(
        by=by, plan=plan, target=State.HEARING, **step_words(State.HEARING)
    ),
    "delete_draft": lambda by, plan: actions.delete_draft(by=by, plan=plan),
    "add_section": lambda by, plan: actions.add_section(by=by, plan=plan, title="Ny del"),
    "edit_section": lambda by, plan: actions.edit_section(
        by=by, section=a_section(plan), title="Del", intro=""
    ),
    "move_section": lambda by, plan: actions.move_section(by=by, section=a_section(plan), where="last"),
    "delete_section": lambda by, plan: actions.delete_section(
        by=by, section=a_section(plan), into=plan.sections.order_by("-position")[0]
    ),
    "add_measure": lambda by, plan: actions.add_measure(by=by, section=a_section(plan), title="Nytt tiltak"),
    "edit_measure": lambda by, plan: actions.edit_measure(by=by, measure=a_measure(plan), why="Fordi."),
    "move_measure": lambda by, plan: actions.move_measure(by=by, measure=a_measure(plan), where="last"),
    "move_measure_to": lambda by, plan: actions.move_measure_to(
        by=by, measure=a_measure(plan), section=plan.sections.order_by("-position")[0]
    ),
    "number_measures": lambda by, plan: actions.number_measures(by=by, plan=plan),
    "delete_measure": lambda by, plan: actions.delete_measure(by=by, measure=a_measure(plan)),
    "set_status": lambda by, plan: actions.set_status(
        by=by, measure=a_measure(plan), standing=Standing("done")
    ),
    "set_statuses": lambda by, plan: actions.set_statuses(
        by=by, plan=plan, said=[Said(a_measure(plan).pk, Standing("done"))]
    ),
    "say_as_before": lambda by, plan: actions.say_as_before(by=by, measure=a_measure(plan)),
    "add_milestone": lambda by, plan: actions.add_milestone(by=by, measure=a_measure(plan), title="Halvveis"),
    "edit_milestone": lambda by, plan: actions.edit_milestone(
        by=by, milestone=a_milestone(plan), title="Nesten i mål"
    ),
    "reach_milestone": lambda by, plan: actions.reach_milestone(
        by=by, milestone=a_milestone(plan), on=timezone.localdate()
    ),
    "move_milestone": lambda by, plan: actions.move_milestone(
        by=by, milestone=a_milestone(plan), where="last"
    ),
    "remove_milestone": lambda by, plan: actions.remove_milestone(by=by, milestone=a_milestone(plan)),
    "hand_over": lambda by, plan: actions.hand_over(
        by=by, measure=a_measure(plan), leaving=(), name="Lederne", to=Meant(role="leader")
    ),
    "set_values": lambda by, plan: actions.set_values(by=by, measure=a_measure(plan), uses=()),
    "set_responsibilities": lambda by, plan: actions.set_responsibilities(
        by=by, measure=a_measure(plan), who=[Who("Fagnettverket")]
    ),
    "set_timings": lambda by, plan: actions.set_timings(
        by=by, measure=a_measure(plan), when=[When("løpende", "recurring", recurrence="continuous")]
    ),
    "save_measure": lambda by, plan: actions.save_measure(
        by=by, section=a_section(plan), entry=Entry({"title": "Tittel", "number": "9"})
    ),
}
# A whole measure is written as what happened to it.
ENTRIES = {
    "save_measure": "plans.add_measure",
    "set_statuses": "plans.set_status",
    "say_as_before": "plans.set_status",
}


@pytest.fixture
def draft(make_plan: MakePlan, dina: Person) -> Plan:
    plan = make_plan(measures=6, sections=3, state=Plan.State.DRAFT, owner=dina)
    return Plan.objects.select_related("unit__parent__parent").get(pk=plan.pk)


def test_every_verb_is_in_the_list_of_this_test() -> None:
    verbs = {name for name in actions.__all__ if name[0].islower()}
    assert verbs == set(VERBS)


@pytest.mark.parametrize("verb", VERBS)
def test_every_verb_writes_one_entry(verb: str, draft: Plan, viewer: ViewerOf, dina: Person) -> None:
    VERBS[verb](viewer(dina), draft)
    entry = AuditEntry.objects.get()
    assert entry.action == ENTRIES.get(verb, f"plans.{verb}")
    assert entry.actor_id == dina.pk
    assert entry.details["plan"]


@pytest.mark.parametrize("who", ["alma", "bo", "cato", "edvard", "visitor"])
@pytest.mark.parametrize("verb", VERBS)
def test_nobody_else_may_act(
    verb: str, who: str, draft: Plan, viewer: ViewerOf, request: pytest.FixtureRequest
) -> None:
    Responsibility.objects.all().delete()
    with pytest.raises(PermissionDenied):
        VERBS[verb](viewer(request.getfixturevalue(who)), draft)
    assert not AuditEntry.objects.exists()


@pytest.mark.parametrize("verb", sorted(set(VERBS) - {"create_plan"}))
def test_a_leader_elsewhere_may_not_act_from_home(
    verb: str, draft: Plan, viewer: ViewerOf, bo: Person, nabovik: Organisation
) -> None:
    with pytest.raises(PermissionDenied):
        VERBS[verb](viewer(bo, organisation=nabovik), draft)


@pytest.mark.parametrize("verb", sorted(set(VERBS) - {"create_plan", "move_plan"}))
@pytest.mark.parametrize("state", [State.CLOSED, State.SUPERSEDED])
def test_history_is_not_changed(verb: str, state: State, draft: Plan, viewer: ViewerOf, dina: Person) -> None:
    Plan.objects.filter(pk=draft.pk).update(state=state)
    with pytest.raises(NotAllowedNow):
        VERBS[verb](viewer(dina), draft)


@pytest.mark.parametrize("verb", sorted(set(VERBS) - {"create_plan", "delete_draft"}))
def test_every_change_raises_the_revision(verb: str, draft: Plan, viewer: ViewerOf, dina: Person) -> None:
    VERBS[verb](viewer(dina), draft)
    assert Plan.objects.get(pk=draft.pk).revision == 2


def test_the_second_to_save_the_same_revision_is_told(draft: Plan, viewer: ViewerOf, dina: Person) -> None:
    by = viewer(dina)
    actions.edit_plan(by=by, plan=draft, revision=1, title="Først")
    with pytest.raises(ChangedMeanwhile):
        actions.edit_plan(by=by, plan=draft, revision=1, title="Så")
    assert Plan.objects.get(pk=draft.pk).title == "Først"


def test_a_plan_that_is_gone_is_not_found(draft: Plan, viewer: ViewerOf, dina: Person) -> None:
    Plan.objects.filter(pk=draft.pk).delete()
    with pytest.raises(Http404):
        actions.edit_plan(by=viewer(dina), plan=draft, title="Borte")


def test_a_new_plan_is_a_draft_with_its_first_step(viewer: ViewerOf, dina: Person, unit: Unit) -> None:
    plan = actions.create_plan(by=viewer(dina), unit=unit, title="Ny plan", owner=dina)
    assert (plan.state, plan.owner) == (State.DRAFT, dina)
    assert list(plan.state_changes.values_list("state", flat=True)) == [State.DRAFT]


def test_the_owner_is_one_of_the_organisations_own(
    viewer: ViewerOf, dina: Person, bo: Person, unit: Unit, nabovik_unit: Unit
) -> None:
    with pytest.raises(PermissionDenied):
        actions.create_plan(by=viewer(dina), unit=unit, title="Ny plan", owner=bo)
    with pytest.raises(PermissionDenied):
        actions.create_plan(by=viewer(dina), unit=nabovik_unit, title="Ny plan")


@pytest.mark.parametrize("source", State.values)
@pytest.mark.parametrize("target", State.values)
def test_a_plan_goes_only_where_the_life_cycle_leads(
    source: str, target: str, draft: Plan, viewer: ViewerOf, dina: Person, make_plan: MakePlan
) -> None:
    words = step_words(target, successor=make_plan(measures=1, sections=1, state=State.ACTIVE))
    Plan.objects.filter(pk=draft.pk).update(state=source)
    draft.state = source
    known = any((step.source, step.target) == (source, target) for step in TRANSITIONS)
    if known:
        words["note"] = "Bestemt i møtet."
        actions.move_plan(by=viewer(dina), plan=draft, target=target, **words)
        last = StateChange.objects.filter(plan=draft).order_by("pk").last()
        assert last is not None
        assert (last.state, last.note) == (target, "Bestemt i møtet.")
        assert draft.state == target
        return
    with pytest.raises(NotAllowedNow):
        actions.move_plan(by=viewer(dina), plan=draft, target=target, **words)
    assert Plan.objects.get(pk=draft.pk).state == source


def test_of_two_who_move_a_plan_the_second_is_told(draft: Plan, viewer: ViewerOf, dina: Person) -> None:
    same = Plan.objects.select_related("unit").get(pk=draft.pk)
    words = step_words(State.HEARING)
    actions.move_plan(by=viewer(dina), plan=draft, target=State.HEARING, **words)
    with pytest.raises(NotAllowedNow, match="i mellomtiden"):
        actions.move_plan(by=viewer(dina), plan=same, target=State.HEARING, **words)
    assert StateChange.objects.filter(plan=draft, state=State.HEARING).count() == 1


@pytest.mark.parametrize("day", [timezone.localdate() + timedelta(days=1), date(2025, 12, 31)])
def test_a_step_is_taken_on_a_day_that_has_come_and_in_order(
    day: date, draft: Plan, viewer: ViewerOf, dina: Person
) -> None:
    words = step_words(State.HEARING)
    words["day"] = day
    with pytest.raises(Incomplete):
        actions.move_plan(by=viewer(dina), plan=draft, target=State.HEARING, **words)
    assert Plan.objects.get(pk=draft.pk).state == State.DRAFT


def test_only_a_draft_is_deleted(plan: Plan, viewer: ViewerOf, dina: Person) -> None:
    with pytest.raises(NotAllowedNow):
        actions.delete_draft(by=viewer(dina), plan=plan)
    with pytest.raises(NotAllowedNow):
        actions.delete_measure(by=viewer(dina), measure=a_measure(plan))


def test_a_section_with_measures_is_kept_until_they_have_a_place(
    draft: Plan, viewer: ViewerOf, dina: Person
) -> None:
    before = set(Measure.objects.values_list("pk", flat=True))
    first, second, *_rest = draft.sections.all()
    for into in (None, first):
        with pytest.raises(NotAllowedNow):
            actions.delete_section(by=viewer(dina), section=first, into=into)
    actions.delete_section(by=viewer(dina), section=first, into=second)
    assert set(Measure.objects.values_list("pk", flat=True)) == before
    assert [row.position for row in draft.sections.all()] == [0, 1]
    assert list(second.measures.values_list("position", flat=True)) == [0, 1, 2, 3]


def test_measures_stay_within_their_plan(
    draft: Plan, make_plan: MakePlan, viewer: ViewerOf, dina: Person
) -> None:
    other = make_plan(measures=1, sections=1, title="En annen plan")
    with pytest.raises(PermissionDenied):
        actions.move_measure_to(by=viewer(dina), measure=a_measure(draft), section=a_section(other))
    with pytest.raises(NotAllowedNow):
        actions.delete_section(by=viewer(dina), section=a_section(draft), into=a_section(other))


def test_a_new_measure_takes_the_next_number(draft: Plan, viewer: ViewerOf, dina: Person) -> None:
    section = a_section(draft)
    numbers = list(section.measures.values_list("number", flat=True))
    made = actions.add_measure(by=viewer(dina), section=section, title="Nytt")
    assert int(made.number) == int(numbers[-1]) + 1
    empty = actions.add_section(by=viewer(dina), plan=draft, title="Tom")
    assert actions.add_measure(by=viewer(dina), section=empty, title="Uten nummer").number == ""


@pytest.mark.parametrize("status", ["needs_hand", "on_hold", "ended", "replaced"])
def test_some_statuses_need_a_reason(status: str, draft: Plan, viewer: ViewerOf, dina: Person) -> None:
    measure, other = Measure.objects.select_related("section__plan__unit")[:2]
    with pytest.raises(NotAllowedNow, match="hvorfor"):
        actions.set_status(by=viewer(dina), measure=measure, standing=Standing(status, " ", other))
    assert actions.set_status(
        by=viewer(dina), measure=measure, standing=Standing(status, "Vi venter på lokalene.", other)
    )
    measure.refresh_from_db()
    assert (measure.status, measure.status_reason) == (status, "Vi venter på lokalene.")
    assert measure.replaced_by == (other if status == "replaced" else None)
    assert measure.status_since == timezone.localdate()


def test_a_measure_is_replaced_by_another_of_its_plan(
    draft: Plan, make_plan: MakePlan, viewer: ViewerOf, dina: Person
) -> None:
    measure = a_measure(draft)
    stranger = a_measure(make_plan(measures=1, sections=1))
    for other in (None, measure, stranger):
        with pytest.raises(NotAllowedNow):
            actions.set_status(
                by=viewer(dina), measure=measure, standing=Standing("replaced", "Slått sammen.", other)
            )
    with pytest.raises(NotAllowedNow):
        actions.set_status(by=viewer(dina), measure=measure, standing=Standing("finished"))


def test_those_who_answer_for_a_measure_say_how_it_goes(
    draft: Plan, viewer: ViewerOf, edvard: Person, alma: Person, teams: dict[str, Team]
) -> None:
    measure = a_measure(draft)
    Responsibility.objects.filter(measure=measure).delete()
    Responsibility.objects.create(measure=measure, name="Rådet", team=teams["lived_experience"])
    assert actions.set_status(by=viewer(edvard), measure=measure, standing=Standing("done"))
    with pytest.raises(PermissionDenied):
        actions.set_status(by=viewer(alma), measure=measure, standing=Standing("in_progress"))
    with pytest.raises(PermissionDenied):
        actions.edit_measure(by=viewer(edvard), measure=measure, title="Nei")


def test_values_responsibles_and_timings_are_replaced_as_a_whole(
    draft: Plan, viewer: ViewerOf, dina: Person, teams: dict[str, Team], values: list[Value]
) -> None:
    by, measure = viewer(dina), a_measure(draft)
    uses = [ValueUse(values[2], "Flere hilser."), ValueUse(values[4])]
    assert actions.set_values(by=by, measure=measure, uses=uses)
    assert not actions.set_values(by=by, measure=measure, uses=uses)
    assert set(measure.measure_values.values_list("value_id", "shows_as")) == {
        (values[2].pk, "Flere hilser."),
        (values[4].pk, ""),
    }
    who = [
        Who("Fagteamet", "mat", "contributing", Meant(team_id=teams["quality"].pk)),
        Who("Alle", meant=Meant(every_department=True)),
    ]
    assert actions.set_responsibilities(by=by, measure=measure, who=who)
    assert not actions.set_responsibilities(by=by, measure=measure, who=who)
    assert [row.name for row in measure.responsibilities.all()] == ["Fagteamet", "Alle"]
    when = [When("innen jul", "deadline", end=date(2026, 12, 24), precision="day", certain=False)]
    assert actions.set_timings(by=by, measure=measure, when=when)
    assert not actions.set_timings(by=by, measure=measure, when=when)
    assert Timing.objects.get(measure=measure).text == "innen jul"


def test_nothing_of_another_organisation_is_tied_to_a_measure(
    draft: Plan, viewer: ViewerOf, dina: Person, bo: Person, nabovik_unit: Unit, nabovik_values: list[Value]
) -> None:
    by, measure = viewer(dina), a_measure(draft)
    for meant in (
        Meant(person_id=bo.pk),
        Meant(unit_id=nabovik_unit.pk),
        Meant(role="king"),
        Meant(team_id=0),
    ):
        with pytest.raises(PermissionDenied):
            actions.set_responsibilities(by=by, measure=measure, who=[Who("Noen", meant=meant)])
    with pytest.raises(PermissionDenied):
        actions.set_values(by=by, measure=measure, uses=[ValueUse(nabovik_values[0])])


def test_a_whole_measure_is_saved_or_nothing_of_it(draft: Plan, viewer: ViewerOf, dina: Person) -> None:
    by, measure = viewer(dina), a_measure(draft)
    title = measure.title
    last = draft.sections.order_by("-position")[0]
    entry = Entry({"title": "Ny tittel"}, who=(Who("Alle"),), standing=Standing("ended", ""))
    with pytest.raises(NotAllowedNow):
        actions.save_measure(by=by, section=last, measure=measure, entry=entry)
    again = Measure.objects.get(pk=measure.pk)
    assert (again.title, again.section_id) == (title, a_section(draft).pk)
    good = Entry({"title": "Ny tittel"}, who=(Who("Alle"),), standing=Standing("ended", "Gjort av andre."))
    actions.save_measure(by=by, section=last, measure=a_measure(draft), entry=good)
    again.refresh_from_db()
    assert (again.title, again.section_id, again.status) == ("Ny tittel", last.pk, "ended")


def test_measures_are_numbered_in_their_order_until_the_plan_is_approved(
    draft: Plan, viewer: ViewerOf, dina: Person
) -> None:
    by = viewer(dina)
    actions.move_measure(by=by, measure=a_measure(draft), where="last")
    assert actions.number_measures(by=by, plan=draft)
    rows = Measure.objects.filter(section__plan=draft).order_by("section__position", "position")
    assert list(rows.values_list("number", flat=True)) == ["1", "2", "3", "4", "5", "6"]
    assert not actions.number_measures(by=by, plan=draft)
    Plan.objects.filter(pk=draft.pk).update(state=State.APPROVED)
    with pytest.raises(NotAllowedNow):
        actions.number_measures(by=by, plan=draft)
