"""Points in time as they are written: days, weeks, months, quarters, halves, seasons, years.

Seasons: autumn is August–November, spring March–May, summer June–July, winter December–February. "Vinteren 2024/2025"
says which winter; "vinteren 2024" is read as the one that ends in 2024, uncertain. "Før jul" is 24 December, "før
sommeren" 20 June, "nyttår" 31 December. A tertial is four months and has precision "month".
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cache

from samskap.plans.reader.document import Precision

MONTHS = {
    "januar": 1, "februar": 2, "mars": 3, "april": 4, "mai": 5, "juni": 6, "juli": 7, "august": 8, "september": 9,
    "oktober": 10, "november": 11, "desember": 12,
}  # fmt: skip
_SHORT = {
    "jan": 1, "feb": 2, "febr": 2, "mar": 3, "apr": 4, "jun": 6, "aug": 8, "sept": 9, "sep": 9, "okt": 10, "nov": 11,
    "des": 12,
}  # fmt: skip
_SEASONS = {
    "vår": (3, 5),
    "sommer": (6, 7),
    "sumar": (6, 7),
    "sommar": (6, 7),
    "høst": (8, 11),
    "haust": (8, 11),
    "vinter": (12, 2),
}
_ORDINALS = {"første": 1, "fyrste": 1, "andre": 2, "annet": 2, "tredje": 3, "fjerde": 4, "siste": 0}
_M = "|".join([*MONTHS, *sorted(_SHORT, key=len, reverse=True)])
_Y = (
    r"(?:(?P<y>(?:19|20)\d\d)(?![\d#])(?!-?[a-zæøå])|(?P<rel>neste år|inneværende år|inneverande år|samme "
    r"år|same år|i år|til neste år))"
)
_TAIL = rf"(?:[,.]?\s*(?:i\s+|av\s+|år\s+)?{_Y}|\s*[-–'’](?P<yy>\d\d)(?![\d.]))?"
_NO_WORD_AFTER = rf"(?![a-zæøå])(?!-(?!(?:{_M})\b)[a-zæøå])"


@dataclass(frozen=True, slots=True)
class Point:
    """One date expression before its year is settled.

    ``index`` is the month, quarter, half, season's first month or week; ``last`` the last of
    a run ("2.–4. kvartal").
    ``shift`` is the number of years from the document's own year ("neste år" is 1). ``short`` marks forms that only
    count where a date is expected ("1.10", "okt", "2024" alone).
    """

    begin: int
    end: int
    unit: Precision
    year: int | None = None
    index: int = 0
    day: int = 0
    last: int = 0
    last_day: int = 0
    last_year: int | None = None
    shift: int | None = None
    edge: str = ""
    short: bool = False
    certain: bool = True


def find_points(text: str) -> list[Point]:
    """All date expressions of a text, in order; of two that overlap the earlier, then the longer, is kept."""
    kept: list[Point] = []
    for point in sorted(_all(text), key=lambda each: (each.begin, -each.end)):
        if not kept or point.begin >= kept[-1].end:
            kept.append(point)
    return kept


def span_of(point: Point, year: int) -> tuple[date, date] | None:
    """First and last day of the point in a year, or None when there is no such day."""
    try:
        return _span(point, year)
    except ValueError:
        return None


def _span(point: Point, year: int) -> tuple[date, date]:
    last_year = point.last_year or year
    if point.unit == "year":
        return date(year, 1, 1), date(last_year, 12, 31)
    if point.unit == "day" and point.day == 0:
        return _easter_eve_of_work(year), _easter_eve_of_work(year)
    if point.unit == "day":
        last = point.last_day or point.day
        return date(year, point.index, point.day), date(year, point.last or point.index, last)
    if point.unit == "week":
        return date.fromisocalendar(year, point.index, 1), date.fromisocalendar(
            year, point.last or point.index, 7
        )
    if point.unit == "quarter":
        return date(year, 3 * point.index - 2, 1), _month_end(year, 3 * (point.last or point.index))
    if point.unit == "half":
        return date(year, 6 * point.index - 5, 1), _month_end(year, 6 * point.index)
    if point.index == 12 and point.last == 2:
        first = year if point.last_year else year - 1
        return date(first, 12, 1), _month_end(first + 1, 2)
    last = point.last or point.index
    return date(year, point.index, 1), _month_end(year + (last < point.index), last)


def _month_end(year: int, month: int) -> date:
    return date(year + month // 12, month % 12 + 1, 1) - timedelta(days=1)


def _all(text: str) -> Iterator[Point]:
    lower = text.lower()
    if not _worth_a_look().search(lower):
        return
    for index, (needs, _, make) in enumerate(_SOURCES):
        if needs and not any(word in lower for word in needs.split("|")):
            continue
        for match in _compiled(index).finditer(lower):
            point = make(match)
            if point is not None and _possible(point):
                yield point


@cache
def _worth_a_look() -> re.Pattern[str]:
    return re.compile(
        rf"\d|\b(?:{_M})\b|høst|haust|vår|som+[ae]r|sumar|ferie|påsk|vinter|\bjul|nyttår|års?s|året|kvartal|halvår"
        r"|tertial|neste år|i år"
    )


@cache
def _compiled(index: int) -> re.Pattern[str]:
    return re.compile(_SOURCES[index][1])


def _possible(point: Point) -> bool:
    limits = {"day": 12, "month": 12, "quarter": 4, "half": 2, "week": 53, "season": 12, "year": 0}
    return point.index <= limits[point.unit] and point.last <= max(12, limits[point.unit]) and point.day <= 31


_Make = Callable[[re.Match[str]], Point | None]


def _year_of(match: re.Match[str]) -> tuple[int | None, int | None]:
    groups = match.groupdict()
    text = groups.get("y") or groups.get("yy")
    if text:
        return (int(text) if len(text) == 4 else 2000 + int(text)), None
    relative = groups.get("rel")
    return None, None if not relative else 1 if "neste" in relative else 0


def _point(match: re.Match[str], unit: Precision, **fields: int) -> Point:
    year, shift = _year_of(match)
    point = Point(match.start(), match.end(), unit, year=year, shift=shift, certain=shift is None)
    # A closing full stop ends the sentence, not the date.
    trimmed = match.group().rstrip(" .,")
    return replace(point, end=match.start() + len(trimmed), **fields)  # type: ignore[arg-type]  # fields are ints of Point


def _numeric_day(match: re.Match[str]) -> Point | None:
    month, day = int(match["m"]), int(match["d"])
    if not (1 <= month <= 12 and 1 <= day <= 31):
        return None
    point = _point(match, "day", index=month, day=day)
    return replace(point, short=point.year is None)


def _day(match: re.Match[str]) -> Point | None:
    month, day, first = _month_number(match["m"]), int(match["d"]), match["d0"]
    if not 1 <= day <= 31:
        return None
    if first and int(first) < day:
        return _point(match, "day", index=month, day=int(first), last_day=day)
    point = _point(match, "day", index=month, day=day)
    return replace(point, begin=match.start("d"))


def _numeric_month(match: re.Match[str]) -> Point:
    return _point(match, "month", index=int(match["m"]))


def _month(match: re.Match[str]) -> Point:
    point = _point(match, "month", index=_month_number(match["m"]))
    return replace(point, short=match["m"] not in MONTHS and point.year is None)


def _month_number(word: str) -> int:
    return MONTHS.get(word) or _SHORT[word]


def _season(match: re.Match[str]) -> Point | None:
    first, last = _SEASONS[match["s"]]
    point = _point(match, "season", index=first, last=last)
    if match["y1"]:
        point = replace(point, year=int(match["y1"]), last_year=int(match["y1"]) + 1)
        if match["s"] != "vinter":
            return None
    elif match["s"] == "vinter":
        point = replace(point, certain=False)
    return replace(point, short=not match["def"] and point.year is None and point.shift is None)


def _season_code(match: re.Match[str]) -> Point:
    first, last = _SEASONS["høst" if match["s"] == "h" else "vår"]
    return replace(_point(match, "season", index=first, last=last), short=True)


def _holiday(match: re.Match[str]) -> Point:
    if match["f"][:1] in ("h", "v"):
        return replace(
            _point(match, "week", index=40 if match["f"][0] == "h" else 8), certain=False, edge="feast"
        )
    return replace(_point(match, "season", index=6, last=7), certain=False, edge="feast")


def _easter(match: re.Match[str]) -> Point:
    return replace(_point(match, "day"), certain=False, edge="feast")


def _easter_eve_of_work(year: int) -> date:
    """The last Friday before Palm Sunday (Gregorian computus, Meeus/Jones/Butcher)."""
    a, b, c = year % 19, year // 100, year % 100
    h = (19 * a + b - b // 4 - (b - (b + 8) // 25 + 1) // 3 + 15) % 30
    k = (32 + 2 * (b % 4) + 2 * (c // 4) - h - c % 4) % 7
    m = (a + 11 * h + 22 * k) // 451
    month, day = divmod(h + k - 7 * m + 114, 31)
    return date(year, month, day + 1) - timedelta(days=9)


def _quarter(match: re.Match[str]) -> Point:
    groups = match.groupdict()
    quarter = _ordinal(match["q"]) or 4
    if groups.get("q0"):
        return _point(match, "quarter", index=int(match["q0"]), last=quarter)
    return _point(match, "quarter", index=quarter, last=int(groups.get("q9") or 0))


def _half(match: re.Match[str]) -> Point | None:
    half = _ordinal(match["h"]) or 2
    return _point(match, "half", index=half) if half <= 2 else None


def _tertial(match: re.Match[str]) -> Point:
    number = int(match["t"])
    return _point(match, "month", index=4 * number - 3, last=4 * number)


def _ordinal(word: str) -> int:
    return int(word) if word.isdigit() else _ORDINALS[word]


def _week(match: re.Match[str]) -> Point | None:
    if not 1 <= int(match["w"]) <= 53:
        return None
    return _point(match, "week", index=int(match["w"]), last=int(match["w2"] or 0))


def _years(match: re.Match[str]) -> Point | None:
    last = match["y2"]
    first_year, last_year = int(match["y"]), int(last) if len(last) == 4 else 2000 + int(last)
    if not first_year < last_year <= first_year + 40:
        return None
    return replace(_point(match, "year"), last_year=last_year, short=True)


def _year(match: re.Match[str]) -> Point:
    return replace(_point(match, "year"), short=True)


def _christmas(match: re.Match[str]) -> Point:
    point = _point(match, "day", index=12, day=24)
    return replace(point, certain=False, edge="feast")


def _year_end(match: re.Match[str]) -> Point:
    point = replace(_point(match, "day", index=12, day=31), edge="feast", certain=False)
    return replace(point, year=int(match["y1"]), certain=True) if match["y1"] else point


def _school_year(match: re.Match[str]) -> Point:
    return _point(match, "month", index=8, last=6)


_WORDS = "|".join(_ORDINALS)
_TWO_YEARS = r"\s*(?P<y1>20\d\d)\s*[/–-]\s*(?P<y2>(?:20)?\d\d)(?!\d)"
# Each: words one of which must be in the text (none for digits alone), the pattern, what it makes.
_SOURCES: tuple[tuple[str, str, _Make], ...] = (
    ("", r"(?<![\d.#-])(?P<y>(?:19|20)\d\d)-(?P<m>\d\d)-(?P<d>\d\d)(?!\d)", _numeric_day),
    (
        "",
        r"(?<![\d.,/#§-])(?P<d>\d{1,2})\s?[./]\s?(?P<m>\d{1,2})\s?[./-]\s?(?P<y>(?:19|20)?\d\d)(?![\d])",
        _numeric_day,
    ),
    ("", r"(?<![\d.,/#§])(?P<d>\d{1,2})[./](?P<m>\d{1,2})\b(?![.:,]?\d)\.?", _numeric_day),
    (
        _M,
        (
            rf"(?<![\d.,/#])(?:(?P<d0>\d{{1,2}})\.?\s*(?:[-–—]|og|til)\s*)?(?P<d>\d{{1,2}})\.?\s*(?P<m>{_M})"
            rf"{_NO_WORD_AFTER}\.?{_TAIL}"
        ),
        _day,
    ),
    ("20", r"(?<![\d#])(?P<m>0?[1-9]|1[0-2])[./](?P<y>20\d\d)(?![\d.])", _numeric_month),
    (_M, rf"(?<!\w)(?P<m>{_M}){_NO_WORD_AFTER}(?:\.(?!\s+[A-ZÆØÅ]))?{_TAIL}", _month),
    (
        "|".join(_SEASONS),
        (
            r"(?<!\w)(?P<s>høst|haust|vår|sommer|sommar|sumar|vinter)(?P<def>en|n|a)?(?![a-zæøå])(?!-[a-zæøå])"
            rf"(?:(?:\s*(?:av|i))?{_TWO_YEARS}|{_TAIL})"
        ),
        _season,
    ),
    (
        "kv",
        (
            rf"(?<![\w.])(?:(?P<q0>[1-4])\.?\s*(?:[-–—/]|og|til)\s*)?(?P<q>[1-4]|{_WORDS})\.?\s*(?:kvartal(?:et)?|kv)\b"
            rf"\.?{_TAIL}"
        ),
        _quarter,
    ),
    (
        "q|kv",
        rf"(?<![\w.])(?:q|kv\.?\s?)(?P<q>[1-4])(?:\s*[-–—]\s*q?(?P<q9>[1-4]))?(?!\d)(?:[\s/-]*{_TAIL})?",
        _quarter,
    ),
    ("q", r"(?<![\d])(?P<y>20\d\d)[\s/,-]*q(?P<q>[1-4])(?!\d)", _quarter),
    ("kvartal", rf"(?<!\w)kvartal\s+(?P<q>[1-4])(?!\d){_TAIL}", _quarter),
    (
        "halv",
        rf"(?<![\w.])(?P<h>[12]|{_WORDS})\.?\s*(?:halvår(?:et)?|halvdel(?:en)? av(?=\s+20)){_TAIL}",
        _half,
    ),
    ("h1|h2", rf"(?<!\w)h(?P<h>[12])(?!\d)(?:[\s/-]*{_TAIL})?", _half),
    ("h|v", r"(?<!\w)(?P<s>[hv])[-–]?(?P<yy>2\d|3\d)(?!\d)", _season_code),
    ("ferie", rf"(?<!\w)(?P<f>somm[ea]r|sumar|høst|haust|vinter|)ferien?(?!\w){_TAIL}", _holiday),
    ("påsk", rf"(?<!\w)(?P<f>påsken?|påskeferien?|påska)(?!\w){_TAIL}", _easter),
    ("tertial", rf"(?<![\w.])(?P<t>[1-3])\.?\s*tertial(?:et)?\b{_TAIL}", _tertial),
    (
        "uk|vek",
        (
            r"(?<!\w)(?:uke|uka|veke|veka)\s*(?:nr\.?\s*)?(?P<w>\d{1,2})(?!\d)"
            rf"(?:\s*(?:[-–—]|og|til)\s*(?:uke\s*|veke\s*)?(?P<w2>\d{{1,2}})(?!\d))?(?:[\s,/-]*(?:i\s+)?{_Y})?"
        ),
        _week,
    ),
    (
        "",
        r"(?<![\w.#/-])(?P<y>(?:19|20)\d\d)\s*[-–—/]\s*(?P<y2>(?:19|20)\d\d|\d\d)(?![\d.#-])(?!-?[a-zæøå])",
        _years,
    ),
    ("19|20|år", rf"(?<![\w.#/,-]){_Y}", _year),
    ("jul", rf"(?<!\w)(?:jul(?:a|en|eferien|eferie)?|juleferien?)(?!\w){_TAIL}", _christmas),
    (
        "år|slutt",
        (
            r"(?<!\w)(?:nyttår|årsskiftet|årsslutt|årets slutt|slutten av året|årets utløp|utgangen av året"
            rf"|året er omme)(?!\w)(?:{_TWO_YEARS}|{_TAIL})"
        ),
        _year_end,
    ),
    (
        "året",
        r"(?<!\w)(?:skole|skule|studie|undervisnings)året\s*(?P<y>20\d\d)\s*[/–-]\s*(?P<y2>(?:20)?\d\d)",
        _school_year,
    ),
)
