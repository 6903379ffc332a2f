"""Page numbers that stand as lines of their own in the middle of a text."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from samskap.plans.reader.extract.pieces import Line, Piece

_ALONE = re.compile(r"[-–—\s]*(\d{1,3})[-–—\s]*$")
_SAID = re.compile(r"(?:side|s\.)\s*\d{1,3}(?:\s*(?:av|/)\s*\d{1,3})?$", re.IGNORECASE)
_STUCK = re.compile(
    r"(?P<words>.*\S)[ \t]+(?P<end>side \d{1,3} av \d{1,3})$|(?P<start>side \d{1,3} av \d{1,3})[ \t]+(?P<rest>\S.*)",
    re.IGNORECASE,
)
# Fewer lines than these between two lone numbers are not a page.
_SHORTEST_PAGE = 12


def take_page_numbers(pieces: Sequence[Piece]) -> tuple[list[Piece], list[Piece]]:
    """The pieces without page numbers, and the page numbers; a sentence that one had cut goes on."""
    pieces = [part for piece in pieces for part in _apart(piece)]
    numbers = _page_numbers(pieces)
    kept: list[Piece] = []
    taken: list[Piece] = []
    for index, piece in enumerate(pieces):
        if index in numbers and isinstance(piece, Line):
            taken.append(replace(piece, role="running"))
        elif index - 1 in numbers and isinstance(piece, Line) and piece.text.lstrip()[:1].islower():
            kept.append(replace(piece, gap_before=False))
        else:
            kept.append(piece)
    return kept, taken


def _apart(piece: Piece) -> list[Piece]:
    """A line with a page number stuck to it, as the words and the page number."""
    if not isinstance(piece, Line) or piece.role or piece.heading or "\n" in piece.text:
        return [piece]
    found = _STUCK.match(piece.text)
    if not found:
        return [piece]
    said = replace(piece, text=found["end"] or found["start"], gap_before=False, marker="")
    rest = replace(piece, text=found["rest"] if found["start"] else found["words"])
    return [said, rest] if found["start"] else [rest, said]


def _page_numbers(pieces: Sequence[Piece]) -> set[int]:
    found: set[int] = set()
    alone: list[tuple[int, int, int]] = []
    for index, piece in enumerate(pieces):
        if not isinstance(piece, Line) or piece.whole or piece.role or piece.heading:
            continue
        text = piece.text.strip()
        if _SAID.match(text):
            found.add(index)
        elif number := _ALONE.match(text):
            alone.append((index, piece.number, int(number.group(1))))
    if len(alone) > 1 and _count_pages(alone):
        found.update(index for index, _, _ in alone)
    return found


def _count_pages(alone: Sequence[tuple[int, int, int]]) -> bool:
    """Each number is the one before and one more, and a page apart."""
    return all(
        number == before + 1 and line - line_before >= _SHORTEST_PAGE
        for (_, line_before, before), (_, line, number) in pairwise(alone)
    )
