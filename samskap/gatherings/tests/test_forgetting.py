"""What is forgotten a year after people met, and what stays; twice, at once and when it was stopped half-way."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.utils import timezone

from samskap.core import policy
from samskap.core.models import AuditEntry
from samskap.gatherings import forgetting_jobs
from samskap.gatherings.actions.reflections import take_shared_away
from samskap.gatherings.models import (
    Attendance,
    Gathering,
    GuestSignUp,
    Invitation,
    Present,
    Reflection,
    TakenWithUs,
)
from samskap.gatherings.reflection_codes import shared_key
from samskap.gatherings.tests.together import met, reflected
from samskap.people.models import Person, Unit
from tests.personas import ViewerOf

NOW = datetime(2028, 2, 29, 10, tzinfo=timezone.get_default_timezone())
Departments = tuple[Unit, Unit]


def forget(now: datetime = NOW) -> int:
    return forgetting_jobs.forget.run(now)


def with_people(unit: Unit, ended: datetime, *people: Person) -> Gathering:
    """A gathering that ended then, with everybody asked and there, and two guests without a name."""
    row = met(unit, ended.date())
    Gathering.objects.filter(pk=row.pk).update(
        starts_at=ended - timedelta(hours=1), ends_at=ended, attended=9
    )
    for person in people:
        Invitation.objects.create(gathering=row, person=person, nonce="n", answer="no")
        Attendance.objects.create(gathering=row, person=person)
    GuestSignUp.objects.create(gathering=row, people=2, day=ended.date(), sent_key=f"guest-{row.pk}")
    return row


def said(unit: Unit, opened: datetime, person: Person) -> Reflection:
    """A reflection that was opened then, with a line and somebody who was there."""
    row = reflected(
        unit, opened.date(), questions=["Hva gleder du deg til?"], opened_by=person, code_hash="x"
    )
    row.lines.create(text="Å bli møtt i døra", sent_key=f"line-{row.pk}")
    Present.objects.create(reflection=row, person=person)
    Reflection.objects.filter(pk=row.pk).update(
        opened_at=opened, shared="Vi møter folk i døra.", shared_at=opened, code_until=opened
    )
    return row


def test_after_a_year_it_is_not_known_who_was_asked_or_there_and_the_numbers_stay(
    departments: Departments, alma: Person, dina: Person
) -> None:
    year = timedelta(days=365)
    old = with_people(departments[0], NOW - year - timedelta(minutes=1), alma, dina)
    young = with_people(departments[0], NOW - year + timedelta(minutes=1), alma)
    assert forget() == 4
    assert set(Invitation.objects.values_list("gathering", flat=True)) == {young.pk}
    assert set(Attendance.objects.values_list("gathering", flat=True)) == {young.pk}
    old.refresh_from_db()
    assert (old.attended, old.guests.count()) == (9, 1)
    assert forget() == 0


def test_of_an_old_reflection_only_numbers_and_what_was_shared_stay(
    departments: Departments, alma: Person
) -> None:
    old = said(departments[0], NOW - timedelta(days=366), alma)
    young = said(departments[0], NOW - timedelta(days=364), alma)
    forget()
    old.refresh_from_db()
    young.refresh_from_db()
    assert (old.theme, old.questions, old.opened_by, old.code_hash) == ("", [], None, "")
    assert (old.roles, old.shared) == ({"resident": 3, "employee": 2}, "Vi møter folk i døra.")
    assert (young.theme, young.opened_by, young.code_hash) == ("søndagene", alma, "")
    assert list(TakenWithUs.objects.values_list("reflection", flat=True)) == [young.pk]
    assert list(Present.objects.values_list("reflection", flat=True)) == [young.pk]
    assert forget() == 0


def test_what_was_shared_can_be_taken_away_when_nobody_is_known_to_have_been_there(
    departments: tuple[Unit, Unit], alma: Person, dina: Person, edvard: Person, viewer: ViewerOf
) -> None:
    row = said(departments[0], NOW - timedelta(days=400), alma)
    Reflection.objects.filter(pk=row.pk).update(shared="Anna i andre etasje", shared_at=NOW)
    forget()
    row.refresh_from_db()
    assert (row.opened_by_id, row.shared) == (None, "Anna i andre etasje")
    for person in (alma, edvard):
        with pytest.raises(PermissionDenied):
            take_shared_away(by=viewer(person), key=shared_key(row.shared))
    key = shared_key(row.shared)
    assert [take_shared_away(by=viewer(dina), key=key) for _twice in "12"] == [
        True,
        False,
    ]  # she leads the unit above
    row.refresh_from_db()
    assert (row.shared, row.shared_at) == ("", None)
    assert AuditEntry.objects.get(action="gatherings.take_shared_away").actor_id == dina.pk


def test_stopped_half_way_the_next_run_takes_the_rest(
    departments: Departments, alma: Person, dina: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    row = with_people(departments[0], NOW - timedelta(days=400), alma, dina)
    monkeypatch.setattr(forgetting_jobs, "MOST", 1)
    assert forget() == 2  # one of each: the rest another day
    monkeypatch.setattr(
        forgetting_jobs, "forget_lines", lambda now: (_ for _ in ()).throw(RuntimeError("killed"))
    )
    with pytest.raises(RuntimeError, match="killed"):
        forget()
    monkeypatch.undo()
    assert forget() == 2
    assert not row.invitations.exists()
    assert forget() == 0


def test_the_data_policy_promises_what_is_forgotten() -> None:
    fields = [row for model in policy.load() for row in model.fields if row.model.startswith("gatherings.")]
    year = next(row.keep for row in fields if (row.model, row.field) == ("gatherings.Attendance", "person"))
    promised = {(row.model, row.field) for row in fields if row.keep == year}
    assert {model for model, _name in promised} == {
        "gatherings.Attendance",
        "gatherings.Invitation",
        "gatherings.Reflection",
        "gatherings.TakenWithUs",
        "gatherings.Present",
    }
    of_reflections = {name for model, name in promised if model == "gatherings.Reflection"}
    assert of_reflections == {"theme", "questions", "opened_by"}
