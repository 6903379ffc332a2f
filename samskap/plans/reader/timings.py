"""When: from the plan's words to dates, with how sure we are.

Deadlines set only ``end``, starts and open intervals only ``start``, periods both. A recurrence with a first date
carries it in ``start``. Words without a date that can be computed are kept as they are, uncertain. A date without a
year is the first such day inside the plan period, uncertain.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cache
from itertools import pairwise

from samskap.plans.reader.dates import Point, span_of
from samskap.plans.reader.document import Timing, TimingKind
from samskap.plans.reader.expressions import Expression, Role, find_expressions, is_open
from samskap.plans.reader.not_dates import without_false_dates
from samskap.plans.reader.recurrences import Rhythm, find_rhythms

__all__ = ["Frame", "Role", "read_timings"]


@dataclass(frozen=True, slots=True)
class Frame:
    """What dates are read against: the plan's period, the year a heading gave, the day the document is from."""

    start: date | None = None
    end: date | None = None
    year: int | None = None
    written: date | None = None


def read_timings(text: str, role: Role, frame: Frame) -> tuple[Timing, ...]:
    """The timings of a text in its order. In a column of its own no word of the text is left out of them."""
    text = text.strip()
    if not re.search(r"\w", text):
        return ()
    if role is not Role.PROSE and ("?" in text or _either_month().fullmatch(text)):
        return (_words_only(text, role),)
    masked = without_false_dates(text)
    rhythms = find_rhythms(masked, in_value=role is not Role.PROSE)
    expressions = find_expressions(masked, rhythms, role)
    if role is Role.PROSE:
        expressions = [each for each in expressions if not _is_history(text, each, frame)]
    found = _combine(text, rhythms, expressions, role, frame)
    if role is Role.PROSE:
        found += _relative(text, found)
        return tuple(timing for _, _, timing in sorted(found, key=lambda each: each[0]))
    if not found:
        return (_words_only(text, role),)
    return _with_all_words(text, sorted(found, key=lambda each: each[0]))


def _is_history(text: str, expression: Expression, frame: Frame) -> bool:
    """Running text also tells what has been ("startet i 2019"): before the plan's time and not a deadline."""
    if (
        frame.start is None
        or expression.hint in ("due", "done", "start")
        or is_open(text, expression, Role.PROSE)
    ):
        return False
    span = _span(expression, frame)
    return span is not None and span[1] < frame.start


_Placed = tuple[int, int, Timing]


@cache
def _either_month() -> re.Pattern[str]:
    month = r"(?:jan|feb|mar|apr|mai|jun|jul|aug|sep|okt|nov|des)[a-zæøå]*\.?"
    return re.compile(rf"{month}\s*/\s*{month}", re.IGNORECASE)


def _words_only(text: str, role: Role) -> Timing:
    return Timing(" ".join(text.split()), "start" if role is Role.START else "deadline", certain=False)


def _combine(
    text: str, rhythms: Sequence[Rhythm], expressions: Sequence[Expression], role: Role, frame: Frame
) -> list[_Placed]:
    found: list[_Placed] = []
    taken: set[int] = set()
    for rhythm in rhythms:
        partner = _partner(text, rhythm, expressions, taken, role)
        if partner is None:
            timing = Timing(
                text[rhythm.begin : rhythm.end],
                "recurring",
                recurrence=rhythm.value,
                certain=not rhythm.vague,
            )
            found.append((rhythm.begin, rhythm.end, timing))
            continue
        taken.add(partner)
        found.append(_recurring_from(text, rhythm, expressions[partner], role, frame))
    for index, expression in enumerate(expressions):
        if index not in taken:
            found.append(_single(text, expression, role, frame))
    return found


def _partner(
    text: str, rhythm: Rhythm, expressions: Sequence[Expression], taken: set[int], role: Role
) -> int | None:
    """The date that tells when a rhythm begins or where in the year it falls."""
    for index, expression in enumerate(expressions):
        if index in taken:
            continue
        low, high = sorted(((rhythm.begin, rhythm.end), (expression.begin, expression.end)))
        between = text[low[1] : high[0]]
        if re.fullmatch(r"[\s,(:–-]*(?:(?:i|hver|kvar|og|på|med|innen|innan|ved)\s+)*[\s(]*", between):
            return index
        starts = expression.hint in ("start", "open") or is_open(text, expression, role)
        if starts and len(between) <= 110 and not re.search(r"[.;!?\n]", between):
            return index
    return None


def _recurring_from(text: str, rhythm: Rhythm, expression: Expression, role: Role, frame: Frame) -> _Placed:
    begin, end, timing = _single(text, expression, role, frame)
    begin, end = min(begin, rhythm.begin), max(end, rhythm.end)
    span = _span(expression, frame)
    start = span[0] if span else None
    last = timing.end if timing.kind == "period" and _bounds(expression) else None
    words = _closed_bracket(" ".join(text[begin:end].split()), text[end:])
    merged = replace(timing, text=words, kind="recurring", start=start, end=last, recurrence=rhythm.value)
    return begin, end, merged


def _closed_bracket(words: str, after: str) -> str:
    return words + ")" if "(" in words and ")" not in words and after.startswith(")") else words


def _bounds(expression: Expression) -> bool:
    """Whether the date is a stretch the rhythm lasts for, not the month it falls in."""
    return (
        expression.last is not None
        or expression.first.last_year is not None
        or expression.first.unit == "year"
    )


def _single(text: str, expression: Expression, role: Role, frame: Frame) -> _Placed:
    opened = is_open(text, expression, role)
    end = expression.end
    if opened:
        arrow = re.match(r"\s*(?:→|->|=>|⟶|➔|➜|og \w+|ff|[-–—])", text[end:])
        end += arrow.end() if arrow else 0
    words = " ".join(text[expression.begin : end].split())
    first, last = expression.first, expression.last
    certain = first.certain and (last is None or last.certain) and _has_year(expression)
    timing = Timing(words, _kind(expression, role, opened), precision=(last or first).unit, certain=certain)
    span = _span(expression, frame)
    if span is None:
        return expression.begin, end, replace(timing, precision=None, certain=False)
    return expression.begin, end, _dated(timing, span, expression)


def _has_year(expression: Expression) -> bool:
    return expression.first.year is not None or (
        expression.last is not None and expression.last.year is not None
    )


def _dated(timing: Timing, span: tuple[date, date], expression: Expression) -> Timing:
    start, end = span
    first = expression.first
    if timing.kind in ("start", "open"):
        return replace(timing, start=start)
    if timing.kind == "deadline":
        if expression.before and first.unit == "season" and first.index == 6:
            return replace(timing, end=date(start.year, 6, 20), precision="day", certain=False)
        if expression.before and first.unit != "day":
            return replace(timing, end=start - timedelta(days=1), certain=False)
        return replace(timing, end=end)
    return replace(timing, start=start, end=end)


def _kind(expression: Expression, role: Role, opened: bool) -> TimingKind:
    if expression.last is not None:
        return "period"
    if opened or expression.hint == "open":
        return "open"
    if role is Role.START or expression.hint == "start":
        return "start"
    if (
        expression.first.last_year is not None
        and expression.first.unit == "year"
        and expression.hint != "due"
    ):
        return "period"
    if expression.hint in ("due", "done") or role in (Role.DEADLINE, Role.END):
        return "deadline"
    one_day = expression.first.unit == "day" and not expression.first.last_day
    return "deadline" if one_day else "period"


def _span(expression: Expression, frame: Frame) -> tuple[date, date] | None:
    first, last = expression.first, expression.last
    if last is None:
        return _placed(first, frame)
    if first.year is None and last.year is not None:
        first = replace(first, year=last.year - (last.index < first.index))
    begin = _placed(first, frame)
    if begin is None:
        return None
    if last.year is None:
        last = replace(last, year=begin[0].year + (last.index < first.index))
    ending = _placed(last, frame)
    return (begin[0], ending[1]) if ending and ending[1] >= begin[0] else None


def _placed(point: Point, frame: Frame) -> tuple[date, date] | None:
    """The point's days in its own year, or the first such days inside the period."""
    if point.year is not None:
        return span_of(point, point.year)
    if point.shift is not None:
        written = frame.written or frame.start
        return span_of(point, written.year + point.shift) if written else None
    if frame.year is not None:
        return span_of(point, frame.year)
    if frame.start is None:
        return None
    last = max(frame.end or date(frame.start.year + 1, 12, 31), date(frame.start.year, 12, 31))
    spans = (span_of(point, year) for year in range(frame.start.year, last.year + 1))
    return next((span for span in spans if span and span[0] >= frame.start and span[0] <= last), None)


@cache
def _relative_words() -> re.Pattern[str]:
    number = r"(?:\d{1,2}|en|én|ei|ein|to|tre|fire|fem|seks|sju|syv|åtte|ti|tolv|fjorten)"
    unit = r"(?:dager|dagar|uker|uke|veker|veke|måneder|måned|månader|månad|år)"
    return re.compile(
        r"\b(?:neste|komande|kommende)\s+(?:\w+)?(?:møtet?|samlinga?|samlingen)\b"
        rf"|\b(?:(?:senest|seinast|innen|innan)\s+)?{number}\s+{unit}\s+(?:før|føre"
        r"|etter)\b(?:\s+\w+(?:\s+(?:av|for|i|på)\s+\w+)?)?"
        rf"|\bsenest\s+{number}\s+{unit}\b",
        re.IGNORECASE,
    )


def _relative(text: str, found: Sequence[_Placed]) -> list[_Placed]:
    """Deadlines that hang on something else ("senest to uker før"): the words, and no date."""
    return [
        (match.start(), match.end(), Timing(match.group(), "deadline", certain=False))
        for match in _relative_words().finditer(text)
        if not any(begin < match.end() and match.start() < end for begin, end, _ in found)
    ]


def _boundary(text: str, end: int, begin: int) -> int:
    """Where between two timings the words of the second begin: behind the first comma or "og"."""
    comma = re.search(r"[,;\n]|\bog\b", text[end:begin])
    return end + comma.end() if comma else begin


def _with_all_words(text: str, found: Sequence[_Placed]) -> tuple[Timing, ...]:
    """Each timing takes the words up to the next one, so that the column's text is kept whole."""
    starts = [0, *(_boundary(text, first[1], last[0]) for first, last in pairwise(found)), len(text)]
    timings = []
    for index, (_, _, timing) in enumerate(found):
        words = " ".join(text[starts[index] : starts[index + 1]].split())
        trimmed = re.sub(r"(?:[\s,;/&]|\bog)+$|^[\s,;/]+", "", words) or words
        timings.append(
            replace(timing, text=trimmed.rstrip(".") if re.search(r"\w{4,}\.$", trimmed) else trimmed)
        )
    return tuple(timings)
