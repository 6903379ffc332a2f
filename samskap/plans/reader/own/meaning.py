"""When, said so that nobody can mistake it: «frist innen 01.09.2027, på dagen». Written, and read back.

A document repeats the plan's own words («høsten 2024»). What they mean is written beside them only where the words
alone would be read as something else: a person has put it right, or the words say no date.
"""

from __future__ import annotations

import re
from datetime import date
from functools import cache
from typing import cast

from samskap.plans.reader.document import Period, Precision, Timing, TimingKind
from samskap.plans.reader.expressions import Role
from samskap.plans.reader.period import find_period
from samskap.plans.reader.timings import Frame, read_timings

_KINDS = {
    "nb": {"deadline": "frist", "start": "oppstart", "period": "periode", "recurring": "gjentas",
           "open": "uten sluttdato"},
    "nn": {"deadline": "frist", "start": "oppstart", "period": "periode", "recurring": "blir gjenteke",
           "open": "utan sluttdato"},
}  # fmt: skip
_PRECISIONS = {
    "nb": {"day": "på dagen", "week": "på uka", "month": "på måneden", "quarter": "på kvartalet",
           "half": "på halvåret", "season": "på årstiden", "year": "på året"},
    "nn": {"day": "på dagen", "week": "på veka", "month": "på månaden", "quarter": "på kvartalet",
           "half": "på halvåret", "season": "på årstida", "year": "på året"},
}  # fmt: skip
_RHYTHMS = {
    "nb": {"daily": "hver dag", "weekly": "hver uke", "biweekly": "annenhver uke", "monthly": "hver måned",
           "quarterly": "hvert kvartal", "half-yearly": "hvert halvår", "yearly": "hvert år",
           "continuous": "hele tiden"},
    "nn": {"daily": "kvar dag", "weekly": "kvar veke", "biweekly": "annakvar veke", "monthly": "kvar månad",
           "quarterly": "kvart kvartal", "half-yearly": "kvart halvår", "yearly": "kvart år",
           "continuous": "heile tida"},
}  # fmt: skip
_FROM, _BY = {"nb": "fra", "nn": "frå"}, {"nb": "innen", "nn": "innan"}
_UNDATED = {"nb": "uten datoer", "nn": "utan datoar"}
_UNSURE = "usikkert"
_DAY = r"(\d\d)\.(\d\d)\.(\d{4})"


def suffices(timing: Timing, frame: Frame) -> bool:
    """Whether the timing's own words, read alone, mean just what it means."""
    return alone(timing.text, frame) == timing


def alone(words: str, frame: Frame) -> Timing | None:
    """The words read by themselves, as one timing; None when they say none, or several."""
    found = read_timings(words, Role.WHEN, frame)
    if len(found) != 1:
        return None
    read = found[0]
    return Timing(words, read.kind, read.start, read.end, read.precision, read.recurrence, read.certain)


def meaning_words(timing: Timing, language: str) -> str:
    """What the timing means, in words that ``read_meaning`` understands."""
    tongue = language if language in _KINDS else "nb"
    words = _KINDS[tongue][timing.kind]
    if timing.start and timing.end:
        words += f" {_day(timing.start)}–{_day(timing.end)}"
    elif timing.start:
        words += f" {_FROM[tongue]} {_day(timing.start)}"
    elif timing.end:
        words += f" {_BY[tongue]} {_day(timing.end)}"
    if timing.precision:
        words += f", {_PRECISIONS[tongue][timing.precision]}"
    if timing.recurrence:
        words += f", {_RHYTHMS[tongue].get(timing.recurrence, f'«{timing.recurrence}»')}"
    return words if timing.certain else f"{words}, {_UNSURE}"


def read_meaning(text: str, words: str) -> Timing | None:
    """The timing with the plan's words ``text`` that means ``words``; None when a person has written them freely."""
    found = _pattern().fullmatch(" ".join(words.split()))
    if found is None:
        return None
    days = [found["both"], found["first"], found["last"]]
    try:
        start, end = _days(*days)
    except ValueError:
        return None
    rhythm = found["rhythm"] or ""
    known = _key(_RHYTHMS, rhythm)
    return Timing(
        text,
        cast("TimingKind", _key(_KINDS, found["kind"])),
        start,
        end,
        cast("Precision | None", _key(_PRECISIONS, found["precision"] or "") or None),
        known or rhythm[1:-1] or None,
        found["unsure"] is None,
    )


def _days(both: str | None, first: str | None, last: str | None) -> tuple[date | None, date | None]:
    if both:
        return read_day(both[:10]), read_day(both[11:])
    return (read_day(first) if first else None), (read_day(last) if last else None)


@cache
def _pattern() -> re.Pattern[str]:
    kinds, precisions, rhythms = (
        "|".join(re.escape(word) for words in table.values() for word in words.values())
        for table in (_KINDS, _PRECISIONS, _RHYTHMS)
    )
    day = _DAY.replace("(", "(?:")
    return re.compile(
        rf"(?P<kind>{kinds})"
        rf"(?: (?P<both>{day}[–-]{day})| (?:fra|frå) (?P<first>{day})| (?:innen|innan) (?P<last>{day}))?"
        rf"(?:, (?P<precision>{precisions}))?(?:, (?P<rhythm>{rhythms}|«.*»))?(?P<unsure>, {_UNSURE})?"
    )


def _key(table: dict[str, dict[str, str]], word: str) -> str:
    return next((key for words in table.values() for key, each in words.items() if each == word), "")


def _day(day: date) -> str:
    return f"{day.day:02}.{day.month:02}.{day.year:04}"


def read_day(words: str) -> date | None:
    """A day as ``day_words`` writes it; None for other words. Raises ValueError for a day that is not there."""
    found = re.fullmatch(_DAY, words.strip())
    return date(int(found[3]), int(found[2]), int(found[1])) if found else None


def day_words(day: date) -> str:
    """A day in figures: 01.09.2027."""
    return _day(day)


def period_words(period: Period, language: str) -> str:
    """The dates of a period where its words do not tell them; "" where they do."""
    if period_alone(period.text) == period:
        return ""
    if not (period.start or period.end):
        return _UNDATED.get(language, _UNDATED["nb"])
    return "–".join(_day(day) if day else "" for day in (period.start, period.end))


def period_alone(text: str) -> Period | None:
    """The period that the words name by themselves."""
    found = find_period([text], [], [], "")
    return Period(text, found.start, found.end) if found else Period(text, None, None) if text else None


def read_period(text: str, words: str) -> Period | None:
    """The period with the plan's words ``text``, and the dates beside them where they stand."""
    if words.strip() in _UNDATED.values():
        return Period(text, None, None)
    found = re.fullmatch(rf"({_DAY})?–({_DAY})?", words.strip())
    if found is None:
        return period_alone(text)
    try:
        return Period(
            text, read_day(found[1]) if found[1] else None, read_day(found[5]) if found[5] else None
        )
    except ValueError:
        return period_alone(text)
