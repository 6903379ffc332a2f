"""What goes into a person's calendar, gathered from every app that has a module ``calendars``."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime

import structlog

from samskap.core.registry import Registry
from samskap.people.viewer import Viewer

log = structlog.get_logger("samskap.calendar")


@dataclass(frozen=True, slots=True)
class Entry:
    """Something on a day (``starts`` is a date) or at a time (aware datetimes).

    ``uid`` is the same for as long as it is the same thing, so that a moved one moves: «deadline-12-0»; it gets the
    site's name after it unless it has one («…@fjordvik.example»). ``ends`` is the first day, or the moment, after it.
    ``path`` is where to read more; "" is nowhere. ``zone`` («Europe/Oslo») writes the times by the clock there, so that
    08.30 stays 08.30. ``sequence`` rises with every change; ``status`` is "" or one of RFC 5545: CONFIRMED, CANCELLED.
    """

    uid: str
    title: str
    starts: date | datetime
    path: str
    ends: date | datetime | None = None
    note: str = ""
    place: str = ""
    zone: str = ""
    sequence: int | None = None
    status: str = ""


Source = Callable[[Viewer, datetime], list[Entry]]
registry: Registry[Source] = Registry("calendars")


def calendar_source(key: str) -> Callable[[Source], Source]:
    """Register a function that finds what a viewer has in their calendar, in a number of queries that does not grow."""
    return lambda source: registry.add(key, source)


def entries_for(viewer: Viewer, now: datetime) -> list[Entry]:
    """Everything in the viewer's calendar, by day; a source that fails is logged and left out."""
    found: list[Entry] = []
    for source in registry:
        try:
            found += source(viewer, now)
        except Exception:
            log.exception("calendar source failed", source=source.__module__)
    return sorted(found, key=lambda entry: (entry.starts.isoformat(), entry.uid))
