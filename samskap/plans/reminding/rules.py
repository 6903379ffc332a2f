"""What is worth a reminder, and what each is called so that it is told once. Knows no database; today is passed in.

Few and calm. A deadline is told two weeks ahead, when there is time for a meeting about it, and three days ahead, when
there is time for a last effort. What has gone out is told once, and then every fourth week for as long as nobody says
anything. One measure is not told twice the same day: who has heard that it is overdue need not hear that it is quiet.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from enum import IntEnum

from samskap.core.workdays import next_workday

AHEAD, CLOSE = 14, 3  # days before a deadline
MILESTONE_AHEAD = 7
AGAIN = 28  # days between reminders of the same overdue deadline
QUIET = 60  # days without a word
WAITED = 8  # days an input has waited for an answer
COARSE = frozenset({"month", "quarter", "half", "season", "year"})  # «høsten 2026» has no third last day


class Kind(IntEnum):
    """What a reminder is about, in the order of the letter."""

    OVERDUE = 1
    DUE = 2
    MILESTONE = 3
    HEARING = 4
    INPUTS = 5
    OWNERLESS = 6
    QUIET = 7


@dataclass(frozen=True, slots=True)
class Deadline:
    """A day the plan has promised something by, as exact as the plan was."""

    day: date
    precision: str = "day"


@dataclass(frozen=True, slots=True)
class Step:
    """A milestone that is not reached."""

    pk: int
    title: str
    due: date


@dataclass(frozen=True, slots=True)
class Facts:
    """What there is to know of a measure that is going on.

    ``said_on`` is when somebody last said how it goes, or else when the plan began; ``starts_on`` the day it begins.
    """

    pk: int
    said_on: date
    deadlines: tuple[Deadline, ...] = ()
    steps: tuple[Step, ...] = ()
    starts_on: date | None = None
    on_hold: bool = False


@dataclass(frozen=True, slots=True)
class Told:
    """One reminder. ``key`` is the same for as long as it would tell the same thing."""

    kind: Kind
    key: str
    day: date
    precision: str = "day"
    title: str = ""


def of_measure(facts: Facts, today: date) -> list[Told]:
    """What to remind those who answer for the measure of today; which of it they have heard is not known here."""
    late = _overdue(facts, today)
    soon = list(_due(facts, today))
    found = [*([late] if late else []), *soon, *_milestones(facts, today)]
    quiet = None if late or soon or is_overdue(facts, today) else _quiet(facts, today)
    return [*found, *([quiet] if quiet else [])]


def due_step(day: date, precision: str, today: date) -> int | None:
    """Which of the two reminders before a deadline it is time for: 14, 3, or None."""
    days = (day - today).days
    if days < 0:
        return None
    if precision not in COARSE and (days <= CLOSE or next_workday(today) > day):
        return CLOSE
    return AHEAD if days <= AHEAD else None


def closes_within(today: date) -> int:
    """How many days ahead to look for what closes: three, and over holidays as far as the next day letters are sent."""
    return max(CLOSE, (next_workday(today) - today).days - 1)


def is_overdue(facts: Facts, today: date) -> bool:
    """Whether one of the measure's deadlines has passed."""
    return any(each.day < today for each in facts.deadlines)


def _due(facts: Facts, today: date) -> Iterator[Told]:
    for each in sorted(set(facts.deadlines), key=lambda each: each.day):
        if step := due_step(each.day, each.precision, today):
            yield Told(Kind.DUE, f"due:m{facts.pk}:{each.day}:{step}", each.day, each.precision)


def _overdue(facts: Facts, today: date) -> Told | None:
    """The last deadline that has passed; again every fourth week after it, or after somebody said something."""
    past = [each for each in facts.deadlines if each.day < today]
    if not past:
        return None
    last = max(past, key=lambda each: each.day)
    since = max(last.day, facts.said_on)
    times = (today - since).days // AGAIN
    if since > last.day and times == 0:
        return None  # somebody has spoken since; that is an answer for now
    return Told(Kind.OVERDUE, f"overdue:m{facts.pk}:{since}:{times}", last.day, last.precision)


def _milestones(facts: Facts, today: date) -> Iterator[Told]:
    for step in facts.steps:
        days = (step.due - today).days
        if days <= MILESTONE_AHEAD:
            when = "late" if days < 0 else "soon"
            yield Told(Kind.MILESTONE, f"milestone:{step.pk}:{step.due}:{when}", step.due, title=step.title)


def _quiet(facts: Facts, today: date) -> Told | None:
    """Sixty days without a word, and again after sixty more; not for what is on hold or has not begun."""
    if facts.on_hold or (facts.starts_on and facts.starts_on > today):
        return None
    over = (today - facts.said_on).days - QUIET - 1
    if over < 0:
        return None
    return Told(Kind.QUIET, f"quiet:m{facts.pk}:{facts.said_on}:{over // QUIET}", facts.said_on)


def of_hearing(hearing_id: int, closes_on: date) -> Told:
    """That a hearing closes soon."""
    return Told(Kind.HEARING, f"hearing:{hearing_id}:{closes_on}", closes_on)


def of_waiting_inputs(hearing_id: int, oldest: date, today: date) -> Told | None:
    """That inputs have waited for an answer for more than eight days; at most once a week."""
    if (today - oldest).days <= WAITED:
        return None
    year, week, _day = today.isocalendar()
    return Told(Kind.INPUTS, f"inputs:{hearing_id}:{year}-{week:02}", oldest)


def of_ownerless(measure_id: int, since: date) -> Told:
    """That nobody answers for a measure any longer, since this day."""
    return Told(Kind.OWNERLESS, f"ownerless:m{measure_id}:{since}", since)


def waited_since(today: date) -> date:
    """Inputs from before this day have waited too long."""
    return today - timedelta(days=WAITED)
