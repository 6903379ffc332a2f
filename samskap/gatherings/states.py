"""What may follow what: gatherings, points to follow up, and advice. Data; a command draws it."""

from __future__ import annotations

PLANNED = "planned"
ANNOUNCED = "announced"
HELD = "held"
CANCELLED = "cancelled"

# Held without an announcement happens: people met, and wrote it down afterwards.
GATHERING_TRANSITIONS: dict[str, frozenset[str]] = {
    PLANNED: frozenset({ANNOUNCED, HELD, CANCELLED}),
    ANNOUNCED: frozenset({HELD, CANCELLED}),
    HELD: frozenset(),
    CANCELLED: frozenset({PLANNED}),
}
AHEAD = (PLANNED, ANNOUNCED)

OPEN = "open"
DONE = "done"
DROPPED = "dropped"

ACTION_TRANSITIONS: dict[str, frozenset[str]] = {
    OPEN: frozenset({DONE, DROPPED}),
    DONE: frozenset({OPEN}),
    DROPPED: frozenset({OPEN}),
}

DRAFT = "draft"
GIVEN = "given"
ANSWERED = "answered"
FULFILLED = "fulfilled"
NOT_FULFILLED = "not_fulfilled"
WITHDRAWN = "withdrawn"

ADVICE_TRANSITIONS: dict[str, frozenset[str]] = {
    DRAFT: frozenset({GIVEN}),
    GIVEN: frozenset({ANSWERED, WITHDRAWN}),
    ANSWERED: frozenset({FULFILLED, NOT_FULFILLED}),
    FULFILLED: frozenset(),
    NOT_FULFILLED: frozenset({FULFILLED}),
    WITHDRAWN: frozenset(),
}
