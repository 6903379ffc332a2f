"""Items or paragraphs followed by label paragraphs (P1, P2): "2. …" and below it "Ansvar: …", "Frist: …".

Numbering may restart under every heading; a number never merges two measures.
"""

from __future__ import annotations

from samskap.plans.reader.blocks import Kind
from samskap.plans.reader.outline import Outline, Region
from samskap.plans.reader.shapes.items import is_anchor, numbered_or_all
from samskap.plans.reader.shapes.walk import Ways, walk


def matches(region: Region) -> float:
    """Sure when labels of a measure stand in the text."""
    if region.is_table or not any(is_anchor(block) for block in region.blocks):
        return 0.0
    return 0.9 if any(block.kind is Kind.ITEM for block in region.blocks) else 0.8


def parse(region: Region) -> Outline:
    """Each numbered item, or each stretch of text that a label closes."""
    return walk(region, Ways(starts=numbered_or_all(region.blocks), sure=0.95))
