"""The calendar of one's own: what one is asked to, by the clock on the wall, ready at once however much there is."""

from __future__ import annotations

from datetime import date, time, timedelta
from typing import Any

import icalendar
import pytest
from django.test import Client

from samskap.gatherings.actions import gatherings as actions
from samskap.gatherings.actions.answers import answer
from samskap.gatherings.calendars import asked
from samskap.gatherings.models import Gathering, Invitation
from samskap.gatherings.tests.gatherings import NOW, make
from samskap.gatherings.time_words import NoSuchTime, moment_of, when_words
from samskap.people.calendar import actions as calendar_actions
from samskap.people.calendar import keys
from samskap.people.models import Person, Unit
from tests.personas import ClientFor, ViewerOf


def feed(unit: Unit, who: Person, *rows: Gathering, reply: str = "") -> None:
    for row in rows:
        Invitation.objects.create(
            gathering=row, person=who, nonce="n", told=0, answer=reply, answered_sequence=0 if reply else None
        )


def test_the_feed_has_what_one_is_asked_to_and_not_what_one_said_no_to(
    unit: Unit, viewer: ViewerOf, alma: Person
) -> None:
    announced = {"state": Gathering.State.ANNOUNCED, "announced_at": NOW}
    yes, no, moved = (make(unit, title=title, **announced) for title in ("Ja", "Nei", "Flyttet"))
    off = make(unit, title="Av", **{**announced, "state": Gathering.State.CANCELLED, "sequence": 1})
    old = make(unit, title="Gammel", starts_at=NOW - timedelta(days=200), **announced)
    feed(unit, alma, yes, off, old)
    feed(unit, alma, no, moved, reply="no")
    Gathering.objects.filter(pk=moved.pk).update(sequence=1)
    make(unit, title="Ikke spurt", **announced)
    found = asked(viewer(alma), NOW)
    assert [(each.title, each.status, each.sequence) for each in found] == [
        ("Ja", "CONFIRMED", 0),
        ("Avlyst: Av", "CANCELLED", 1),
        ("Flyttet", "CONFIRMED", 1),
    ]
    assert asked(viewer(), NOW) == []


def test_half_past_eight_stays_half_past_eight(unit: Unit, viewer: ViewerOf, dina: Person) -> None:
    """On both sides of both nights when the clock is changed, in words, in the letter's file and for other programs."""
    for day in (date(2027, 3, 26), date(2027, 3, 29), date(2027, 10, 29), date(2027, 11, 1)):
        row = make(unit, host=dina, starts_at=moment_of(day, time(8, 30), "Europe/Oslo"))
        assert "kl. 08.30–09.00" in when_words(row, NOW)
        actions.announce(by=viewer(dina), gathering=row, now=NOW)
    with pytest.raises(NoSuchTime):
        moment_of(date(2027, 3, 28), time(2, 30), "Europe/Oslo")
    twice = moment_of(date(2027, 10, 31), time(2, 30), "Europe/Oslo")
    assert twice.utcoffset() == timedelta(hours=2)


def test_the_file_is_read_the_same_by_the_clock(
    unit: Unit, viewer: ViewerOf, dina: Person, client: Client
) -> None:
    for day in (date(2026, 12, 2), date(2027, 6, 2), date(2028, 2, 29)):
        row = make(unit, host=dina, starts_at=moment_of(day, time(8, 30), "Europe/Oslo"))
        actions.announce(by=viewer(dina), gathering=row, now=NOW)
    key = calendar_actions.open_calendar(by=viewer(dina))
    answered = client.get(f"/kalender/{keys.token_of(key)}.ics")
    calendar = icalendar.Calendar.from_ical(answered.content)
    starts: list[Any] = [event["DTSTART"] for event in calendar.walk("VEVENT")]
    assert [each.params["TZID"] for each in starts] == ["Europe/Oslo"] * 3
    assert [f"{each.dt:%Y-%m-%d %H.%M}" for each in starts] == [
        "2026-12-02 08.30",
        "2027-06-02 08.30",
        "2028-02-29 08.30",
    ]
    assert [each["TZID"] for each in calendar.walk("VTIMEZONE")] == ["Europe/Oslo"]
    calendar_actions.renew_calendar(by=viewer(dina))
    assert client.get(f"/kalender/{keys.token_of(key)}.ics").status_code == 404


def test_the_feed_asks_as_often_for_many_as_for_one(
    unit: Unit, viewer: ViewerOf, alma: Person, client: Client, django_assert_num_queries: object
) -> None:
    key = calendar_actions.open_calendar(by=viewer(alma))
    address = f"/kalender/{keys.token_of(key)}.ics"
    for many in (1, 3):
        feed(unit, alma, *(make(unit, state="announced", title=f"{many}-{n}") for n in range(many)))
        with django_assert_num_queries(4):  # type: ignore[operator]  # pytest-django's fixture
            client.get(address)


def test_one_file_for_everybody_who_may_see_the_page(unit: Unit, client_for: ClientFor, alma: Person) -> None:
    row = make(unit, title="Ute\r\nATTENDEE:mailto:a@b.example\r\n ", state="announced", sequence=3)
    path = f"/fjordvik/samlinger/{row.pk}/kalender.ics"
    assert client_for().get(path).status_code == 404
    Gathering.objects.update(open_to_residents=True)
    for who in (None, alma):
        said = client_for(who).get(path).content.decode()
        (event,) = icalendar.Calendar.from_ical(said).walk("VEVENT")
        assert (str(event["UID"]), event["SEQUENCE"], "ATTENDEE" in event) == (row.uid, 3, False)
        assert "METHOD:PUBLISH\r\n" in said


def test_a_person_who_left_has_no_calendar(
    unit: Unit, viewer: ViewerOf, dina: Person, client: Client
) -> None:
    row = make(unit, host=dina)
    actions.announce(by=viewer(dina), gathering=row, now=NOW)
    answer(invitation=Invitation.objects.get(person=dina), answer="yes", now=NOW)
    key = calendar_actions.open_calendar(by=viewer(dina))
    Person.objects.update(is_active=False)
    assert client.get(f"/kalender/{keys.token_of(key)}.ics").status_code == 404
