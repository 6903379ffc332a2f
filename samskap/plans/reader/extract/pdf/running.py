"""Headers, footers and page numbers: said once, not once per page."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from samskap.plans.reader.extract.layout.lines import Row
from samskap.plans.reader.extract.pdf.page import PageText

_NUMBER = re.compile(
    r"[-–—|\s]*(?:(?:side|s\.|page)\s*)?\d{1,4}(?:\s*(?:av|of|/)\s*\d{1,4})?[-–—|\s]*$", re.IGNORECASE
)
# What a browser prints at the edges of a page: the time, and the address with the page number.
_PRINTED = re.compile(
    r"(?:(?:file|https?)://\S+(?:\s+\d+/\d+)?|\d{1,2}[./]\d{1,2}[./]\d{2,4},?\s+\d{1,2}[:.]\d\d(?:\s*[AP]M)?(?:\t.*)?)$"
)
_DIGITS = re.compile(r"\d+")
# Only this much of the page's height, at the top and at the foot, can hold a header or footer.
_ZONE = 0.13
_FEWEST_PAGES = 2


def take_running_text(pages: Sequence[PageText]) -> list[str]:
    """Remove headers, footers and page numbers from the pages; returns each repeated text once."""
    seen: Counter[str] = Counter()
    for page in pages:
        seen.update({_key(row) for edge in _edges(page) for row in edge})
    needed = max(_FEWEST_PAGES, len(pages) // 3)
    kept: dict[str, str] = {}
    for page in pages:
        gone: set[int] = set()
        for edge in _edges(page):
            for row in edge:
                repeated = seen[_key(row)] >= needed or bool(_PRINTED.match(row.text))
                if not repeated and not _is_page_number(row, page, len(pages)):
                    break  # what stands further in belongs to the text
                if not _NUMBER.match(row.text):
                    kept.setdefault(_key(row), row.text)
                gone.add(id(row))
        page.items = [item for item in page.items if id(item) not in gone]
    return list(kept.values())


def _edges(page: PageText) -> tuple[list[Row], list[Row]]:
    """The rows near the top, from above, and near the foot, from below."""
    rows = page.rows
    edge = _ZONE * page.height
    top = [row for row in rows[:3] if row.y < edge]
    foot = [row for row in rows[-3:] if row.y > page.height - edge and row not in top]
    return top, foot[::-1]


def _key(row: Row) -> str:
    return _DIGITS.sub("#", row.text).strip().lower()


def _is_page_number(row: Row, page: PageText, pages: int) -> bool:
    if not _NUMBER.match(row.text):
        return False
    number = int(_DIGITS.findall(row.text)[0])
    return number <= pages + 30 or number == page.number
