"""Check boxes (P16): "☐ …" is not started, a ticked box is done."""

from __future__ import annotations

from samskap.plans.reader.blocks import Block, Kind
from samskap.plans.reader.outline import Outline, Region
from samskap.plans.reader.shapes.walk import Ways, walk

_BOXES = ("☐", "☑", "☒")


def matches(region: Region) -> float:
    """Sure when items carry boxes."""
    return 0.93 if any(_boxed(block) for block in region.blocks) else 0.0


def parse(region: Region) -> Outline:
    """A measure per box."""
    return walk(region, Ways(starts=_boxed, sure=0.9))


def _boxed(block: Block) -> bool:
    return block.kind is Kind.ITEM and block.marker in _BOXES
