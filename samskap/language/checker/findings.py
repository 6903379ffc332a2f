"""What the checker finds."""

from __future__ import annotations

from samskap.language.checker.records import NamedTuple

# From the mildest to the strongest; info never fails anything.
LEVELS = ("info", "yellow", "red")


class Finding(NamedTuple):
    """A place in a text. ``start`` and ``end`` count characters (code points) of the text as it was given."""

    start: int
    end: int
    text: str
    entry: str  # the id findings are counted under
    word: str  # the id of the entry whose advice this is; differs from ``entry`` where that one is part of another
    level: str  # info, yellow or red
    lang: str  # nb or nn: the language of the advice
    suggestions: tuple[str, ...]  # texts that can stand in its place as they are; empty: only advice
    advice: tuple[str, ...]  # what to say instead, in the form of the dictionary
    why: str
    url: str
