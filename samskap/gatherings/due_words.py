"""By when, as people say it: «innen fredag», «om to uker», «3. desember», «uke 50». Knows no database."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

WEEKDAYS: Final = (
    ("mandag", "måndag", "monday"), ("tirsdag", "tysdag", "tuesday"), ("onsdag", "wednesday"),
    ("torsdag", "thursday"), ("fredag", "friday"), ("lørdag", "laurdag", "saturday"), ("søndag", "sundag", "sunday"),
)  # fmt: skip
MONTHS: Final = (
    ("januar", "january", "jan"), ("februar", "february", "feb"), ("mars", "march"), ("april", "apr"), ("mai", "may"),
    ("juni", "june", "jun"), ("juli", "july"), ("august", "aug"), ("september", "sept", "sep"),
    ("oktober", "october", "okt"), ("november", "nov"), ("desember", "december", "des"),
)  # fmt: skip
COUNTED: Final = {
    "en": 1, "ei": 1, "én": 1, "ett": 1, "to": 2, "tre": 3, "fire": 4, "fem": 5, "seks": 6, "sju": 7, "syv": 7,
    "åtte": 8, "ni": 9, "ti": 10, "elleve": 11, "tolv": 12,
}  # fmt: skip
FARTHEST: Final = timedelta(days=3 * 366)


def _any(groups: tuple[tuple[str, ...], ...]) -> str:
    return "|".join(sorted((word for group in groups for word in group), key=len, reverse=True))


_NUMBER = "|".join([r"\d{1,2}", *COUNTED])
_ISO = re.compile(r"\b(20\d\d)-(\d\d)-(\d\d)\b")
_DAY_MONTH = re.compile(rf"\b(\d{{1,2}})\.? ({_any(MONTHS)})\b\.?(?: (\d{{4}})\b)?", re.IGNORECASE)
_NUMERIC = re.compile(r"(?<![\d.,])(?<!kl )(?<!kl\. )(\d{1,2})\.(\d{1,2})(?:\.(20\d\d|\d\d)\b|\.(?!\d)|$)")
_IN_SOME = re.compile(
    rf"\bom ({_NUMBER}) (dag|dager|dagar|uke|uker|veke|veker|måned|måneder|månad|månader)\b", re.IGNORECASE
)
_WEEK = re.compile(rf"\b(?:({_any(WEEKDAYS)}) (?:i )?)?(?:uke|veke) (\d{{1,2}})\b", re.IGNORECASE)
_WEEKDAY = re.compile(rf"\b(neste |next )?({_any(WEEKDAYS)})( neste (?:uke|veke))?\b", re.IGNORECASE)
_NEXT_WEEK = re.compile(r"\b(?:neste (?:uke|veke)|next week)\b", re.IGNORECASE)
_MONTH = re.compile(
    rf"\b(?:i|innen|før|i løpet av|utgangen (?:av|på)|slutten (?:av|på)) ({_any(MONTHS)})\b(?: (20\d\d)\b)?",
    re.IGNORECASE,
)
_PLAIN: Final = (
    (re.compile(r"\bi ?dag\b|\btoday\b", re.IGNORECASE), 0),
    (re.compile(r"\bi ?morgen\b|\bi ?morgon\b|\btomorrow\b", re.IGNORECASE), 1),
    (re.compile(r"\bi ?overmorgen\b|\bi ?overmorgon\b", re.IGNORECASE), 2),
)
_BETWEEN = re.compile(r"^(?:,? ?(?:den|i)? ?)$", re.IGNORECASE)
_NEXT_MEETING = re.compile(r"\b(?:neste|til) (?:samling|møte|gang|rådsmøte)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Due:
    """The day that was understood, and where in the text it stands."""

    day: date
    start: int
    end: int


def find_due(text: str, today: date, next_meeting: date | None = None) -> Due | None:
    """The first day the text names, from today on; None when it names none, or one that does not exist."""
    found = [due for look in _LOOKS if (due := look(text, today)) is not None]
    if next_meeting is not None and (match := _NEXT_MEETING.search(text)):
        found.append(Due(next_meeting, *match.span()))
    exact = [due for look in _EXACT if (due := look(text, today)) is not None]
    fit = [due for due in found if today <= due.day <= today + FARTHEST and not _leads_to(due, exact, text)]
    return min(fit, key=lambda due: (due.start, -due.end), default=None)


def _leads_to(due: Due, exact: list[Due], text: str) -> bool:
    """Whether it is a weekday before its date: «fredag 18. desember»."""
    return any(each.start >= due.end and not _BETWEEN.sub("", text[due.end : each.start]) for each in exact)


def _iso(text: str, today: date) -> Due | None:
    match = _ISO.search(text)
    return _due(match, lambda: date(int(match[1]), int(match[2]), int(match[3]))) if match else None


def _day_month(text: str, today: date) -> Due | None:
    match = _DAY_MONTH.search(text)
    if match is None:
        return None
    month = _place(MONTHS, match[2]) + 1
    return _due(match, lambda: _ahead(int(match[1]), month, match[3], today))


def _numeric(text: str, today: date) -> Due | None:
    match = _NUMERIC.search(text)
    if match is None:
        return None
    return _due(match, lambda: _ahead(int(match[1]), int(match[2]), match[3], today))


def _in_some(text: str, today: date) -> Due | None:
    match = _IN_SOME.search(text)
    if match is None:
        return None
    count = COUNTED.get(match[1].lower()) or (int(match[1]) if match[1].isdecimal() else 0)
    unit = match[2].lower()
    if unit.startswith("m"):
        return _due(match, lambda: _months_on(today, count))
    days = count * (7 if unit.startswith(("u", "v")) else 1)
    return Due(today + timedelta(days=days), *match.span())


def _week(text: str, today: date) -> Due | None:
    """The day of the week that is named, else its Friday."""
    match = _WEEK.search(text)
    if match is None:
        return None

    day = _place(WEEKDAYS, match[1]) + 1 if match[1] else 5

    def within() -> date:
        this = date.fromisocalendar(today.isocalendar().year, int(match[2]), day)
        return (
            this if this >= today else date.fromisocalendar(today.isocalendar().year + 1, int(match[2]), day)
        )

    return _due(match, within)


def _weekday(text: str, today: date) -> Due | None:
    """The next such day, today not counted; «neste fredag» and «fredag neste uke» are in the week after this."""
    match = _WEEKDAY.search(text)
    if match is None:
        return None
    wanted = _place(WEEKDAYS, match[2])
    if match[1] or match[3]:
        monday = today - timedelta(days=today.weekday()) + timedelta(days=7)
        return Due(monday + timedelta(days=wanted), *match.span())
    ahead = (wanted - today.weekday() - 1) % 7 + 1
    return Due(today + timedelta(days=ahead), *match.span())


def _next_week(text: str, today: date) -> Due | None:
    match = _NEXT_WEEK.search(text)
    return Due(today - timedelta(days=today.weekday()) + timedelta(days=11), *match.span()) if match else None


def _month(text: str, today: date) -> Due | None:
    """The last day of the month."""
    match = _MONTH.search(text)
    if match is None:
        return None
    month = _place(MONTHS, match[1]) + 1
    year = int(match[2]) if match[2] else today.year + (month < today.month)
    return Due(date(year + month // 12, month % 12 + 1, 1) - timedelta(days=1), *match.span())


def _plain(text: str, today: date) -> Due | None:
    for pattern, days in _PLAIN:
        if match := pattern.search(text):
            return Due(today + timedelta(days=days), *match.span())
    return None


_EXACT: Final = (_iso, _day_month, _numeric)
_LOOKS: Final = (_iso, _day_month, _numeric, _in_some, _week, _weekday, _next_week, _month, _plain)


def _place(groups: tuple[tuple[str, ...], ...], word: str) -> int:
    return next(at for at, group in enumerate(groups) if word.lower() in group)


def _ahead(day: int, month: int, year: str | None, today: date) -> date:
    if year:
        return date(int(year) if len(year) == 4 else 2000 + int(year), month, day)
    this = date(today.year, month, day)
    return this if this >= today else date(today.year + 1, month, day)


def _months_on(today: date, count: int) -> date:
    whole = today.month - 1 + count
    first = date(today.year + whole // 12, whole % 12 + 1, 1)
    last = date(first.year + first.month // 12, first.month % 12 + 1, 1) - timedelta(days=1)
    return min(first + timedelta(days=today.day - 1), last)


def _due(match: re.Match[str], day: Callable[[], date]) -> Due | None:
    try:
        return Due(day(), *match.span())
    except ValueError:
        return None
