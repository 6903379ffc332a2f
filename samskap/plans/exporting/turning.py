"""Words no line has room for: addresses, and letters without end."""

from __future__ import annotations

import re

_ENDLESS = re.compile(r"\S{25,}")
# Signs without width that let a word turn: with a hyphen where it is letters alone, without one in an address.
_HYPHEN, _TURN, _EVERY = "\u00ad", "\u200b", 12


def turning(text: str) -> str:
    """The text with places to turn in words that are longer than a line; those hyphenation knows stay whole."""
    return _ENDLESS.sub(_turn, text)


def _turn(found: re.Match[str]) -> str:
    word = found.group()
    if word.isalpha() and len(word) < 50:
        return word
    return (_HYPHEN if word.isalpha() else _TURN).join(
        word[at : at + _EVERY] for at in range(0, len(word), _EVERY)
    )
