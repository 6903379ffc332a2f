"""The timeline: where threads begin and end, what the axis spans, and the deadlines in order."""

from __future__ import annotations

from datetime import date

import pytest

from samskap.plans.models import Plan
from samskap.plans.queries.measures import MeasureFacts, SectionFacts, TimingFacts, ValueFacts
from samskap.plans.queries.timeline import Timeline, thread_of, timeline_of

TODAY = date(2026, 11, 20)
HOPE = ValueFacts(1, "Håp", "hap", "hap")


def timing(
    kind: str, start: date | None = None, end: date | None = None, *, certain: bool = True, text: str = "når"
) -> TimingFacts:
    return TimingFacts(text, kind, start, end, "day", "monthly" if kind == "recurring" else "", certain)


def measure(
    *timings: TimingFacts, title: str = "t", status: str = "in_progress", since: date | None = None
) -> MeasureFacts:
    return MeasureFacts(1, "1", title, "", "", status, "", since, (HOPE,), (), timings)


def drawn(*measures: MeasureFacts, plan: Plan | None = None, live: bool = True) -> Timeline:
    sections = [SectionFacts(1, "Del", "", measures)]
    return timeline_of(plan or Plan(), sections, today=TODAY, live=live)


DUE = timing("deadline", end=date(2027, 6, 1))


@pytest.mark.parametrize(
    ("timings", "start", "end"),
    [
        ([DUE], None, date(2027, 6, 1)),
        ([timing("start", date(2026, 1, 1)), DUE], date(2026, 1, 1), date(2027, 6, 1)),
        ([timing("period", date(2026, 1, 1), date(2026, 12, 31)), DUE], date(2026, 1, 1), date(2027, 6, 1)),
        ([timing("open", date(2026, 1, 1))], date(2026, 1, 1), None),
        ([timing("recurring")], None, None),
    ],
)
def test_a_thread_spans_all_timings(timings: list[TimingFacts], start: date | None, end: date | None) -> None:
    thread = thread_of(measure(*timings), today=TODAY, live=True)
    assert (thread.start, thread.end, thread.keys) == (start, end, ("hap",))


def test_earlier_deadlines_are_milestones() -> None:
    thread = thread_of(measure(timing("deadline", end=date(2027, 1, 1)), DUE), today=TODAY, live=True)
    assert (thread.milestones, thread.end) == ((date(2027, 1, 1),), date(2027, 6, 1))


def test_a_thread_ends_when_the_measure_is_over() -> None:
    done = thread_of(measure(DUE, status="done", since=date(2026, 3, 1)), today=TODAY, live=True)
    assert (done.end, done.milestones) == (date(2026, 3, 1), ())
    early = measure(timing("start", date(2026, 5, 1)), status="ended", since=date(2026, 3, 1))
    thread = thread_of(early, today=TODAY, live=True)
    assert (thread.start, thread.end) == (date(2026, 3, 1), date(2026, 3, 1))


def test_what_we_are_not_sure_of_is_told_in_the_legend() -> None:
    assert not drawn(measure(DUE)).unsure
    assert drawn(measure(timing("deadline", end=date(2027, 6, 1), certain=False))).unsure
    assert not drawn(measure(timing("deadline", certain=False))).unsure


def test_without_a_date_it_is_listed_below() -> None:
    timeline = drawn(
        measure(DUE, title="a"), measure(timing("deadline", text="neste møte"), title="b"), measure(title="c")
    )
    assert [thread.measure.title for thread in timeline.undated] == ["b", "c"]
    assert [thread.measure.title for thread in timeline.groups[0].threads] == ["a"]
    assert drawn(measure()).groups == ()


@pytest.mark.parametrize(
    ("period", "timings", "years"),
    [
        ((date(2026, 1, 1), date(2029, 12, 31)), [DUE], (2026, 2029)),
        ((date(2026, 1, 1), date(2026, 12, 31)), [DUE], (2026, 2027)),
        ((None, None), [], (2026, 2029)),
        ((None, None), [DUE], (2027, 2027)),
        ((date(2026, 1, 1), date(2029, 12, 31)), [timing("open", date(1990, 1, 1))], (2021, 2029)),
        ((date(2026, 1, 1), date(2029, 12, 31)), [timing("deadline", end=date(2090, 1, 1))], (2026, 2034)),
    ],
)
def test_the_axis_spans_plan_and_dates(
    period: tuple[date | None, date | None], timings: list[TimingFacts], years: tuple[int, int]
) -> None:
    axis = drawn(measure(*timings), plan=Plan(period_start=period[0], period_end=period[1])).axis
    assert (axis.start.year, axis.end.year) == years


def test_deadlines_stand_in_order_under_their_season() -> None:
    timeline = drawn(
        measure(DUE, title="sommer"),
        measure(timing("recurring"), title="gjentas"),
        measure(timing("deadline", end=date(2026, 12, 18)), title="vinter"),
        measure(timing("deadline", end=date(2026, 11, 1)), title="forbi"),
        measure(timing("deadline", text="neste møte"), title="ord"),
        measure(title="ingen"),
        measure(DUE, title="ferdig", status="done", since=date(2026, 3, 1)),
        measure(timing("start", date(2027, 1, 4)), title="starter"),
    )
    found = [(group.title, [line.measure.title for line in group.deadlines]) for group in timeline.deadlines]
    assert found == [
        ("Nå", ["forbi"]),
        ("I vinter", ["vinter", "starter"]),
        ("Sommeren 2027", ["sommer"]),
        ("Gjentas eller går hele tiden", ["gjentas"]),
        ("Uten frist", ["ord", "ingen"]),
        ("Ferdig eller avsluttet", ["ferdig"]),
    ]
    late, soon = timeline.deadlines[0].deadlines[0], timeline.deadlines[1].deadlines[0]
    assert (late.when, late.words) == ("1. november", "Gikk ut for tre uker siden")
    assert (soon.when, soon.words) == ("18. desember", "Om fire uker")


def test_in_history_nothing_is_late() -> None:
    timeline = drawn(measure(timing("deadline", end=date(2024, 12, 18))), live=False)
    assert [group.title for group in timeline.deadlines] == ["Ferdig eller avsluttet"]
    assert timeline.deadlines[0].deadlines[0].when == "18. desember 2024"
