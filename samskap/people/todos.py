"""What waits for a person, gathered from every app that has a module ``todos``."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime

import structlog

from samskap.core.registry import Registry
from samskap.people.viewer import Viewer

log = structlog.get_logger("samskap.todos")


@dataclass(frozen=True, slots=True)
class Todo:
    """One thing to do: what, why it is asked, by when (None: no date), where, and about how many minutes."""

    title: str
    why: str
    due: date | None
    url: str
    minutes: int


Source = Callable[[Viewer, datetime], list[Todo]]
registry: Registry[Source] = Registry("todos")


def todo_source(key: str) -> Callable[[Source], Source]:
    """Register a function that finds what waits for a viewer; keep it to a query or two."""
    return lambda source: registry.add(key, source)


def todos_for(viewer: Viewer, now: datetime) -> list[Todo]:
    """What waits for the viewer, the nearest date first; nothing for visitors.

    A source that fails is logged and left out: the rest of the page must not depend on it.
    """
    if viewer.person is None:
        return []
    found: list[Todo] = []
    for source in registry:
        try:
            found += source(viewer, now)
        except Exception:
            log.exception("todo source failed", source=source.__module__)
    return sorted(found, key=lambda todo: (todo.due or date.max, todo.title))
