"""What an edition of the dictionary may become, as data; `samskap docs` draws it."""

from __future__ import annotations

DRAFT, PUBLISHED, EVALUATING, SUPERSEDED = "draft", "published", "evaluating", "superseded"

# From a state, the states that may follow. A published edition is superseded when its successor is published.
NEXT: dict[str, frozenset[str]] = {
    DRAFT: frozenset({PUBLISHED}),
    PUBLISHED: frozenset({EVALUATING, SUPERSEDED}),
    EVALUATING: frozenset({PUBLISHED, SUPERSEDED}),
    SUPERSEDED: frozenset(),
}
# In these the edition is what texts are checked against; an organisation has at most one such edition.
IN_FORCE = frozenset({PUBLISHED, EVALUATING})


def may_become(state: str, wanted: str) -> bool:
    """Whether an edition in ``state`` may go to ``wanted``."""
    return wanted in NEXT[state]
