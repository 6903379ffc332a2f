"""Prose and strategies without measures (P14, P18): the text stays text; its promises are found later."""

from __future__ import annotations

from samskap.plans.reader.blocks import Kind
from samskap.plans.reader.outline import Outline, Part, Region, Text, text_of
from samskap.plans.reader.shapes.tables import table_as_text


def matches(region: Region) -> float:
    """Takes everything, and never before another shape."""
    return 0.05


def parse(region: Region) -> Outline:
    """All of it is intro."""
    part = Part()
    for block in region.blocks:
        if block.kind is Kind.TABLE:
            part.intro += table_as_text(block)
            continue
        marker = f"{block.marker} " if block.marker else ""
        part.intro.append(
            Text(f"{marker}{block.text}", block.line, block.end_line, block.page)
            if marker
            else text_of(block)
        )
    return Outline([part])
