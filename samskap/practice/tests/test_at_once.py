"""The same form from several at the very same time, each with a connection of their own."""

from __future__ import annotations

import pytest
from django.utils import timezone

from samskap.people.models import Person
from samskap.plans.tests.test_import_together import together
from samskap.practice import actions
from samskap.practice.models import ChangeRecord, Story, Verdict
from samskap.practice.refusals import ChangedMeanwhile
from samskap.practice.tests.conftest import Ask
from samskap.practice.verdict_marks import open_form
from tests.personas import ViewerOf

pytestmark = pytest.mark.django_db(transaction=True)


def test_a_change_and_an_answer_sent_three_times_at_once_are_one(
    viewer: ViewerOf, alma: Person, change: ChangeRecord, ask: Ask
) -> None:
    by = viewer(alma)
    assert by.belongs  # the memberships are fetched before the threads begin
    entry = actions.ChangeEntry(what="Ny", wish="staff", unit=change.unit, since=change.since)
    errors = together(*[lambda: actions.record_change(by=by, entry=entry, sent_key="k")] * 3)
    asked = ask()
    form = open_form(asked.pk, timezone.now())
    sent = {"asked": asked, "opened": form, "answer": "helped", "text": ""}
    errors += together(*[lambda: actions.give_verdict(**sent)] * 3)  # type: ignore[arg-type]  # by name
    counts = {"helped": 4}
    errors += together(
        *[lambda: actions.count_cards(by=by, asked=asked, counts=counts, way="card", sent_key="k")] * 3
    )
    assert errors == []
    assert ChangeRecord.objects.filter(what="Ny").count() == 1
    assert sorted(Verdict.objects.values_list("way", "people")) == [("card", 4), ("link", 1)]


def test_a_meeting_that_answers_in_the_same_moment_is_all_heard(ask: Ask) -> None:
    asked = ask()
    forms = [open_form(asked.pk, timezone.now()) for _each in range(8)]
    errors = together(
        *(
            lambda form=form: actions.give_verdict(asked=asked, opened=form, answer="helped", text="")
            for form in forms
        )
    )
    assert errors == []
    assert Verdict.objects.count() == 8


def test_of_one_who_shares_and_one_who_takes_the_story_back_one_is_first(
    viewer: ViewerOf, alma: Person, dina: Person, change: ChangeRecord
) -> None:
    author, reader = viewer(alma), viewer(dina)
    assert author.belongs
    assert reader.belongs
    story = actions.write_story(by=author, change=change, words=actions.StoryWords("Vi ringer", "Det hjalp."))
    actions.send_story(by=author, story=story, revision=story.revision)
    seen = story.revision + 1
    errors = together(
        lambda: actions.recall_story(by=author, story=story, revision=seen),
        lambda: actions.publish_story(by=reader, story=story, revision=seen),
    )
    assert [type(error) for error in errors] == [ChangedMeanwhile]
    assert Story.objects.get().state in {Story.State.DRAFT, Story.State.PUBLISHED}
