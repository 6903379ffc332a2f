"""Saying something: once, without a trace of who, in time or a little late, and never lost in a flood."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.utils import timezone
from hypothesis import given as each
from hypothesis import strategies as st

from samskap.core import receipts
from samskap.core.models import AuditEntry
from samskap.people.models import Person, Team
from samskap.plans import hearing_receipts
from samskap.plans.actions import hearing_inputs
from samskap.plans.actions.hearing_inputs import HearingClosed, Words, give_input, take_back
from samskap.plans.hearing_course import Reception, closing, reception
from samskap.plans.models import Hearing, HearingInput, InputAnswer, Measure, Plan
from samskap.plans.states import NotAllowedNow
from samskap.plans.tests.hearings import opened, said, say, send_out
from tests.personas import ViewerOf

OWN = Words(text="Kan det være om kvelden?", voice=HearingInput.Voice.RESIDENT)


def test_a_form_sent_twice_is_one_input_with_one_code(plan: Plan, viewer: ViewerOf) -> None:
    form = opened(send_out(plan, everybody=True))
    first, second = (give_input(by=viewer(), opened=form, words=OWN) for _click in range(2))
    assert (first.input, first.code) == (second.input, second.code)
    assert HearingInput.objects.count() == 1
    changed = give_input(by=viewer(), opened=form, words=Words(text="Noe annet.", voice="resident"))
    assert changed.input != first.input  # back in the browser, and other words: nothing is swallowed


def test_sent_again_with_the_other_choice_of_name_the_receipt_says_how_it_stands(
    plan: Plan, alma: Person, viewer: ViewerOf
) -> None:
    hearing = send_out(plan, everybody=True)
    named = replace(OWN, author=alma)
    for first, again in ((named, OWN), (OWN, named)):
        form = opened(hearing)
        given, seen = (give_input(by=viewer(alma), opened=form, words=words) for words in (first, again))
        assert (seen.input, seen.code) == (given.input, given.code)
        assert bool(seen.code) is (first is OWN)


def test_without_a_name_nothing_leads_back(plan: Plan, alma: Person, viewer: ViewerOf) -> None:
    form = opened(send_out(plan, everybody=True))
    given = give_input(by=viewer(alma), opened=form, words=OWN)
    row = HearingInput.objects.get()
    assert (row.author, row.team, row.shown_at) == (None, None, None)
    entry = AuditEntry.objects.get(action="plans.give_input")
    assert entry.actor_id is None
    kept = f"{[getattr(row, field.attname) for field in HearingInput._meta.concrete_fields]} {entry.details}"
    assert given.code not in kept
    assert form.chance not in kept
    assert OWN.text not in str(entry.details)


def test_by_name_it_is_read_by_all_at_once_and_needs_no_code(
    plan: Plan, alma: Person, edvard: Person, teams: dict[str, Team], viewer: ViewerOf
) -> None:
    hearing = send_out(plan)
    mine = say(viewer(alma), hearing, author=alma)
    assert (mine.code, mine.input.author) == ("", alma)
    assert mine.input.shown_at
    council = teams[Team.Kind.LIVED_EXPERIENCE]
    assert say(viewer(edvard), hearing, author=edvard, team=council).input.team == council
    for kept in ({"author": edvard}, {"author": alma, "team": council}, {"team": council}):
        with pytest.raises(PermissionDenied):
            say(viewer(alma), hearing, **kept)


def test_words_about_a_measure_that_is_gone_keep_its_name(plan: Plan, viewer: ViewerOf) -> None:
    hearing = send_out(plan, everybody=True)
    measure = plan.sections.all()[0].measures.all()[0]
    form = opened(hearing, measure=measure)
    Measure.objects.filter(pk=measure.pk).delete()
    row = give_input(by=viewer(), opened=form, words=OWN).input
    assert (row.measure, row.about) == (None, measure.title)


def test_a_form_that_was_open_when_it_closed_is_taken_in_for_a_day(plan: Plan, viewer: ViewerOf) -> None:
    hearing = send_out(plan, everybody=True)
    end = closing(hearing)
    before, after = (
        opened(hearing, at=end - timedelta(hours=1)),
        opened(hearing, at=end + timedelta(minutes=1)),
    )
    late = give_input(by=viewer(), opened=before, words=OWN, now=end + timedelta(hours=23))
    assert late.input.late
    for form, now in ((before, end + timedelta(hours=25)), (after, end + timedelta(minutes=2))):
        with pytest.raises(HearingClosed):
            give_input(by=viewer(), opened=form, words=Words("Nytt", "resident"), now=now)


@each(
    st.datetimes(min_value=datetime(2026, 10, 20), max_value=datetime(2026, 10, 30)),  # noqa: DTZ001  # made aware below
    st.datetimes(min_value=datetime(2026, 10, 20), max_value=datetime(2026, 10, 30)),  # noqa: DTZ001  # the same
)
def test_nobody_who_began_in_time_is_turned_away_within_a_day(opened_at: datetime, sent_at: datetime) -> None:
    """Also over the night when the clock is set back."""
    hearing = Hearing(opens_on=datetime(2026, 10, 20).date(), closes_on=datetime(2026, 10, 24).date())  # noqa: DTZ001  # a day
    begun, sent = sorted(timezone.make_aware(moment) for moment in (opened_at, sent_at))
    end = closing(hearing)
    expected = Reception.OPEN if sent < end else Reception.CLOSED
    if begun < end <= sent < end + timedelta(hours=24):
        expected = Reception.LATE
    assert reception(hearing, opened=begun, now=sent) == expected


def test_a_flood_is_kept_and_looked_through_first(
    plan: Plan, alma: Person, viewer: ViewerOf, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(hearing_inputs, "FLOOD", 3)
    hearing = send_out(plan, everybody=True)
    rows = [say(viewer(), hearing, f"Nummer {number}").input for number in range(5)]
    assert [row.held for row in rows] == [False, False, False, True, True]
    assert not say(viewer(alma), hearing, "Med navn", author=alma).input.held


def test_the_author_takes_words_back_until_they_are_answered(
    plan: Plan, alma: Person, viewer: ViewerOf
) -> None:
    hearing = send_out(plan, everybody=True)
    given = say(viewer(), hearing)
    with pytest.raises(PermissionDenied):
        take_back(by=viewer(alma), given=given.input)
    InputAnswer.objects.create(input=given.input, outcome="not", text="Nei.", at=timezone.now())
    with pytest.raises(NotAllowedNow):
        take_back(by=viewer(), given=given.input, code=given.code)
    InputAnswer.objects.all().delete()
    take_back(by=viewer(), given=given.input, code=given.code)
    assert not HearingInput.objects.exists()
    assert AuditEntry.objects.get(action="plans.take_back_input").actor_id is None


def test_staff_let_words_through_or_hide_them_and_never_change_them(
    plan: Plan, dina: Person, alma: Person, viewer: ViewerOf
) -> None:
    hearing = send_out(plan, everybody=True)
    row = said(hearing, "Naboen min er sint.", shown_at=None, held=True)
    with pytest.raises(PermissionDenied):
        hearing_inputs.let_through(by=viewer(), plan=plan, input_ids=[row.pk])
    assert hearing_inputs.let_through(by=viewer(dina), plan=plan, input_ids=[row.pk]) == 1
    assert hearing_inputs.let_through(by=viewer(dina), plan=plan, input_ids=[row.pk]) == 0
    because = "Det forteller hvem noen er."
    assert hearing_inputs.hide_inputs(by=viewer(dina), plan=plan, input_ids=[row.pk], because=because) == 1
    row.refresh_from_db()
    assert (row.text, row.hidden_because, row.held) == ("Naboen min er sint.", because, False)
    assert row.shown_at
    assert because not in str(list(AuditEntry.objects.values_list("details", flat=True)))


def test_a_code_is_read_however_it_is_written_and_says_nothing_in_the_database() -> None:
    code = hearing_receipts.code_for(hearing_receipts.open_form(1, timezone.now()), "Hei")
    assert receipts.tidy(f" {code.lower().replace('-', ' ')} ") == code
    assert receipts.tidy("hei") == ""
    assert hearing_receipts.RECEIPTS.code_hash(code) == hearing_receipts.RECEIPTS.possible_hashes(code)[0]
    assert len(receipts.LETTERS) ** receipts.LENGTH > 2**50


def test_a_mark_that_was_tampered_with_is_not_ours() -> None:
    mark = hearing_receipts.write_mark(hearing_receipts.open_form(1, timezone.now(), about="Tiltak"))
    read = hearing_receipts.read_mark(mark)
    assert read
    assert read.about == "Tiltak"
    assert hearing_receipts.read_mark(mark[:-1] + ("a" if mark[-1] != "a" else "b")) is None
    assert hearing_receipts.read_mark("") is None
