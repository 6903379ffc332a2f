"""The annual wheel (P15): what happens each month of the year, every year."""

from __future__ import annotations

import re
from functools import cache

from samskap.plans.reader.blocks import Block, Kind
from samskap.plans.reader.dates import MONTHS
from samskap.plans.reader.labels import Label, Meaning, split_labels
from samskap.plans.reader.outline import Draft, Field, Outline, Part, Region, Text, text_of

_MONTH = "|".join(MONTHS)
_SPAN = (
    rf"(?:{_MONTH})(?:\s*(?:[-–—/]|og)\s*(?:{_MONTH}))?"
    r"|(?:[1-4]\.|første|fyrste|andre|tredje|fjerde)\s*kvartal|q[1-4]|(?:[12]\.|første|fyrste|andre)\s*halvår"
    r"|(?:vår|sommer|sumar|sommar|høst|haust|vinter)(?:en)?|(?:hele|heile) året|uke \d{1,2}(?:\s*[-–]\s*\d{1,2})?"
)
_LEAD = re.compile(rf"(?P<when>{_SPAN})\s*(?::|\s[–—-]\s|\t|$)\s*", re.IGNORECASE)


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
    return 0.98 if sum(bool(month_of(_line(block))) for block in region.blocks) >= 3 else 0.0


def parse(region: Region) -> Outline:
    """A measure per activity; semicolons and list items part the activities of a month."""
    part = Part()
    month: tuple[str, Block] | None = None
    for block in region.blocks:
        line = _line(block)
        found = _LEAD.match(line)
        rest = block.text
        if found:
            month = (found["when"], block)
            rest = line[found.end() :]
        if month is None or (block.kind is Kind.PARAGRAPH and not found and block.gap_before and part.drafts):
            (part.after if part.drafts else part.intro).append(text_of(block))
            continue
        for activity in re.split(r"\s*;\s*|\n", rest):
            if activity.strip():
                part.drafts.append(_draft(block, activity.strip(), month[0]))
    return Outline([part])


def _line(block: Block) -> str:
    """«1.» may be the number of a quarter."""
    return f"{block.marker} {block.text}" if block.marker[:1].isdigit() else block.text


def _draft(block: Block, activity: str, month: str) -> Draft:
    draft = Draft(block.line, block.end_line, block.page, sure=0.85, yearly=True)
    found = split_labels(activity)
    draft.says(Text(found.lead or activity, block.line, block.end_line, block.page))
    for label, value in found.values if found.lead else ():
        draft.has(Field(label, value, block.line, block.page))
    draft.has(Field(Label(Meaning.TIME, ""), month, block.line, block.page))
    return draft
