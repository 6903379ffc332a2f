"""How long the sentences of a text are. Knows no database and no web."""

from __future__ import annotations

import re

EASY, HARD = 15, 22  # words in a sentence, as advice on plain Norwegian has it
_ENDS = re.compile(r"[.!?:]+(?=\s|$)|\n+")


def words_in_a_sentence(text: str) -> int:
    """About how many words a sentence has, nought for a text without words. Line breaks end a sentence too."""
    sentences = [len(part.split()) for part in _ENDS.split(text)]
    counted = [length for length in sentences if length]
    return round(sum(counted) / len(counted)) if counted else 0
