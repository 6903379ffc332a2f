"""Who is asked in a hearing, who reads it, who speaks and who answers."""

from __future__ import annotations

import pytest
from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.utils import timezone

from samskap.people.models import Membership, Organisation, Person, Team, Unit
from samskap.plans import actions
from samskap.plans.access import (
    answerable,
    carried_by,
    carries,
    get_hearing_for,
    get_plan_for,
    inputs_to_answer,
    may_comment,
    visible_to,
)
from samskap.plans.models import Hearing, Plan, Responsibility
from samskap.plans.queries.hearing_counts import hearings_closing, open_hearings
from samskap.plans.states import NotAllowedNow, State
from samskap.plans.tests.hearings import said, send_out
from tests.personas import MakePlan, ViewerOf, make_person


@pytest.fixture
def club(organisation: Organisation) -> Team:
    return Team.objects.create(
        organisation=organisation, name="Frivillighetsrådet", kind=Team.Kind.VOLUNTEERS
    )


@pytest.fixture
def frida(club: Team) -> Person:
    """A volunteer: a seat in a council, and nothing that belongs to the unit."""
    return make_person(club.organisation, "Frida Foss", role=Membership.Role.VOLUNTEER, team=club)


def test_who_meets_a_hearing(
    plan: Plan,
    club: Team,
    frida: Person,
    alma: Person,
    edvard: Person,
    cato: Person,
    bo: Person,
    viewer: ViewerOf,
) -> None:
    hearing, today = send_out(plan, club), timezone.localdate()
    asked = {"frida": frida, "alma": alma, "edvard": edvard}
    for name, person in {**asked, "cato": cato, "bo": bo, "visitor": None}.items():
        me = viewer(person)
        if name in asked:
            assert get_hearing_for(me, plan.pk) == hearing, name
            assert get_plan_for(me, plan.pk) == plan, name
        else:
            with pytest.raises(Http404):
                get_hearing_for(me, plan.pk)
            with pytest.raises(Http404):
                get_plan_for(me, plan.pk)
        assert may_comment(me, hearing, today) is (name in asked), name
        assert list(open_hearings(me, today)) == ([hearing] if name in asked else []), name
    Hearing.objects.update(open_to_everybody=True)
    hearing.refresh_from_db()
    for person in (cato, bo, None):
        assert get_hearing_for(viewer(person), plan.pk) == hearing
        assert list(visible_to(viewer(person))) == [plan]
        assert may_comment(viewer(person), hearing, today)


def test_the_neighbours_never_meet_it_at_home(
    plan: Plan, nabovik: Organisation, bo: Person, viewer: ViewerOf
) -> None:
    send_out(plan, everybody=True)
    at_home = viewer(bo, organisation=nabovik)
    with pytest.raises(Http404):
        get_hearing_for(at_home, plan.pk)
    assert not open_hearings(at_home, timezone.localdate())


def test_when_it_is_over_the_plan_closes_and_what_was_said_stays_open(
    plan: Plan, club: Team, frida: Person, cato: Person, viewer: ViewerOf
) -> None:
    hearing = send_out(plan, club)
    Hearing.objects.update(ended_at=timezone.now())
    Plan.objects.update(state=State.DRAFT)
    with pytest.raises(Http404):
        get_plan_for(viewer(frida), plan.pk)
    assert get_hearing_for(viewer(frida), plan.pk) == hearing
    with pytest.raises(Http404):
        get_hearing_for(viewer(cato), plan.pk)
    hearing.refresh_from_db()
    assert not may_comment(viewer(frida), hearing, timezone.localdate())


def test_a_seat_that_has_ended_asks_nobody(plan: Plan, club: Team, frida: Person, viewer: ViewerOf) -> None:
    send_out(plan, club)
    Membership.objects.filter(person=frida).update(until="2026-01-01")
    with pytest.raises(Http404):
        get_hearing_for(viewer(frida), plan.pk)


def test_those_who_answer_for_a_measure_answer_what_is_said_about_it(
    plan: Plan, alma: Person, dina: Person, cato: Person, viewer: ViewerOf
) -> None:
    hearing = send_out(plan)
    mine, other = list(plan.sections.all()[0].measures.all()[:2])
    Responsibility.objects.filter(measure__in=(mine, other)).delete()
    Responsibility.objects.create(measure=mine, name="Alma", person=alma)
    about_mine, about_plan = said(hearing, measure=mine), said(hearing)
    said(hearing, measure=other)
    assert list(inputs_to_answer(viewer(alma), plan)) == [about_mine]
    assert about_plan in inputs_to_answer(viewer(dina), plan)
    assert inputs_to_answer(viewer(dina), plan).count() == 3
    Responsibility.objects.all().delete()
    with pytest.raises(PermissionDenied):
        inputs_to_answer(viewer(alma), plan)
    assert answerable(viewer(cato), plan) is None


def test_whose_a_measure_is_is_the_same_rule_in_the_database(
    make_plan: MakePlan,
    unit: Unit,
    alma: Person,
    edvard: Person,
    dina: Person,
    cato: Person,
    viewer: ViewerOf,
) -> None:
    plan = make_plan(measures=5)
    Responsibility.objects.create(
        measure=plan.sections.all()[0].measures.all()[0], name="Ansatte", role=Membership.Role.EMPLOYEE
    )
    rows = list(Responsibility.objects.all())
    for person in (alma, edvard, dina, cato, None):
        me = viewer(person)
        found = set(Responsibility.objects.filter(carried_by(me)))
        assert found == {row for row in rows if carries(me, [row])}


def test_a_hearing_is_told_before_it_closes_and_only_at_home(
    plan: Plan, organisation: Organisation, nabovik: Organisation
) -> None:
    hearing, today = send_out(plan, days=2), timezone.localdate()
    assert list(hearings_closing(organisation, today)) == [hearing]
    assert not hearings_closing(organisation, today, within=1)
    assert not hearings_closing(nabovik, today)
    Hearing.objects.update(ended_at=timezone.now())
    assert not hearings_closing(organisation, today)


def test_a_plan_that_was_heard_is_never_thrown_away(plan: Plan, dina: Person, viewer: ViewerOf) -> None:
    said(send_out(plan))
    Hearing.objects.update(ended_at=timezone.now())
    Plan.objects.update(state=State.DRAFT)
    with pytest.raises(NotAllowedNow):
        actions.delete_draft(by=viewer(dina), plan=plan)
    assert Plan.objects.filter(pk=plan.pk).exists()
