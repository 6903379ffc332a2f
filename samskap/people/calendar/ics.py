"""Calendars as files: what programs subscribe to, one thing to take along, and messages about a meeting.

RFC 5545 for the file, RFC 5546 for the messages (METHOD), and RFC 7986 for how often to look.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Final
from urllib.parse import urlsplit

from django.conf import settings
from django.http import HttpResponse

from samskap.people.calendar.entries import Entry
from samskap.people.calendar.lines import flat, joined, moment, parameter, text
from samskap.people.calendar.zones import zone_lines

REFRESH = timedelta(hours=6)
_TOP: Final = ("BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Samskap//Samskap//NO", "CALSCALE:GREGORIAN")


@dataclass(frozen=True, slots=True)
class Party:
    """Somebody in a message about a meeting: a name and an e-mail address."""

    name: str
    address: str


def write(entries: Iterable[Entry], *, name: str, now: datetime) -> bytes:
    """A calendar to subscribe to; a day is VALUE=DATE, a time is by the clock of its zone or in UTC."""
    several = list(entries)
    lines = [
        *_TOP,
        f"NAME:{text(flat(name))}",
        f"X-WR-CALNAME:{text(flat(name))}",
        f"REFRESH-INTERVAL;VALUE=DURATION:PT{REFRESH // timedelta(hours=1)}H",
        f"X-PUBLISHED-TTL:PT{REFRESH // timedelta(hours=1)}H",
    ]
    return _whole(lines, several, now)


def single(entry: Entry, *, now: datetime) -> bytes:
    """One thing to take along into a calendar of one's own."""
    return _whole([*_TOP, "METHOD:PUBLISH"], [entry], now)


def message(entry: Entry, *, method: str, organizer: Party, attendee: Party, now: datetime) -> bytes:
    """REQUEST or CANCEL of a meeting, to one person; nobody else's name or address is in it.

    RSVP is FALSE because the answer is given by the link in the letter: an answer by e-mail would be read by nobody.
    """
    asked = "ROLE=REQ-PARTICIPANT;PARTSTAT=NEEDS-ACTION;RSVP=FALSE"
    parties = [
        f"ORGANIZER;CN={parameter(organizer.name)}:mailto:{organizer.address}",
        f"ATTENDEE;CN={parameter(attendee.name)};{asked}:mailto:{attendee.address}",
    ]
    return _whole([*_TOP, f"METHOD:{method}"], [entry], now, parties)


def _whole(top: list[str], entries: list[Entry], now: datetime, parties: Iterable[str] = ()) -> bytes:
    lines = top
    for zone in sorted({entry.zone for entry in entries} - {""}):
        lines += zone_lines(zone)
    stamp = f"DTSTAMP:{now.astimezone(UTC):%Y%m%dT%H%M%SZ}"
    home = urlsplit(settings.SITE_URL).hostname or "localhost"
    for entry in entries:
        lines += _event(entry, stamp, home)
        lines += parties
        lines.append("END:VEVENT")
    lines.append("END:VCALENDAR")
    return joined(lines)


def _event(entry: Entry, stamp: str, home: str) -> Iterator[str]:
    """The lines of an event but the last one."""
    uid = flat(entry.uid)
    url = settings.SITE_URL + entry.path if entry.path else ""
    yield "BEGIN:VEVENT"
    yield f"UID:{text(uid if '@' in uid else f'{uid}@{home}')}"
    yield stamp
    if entry.sequence is not None:
        yield f"SEQUENCE:{entry.sequence}"
    yield moment("DTSTART", entry.starts, entry.zone)
    yield moment("DTEND", entry.ends or _after(entry.starts), entry.zone)
    yield f"SUMMARY:{text(flat(entry.title))}"
    if url:
        yield f"URL:{url}"
    if said := "\n".join(each for each in (flat(entry.note), url) if each):
        yield f"DESCRIPTION:{text(said)}"
    if entry.place:
        yield f"LOCATION:{text(flat(entry.place))}"
    if entry.status:
        yield f"STATUS:{entry.status}"
    if not isinstance(entry.starts, datetime):
        yield "TRANSP:TRANSPARENT"  # a deadline does not make the day busy


def _after(starts: date | datetime) -> date | datetime:
    return starts + (timedelta(hours=1) if isinstance(starts, datetime) else timedelta(days=1))


def answer(data: bytes, *, file_name: str) -> HttpResponse:
    """The file as an answer that search engines leave alone."""
    return HttpResponse(
        data,
        content_type="text/calendar; charset=utf-8",
        headers={"Content-Disposition": f'inline; filename="{file_name}"', "X-Robots-Tag": "noindex"},
    )
