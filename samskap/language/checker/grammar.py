"""The small words by which a text is understood; the checker in the browser reads the same file."""

from __future__ import annotations

import json
import os
from functools import cache

FILE = os.path.join(os.path.dirname(os.path.dirname(__file__)), "data", "grammar.json")


@cache
def _lists() -> dict[str, dict[str, str]]:
    with open(FILE, "rb") as file:
        lists: dict[str, dict[str, str]] = json.load(file)
    return lists


def words(group: str, name: str) -> frozenset[str]:
    """One of the lists, in lower case."""
    return frozenset(_lists()[group][name].split())
