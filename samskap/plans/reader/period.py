"""The time the plan is for."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from datetime import date

from samskap.plans.reader.dates import find_points, span_of
from samskap.plans.reader.document import Period

_SPAN = r"(?P<a>(?:19|20)\d\d)\s*(?:[-–—/]|til(?: og med)?)\s*(?P<b>(?:19|20)\d\d|\d\d)(?!\d)"
_ANYWHERE = re.compile(rf"(?<![\d.(/-]){_SPAN}")
_SAID = re.compile(
    (
r"\b(?:plan-?perioden?|gjelder(?: for)?(?: perioden| åra| årene)?|gjeld(?: for)?(?: perioden| åra)?"
r"|for perioden|i perioden|tidsperioden?|virketid|verketid|planperiode)\s*:?\s*(?:er\s+|fra\s+"
rf"|frå\s+)?{_SPAN}"
),
    re.IGNORECASE,
)  # fmt: skip
_NEXT = re.compile(
    r"\b(?:ny|nye|neste|forrige|førre|tidligere|tidlegare|gammel|gamle)\s+(?:\w+\s+){0,3}$", re.IGNORECASE
)
_WORDS_ONLY = re.compile(
    (
        rf"\(?\s*(?:for\s+)?(?:(?:plan-?)?perioden?)?\s*:?\s*(?:{_SPAN}|(?:høsten|hausten|våren|året"
        r"|år)?\s*(?:19|20)\d\d)\s*\)?"
    ),
    re.IGNORECASE,
)

_GOAL_YEAR = re.compile(
    r"\w*(?:strategi|visjon|kommunedelplan|kommuneplan)|\b(?:mot|innen|innan)\s+20\d\d", re.IGNORECASE
)


def is_period(text: str) -> bool:
    """Whether a line is nothing but a period: "2022 – 2025", "Planperiode: 2022–2025"."""
    return bool(_WORDS_ONLY.fullmatch(text.strip(" .")))


def find_period(
    front: Sequence[str], headers: Sequence[str], body: Iterable[str], file_name: str
) -> Period | None:
    """The plan's period: from the front page and the title, the text, table headers, the file's name."""
    for text in front:
        found = _span(text)
        if found:
            return found
    said = _said([*front, *body])
    if said:
        return said
    for text in (*front, *headers):
        found = _span(text) or _other(text)
        if found:
            return found
    return _span(file_name.rsplit("/", 1)[-1].replace("_", " "))


def _span(text: str) -> Period | None:
    for found in _ANYWHERE.finditer(text):
        period = _years(found)
        if (
            period
            and not _NEXT.search(text[: found.start()])
            and not re.search(
                r"(?:meld|prop)\.?\s*(?:st\.?)?\s*\d*\s*\(?$", text[: found.start()], re.IGNORECASE
            )
        ):
            return period
    return None


def _years(found: re.Match[str]) -> Period | None:
    first = int(found["a"])
    last = int(found["b"]) if len(found["b"]) == 4 else first // 100 * 100 + int(found["b"])
    if not first < last <= first + 25:
        return None
    begin = found.start("a")
    words = found.group()[begin - found.start() :]
    return Period(" ".join(words.split()), date(first, 1, 1), date(last, 12, 31))


def _said(texts: Iterable[str]) -> Period | None:
    for text in texts:
        for found in _SAID.finditer(text):
            if not _NEXT.search(text[: found.start()]):
                period = _years(found)
                if period:
                    return period
    return None


def _other(text: str) -> Period | None:
    """A season, half or single year: "høsten 2015", "2024"; not the year that a strategy aims at."""
    if _GOAL_YEAR.search(text):
        return None
    for point in find_points(text):
        if point.year is None or point.unit in ("day", "week", "month"):
            continue
        span = span_of(point, point.year)
        if span:
            return Period(" ".join(text[point.begin : point.end].split()), *span)
    return None
