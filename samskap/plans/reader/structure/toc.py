"""Tables of contents: lines that look like measures and are none."""

from __future__ import annotations

import re

_LEADERS = re.compile(r"\S.*?(?:\.{4,}|(?:\. ){3,}\.?|…{2,}|_{4,}|·{4,})\s*(?:side\s*)?\d{1,3}$")
_TAB_NUMBER = re.compile(r"[^\t]*[^\W\d_][^\t]*\t+\s*(\d{1,3})$")
_SPACE_NUMBER = re.compile(r"\S.*[^\W\d_].*\s+(\d{1,3})$")
CONTENTS = re.compile(
    r"(?:innhold(?:sfortegnelse|sliste|soversikt|sliste)?|innhald(?:sliste|soversikt)?)\s*:?$",
    re.IGNORECASE,
)


def has_leaders(text: str) -> bool:
    """Dot leaders and a page number: one such line is enough."""
    return "\n" not in text and bool(_LEADERS.match(text))


def contents_lines(texts: list[str]) -> set[int]:
    """Which of the lines stand in a table of contents.

    Without leaders it takes a heading that says so, and at least two lines under it with rising page numbers.
    """
    found = {index for index, text in enumerate(texts) if has_leaders(text)}
    for index, text in enumerate(texts):
        if CONTENTS.match(text):
            end = _rising_until(texts, index + 1)
            if end > index + 2 or index + 1 in found:
                found.update(range(index, end))
    return found


def _rising_until(texts: list[str], start: int) -> int:
    last, index = 0, start
    while index < len(texts):
        here = _page_number(texts[index])
        if here is None or here < last:
            break
        last, index = here, index + 1
    return index


def _page_number(text: str) -> int | None:
    found = _TAB_NUMBER.match(text) or _SPACE_NUMBER.match(text)
    return int(found.group(1)) if found else None
