"""Priority classes (P12): A must, B should, C can wait. The class becomes the title of its part."""

from __future__ import annotations

import re

from samskap.plans.reader.blocks import Block, Kind
from samskap.plans.reader.outline import Outline, Region
from samskap.plans.reader.shapes.items import numbered_or_all
from samskap.plans.reader.shapes.walk import Ways, walk

_CLASS = re.compile(
    r"(?:prioritet|prioritering|prio|prioritetsklasse|klasse)\.?\s*(?:[A-D]|[1-4]|I{1,3})\b.{0,60}$"
    r"|(?:[A-D]|[1-4])\s*[.)–:-]?\s*\(?(?:tiltak\s+)?(?:må|bør|kan|skal|haster|viktig\w*|høy|høg|middels"
r"|lav|låg)\b.{0,40}$"
    r"|(?:[ABC])-tiltak\b.{0,40}$|(?:høy|høg|middels|lav|låg) prioritet\b.{0,40}$|(?:må|bør|kan)(?: vente"
r"| vi| gjennomføres)?\s*:?$",
    re.IGNORECASE,
)  # fmt: skip


def is_class(text: str) -> bool:
    """Whether a line names a priority class: "Prioritet A (må)", "B – bør", "Kan vente:"."""
    return len(text) <= 80 and bool(_CLASS.match(text.strip()))


def matches(region: Region) -> float:
    """Sure when the heading, or lines in the text, name classes and items stand below."""
    if region.is_table or not any(block.kind is Kind.ITEM for block in region.blocks):
        return 0.0
    if region.heading is not None and is_class(region.heading.text):
        return 0.91
    return 0.91 if sum(bool(_title(block)) for block in region.blocks) >= 2 else 0.0


def parse(region: Region) -> Outline:
    """A part per class, a measure per item."""
    items = [block for block in region.blocks if not _title(block)]
    return walk(region, Ways(starts=numbered_or_all(items), sure=0.9, title=_title))


def _title(block: Block) -> str:
    text = f"{block.marker} {block.text}".strip() if block.marker[:1].isalpha() else block.text
    return text.rstrip(" :") if is_class(text) else ""
