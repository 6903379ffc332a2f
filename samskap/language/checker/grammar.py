"""The small words by which a text is understood; the checker in the browser reads the same file."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path

FILE = Path(__file__).parent.parent / "data" / "grammar.json"


@cache
def _lists() -> dict[str, dict[str, str]]:
    lists: dict[str, dict[str, str]] = json.loads(FILE.read_bytes())
    return lists


def words(group: str, name: str) -> frozenset[str]:
    """One of the lists, in lower case."""
    return frozenset(_lists()[group][name].split())
