"""How often something happens: "månedlig", "to ganger i året", "kvar haust", "løpende".

The words of the format: daily, weekly, biweekly, monthly, quarterly, half-yearly, yearly, continuous; anything else
is written as "N per year", "N per month" or "N per week", and as "every N years", "every N months", "every N weeks".
Fast rhythms without a rate ("jevnlig", "ved behov") give None: they recur, but nobody knows how often.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

_NUMBERS = {
    "en": 1, "én": 1, "ei": 1, "ett": 1, "et": 1, "ein": 1, "éin": 1, "eitt": 1, "eit": 1, "to": 2, "tre": 3,
    "fire": 4, "fem": 5,
    "seks": 6, "sju": 7, "syv": 7, "åtte": 8, "ni": 9, "ti": 10, "elleve": 11, "tolv": 12,
}  # fmt: skip
_N = rf"(?:{'|'.join(_NUMBERS)}|\d{{1,2}})"
_UNITS = {
    "år": "year", "året": "year", "halvår": "half", "halvåret": "half", "semester": "half", "semesteret": "half",
    "kvartal": "quarter", "kvartalet": "quarter", "måned": "month", "måneden": "month", "månad": "month",
    "månaden": "month",
    "uke": "week", "uken": "week", "uka": "week", "veke": "week", "veka": "week", "vika": "week",
    "dag": "day", "dagen": "day", "døgnet": "day",
}  # fmt: skip
_U = "|".join(sorted(_UNITS, key=len, reverse=True))
_PER_YEAR = {1: "yearly", 2: "half-yearly", 4: "quarterly", 12: "monthly"}
_IN_A_YEAR = {"year": 1, "half": 2, "quarter": 4}
_SINGLE = {
    "year": "yearly",
    "half": "half-yearly",
    "quarter": "quarterly",
    "month": "monthly",
    "week": "weekly",
    "day": "daily",
}
_ADJECTIVES = (
    (r"dag(?:lig|leg)(?:e|s)?|kvar dag|hver dag", "daily"),
    (r"ukent(?:lig|leg)e?|vekent(?:leg|lig)e?|ukevis|vekevis", "weekly"),
    (
        (
            r"(?:første|fyrste|andre|tredje|fjerde|siste) (?:man|mån|tirs|tys|ons|tors|fre|lør|laur|søn"
            r"|sun)dag(?:en)? i (?:hver |kvar )?m(?:åne|åna)d(?:en)?|måned(?:lig|leg)e?|månad(?:leg|lig)e?"
            r"|månedsvis|månadsvis"
        ),
        "monthly",
    ),
    (r"kvartalsvise?|kvartals?(?:lig|leg)e?", "quarterly"),
    (r"halvår(?:lig|leg)e?|halvårsvis", "half-yearly"),
    (r"toår(?:lig|leg)e?", "every 2 years"),
    (r"treår(?:lig|leg)e?", "every 3 years"),
    (r"fireår(?:lig|leg)e?", "every 4 years"),
    (r"år(?:lig|leg)e?|årvisse?", "yearly"),
)
_CONTINUOUS = (
    r"(?:fort)?løp(?:ende|ande)|kontinuer(?:lig|leg)e?|(?:i |gjennom |under )?(?:hele|heile) "
    r"(?:plan)?perioden|hele tiden|heile tida"
    r"|hele året|heile året|gjennom (?:hele |heile )?(?:plan)?perioden|i (?:plan|prosjekt)perioden"
)
_VAGUE = r"jevnlige?|jamlege?|jamleg|regelmessige?|ved behov|etter behov|fast(?:e)?|hyppig|innimellom"
_DAYS = (
    r"mandag|måndag|tirsdag|tysdag|onsdag|torsdag|fredag|lørdag|laurdag|søndag|sundag|morgen|kveld|uke|veke"
)
_SEASONS = (
    r"høst|haust|vår|sommer|sumar|vinter|jul|påske|januar|februar|mars|april|mai|juni|juli|august"
    r"|september|oktober|november|desember"
)


@dataclass(frozen=True, slots=True)
class Rhythm:
    """A recurrence found in a text. ``value`` is None when the rate is unknown."""

    begin: int
    end: int
    value: str | None
    vague: bool = False


def find_rhythms(text: str, *, in_value: bool) -> list[Rhythm]:
    """The recurrences of a text, in order and never overlapping; ``in_value`` also takes words without a rate."""
    found: list[Rhythm] = []
    for rhythm in sorted(_all(text, in_value), key=lambda each: (each.begin, -each.end)):
        if not found or rhythm.begin >= found[-1].end:
            found.append(rhythm)
    return found


def _all(text: str, in_value: bool) -> Iterator[Rhythm]:
    for match in _times().finditer(text):
        yield Rhythm(match.start(), match.end(), _times_value(match))
    for match in _every().finditer(text):
        yield Rhythm(match.start(), match.end(), _every_value(match))
    for pattern, value in _adjectives():
        for match in pattern.finditer(text):
            yield Rhythm(match.start(), match.end(), value)
    if in_value:
        for match in _vague().finditer(text):
            yield Rhythm(match.start(), match.end(), None, vague=True)


@cache
def _times() -> re.Pattern[str]:
    return re.compile(
        rf"(?:minst |inntil |opptil |minimum |ca\.? )?\b(?P<n>{_N})(?:\s*[-–]\s*(?P<n2>{_N}))?\s+"
        rf"(?:(?:ganger?|gonger?|gong(?:ar)?|x)\s+(?:i|per|pr\.?|om|hver|kvar)\s+(?P<u>{_U})\b"
        rf"|(?:(?!(?:{_N}|ganger|gonger)\b)[a-zæøå]+\s+){{0,2}}?(?!ganger|gonger)[a-zæøå]{{3,}}\s+(?:i|per"
        rf"|pr\.?|hvert|hver|kvart|kvar)\s+(?P<u2>{_U})\b"
        rf"|(?P<a>(?:år|måned|månad|ukent|vekent)(?:lig|leg)e)\s+[a-zæøå]+"
        rf"|[a-zæøå]{{4,}}(?:ar|er|e)?\s+(?P<b>årlig|årleg|månedlig|månadleg|ukentlig)\b)",
        re.IGNORECASE,
    )


@cache
def _every() -> re.Pattern[str]:
    ordinal = r"(?:annen|annet|anna|andre|annan|tredje|fjerde|femte|sjette|2\.|3\.|4\.)"
    return re.compile(
        rf"\b(?:(?:hver|hvert|kvar|kvart)\s+(?:(?P<o>{ordinal})\s+)?(?P<u>{_U})\b"
        rf"|(?P<alt>annenhver|annethvert|annakvar|annakvart|annankvar|annahver)\s+(?P<u2>{_U})\b"
        rf"|(?:hver|kvar)\s+(?P<day>{_DAYS})\b(?!\s+(?:til|som))"
        rf"|(?:hver|hvert|kvar|kvart)\s+(?P<season>{_SEASONS})\b"
        rf"|(?P<semester>hvert semester|kvart semester))",
        re.IGNORECASE,
    )


@cache
def _adjectives() -> tuple[tuple[re.Pattern[str], str], ...]:
    words = (*_ADJECTIVES, (_CONTINUOUS, "continuous"))
    return tuple(
        (re.compile(rf"(?<![\w-])(?:{word})(?![\w-])", re.IGNORECASE), value) for word, value in words
    )


@cache
def _vague() -> re.Pattern[str]:
    return re.compile(rf"(?<![\w-])(?:{_VAGUE})(?![\w-])", re.IGNORECASE)


def _number(word: str) -> int:
    return int(word) if word.isdigit() else _NUMBERS[word.lower()]


def _times_value(match: re.Match[str]) -> str:
    count = _number(match["n2"] or match["n"])
    word = (match["u"] or match["u2"] or "").lower()
    unit = _UNITS.get(word) or _unit_of(match["a"] or match["b"] or "")
    if unit in _IN_A_YEAR:
        times = count * _IN_A_YEAR[unit]
        return _PER_YEAR.get(times, f"{times} per year")
    return _SINGLE[unit] if count == 1 else f"{count} per {unit}"


def _unit_of(adjective: str) -> str:
    first = adjective[:2].lower()
    return {"år": "year", "må": "month", "uk": "week", "ve": "week"}.get(first, "year")


def _every_value(match: re.Match[str]) -> str:
    if match["day"]:
        return "daily" if match["day"].lower() in ("morgen", "kveld") else "weekly"
    if match["season"]:
        return "yearly"
    if match["semester"]:
        return "half-yearly"
    unit = _UNITS[(match["u"] or match["u2"]).lower()]
    step = 2 if match["alt"] else _step(match["o"])
    if step == 1:
        return _SINGLE[unit]
    known = {
        ("week", 2): "biweekly",
        ("half", 2): "yearly",
        ("quarter", 2): "half-yearly",
        ("month", 3): "quarterly",
    }
    if (unit, step) in known:
        return known[unit, step]
    return f"every {step} {unit}s"


def _step(ordinal: str | None) -> int:
    if not ordinal:
        return 1
    if ordinal[0].isdigit():
        return int(ordinal[0])
    return {"tredje": 3, "fjerde": 4, "femte": 5, "sjette": 6}.get(ordinal.lower(), 2)
