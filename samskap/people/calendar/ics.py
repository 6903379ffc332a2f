"""Calendars as files that other programs subscribe to (RFC 5545, and RFC 7986 for how often to look)."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from django.conf import settings
from django.http import HttpResponse

from samskap.people.calendar.entries import Entry

if TYPE_CHECKING:
    import icalendar

REFRESH = timedelta(hours=6)


def write(entries: Iterable[Entry], *, name: str, now: datetime) -> bytes:
    """The calendar; a day is VALUE=DATE and needs no time zone, a time is written in UTC."""
    import icalendar  # with all the world's time zones, and seldom asked for

    calendar = icalendar.Calendar()
    calendar.add("prodid", "-//Samskap//Samskap//NO")
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("name", flat(name))
    calendar.add("x-wr-calname", flat(name))
    calendar.add("refresh-interval", REFRESH, parameters={"VALUE": "DURATION"})
    calendar.add("x-published-ttl", f"PT{REFRESH // timedelta(hours=1)}H")
    for entry in entries:
        calendar.add_component(_event(entry, now))
    data: bytes = calendar.to_ical()
    return data


def _event(entry: Entry, now: datetime) -> icalendar.Event:
    home = urlsplit(settings.SITE_URL).hostname or "localhost"
    import icalendar

    event = icalendar.Event()
    event.add("uid", f"{entry.uid}@{home}")
    event.add("dtstamp", now.astimezone(UTC).replace(microsecond=0))
    event.add("summary", flat(entry.title))
    event.add("dtstart", _moment(entry.starts))
    event.add("dtend", _moment(entry.ends or _after(entry.starts)))
    event.add("url", settings.SITE_URL + entry.path)
    said = "\n".join(each for each in (flat(entry.note), settings.SITE_URL + entry.path) if each)
    event.add("description", said)
    if entry.place:
        event.add("location", flat(entry.place))
    if not isinstance(entry.starts, datetime):
        event.add("transp", "TRANSPARENT")  # a deadline does not make the day busy
    return event


def _moment(when: date | datetime) -> date | datetime:
    return when.astimezone(UTC) if isinstance(when, datetime) else when


def _after(starts: date | datetime) -> date | datetime:
    return starts + (timedelta(hours=1) if isinstance(starts, datetime) else timedelta(days=1))


def flat(words: str) -> str:
    """The words on one line without control characters; what somebody typed cannot begin a line of its own."""
    return " ".join("".join(each if each.isprintable() else " " for each in words).split())


def answer(data: bytes, *, file_name: str) -> HttpResponse:
    """The file as an answer that search engines leave alone."""
    return HttpResponse(
        data,
        content_type="text/calendar; charset=utf-8",
        headers={"Content-Disposition": f'inline; filename="{file_name}"', "X-Robots-Tag": "noindex"},
    )
