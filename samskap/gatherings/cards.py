"""The question cards Samskap brings along: warm, short and open, for each recovery value and for none. No database."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final

from django.utils.translation import get_language

DATA: Final = Path(__file__).parent / "data" / "question_cards.json"
LANGUAGES: Final = ("nb", "nn", "en")


@dataclass(frozen=True, slots=True)
class Card:
    """A question; ``value`` is the key of a recovery value (``Value.key``), "" for a question that fits all."""

    key: str
    value: str
    text: str
    language: str


@cache
def shipped(language: str) -> tuple[Card, ...]:
    """All cards in nb, nn or en; bokmål for any other language."""
    spoken = language if language in LANGUAGES else "nb"
    rows = json.loads(DATA.read_text("utf-8"))
    return tuple(Card(row["key"], row["value"], row[spoken], spoken) for row in rows)


def shipped_here() -> tuple[Card, ...]:
    """All cards in the language of the page."""
    return shipped(get_language() or "nb")
