"""Words no line has room for: addresses, and letters without end."""

from __future__ import annotations

import re

_ENDLESS = re.compile(r"\S{25,}")
# A sign that has no width lets the word turn.
_TURN, _EVERY = "\u200b", 12


def turning(text: str) -> str:
    """The text with places to turn in words that are longer than a line; those hyphenation knows stay whole."""
    return _ENDLESS.sub(_turn, text)


def _turn(found: re.Match[str]) -> str:
    word = found.group()
    if word.isalpha() and len(word) < 40:
        return word
    return _TURN.join(word[at : at + _EVERY] for at in range(0, len(word), _EVERY))
