"""A heading per measure: "Tiltak 3: …", or sibling headings that each carry one set of labels."""

from __future__ import annotations

from samskap.plans.reader.outline import Outline, Region
from samskap.plans.reader.shapes.walk import Ways, walk


def matches(region: Region) -> float:
    """Sure when the preparation found headings that are measures."""
    return 0.97 if any(block.role == "measure" for block in region.blocks) else 0.0


def parse(region: Region) -> Outline:
    """The heading is the title, what stands below it the text."""
    return walk(region, Ways(sure=0.93, text_before_label=False))
