"""How a change lives: tried out, and then kept, ended, or followed by another one. Data; a command draws it."""

from __future__ import annotations

TRYING = "trying"
KEPT = "kept"
ENDED = "ended"

# From a state to those that may follow it. Kept may be tried anew: practice slips, and is looked at again.
TRANSITIONS: dict[str, frozenset[str]] = {
    TRYING: frozenset({KEPT, ENDED}),
    KEPT: frozenset({TRYING, ENDED}),
    ENDED: frozenset(),
}

# A story is written, looked at by somebody else, and then shared or sent back.
DRAFT = "draft"
WAITING = "waiting"
PUBLISHED = "published"
WITHDRAWN = "withdrawn"

STORY_TRANSITIONS: dict[str, frozenset[str]] = {
    DRAFT: frozenset({WAITING}),
    WAITING: frozenset({PUBLISHED, DRAFT}),
    PUBLISHED: frozenset({WITHDRAWN}),
    WITHDRAWN: frozenset({DRAFT}),
}
