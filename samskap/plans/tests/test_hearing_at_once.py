"""The same form and the same input from several at the very same time, each with a connection of their own."""

from __future__ import annotations

import pytest

from samskap.core.models import OutgoingMail
from samskap.people.models import Person
from samskap.plans.actions.hearing_answers import Reply, answer_inputs
from samskap.plans.actions.hearing_inputs import Words, give_input
from samskap.plans.models import HearingInput, InputAnswer
from samskap.plans.states import ChangedMeanwhile
from samskap.plans.tests.hearings import opened, said, send_out
from samskap.plans.tests.test_import_together import together
from tests.personas import MakePlan, ViewerOf

pytestmark = pytest.mark.django_db(transaction=True)


def test_a_form_sent_three_times_at_once_is_one_input(make_plan: MakePlan, viewer: ViewerOf) -> None:
    form = opened(send_out(make_plan(measures=1), everybody=True))
    words = Words(text="Ja.", voice=HearingInput.Voice.RESIDENT)
    errors = together(*[lambda: give_input(by=viewer(), opened=form, words=words)] * 3)
    assert errors == []
    assert HearingInput.objects.count() == 1


def test_of_two_who_answer_at_once_one_is_first_and_the_author_is_told_once(
    make_plan: MakePlan, dina: Person, alma: Person, viewer: ViewerOf
) -> None:
    plan = make_plan(measures=1)
    row = said(send_out(plan), author=alma)
    by = viewer(dina)
    assert by.belongs  # the memberships are fetched before the threads begin
    errors = together(
        *(
            lambda n=n: answer_inputs(by=by, plan=plan, seen={row.pk: 0}, reply=Reply("not", f"Svar {n}."))
            for n in range(2)
        )
    )
    assert [type(error) for error in errors] == [ChangedMeanwhile]
    assert InputAnswer.objects.count() == OutgoingMail.objects.count() == 1
