"""Several at the very same moment, each with a connection of their own: nothing is lost and nothing is made twice."""

from __future__ import annotations

from datetime import timedelta

import pytest

from samskap.core.models import OutgoingMail
from samskap.gatherings.actions.meeting import finish_minutes, hold_gathering, say_here
from samskap.gatherings.actions.meeting_notes import AnotherText, write_minutes, write_notes
from samskap.gatherings.actions.meeting_points import Task, follow_up
from samskap.gatherings.models import ActionItem, AgendaItem, Attendance, Carried, Gathering, Minutes, Series
from samskap.gatherings.tests.gatherings import STARTS, make
from samskap.gatherings.written import mark_of
from samskap.people.models import Person, Unit
from samskap.plans.tests.test_import_together import together
from tests.personas import ViewerOf

pytestmark = pytest.mark.django_db(transaction=True)
DURING = STARTS + timedelta(minutes=10)


def test_two_writers_at_once_lose_nothing(unit: Unit, viewer: ViewerOf, dina: Person, alma: Person) -> None:
    row = make(unit, host=dina)
    one, other = (AgendaItem.objects.create(gathering=row, title=title) for title in "ab")
    a, b, empty = viewer(dina), viewer(alma), mark_of("")
    assert a.belongs
    assert b.belongs  # the memberships are fetched before the threads begin
    errors = together(
        lambda: write_notes(by=a, item=one, text="Fra Dina", mark=empty, now=DURING),
        lambda: write_notes(by=b, item=one, text="Fra Alma", mark=empty, now=DURING),
        lambda: write_notes(by=b, item=other, text="Et annet punkt", mark=empty, now=DURING),
        lambda: write_minutes(by=a, gathering=row, text="Alt i alt", mark=empty, now=DURING),
    )
    assert [type(error) for error in errors] == [AnotherText]
    clash = errors[0]
    assert isinstance(clash, AnotherText)
    one.refresh_from_db()
    other.refresh_from_db()
    assert one.notes == clash.theirs != ""
    assert (other.notes, Minutes.objects.get().text) == ("Et annet punkt", "Alt i alt")


def test_pressed_by_several_at_once_it_is_done_once(
    unit: Unit, viewer: ViewerOf, dina: Person, alma: Person
) -> None:
    series = Series.objects.create(
        organisation=unit.organisation, unit=unit, title="S", rhythm="hver uke", rrule="FREQ=WEEKLY",
        starts_on=STARTS.date(), at="08:30",
    )  # fmt: skip
    before = make(unit, host=dina, series=series, starts_at=STARTS - timedelta(days=7))
    row = make(unit, host=dina, series=series)
    a, b = viewer(dina), viewer(alma)
    assert a.belongs
    assert b.belongs
    follow_up(by=a, gathering=before, item=None, task=Task("Ringe", alma), key="k")
    errors = together(
        *[lambda: hold_gathering(by=a, gathering=row, attended=None, now=DURING)] * 2,
        *[lambda: say_here(by=b, gathering=row, now=DURING)] * 2,
        *[lambda: follow_up(by=b, gathering=row, item=None, task=Task("Skrive", alma), key="n")] * 2,
    )
    assert errors == []
    assert [Carried.objects.count(), Attendance.objects.count(), ActionItem.objects.count()] == [1, 1, 2]
    errors = together(*[lambda: finish_minutes(by=a, gathering=row, summary="", send=True, now=DURING)] * 3)
    assert errors == []
    assert OutgoingMail.objects.count() == 1
    assert Gathering.objects.get(pk=row.pk).attended == 1
