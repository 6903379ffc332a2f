"""Which list items of a region begin a measure."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable

from samskap.plans.reader.blocks import Block, Kind
from samskap.plans.reader.labels import MEASURES, OF_A_MEASURE, Meaning, split_labels

_DIGITS = re.compile(
    (
        r"\(?\d{1,3}[.)]?$|\d{1,2}(?:\.\d{1,2})+[.)]?$|(?:tiltak|punkt|aktivitet|oppgave|oppgåve"
        r"|milepæl|nr\.?)\s+[\dA-Z.]+$"
    ),
    re.IGNORECASE,
)
_ANCHORS = OF_A_MEASURE - {Meaning.MONEY, Meaning.PARTNERS}


def has_number(block: Block) -> bool:
    """Whether an item is numbered ("2.", "3)", "1.2", "Tiltak 4")."""
    return block.kind is Kind.ITEM and bool(_DIGITS.match(block.marker))


def never(block: Block) -> bool:
    """No list item begins a measure."""
    return False


def numbered_or_all(blocks: Iterable[Block]) -> Callable[[Block], bool]:
    """Numbered items begin measures where there are any; otherwise every item of the outermost level does."""
    items = [block for block in blocks if block.kind is Kind.ITEM]
    numbered = [block for block in items if has_number(block)]
    chosen = numbered or [block for block in items if not _is_label_only(block)]
    if not chosen:
        return never
    outermost = min(block.level for block in chosen)
    if numbered:
        return lambda block: has_number(block) and block.level <= outermost
    return lambda block: block.kind is Kind.ITEM and block.level <= outermost


def _is_label_only(block: Block) -> bool:
    found = split_labels(block.text)
    return not found.lead and bool(found.values)


def opens_with_theme(blocks: Iterable[Block]) -> bool:
    """Whether labels that speak for a whole theme ("Målgruppe") stand before the first label of a measure."""
    for block in blocks:
        for label, _ in split_labels(block.text).values if block.kind in (Kind.PARAGRAPH, Kind.ITEM) else ():
            return label.meaning not in MEASURES and label.meaning not in OF_A_MEASURE
    return False


def is_anchor(block: Block) -> bool:
    """Whether the block labels who, when or how far."""
    return block.kind in (Kind.PARAGRAPH, Kind.ITEM) and any(
        label.meaning in _ANCHORS for label, _ in split_labels(block.text).values
    )


def has_label(blocks: Iterable[Block], meanings: frozenset[Meaning]) -> bool:
    """Whether one of the blocks carries one of the labels."""
    return any(
        label.meaning in meanings
        for block in blocks
        if block.kind in (Kind.PARAGRAPH, Kind.ITEM)
        for label, _ in split_labels(block.text).values
    )
