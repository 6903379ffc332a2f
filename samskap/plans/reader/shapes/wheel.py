"""The annual wheel (P15): what happens each month of the year, every year."""

from __future__ import annotations

import re
from functools import cache

from samskap.plans.reader.blocks import Block, Kind
from samskap.plans.reader.dates import MONTHS
from samskap.plans.reader.labels import Label, Meaning
from samskap.plans.reader.outline import Draft, Field, Outline, Part, Region, Text, text_of

_MONTH = "|".join(MONTHS)
_LEAD = re.compile(
    rf"(?P<when>(?:{_MONTH})(?:\s*(?:[-–—/]|og)\s*(?:{_MONTH}))?)\s*(?::|\s[–—-]\s|\t|$)\s*", re.IGNORECASE
)


def month_of(text: str) -> str:
    """The month, or months, a line opens with as a heading of its own; "" when it does not."""
    found = _LEAD.match(text.strip())
    return found["when"] if found else ""


@cache
def month_openings() -> re.Pattern[str]:
    """Where inside a paragraph another month begins."""
    return re.compile(rf"(?<![-–—/])\s+(?=(?:{'|'.join(MONTHS)})(?:\s*[-–—/]\s*\w+)?\s*:)", re.IGNORECASE)


def matches(region: Region) -> float:
    """Sure when at least three lines open with a month."""
    if region.is_table:
        return 0.0
    return 0.98 if sum(bool(month_of(block.text)) for block in region.blocks) >= 3 else 0.0


def parse(region: Region) -> Outline:
    """A measure per activity; semicolons and list items part the activities of a month."""
    part = Part()
    month: tuple[str, Block] | None = None
    for block in region.blocks:
        found = _LEAD.match(block.text)
        rest = block.text
        if found:
            month = (found["when"], block)
            rest = block.text[found.end() :]
        if month is None or (block.kind is Kind.PARAGRAPH and not found and block.gap_before and part.drafts):
            (part.after if part.drafts else part.intro).append(text_of(block))
            continue
        for activity in re.split(r"\s*;\s*|\n", rest):
            if activity.strip():
                part.drafts.append(_draft(block, activity.strip(), month[0]))
    return Outline([part])


def _draft(block: Block, activity: str, month: str) -> Draft:
    draft = Draft(block.line, block.end_line, block.page, sure=0.85, yearly=True)
    draft.says(Text(activity, block.line, block.end_line, block.page))
    draft.has(Field(Label(Meaning.TIME, ""), month, block.line, block.page))
    return draft
