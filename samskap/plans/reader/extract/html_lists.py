"""The marks a browser would print before list items."""

from __future__ import annotations

from xml.etree.ElementTree import Element

from samskap.plans.reader.extract.docx.numbering import format_count

_TYPES = {"a": "lowerLetter", "A": "upperLetter", "i": "lowerRoman", "I": "upperRoman"}


def marker_of(parent: Element, item: Element, count: int) -> tuple[str, int]:
    """The mark of an item and the count so far; ``count`` is 0 before the first."""
    if parent.tag != "ol":
        return "•", count
    start = _whole(item.get("value")) if item.get("value") else None
    if start is None:
        start = _whole(parent.get("start")) if count == 0 else None
    count = count + 1 if start is None else start
    return f"{format_count(count, _TYPES.get(parent.get('type', ''), 'decimal'))}.", count


def _whole(text: str | None) -> int | None:
    text = (text or "").strip()
    return int(text) if text.isascii() and text.isdigit() and len(text) < 6 else None
