"""Date expressions in their sentence: intervals, shared years, and the words that lead into them ("innen", "fra")."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import Enum
from functools import cache

from samskap.plans.reader.dates import Point, find_points
from samskap.plans.reader.recurrences import Rhythm


class Role(Enum):
    """What the place of the words says about them: running text, or the column or label they stand under."""

    PROSE = "prose"
    DEADLINE = "deadline"
    WHEN = "when"
    START = "start"
    END = "end"


@dataclass(frozen=True, slots=True)
class Expression:
    """A point or an interval in the text with the words that lead into it."""

    begin: int
    end: int
    first: Point
    last: Point | None = None
    hint: str = ""
    before: bool = False


def find_expressions(text: str, rhythms: Sequence[Rhythm], role: Role) -> list[Expression]:
    points = [
        point for point in find_points(text) if not any(r.begin <= point.begin < r.end for r in rhythms)
    ]
    expressions: list[Expression] = []
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
    """«Vår og høst 2024», "1.3. og 1.10.2024": the year stands once, for both."""
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
    sources = (
        ("start", start + filler),
        ("open", opened + rf"\s+(?:den\s+)?{mid}$"),
        ("due", rf"(?:{due})\s+(?:den\s+)?{mid}$"),
        ("done", done + filler),
        ("in", rf"(?:i perioden|i tidsrommet|i åra|i årene|perioden|i|for|ved|om)\s+{mid}$"),
        ("edge", edge),
    )
    return tuple((name, re.compile(rf"(?<!\w)(?:{source})", re.IGNORECASE)) for name, source in sources)


def _with_hint(text: str, first: Point, last: Point | None, role: Role) -> Expression:
    lead = text[max(0, first.begin - 50) : first.begin]
    lead = re.split(r"[.;!?\n](?=\s)", lead)[-1]
    end = last.end if last else first.end
    for name, pattern in _leads():
        match = pattern.search(lead)
        if match:
            outside = name == "in" or (name == "done" and role is Role.PROSE)
            begin = first.begin if outside else first.begin - len(lead) + match.start()
            word = match.group().strip().lower()
            return Expression(
                begin, end, first, last, name, word.startswith("før") and "av" not in word.split()
            )
    return Expression(first.begin, end, first, last)


def _counts(text: str, expression: Expression, role: Role) -> bool:
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
    if is_open(text, expression, role) or expression.hint or first.last_year:
        return expression.hint != "in" or first.unit == "year"
    return expression.last is not None and expression.last.unit != "year"


def is_open(text: str, expression: Expression, role: Role) -> bool:
    after = text[expression.end :]
    if re.match(r"\s*(?:→|->|=>|⟶|➔|➜|og (?:fram|frem|ut)over|og videre|og vidare|ff\b)", after):
        return True
    return role is not Role.PROSE and bool(re.match(r"\s*[-–—]\s*$", after))
