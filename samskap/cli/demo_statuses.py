"""How it goes with the measures of the example plan, in their order: (status, why it is so)."""

from __future__ import annotations

STATUSES: list[tuple[str, str]] = [
    ("done", ""),
    ("in_progress", ""),
    ("in_progress", ""),
    ("done", ""),
    ("in_progress", ""),
    ("needs_hand", "Vi mangler noen som kan følge med på kveldene. Si fra til Jonas om du kan en torsdag."),
    ("not_started", ""),
    ("in_progress", ""),
    ("done", ""),
    ("in_progress", ""),
    ("on_hold", "Lokalet pusses opp. Vi begynner når det åpner igjen etter påske."),
    ("not_started", ""),
    ("in_progress", ""),
    ("in_progress", ""),
    ("needs_hand", "To møter er utsatt. Vi trenger hjelp til å finne en dag som passer for foreningene."),
    ("not_started", ""),
    ("in_progress", ""),
]
