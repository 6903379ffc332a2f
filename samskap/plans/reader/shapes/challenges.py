"""Challenge, then proposed measures (P11). The challenge becomes the reason of each measure that answers it."""

from __future__ import annotations

from samskap.plans.reader.labels import MEASURES, Meaning
from samskap.plans.reader.outline import Outline, Region
from samskap.plans.reader.shapes.items import has_label
from samskap.plans.reader.shapes.walk import Ways, walk

_CHALLENGES = frozenset({Meaning.CHALLENGE, Meaning.SITUATION})


def matches(region: Region) -> float:
    """Sure when both labels are there."""
    if region.is_table or not has_label(region.blocks, _CHALLENGES):
        return 0.0
    return 0.95 if has_label(region.blocks, MEASURES) else 0.0


def parse(region: Region) -> Outline:
    """A part per challenge."""
    return walk(region, Ways(sure=0.93, themes=True))
