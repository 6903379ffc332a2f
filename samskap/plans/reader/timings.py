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
from enum import Enum
from functools import cache

from samskap.plans.reader.dates import Point, find_points, span_of
from samskap.plans.reader.document import Timing, TimingKind
from samskap.plans.reader.not_dates import without_false_dates
from samskap.plans.reader.recurrences import Rhythm, find_rhythms


class Role(Enum):
    """What the place of the words says about them: running text, or the column or label they stand under."""

    PROSE = "prose"
    DEADLINE = "deadline"
    WHEN = "when"
    START = "start"
    END = "end"


@dataclass(frozen=True, slots=True)
class Frame:
    """What dates are read against: the plan's period, the year a heading gave, the day the document is from."""

    start: date | None = None
    end: date | None = None
    year: int | None = None
    written: date | None = None


@dataclass(frozen=True, slots=True)
class _Expression:
    """A point or an interval in the text with the words that lead into it."""

    begin: int
    end: int
    first: Point
    last: Point | None = None
    hint: str = ""
    before: bool = False


def read_timings(text: str, role: Role, frame: Frame) -> tuple[Timing, ...]:
    """The timings of a text in its order. In a column of its own no word of the text is left out of them."""
    text = text.strip()
    if not re.search(r"\w", text):
        return ()
    if role is not Role.PROSE and ("?" in text or _either_month().fullmatch(text)):
        return (_words_only(text, role),)
    masked = without_false_dates(text)
    rhythms = find_rhythms(masked, in_value=role is not Role.PROSE)
    expressions = _expressions(masked, rhythms, role)
    if role is Role.PROSE:
        expressions = [each for each in expressions if not _is_history(text, each, frame)]
    found = _combine(text, rhythms, expressions, role, frame)
    if role is Role.PROSE:
        found += _relative(text, found)
        return tuple(timing for _, _, timing in sorted(found, key=lambda each: each[0]))
    if not found:
        return (_words_only(text, role),)
    return _with_all_words(text, sorted(found, key=lambda each: each[0]))


def _is_history(text: str, expression: _Expression, frame: Frame) -> bool:
    """Running text also tells what has been ("startet i 2019"): before the plan's time and not a deadline."""
    if frame.start is None or expression.hint in ("due", "done", "start") or _is_open(text, expression, Role.PROSE):
        return False
    span = _span(expression, frame)
    return span is not None and span[1] < frame.start


_Placed = tuple[int, int, Timing]


def _words_only(text: str, role: Role) -> Timing:
    return Timing(" ".join(text.split()), "start" if role is Role.START else "deadline", certain=False)


def _expressions(text: str, rhythms: Sequence[Rhythm], role: Role) -> list[_Expression]:
    points = [
        point for point in find_points(text) if not any(r.begin <= point.begin < r.end for r in rhythms)
    ]
    expressions: list[_Expression] = []
    index = 0
    points = _with_shared_years(text, points)
    while index < len(points):
        first, last = points[index], None
        if index + 1 < len(points) and _joins(text, first, points[index + 1]):
            last = points[index + 1]
            index += 1
        expression = _with_hint(text, first, last, role)
        if _counts(text, expression, role):
            expressions.append(expression)
        index += 1
    return expressions


def _with_shared_years(text: str, points: Sequence[Point]) -> list[Point]:
    """ "Vår og høst 2024", "1.3. og 1.10.2024": the year stands once, for both."""
    shared = list(points)
    for index in range(len(shared) - 2, -1, -1):
        point, following = shared[index], shared[index + 1]
        between = text[point.end : following.begin]
        if (
            point.year is None
            and point.shift is None
            and following.year
            and re.fullmatch(r"\.?\s*(?:og|,|/|&)\s*", between)
        ):
            certain = point.certain and "/" not in between
            shared[index] = replace(point, year=following.year, short=following.short, certain=certain)
    return shared


def _joins(text: str, first: Point, last: Point) -> bool:
    between = text[first.end : last.begin]
    if first.last_year or last.last_year or not _connector().fullmatch(between):
        return False
    return not (first.year and last.year and last.year < first.year)


@cache
def _either_month() -> re.Pattern[str]:
    month = r"(?:jan|feb|mar|apr|mai|jun|jul|aug|sep|okt|nov|des)[a-zæøå]*\.?"
    return re.compile(rf"{month}\s*/\s*{month}", re.IGNORECASE)


@cache
def _connector() -> re.Pattern[str]:
    return re.compile(
        (
            r"\.?\s*(?:[-–—→]|->|til(?: og med)?|t\.?o\.?m\.?|og (?:fram|frem|ut) ?(?:til)?)\s*(?:primo|medio"
            r"|ultimo|utgangen av|slutten av)?\s*"
        ),
        re.IGNORECASE,
    )


@cache
def _leads() -> tuple[tuple[str, re.Pattern[str]], ...]:
    filler = (
        r"(?:\s+(?:i|på|den|ca\.?|cirka|rundt|til|innen|innan|senest|er|av|en gang|til bruk|fra"
        r"|frå))*\s*[:=]?\s*$"
    )
    mid = r"(?:(?:primo|medio|ultimo|tidlig|midten av|starten av|begynnelsen av|byrjinga av)\s+)?"
    edge = (
        r"(?:primo|medio|ultimo|tidlig i|tidlig|midten av|starten av|begynnelsen av|byrjinga av|ca\.?|cirka"
        r"|rundt)\s+$"
    )
    start = (
        r"(?:med oppstart|oppstart\w*|start(?:er|ar|es|dato|ar opp|er opp)?|igangsettes|igangsetting|set(?:t"
        r"|te)?(?:es|ast) i (?:gang|verk)"
        r"|i gang|begynner|byrjar|begynn\w*|innføres|tas i bruk|tre[rd]e? i kraft)"
    )
    opened = r"(?:fra og med|frå og med|f\.?o\.?m\.?|fra|frå|etter)"
    due = (
        r"(?:(?:innen|innan|senest|seinast|ved|før|føre)\s+)?(?:utgangen av|utgongen av|slutten av|i løpet av"
        r"|i laupet av)"
        r"|innen|innan|senest|seinast|føre|før|fram til|frem til|til og med|t\.?o\.?m\.|til"
    )
    done = (
        r"(?:\w*frist\w*|ferdig\w*|klare?|klart|fullfør\w*|avslutt\w*|sluttfør\w*|levert|leveres|leverast|på "
        r"plass)"
    )
    sources = (("start", start + filler), ("open", opened + rf"\s+(?:den\s+)?{mid}$"), ("due", rf"(?:{due})\s+(?:den\s+)?{mid}$"),
               ("done", done + filler), ("in", rf"(?:i perioden|i tidsrommet|i åra|i årene|perioden|i|for|ved|om)\s+{mid}$"), ("edge", edge))  # fmt: skip
    return tuple((name, re.compile(rf"(?<!\w)(?:{source})", re.IGNORECASE)) for name, source in sources)


def _with_hint(text: str, first: Point, last: Point | None, role: Role) -> _Expression:
    lead = text[max(0, first.begin - 50) : first.begin]
    lead = re.split(r"[.;!?\n](?=\s)", lead)[-1]
    end = last.end if last else first.end
    for name, pattern in _leads():
        match = pattern.search(lead)
        if match:
            outside = name == "in" or (name == "done" and role is Role.PROSE)
            begin = first.begin if outside else first.begin - len(lead) + match.start()
            word = match.group().strip().lower()
            return _Expression(
                begin, end, first, last, name, word.startswith("før") and "av" not in word.split()
            )
    return _Expression(first.begin, end, first, last)


def _counts(text: str, expression: _Expression, role: Role) -> bool:
    """Whether it is a time at all: short forms in running text need a word that says so."""
    if role is not Role.PROSE:
        return True
    first = expression.first
    if first.edge == "feast":
        return expression.hint in ("due", "open", "done")
    if not first.short:
        return True
    if first.unit == "day":
        return expression.hint in ("due", "start", "open", "done") or expression.last is not None
    if _is_open(text, expression, role) or expression.hint or first.last_year:
        return expression.hint != "in" or first.unit == "year"
    return expression.last is not None and expression.last.unit != "year"


def _is_open(text: str, expression: _Expression, role: Role) -> bool:
    after = text[expression.end :]
    if re.match(r"\s*(?:→|->|=>|⟶|➔|➜|og (?:fram|frem|ut)over|og videre|og vidare|ff\b)", after):
        return True
    return role is not Role.PROSE and bool(re.match(r"\s*[-–—]\s*$", after))


def _combine(
    text: str, rhythms: Sequence[Rhythm], expressions: Sequence[_Expression], role: Role, frame: Frame
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
    text: str, rhythm: Rhythm, expressions: Sequence[_Expression], taken: set[int], role: Role
) -> int | None:
    """The date that tells when a rhythm begins or where in the year it falls."""
    for index, expression in enumerate(expressions):
        if index in taken:
            continue
        low, high = sorted(((rhythm.begin, rhythm.end), (expression.begin, expression.end)))
        between = text[low[1] : high[0]]
        if re.fullmatch(r"[\s,(:–-]*(?:(?:i|hver|kvar|og|på|med|innen|innan|ved)\s+)*[\s(]*", between):
            return index
        starts = expression.hint in ("start", "open") or _is_open(text, expression, role)
        if starts and len(between) <= 110 and not re.search(r"[.;!?\n]", between):
            return index
    return None


def _recurring_from(text: str, rhythm: Rhythm, expression: _Expression, role: Role, frame: Frame) -> _Placed:
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


def _bounds(expression: _Expression) -> bool:
    """Whether the date is a stretch the rhythm lasts for, not the month it falls in."""
    return (
        expression.last is not None
        or expression.first.last_year is not None
        or expression.first.unit == "year"
    )


def _single(text: str, expression: _Expression, role: Role, frame: Frame) -> _Placed:
    opened = _is_open(text, expression, role)
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


def _has_year(expression: _Expression) -> bool:
    points = [expression.first, expression.last] if expression.last else [expression.first]
    return any(point is not None and point.year is not None for point in points)


def _dated(timing: Timing, span: tuple[date, date], expression: _Expression) -> Timing:
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


def _kind(expression: _Expression, role: Role, opened: bool) -> TimingKind:
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


def _span(expression: _Expression, frame: Frame) -> tuple[date, date] | None:
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


def _with_all_words(text: str, found: Sequence[_Placed]) -> tuple[Timing, ...]:
    """Each timing takes the words up to the next one, so that the column's text is kept whole."""
    starts = [0, *(begin for begin, _, _ in found[1:]), len(text)]
    timings = []
    for index, (_, _, timing) in enumerate(found):
        words = " ".join(text[starts[index] : starts[index + 1]].split())
        trimmed = re.sub(r"(?:[\s,;/&]|\bog)+$|^[\s,;/]+", "", words) or words
        timings.append(replace(timing, text=trimmed))
    return tuple(timings)
