"""The history of a figure as a drawing."""

from __future__ import annotations

import re
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samskap.design.curves import TICKS, Goal, Mark, Point, curve, figure_meter, tick_step

JAN, MAY, JULY = date(2026, 1, 31), date(2026, 5, 31), date(2026, 7, 31)


def test_one_day_is_no_history() -> None:
    assert curve([]) == ""
    assert curve([Point(JAN, 3, "3")]) == ""
    assert curve([Point(JAN, None), Point(MAY, 3, "3")]) == ""


def test_there_is_a_drawing_for_wide_pages_and_one_for_phones() -> None:
    drawn = curve([Point(JAN, 2, "2"), Point(MAY, 6, "6")], goal=Goal(8, "8"), whole=8)
    wide, phone = drawn.split('<div class="s-curve s-curve--phone"')
    for part in (wide, phone):
        assert 'aria-hidden="true"' in part
        assert "Målet: 8" in part
        assert "6 nå" in part
        assert "style=" not in part
    assert wide.count("2026") > phone.count("2026") >= 2


def test_on_phones_the_newest_number_stands_where_the_line_is_not() -> None:
    def above(*values: float) -> bool:
        points = [
            Point(day, value, f"{value:g}") for day, value in zip((JAN, MAY, JULY), values, strict=True)
        ]
        phone = curve(points).partition("s-curve--phone")[2]
        dot, words = re.search(r'cy="([\d.]+)"', phone), re.search(r'x="100%" y="([\d.]+)" text', phone)
        assert dot
        assert words
        return float(words[1]) < float(dot[1])

    assert above(2, 4, 6)
    assert not above(8, 6, 3)
    assert above(8, 6, 0), "no room under it"


def test_days_that_are_not_shown_are_dashed_at_the_height_before() -> None:
    drawn = curve([Point(JAN, 6, "6"), Point(MAY, None), Point(JULY, 12, "12")])
    line = re.search(r'<line class="[^"]*s-curve__line dashed"[^>]* y1="([\d.]+)" y2="([\d.]+)"', drawn)
    assert line is not None
    assert line[1] == line[2]
    assert "12 nå" in drawn
    assert "6 vist sist" in curve([Point(JAN, 5, "5"), Point(MAY, 6, "6"), Point(JULY, None)])


@pytest.mark.parametrize(
    ("top", "step"), [(1, 1), (4, 1), (5, 2), (8, 2), (12, 5), (40, 10), (41, 20), (3000, 1000)]
)
def test_the_scale_has_round_numbers(top: float, step: int) -> None:
    assert tick_step(top) == step


@given(st.floats(1, 1e9))
def test_the_scale_has_five_lines_at_most(top: float) -> None:
    assert tick_step(top) * TICKS >= top


@given(
    values=st.lists(st.one_of(st.none(), st.floats(0, 1e9)), min_size=2, max_size=30),
    goal=st.one_of(st.none(), st.floats(0, 1e9)),
)
def test_nothing_is_drawn_outside(values: list[float | None], goal: float | None) -> None:
    points = [Point(date(2020 + at // 12, at % 12 + 1, 1), value, "x") for at, value in enumerate(values)]
    drawn = curve(points, goal=None if goal is None else Goal(goal, "mål"))
    for place in re.findall(r'(?:x|x1|x2|cx)="([-\d.]+)%"', drawn):
        assert 0 <= float(place) <= 100


def test_what_came_is_marked_where_it_came_and_not_outside() -> None:
    marks = [Mark(MAY, "Utgave <2>"), Mark(date(2025, 1, 1), "Utgave 1")]
    drawn = curve([Point(JAN, 2, "2"), Point(JULY, 6, "6")], marks=marks)
    assert drawn.count("Utgave &lt;2&gt;") == 2  # wide and phone
    assert "Utgave 1" not in drawn


def test_words_are_escaped() -> None:
    assert "<b>" not in figure_meter(("<b>", "<b>", "<b>"), (1, 2), "<b>", "<b>")
    assert "<b>" not in curve([Point(JAN, 2, "<b>"), Point(MAY, 6, "<b>")], goal=Goal(8, "<b>"))
