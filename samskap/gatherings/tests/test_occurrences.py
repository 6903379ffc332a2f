"""The days of a rhythm: holidays, summer time, 29 February, and rhythms that never come."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samskap.core.workdays import holidays, is_workday
from samskap.gatherings.occurrences import (
    KEEP,
    NEXT,
    SKIP,
    Occurrence,
    days_of,
    first_after,
    moment,
    occurrences,
)
from samskap.gatherings.rhythm import Rule, understand
from samskap.gatherings.tests.test_rhythm import RULES

OSLO = "Europe/Oslo"
YEAR = timedelta(days=365)


def rule_of(words: str, start: date = date(2026, 1, 7)) -> Rule:
    """The rule of the words, whole."""
    return understand(words).rule.anchored(start)


@pytest.mark.parametrize(
    ("words", "start", "expected"),
    [
        ("første onsdag i måneden, ikke juli", date(2027, 5, 1),
         [date(2027, 5, 5), date(2027, 6, 2), date(2027, 8, 4), date(2027, 9, 1)]),
        ("annenhver tirsdag", date(2026, 11, 26), [date(2026, 12, 1), date(2026, 12, 15)]),
        ("onsdag i partallsuker", date(2026, 12, 20), [date(2026, 12, 23), date(2027, 1, 13), date(2027, 1, 27)]),
        ("to ganger i året i mars og oktober", date(2026, 10, 14), [date(2026, 10, 14), date(2027, 3, 10)]),
        ("den 31. hver måned", date(2027, 1, 1), [date(2027, 1, 31), date(2027, 3, 31), date(2027, 5, 31)]),
        ("siste arbeidsdag i måneden", date(2027, 1, 1), [date(2027, 1, 29), date(2027, 2, 26)]),
        ("29. februar", date(2026, 11, 22), [date(2028, 2, 29), date(2032, 2, 29)]),
    ],
)  # fmt: skip
def test_the_days_of_a_rhythm(words: str, start: date, expected: list[date]) -> None:
    found = days_of(rule_of(words, start), starts_on=start, first=start, last=expected[-1])
    assert found == expected


def test_holidays_are_left_out_moved_or_kept() -> None:
    rule, span = rule_of("hver torsdag"), {"first": date(2027, 3, 18), "last": date(2027, 4, 2)}
    found = {
        policy: occurrences(rule, starts_on=date(2027, 1, 1), policy=policy, **span)
        for policy in (SKIP, NEXT, KEEP)
    }
    maundy, before, after = date(2027, 3, 25), date(2027, 3, 18), date(2027, 4, 1)
    assert [each.held_on for each in found[SKIP]] == [before, after]
    assert found[NEXT][1] == Occurrence(maundy, date(2027, 3, 30))
    assert [each.held_on for each in found[KEEP]] == [before, maundy, after]


def test_what_moves_never_doubles_a_day_that_has_one() -> None:
    rule = rule_of("hver arbeidsdag")
    found = occurrences(rule, starts_on=date(2026, 12, 1), first=date(2026, 12, 21), last=date(2026, 12, 26))
    assert [each.held_on for each in found] == [date(2026, 12, day) for day in (21, 22, 23)]


@given(
    rule=RULES,
    start=st.dates(min_value=date(2024, 1, 1), max_value=date(2032, 1, 1)),
    policy=st.sampled_from([SKIP, NEXT]),
)
def test_no_rhythm_meets_on_a_holiday_or_twice_a_day_unless_asked(
    rule: Rule, start: date, policy: str
) -> None:
    whole = rule.anchored(start)
    found = occurrences(whole, starts_on=start, first=start, last=start + YEAR, policy=policy)
    held = [each.held_on for each in found]
    assert len(set(held)) == len(held) == len({each.planned_on for each in found})
    assert not any(day in holidays(day.year) for day in held)
    assert all(each.planned_on >= start and (not each.moved or is_workday(each.held_on)) for each in found)
    # The same in pieces: what is made day after day is what is made at once.
    middle = start + timedelta(days=100)
    parts = [(start, middle), (middle + timedelta(days=1), start + YEAR)]
    pieces = [
        each
        for first, last in parts
        for each in occurrences(whole, starts_on=start, first=first, last=last, policy=policy)
    ]
    assert sorted(pieces) == found


@given(
    day=st.dates(min_value=date(2026, 1, 1), max_value=date(2036, 12, 31)),
    hour=st.integers(4, 23),
    minute=st.integers(0, 59),
)
def test_the_clock_on_the_wall_is_the_same_through_summer_time(day: date, hour: int, minute: int) -> None:
    at = time(hour, minute)
    utc = moment(day, at, OSLO)
    assert utc.astimezone(ZoneInfo(OSLO)).replace(tzinfo=None) == datetime.combine(day, at)


def test_both_changes_of_the_clock() -> None:
    half_past_eight = [
        moment(date(2027, month, day), time(8, 30), OSLO)
        for month, day in ((3, 27), (3, 28), (10, 30), (10, 31))
    ]
    assert [each.hour for each in half_past_eight] == [7, 6, 6, 7]
    # 28 March 02.30 is not there and becomes 03.30; 31 October 02.30 is there twice, and the first one is meant.
    assert moment(date(2027, 3, 28), time(2, 30), OSLO) == datetime(2027, 3, 28, 1, 30, tzinfo=UTC)
    assert moment(date(2027, 10, 31), time(2, 30), OSLO) == datetime(2027, 10, 31, 0, 30, tzinfo=UTC)


def test_a_rhythm_that_never_comes_is_found_out_quickly() -> None:
    start = date(2026, 11, 22)
    for words in ("30. februar", "den 31. i april og juni", "29. februar annethvert år"):
        rule = rule_of(words, start)
        found = first_after(rule, starts_on=start, after=start, ends_on=None, policy=NEXT)
        assert found is None or found.planned_on == date(2028, 2, 29)
    christmas = rule_of("25. desember", start)
    assert first_after(christmas, starts_on=start, after=start, ends_on=None, policy=SKIP) is None
    leap = rule_of("29. februar", start)
    ended = first_after(leap, starts_on=start, after=start, ends_on=date(2027, 12, 31), policy=NEXT)
    assert ended is None
    assert first_after(
        leap, starts_on=date(2096, 3, 1), after=date(2096, 3, 1), ends_on=None, policy=KEEP
    ) == Occurrence(date(2104, 2, 29), date(2104, 2, 29))
