"""The files we write are read by a strict reader that is not the one they were written with, whatever people type."""

from __future__ import annotations

import json
from datetime import timedelta
from typing import Any
from zoneinfo import ZoneInfo

import icalendar
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from ical.calendar_stream import CalendarStream

from samskap.core.encryption import decrypt
from samskap.core.models import OutgoingMail
from samskap.gatherings.actions import gatherings as actions
from samskap.gatherings.actions.gatherings import Time
from samskap.gatherings.invitations import entry_of
from samskap.gatherings.models import Gathering
from samskap.gatherings.tests.gatherings import NOW, STARTS, make
from samskap.people.calendar import ics
from samskap.people.calendar.entries import Entry
from samskap.people.calendar.lines import flat
from samskap.people.models import Person, Unit
from tests.personas import ViewerOf

EVIL = (
    "Kaffe\r\nATTENDEE:mailto:tyv@ute.example\r\nBEGIN:VALARM\nRRULE:FREQ=DAILY;\x00\x1b\u2028,"
    " og «mer»; \\n \\\\ 👋🏽"
)
HOST = ics.Party('Mestring "Fjordvik";X-A=1:\r\nX-B:2', "samskap@fjordvik.example")
ALMA = ics.Party("Alma Berg", "alma@fjordvik.example")


def strict(data: str) -> Any:
    """The one event, as the strict reader has it."""
    (calendar,) = CalendarStream.from_ics(data).calendars
    (event,) = calendar.events
    return calendar, event


def test_invited_moved_and_cancelled_is_one_event_with_a_rising_sequence(
    unit: Unit, viewer: ViewerOf, dina: Person, alma: Person
) -> None:
    typed, by = EVIL.replace("\x00", ""), viewer(dina)  # which PostgreSQL cannot hold
    row = make(unit, host=dina, title=typed[:120], place=typed[:200], purpose=typed)
    actions.announce(by=by, gathering=row, now=NOW)
    later = STARTS + timedelta(days=7)
    actions.move(by=by, gathering=row, when=Time(later, later + timedelta(hours=1)), because=typed, now=NOW)
    actions.cancel(by=by, gathering=row, because=typed, now=NOW)
    found = []
    for mail in OutgoingMail.objects.order_by("pk"):
        letter = json.loads(decrypt(mail.letter))
        if not letter["to"].startswith("alma"):
            continue
        said = letter["calendar"]["data"]
        calendar, event = strict(said)
        assert (calendar.method, "dina" in said, "RRULE:" in said.splitlines()) == (
            letter["calendar"]["method"], False, False,
        )  # fmt: skip
        (asked,) = event.attendees
        assert str(asked.uri) == "mailto:alma@fjordvik.example"
        found.append((calendar.method, event.uid, event.sequence, event.dtstart.isoformat(), event.status))
    oslo = ZoneInfo("Europe/Oslo")
    first, second = (each.astimezone(oslo).isoformat() for each in (STARTS, later))
    assert found == [
        ("REQUEST", row.uid, 0, first, "CONFIRMED"),
        ("REQUEST", row.uid, 1, second, "CONFIRMED"),
        ("CANCEL", row.uid, 2, second, "CANCELLED"),
    ]


@settings(max_examples=40, deadline=None)
@given(words=st.text(max_size=200), other=st.text(alphabet=st.sampled_from(EVIL), max_size=300))
def test_whatever_is_typed_stays_inside_its_own_line(words: str, other: str) -> None:
    entry = Entry(
        uid="a@fjordvik.example", title=words, starts=STARTS, path="/x/", note=other, place=words, zone="Europe/Oslo",
        sequence=2, status="CONFIRMED",
    )  # fmt: skip
    data = ics.message(
        entry, method="REQUEST", organizer=HOST, attendee=ics.Party(words, ALMA.address), now=NOW
    )
    assert all(len(line) <= 75 for line in data.split(b"\r\n"))
    (event,) = icalendar.Calendar.from_ical(data).walk("VEVENT")
    assert (str(event.get("SUMMARY")), "RRULE" in event) == (flat(words), False)
    calendar, read = strict(data.decode())
    assert (len(read.attendees), read.organizer.uri, len(calendar.timezones)) == (
        1,
        f"mailto:{HOST.address}",
        1,
    )


@pytest.mark.parametrize("zone", ["Europe/Oslo", "Europe/London", "UTC"])
def test_a_subscription_holds_days_and_times_of_any_zone(zone: str) -> None:
    entries = [
        Entry("deadline-1", "Frist", STARTS.date(), "/a/"),
        Entry(
            "b@fjordvik.example", "Møte", STARTS, "/b/", STARTS + timedelta(hours=1), zone=zone, sequence=0
        ),
        Entry("c", "Uten sone", STARTS, ""),
    ]
    data = ics.write(entries, name="Samskap; i Fjordvik, kommune", now=NOW)
    (calendar,) = CalendarStream.from_ics(data.decode()).calendars
    day, local, utc = calendar.events
    assert (day.dtstart, local.dtstart, utc.dtstart) == (STARTS.date(), STARTS, STARTS)
    assert "X-WR-CALNAME:Samskap\\; i Fjordvik\\, kommune" in data.decode().splitlines()


def test_state_of_an_event_follows_the_gathering(unit: Unit) -> None:
    row = make(unit, state=Gathering.State.CANCELLED, change_note="Storm.")
    _calendar, event = strict(ics.single(entry_of(row, "/x/"), now=NOW).decode())
    assert (event.status, event.summary) == ("CANCELLED", "Avlyst: Onsdagssamling")
