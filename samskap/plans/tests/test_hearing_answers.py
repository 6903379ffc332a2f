"""Answering: everybody is told once, two who answer at once are told of each other, and the figures are careful."""

from __future__ import annotations

import pytest
from django.core.exceptions import PermissionDenied
from django.db.models import Q
from django.utils import timezone

from samskap.core.models import AuditEntry, OutgoingMail
from samskap.people.models import Organisation, Person, Team
from samskap.plans.actions.hearing_answers import Reply, answer_inputs
from samskap.plans.hearing_todos import hearings_that_ask, inputs_that_wait
from samskap.plans.models import Hearing, HearingInput, InputAnswer, Plan
from samskap.plans.queries.hearing_counts import counts_of, unanswered
from samskap.plans.states import ChangedMeanwhile
from samskap.plans.tests.hearings import said, send_out
from tests.personas import ViewerOf

YES = Reply("taken_in", "Ja. Fra januar begynner det klokka ti.")


@pytest.fixture
def hearing(plan: Plan) -> Hearing:
    return send_out(plan, everybody=True)


def test_several_alike_get_one_answer_and_their_authors_are_told_once(
    plan: Plan, hearing: Hearing, dina: Person, alma: Person, teams: dict[str, Team], viewer: ViewerOf
) -> None:
    mine, anonymous = said(hearing, author=alma), said(hearing, "Hemmelig ord", shown_at=None)
    reply = Reply("partly", "Noe av det.", teams[Team.Kind.QUALITY])
    assert answer_inputs(by=viewer(dina), plan=plan, seen={mine.pk: 0, anonymous.pk: 0}, reply=reply) == 2
    letter = OutgoingMail.objects.get()
    assert letter.key == f"answer:{mine.pk}:1"
    anonymous.refresh_from_db()
    assert anonymous.shown_at  # answering lets it through
    entries = AuditEntry.objects.filter(action="plans.answer_input")
    assert [entry.actor_id for entry in entries] == [dina.pk, dina.pk]
    assert "Noe av det" not in str([entry.details for entry in entries])


def test_a_changed_answer_is_a_new_edition_and_told_again_but_not_when_it_says_the_same(
    plan: Plan, hearing: Hearing, dina: Person, alma: Person, viewer: ViewerOf
) -> None:
    row = said(hearing, author=alma)
    answer_inputs(by=viewer(dina), plan=plan, seen={row.pk: 0}, reply=YES)
    assert answer_inputs(by=viewer(dina), plan=plan, seen={row.pk: 1}, reply=YES) == 0
    assert (
        answer_inputs(by=viewer(dina), plan=plan, seen={row.pk: 1}, reply=Reply("not", "Nei likevel.")) == 1
    )
    assert InputAnswer.objects.get().edition == 2
    assert set(OutgoingMail.objects.values_list("key", flat=True)) == {f"answer:{row.pk}:{n}" for n in (1, 2)}


def test_two_who_answer_at_once_are_told_of_each_other(
    plan: Plan, hearing: Hearing, dina: Person, viewer: ViewerOf
) -> None:
    first, second = said(hearing), said(hearing)
    answer_inputs(by=viewer(dina), plan=plan, seen={first.pk: 0}, reply=YES)
    with pytest.raises(ChangedMeanwhile):
        answer_inputs(
            by=viewer(dina), plan=plan, seen={second.pk: 0, first.pk: 0}, reply=Reply("not", "Nei.")
        )
    assert InputAnswer.objects.get().text == YES.text


def test_nobody_answers_for_others_or_from_outside(
    plan: Plan,
    hearing: Hearing,
    dina: Person,
    alma: Person,
    cato: Person,
    nabovik: Organisation,
    viewer: ViewerOf,
) -> None:
    row = said(hearing)
    for person in (cato, None):
        with pytest.raises(PermissionDenied):
            answer_inputs(by=viewer(person), plan=plan, seen={row.pk: 0}, reply=YES)
    theirs = Team.objects.create(organisation=nabovik, name="Naborådet")
    ended = Team.objects.create(organisation=plan.organisation, name="Nedlagt", ended_on="2026-01-01")
    for team in (theirs, ended):
        with pytest.raises(PermissionDenied):
            answer_inputs(by=viewer(dina), plan=plan, seen={row.pk: 0}, reply=Reply("not", "Nei.", team))


def test_an_author_without_an_address_stops_nothing(
    plan: Plan, hearing: Hearing, dina: Person, alma: Person, viewer: ViewerOf
) -> None:
    Person.objects.filter(pk=alma.pk).update(email=None)
    row = said(hearing, author=alma)
    assert answer_inputs(by=viewer(dina), plan=plan, seen={row.pk: 0}, reply=YES) == 1
    assert not OutgoingMail.objects.exists()


def test_the_count_of_residents_is_not_told_of_few(plan: Plan, hearing: Hearing) -> None:
    for _one in range(4):
        said(hearing)
    said(hearing, voice=HearingInput.Voice.EMPLOYEE)
    assert counts_of(Q(hearing=hearing), small_group=5).residents is None
    said(hearing)
    counts = counts_of(Q(hearing=hearing), small_group=5)
    assert (counts.total, counts.residents, counts.waiting) == (6, 5, 6)


def test_what_is_held_or_hidden_waits_for_no_answer(plan: Plan, hearing: Hearing) -> None:
    said(hearing, held=True)
    said(hearing, hidden_because="Det forteller hvem noen er.")
    assert unanswered(plan) == 0
    said(hearing)
    assert unanswered(plan) == 1


def test_what_waits_for_whom(
    plan: Plan, hearing: Hearing, dina: Person, edvard: Person, cato: Person, viewer: ViewerOf
) -> None:
    now = timezone.now()
    said(hearing, author=edvard)
    assert [todo.title for todo in inputs_that_wait(viewer(dina), now)] == [
        f"Svar på innspillene: {plan.title}"
    ]
    assert inputs_that_wait(viewer(cato), now) == []
    assert [todo.due for todo in hearings_that_ask(viewer(dina), now)] == [hearing.closes_on]
    assert hearings_that_ask(viewer(edvard), now) == []  # he has said his
