"""Per service (P10): new, continued and finished measures, often with a year and the cost per year.

What is finished is done, what is continued is in progress; the year of the label is the time of its measures.
"""

from __future__ import annotations

from samskap.plans.reader.labels import Meaning, header_label
from samskap.plans.reader.outline import Outline, Region
from samskap.plans.reader.shapes.items import has_label, numbered_or_all
from samskap.plans.reader.shapes.walk import Ways, walk

_KINDS = frozenset({Meaning.NEW, Meaning.CONTINUED, Meaning.FINISHED})


def matches(region: Region) -> float:
    """Sure when a label or the heading says which measures these are."""
    if region.is_table:
        return 0.0
    heading = header_label(region.heading.text) if region.heading else None
    if heading and heading.meaning in _KINDS and region.blocks:
        return 0.96
    return 0.96 if has_label(region.blocks, _KINDS) else 0.0


def parse(region: Region) -> Outline:
    """Each item, or each paragraph below a label, with the state the label tells."""
    heading = header_label(region.heading.text) if region.heading else None
    if heading and heading.meaning in _KINDS:
        return walk(region, Ways(starts=numbered_or_all(region.blocks), sure=0.9, listing=heading))
    return walk(region, Ways(sure=0.9, themes=True))
