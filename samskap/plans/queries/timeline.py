"""The plan on a time axis, and its deadlines in order as text."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from samskap.design.drawings import Axis
from samskap.plans import wording
from samskap.plans.models import Measure, Plan
from samskap.plans.queries.measures import MeasureFacts, SectionFacts, TimingFacts

OVER = frozenset({Measure.Status.DONE, Measure.Status.ENDED, Measure.Status.REPLACED})
LONGEST_AXIS = 9  # years; more would leave no room for their names
YEARS_WITHOUT_PERIOD = 4


@dataclass(frozen=True, slots=True)
class Thread:
    """A measure's stretch on the axis. ``start`` None comes in from the edge, ``end`` None runs on past it."""

    measure: MeasureFacts
    when: str
    keys: tuple[str, ...]
    start: date | None
    end: date | None
    milestones: tuple[date, ...]
    certain: bool


@dataclass(frozen=True, slots=True)
class ThreadGroup:
    """The threads of one part of the plan."""

    title: str
    threads: tuple[Thread, ...]


@dataclass(frozen=True, slots=True)
class Deadline:
    """One line of the list of deadlines: the date in words, the measure, and how far away it is."""

    when: str
    measure: MeasureFacts
    words: str = ""


@dataclass(frozen=True, slots=True)
class DeadlineGroup:
    """Deadlines under one heading («Nå», «I vinter», «Uten frist»)."""

    title: str
    deadlines: tuple[Deadline, ...]


@dataclass(frozen=True, slots=True)
class Timeline:
    """All there is to draw, what cannot be drawn, and the deadlines as text."""

    axis: Axis
    groups: tuple[ThreadGroup, ...]
    undated: tuple[Thread, ...]
    deadlines: tuple[DeadlineGroup, ...]

    @property
    def unsure(self) -> bool:
        """Whether any mark is dashed, so that the legend must say what that means."""
        return any(not thread.certain for group in self.groups for thread in group.threads)


def timeline_of(plan: Plan, sections: Iterable[SectionFacts], *, today: date, live: bool) -> Timeline:
    """The timeline of these measures; the axis spans the plan's period and every date in them."""
    sections = list(sections)
    groups = []
    undated: list[Thread] = []
    for section in sections:
        drawn: list[Thread] = []
        for measure in section.measures:
            thread = thread_of(measure, today=today, live=live)
            has_place = thread.start or thread.end or thread.milestones or _goes_on(measure)
            (drawn if has_place else undated).append(thread)
        if drawn:
            groups.append(ThreadGroup(section.title, tuple(drawn)))
    measures = [measure for section in sections for measure in section.measures]
    return Timeline(
        axis_of(plan, [thread for group in groups for thread in group.threads], today),
        tuple(groups),
        tuple(undated),
        deadlines_of(measures, today=today, live=live),
    )


def axis_of(plan: Plan, threads: Iterable[Thread], today: date) -> Axis:
    """Whole years, from the first to the last date of plan and threads, ``LONGEST_AXIS`` at most."""
    days = [plan.period_start, plan.period_end]
    for thread in threads:
        days += [thread.start, thread.end, *thread.milestones]
    years = [day.year for day in days if day is not None] or [
        today.year,
        today.year + YEARS_WITHOUT_PERIOD - 1,
    ]
    first, last = min(years), max(years)
    if last - first >= LONGEST_AXIS:
        first = max(first, min(today.year - 1, last - LONGEST_AXIS + 1))
        last = min(last, first + LONGEST_AXIS - 1)
    return Axis.of_years(first, last, today)


def _goes_on(measure: MeasureFacts) -> bool:
    return any(timing.kind == "recurring" for timing in measure.timings)


def thread_of(measure: MeasureFacts, *, today: date, live: bool) -> Thread:
    """Where a measure begins and ends, from all its timings and, once it is over, from its status."""
    starts = [timing.start for timing in measure.timings if timing.start]
    ends = sorted(timing.end for timing in measure.timings if timing.end)
    start, end = min(starts, default=None), ends[-1] if ends else None
    if measure.status in OVER and measure.since and (starts or ends or _goes_on(measure)):
        start, end = (min(start, measure.since) if start else None), measure.since
    return Thread(
        measure=measure,
        when=_when(measure, today=today, live=live).words,
        keys=tuple(value.key for value in measure.values),
        start=start,
        end=end,
        milestones=tuple(sorted({*_steps(measure), *(day for day in ends if end is None or day < end)})),
        certain=all(timing.certain for timing in measure.timings if timing.start or timing.end),
    )


def _steps(measure: MeasureFacts) -> Iterable[date]:
    """The day each milestone was reached, else the day it is due."""
    days = (step.reached or step.due for step in measure.milestones)
    return (day for day in days if day is not None)


def _when(measure: MeasureFacts, *, today: date, live: bool) -> wording.When:
    return wording.measure_when(
        measure.timings, status=measure.status, since=measure.since, today=today, live=live
    )


def deadlines_of(measures: Iterable[MeasureFacts], *, today: date, live: bool) -> tuple[DeadlineGroup, ...]:
    """What comes, by season; then what repeats, what has no date, and what is over: every measure stands somewhere."""
    dated: list[tuple[date, str, Deadline]] = []
    rest: dict[str, list[Deadline]] = {
        _("Gjentas eller går hele tiden"): [],
        _("Uten frist"): [],
        _("Ferdig eller avsluttet"): [],
    }
    repeating, undated, over = rest.values()
    for measure in measures:
        if measure.status in OVER or not live:
            words = _when(measure, today=today, live=live)
            over.append(Deadline(words.words, measure))
            continue
        for timing in measure.timings:
            line = _line(measure, timing, today)
            day = _day_ahead(timing, today)
            if day is not None:
                dated.append((day, wording.ahead_heading(day, today), line))
            else:
                (repeating if timing.kind in ("recurring", "open", "start") else undated).append(line)
        for step in measure.milestones:
            if step.due is not None and step.reached is None:
                title = _("Milepæl: %(title)s") % {"title": step.title}
                line = Deadline(wording.day_words(step.due, today), measure, title)
                dated.append((step.due, wording.ahead_heading(step.due, today), line))
        if not measure.timings:
            undated.append(Deadline(_("Ingen frist satt"), measure))
    groups: dict[str, list[Deadline]] = {}
    for _day, heading, line in sorted(dated, key=lambda each: each[0]):
        groups.setdefault(heading, []).append(line)
    groups.update(rest)
    return tuple(DeadlineGroup(title, tuple(lines)) for title, lines in groups.items() if lines)


def _day_ahead(timing: TimingFacts, today: date) -> date | None:
    """The day to sort by: of a deadline, or of a start that is still ahead."""
    if timing.kind in ("deadline", "period"):
        return timing.end
    if timing.kind in ("start", "open") and timing.start and timing.start >= today:
        return timing.start
    return None


def _line(measure: MeasureFacts, timing: TimingFacts, today: date) -> Deadline:
    doubt = wording.doubt_words(timing)
    if timing.kind not in ("deadline", "period") or timing.end is None:
        return Deadline(wording.timing_words(timing, today), measure, doubt)
    when = wording.timing_words(timing, today, live=False)
    if wording.is_overdue(timing, today):
        return Deadline(when, measure, wording.overdue_words(timing.end, timing.precision, today))
    near = timing.precision not in wording.COARSE and (timing.end - today).days <= wording.NEAR_DAYS
    ahead = wording.capital(wording.distance(timing.end, today)) if near else ""
    return Deadline(when, measure, doubt or ahead)
