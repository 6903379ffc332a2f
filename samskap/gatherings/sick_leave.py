"""An OPP gathering is about being there for one another, never about who was ill. Knows no database."""

from __future__ import annotations

import re

# The stems in both written languages, with whatever stands before or after in one word: «korttidssykefraværet».
_WORDS = re.compile(
    r"\w*(?:s[yj]u?ke?[- ]?frav(?:æ|ae)r|s[yj]u?ke?fråv(?:æ|ae)r|s[yj]u?ke?[- ]?me(?:l|i)d|fraværs|fråværs"
    r"|egenme(?:l|i)d|eigenmeld|legemeld|nærværsprosent|sick[- ]leave|sickness absence)\w*",
    re.IGNORECASE,
)


def find(text: str) -> list[str]:
    """The words about sick leave in a text, as they stand, each once."""
    return list(dict.fromkeys(match.group() for match in _WORDS.finditer(text)))
