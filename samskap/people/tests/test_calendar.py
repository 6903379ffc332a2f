"""One's own calendar: an address only its owner knows, which shows what is theirs until it is closed."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

import icalendar
import pytest
from django.conf import settings
from django.test import Client
from hypothesis import given
from hypothesis import strategies as st
from pytest_django import Settings

from samskap.core import audit
from samskap.core.registry import Registry
from samskap.people.calendar import actions, entries, ics, keys
from samskap.people.calendar.entries import Entry, Source, calendar_source
from samskap.people.calendar.lines import flat
from samskap.people.models import CalendarKey, Person
from samskap.people.viewer import Viewer
from tests.personas import ClientFor, ViewerOf

NOW = datetime(2026, 11, 23, 8, tzinfo=UTC)


@pytest.fixture(autouse=True)
def own_registry(monkeypatch: pytest.MonkeyPatch) -> None:
    registry: Registry[Source] = Registry("no_such_module")
    monkeypatch.setattr(entries, "registry", registry)

    @calendar_source("names")
    def names(viewer: Viewer, now: datetime) -> list[Entry]:
        assert viewer.person
        return [Entry("one-1", f"For {viewer.person.name}", date(2026, 12, 1), "/konto/")]

    @calendar_source("broken")
    def broken(viewer: Viewer, now: datetime) -> list[Entry]:
        raise RuntimeError


def path_of(person: Person) -> str:
    shown = keys.shown_to(person)
    assert shown
    return shown.address.removeprefix(settings.SITE_URL)


def test_the_address_opens_the_calendar_without_signing_in_and_sets_no_cookies(
    viewer: ViewerOf, alma: Person, client: Client
) -> None:
    actions.open_calendar(by=viewer(alma))
    answer = client.get(path_of(alma))
    assert (answer.status_code, answer["Content-Type"]) == (200, "text/calendar; charset=utf-8")
    assert not answer.cookies
    (event,) = icalendar.Calendar.from_ical(answer.content).walk("VEVENT")
    assert event["SUMMARY"] == "For Alma Berg"


def test_an_address_that_is_guessed_renewed_or_closed_is_not_there(
    viewer: ViewerOf, alma: Person, bo: Person, client: Client
) -> None:
    by = viewer(alma)
    key = actions.open_calendar(by=by)
    assert actions.open_calendar(by=by).nonce == key.nonce  # pressed twice
    first = path_of(alma)
    other = "A" if first[-5] != "A" else "E"
    guesses = [f"{first[:-5]}{other}.ics", first.replace(f"/{alma.pk}-", f"/{bo.pk}-"), "/kalender/x.ics"]
    guesses += [f"/kalender/{alma.pk}-.ics", f"/kalender/{'9' * 40}-a.ics", "/kalender/-.ics"]
    assert {client.get(guess).status_code for guess in guesses} == {404}
    actions.renew_calendar(by=by)
    assert [client.get(path).status_code for path in (first, path_of(alma))] == [404, 200]
    second = path_of(alma)
    Person.objects.filter(pk=alma.pk).update(is_active=False)
    assert client.get(second).status_code == 404
    Person.objects.filter(pk=alma.pk).update(is_active=True)
    assert actions.close_calendar(by=by)
    assert not actions.close_calendar(by=by)
    assert client.get(second).status_code == 404
    assert list(audit.verify(alma.organisation_id)) == []


def test_a_new_secret_of_the_installation_leaves_the_addresses_open(
    viewer: ViewerOf, alma: Person, client: Client, settings: Settings
) -> None:
    actions.open_calendar(by=viewer(alma))
    old = path_of(alma)
    settings.SECRET_KEY, settings.SECRET_KEY_FALLBACKS = "new", [settings.SECRET_KEY]
    assert path_of(alma) != old
    assert client.get(old).status_code == 200
    assert old.rpartition("-")[2][:8] not in CalendarKey.objects.get().nonce  # the address is not stored


def test_the_buttons_on_my_page(client_for: ClientFor, alma: Person) -> None:
    client = client_for(alma)
    assert "Lag en adresse" in client.get("/konto/").content.decode()
    assert client.post("/konto/kalender/", {"do": "open"})["Location"] == "/konto/#kalender"
    page = client.get("/konto/").content.decode()
    assert path_of(alma) in page
    assert "webcal://" in page
    client.post("/konto/kalender/", {"do": "renew"})
    client.post("/konto/kalender/", {"do": "close"})
    assert not CalendarKey.objects.exists()
    client.post("/konto/kalender/", {"do": "nonsense"})
    assert not CalendarKey.objects.exists()


def test_letters_are_turned_off_and_on(client_for: ClientFor, alma: Person) -> None:
    client = client_for(alma)
    for sent, kept, button in (
        ("off", False, "Slå på brevene"),
        ("off", False, "Slå på"),
        ("on", True, "Slå av"),
    ):
        assert client.post("/konto/paminnelser/", {"digest": sent})["Location"] == "/konto/#paminnelser"
        assert Person.objects.get(pk=alma.pk).digest is kept
        assert button in client.get("/konto/").content.decode()
    client.post("/konto/paminnelser/", {"digest": "kanskje"})
    assert Person.objects.get(pk=alma.pk).digest


def read(*made: Entry) -> list[Any]:
    return list(icalendar.Calendar.from_ical(ics.write(made, name="Navn", now=NOW)).walk("VEVENT"))


def test_days_and_times_are_written_as_the_standard_says() -> None:
    begins = datetime.fromisoformat("2027-03-28T09:00:00+02:00")
    day, meeting = read(
        Entry("a-1", "En dag", date(2026, 12, 1), "/a/"),
        Entry("b-1", "Et møte", begins, "/b/", place="Brygga"),
    )
    assert (day["DTSTART"].dt, day["DTEND"].dt) == (date(2026, 12, 1), date(2026, 12, 2))
    assert day["DTSTART"].params["VALUE"] == "DATE"
    assert (day["UID"], day["TRANSP"], day["DTSTAMP"].dt) == ("a-1@127.0.0.1", "TRANSPARENT", NOW)
    assert meeting["DTSTART"].dt == datetime(2027, 3, 28, 7, tzinfo=UTC)
    file = ics.write([], name="Frister\r\nX-EVIL:1", now=NOW).decode()
    assert "REFRESH-INTERVAL;VALUE=DURATION:PT6H\r\n" in file
    assert "X-PUBLISHED-TTL:PT6H\r\n" in file
    assert "\r\nX-EVIL" not in file


@given(st.text(max_size=300), st.text(max_size=100))
def test_any_words_at_all_make_one_event_that_reads_back(title: str, note: str) -> None:
    data = ics.write([Entry("a-1", title, date(2026, 12, 1), "/a/", note=note)], name=title, now=NOW)
    assert data.split(b"\r\n").count(b"BEGIN:VEVENT") == 1
    assert max(len(line) for line in data.split(b"\r\n")) <= 75
    (event,) = icalendar.Calendar.from_ical(data).walk("VEVENT")
    assert str(event["SUMMARY"]) == flat(title)


def test_what_somebody_typed_cannot_begin_a_line_of_its_own() -> None:
    wild = "Møte\r\nEND:VEVENT\nBEGIN:VEVENT\rSUMMARY:Falsk, a;b\\n\x00\u2028 " + "lang " * 60
    data = ics.write(
        [Entry("a-1", wild, date(2026, 12, 1), "/a/", note=wild, place=wild)], name=wild, now=NOW
    )
    assert [line for line in data.split(b"\r\n") if line.startswith(b"BEGIN:VEVENT")] == [b"BEGIN:VEVENT"]
    assert max(len(line) for line in data.split(b"\r\n")) <= 75
    (event,) = read(Entry("a-1", wild, date(2026, 12, 1), "/a/"))
    assert str(event["SUMMARY"]).startswith("Møte END:VEVENT BEGIN:VEVENT SUMMARY:Falsk, a;b\\n lang")
