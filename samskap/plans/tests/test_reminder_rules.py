"""When a reminder is due: the rules alone, day after day, without a database."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from dateutil.easter import easter

from samskap.core.workdays import holidays, is_workday, next_workday
from samskap.plans.reminding.rules import Deadline, Facts, of_measure

MONDAY = date(2026, 11, 23)
DAY = timedelta(days=1)
LAST_WEEK = MONDAY - 7 * DAY


def told(facts: Facts, days: int, begin: date = MONDAY) -> dict[int, str]:
    """What is told for the first time on which of the days, when letters go on workdays."""
    heard: set[str] = set()
    found: dict[int, str] = {}
    for n in range(days):
        if is_workday(begin + n * DAY):
            news = [each for each in of_measure(facts, begin + n * DAY) if each.key not in heard]
            heard |= {each.key for each in news}
            found |= {n: " ".join(each.kind.name for each in news)} if news else {}
    return found


def test_a_deadline_is_told_two_weeks_and_three_days_ahead_and_then_every_fourth_week() -> None:
    friday = Deadline(MONDAY + 25 * DAY)
    facts = Facts(1, LAST_WEEK, deadlines=(friday,))
    assert told(facts, 100) == {11: "DUE", 22: "DUE", 28: "OVERDUE", 53: "OVERDUE", 81: "OVERDUE"}
    spoken = Facts(1, MONDAY + 30 * DAY, deadlines=(friday,))
    assert told(spoken, 50, begin=MONDAY + 30 * DAY) == {28: "OVERDUE"}


@pytest.mark.parametrize("precision", ["season", "month", "quarter", "half", "year"])
def test_a_season_has_no_third_last_day(precision: str) -> None:
    facts = Facts(1, LAST_WEEK, deadlines=(Deadline(MONDAY + 7 * DAY, precision),))
    assert told(facts, 10) == {0: "DUE", 8: "OVERDUE"}


def test_what_closes_over_the_holidays_is_told_before_them() -> None:
    last = easter(2027) + DAY  # Easter Monday
    days = told(Facts(1, last, deadlines=(Deadline(last),)), 13, begin=last - 10 * DAY)
    # Friday, the Wednesday before Maundy Thursday, and the Tuesday after Easter
    assert days == {0: "DUE", 5: "DUE", 11: "OVERDUE"}


def test_sixty_days_without_a_word_are_told_and_sixty_more() -> None:
    assert told(Facts(1, LAST_WEEK), 180) == {56: "QUIET", 114: "QUIET", 176: "QUIET"}


def test_what_is_on_hold_or_has_not_begun_may_be_quiet() -> None:
    assert told(Facts(1, LAST_WEEK, on_hold=True), 100) == {}
    assert told(Facts(1, LAST_WEEK, starts_on=MONDAY + 200 * DAY), 100) == {}


def test_who_hears_of_a_deadline_does_not_hear_of_silence_the_same_day() -> None:
    facts = Facts(1, MONDAY - 90 * DAY, deadlines=(Deadline(MONDAY + 10 * DAY),))
    assert told(facts, 45) == {0: "DUE", 7: "DUE", 11: "OVERDUE", 42: "OVERDUE"}


@pytest.mark.parametrize(
    ("day", "following"),
    [
        (date(2026, 11, 27), date(2026, 11, 30)),
        (date(2026, 12, 23), date(2026, 12, 28)),
        (date(2027, 3, 24), date(2027, 3, 30)),
        (date(2027, 5, 14), date(2027, 5, 18)),  # Whit Monday and the 17th of May on one day
    ],
)
def test_workdays_know_the_holidays(day: date, following: date) -> None:
    assert next_workday(day) == following


def test_the_moving_holidays_follow_easter_and_the_eves_are_free() -> None:
    for year in range(1990, 2090):
        moving = {easter(year) + days * DAY for days in (-3, -2, 0, 1, 39, 49, 50)}
        fixed = {
            date(year, *day) for day in ((1, 1), (5, 1), (5, 17), (12, 24), (12, 25), (12, 26), (12, 31))
        }
        assert holidays(year) == moving | fixed
