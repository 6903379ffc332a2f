"""The drawings keep their promises whatever the numbers and names are."""

from __future__ import annotations

import re
from datetime import date, timedelta
from html import unescape

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samskap.design import draw, drawings
from samskap.design.gallery import SampleValue

DANGEROUS = ["<script>alert(1)</script>", '"><img src=x>', "Håp & tro", "' onload='x"]
NASTY = st.text(max_size=40) | st.sampled_from(DANGEROUS)


def tags(html: str) -> set[str]:
    return {name.lower() for name in re.findall(r"<\s*([a-zA-Z]+)", html)}


@given(done=st.integers(-5, 400), total=st.integers(0, 400))
def test_stitches_show_done_of_total(done: int, total: int) -> None:
    html = draw.stitches(done, total)
    full, open_ = html.count("s-stitches__full"), html.count("s-stitches__open")
    if 1 <= total <= draw.MOST_STITCHES:
        assert full == min(max(done, 0), total)
        assert full + open_ == total
    else:
        assert open_ <= 1
        assert full <= 1
    assert 'aria-hidden="true"' in html


@given(done=st.integers(1, 400), total=st.integers(13, 400))
def test_a_thread_is_as_long_as_the_share(done: int, total: int) -> None:
    html = draw.stitches(done, total)
    width = float(re.findall(r's-stitches__full" x="[^"]+" y="[^"]+" width="([\d.]+)%"', html)[0])
    assert width == pytest.approx(max(99.4 * min(done, total) / total, 2), abs=0.02)


@given(done=st.integers(0, 400), total=st.integers(1, 400), words=NASTY)
def test_the_words_of_a_meter_carry_the_number(done: int, total: int, words: str) -> None:
    html = draw.meter(done, total, words)
    assert f"<strong>{done} av {total}</strong>" in html
    assert unescape(html).count(words) >= 1
    assert tags(html) <= {"div", "p", "strong", "svg", "rect"}


@given(name=NASTY, url=NASTY, key=st.sampled_from([*draw.VALUE_KEYS, "fjord", "noe-annet"]))
def test_a_value_is_colour_icon_and_word(name: str, url: str, key: str) -> None:
    html = draw.value_chip(SampleValue(key, name), url)
    assert tags(html) <= {"a", "span", "svg", "use"}
    assert name in unescape(html)
    expected = (key, f"#i-v-{key}") if key in draw.VALUE_KEYS else ("fjord", "#i-v-ring")
    assert f'data-color="{expected[0]}"' in html
    assert expected[1] in html


def test_all_the_values_become_one_chip_with_words() -> None:
    values = [SampleValue(key, key) for key in draw.VALUE_KEYS]
    assert "Alle fem verdiene" in draw.value_list(values)
    assert "Alle 3 verdiene" in draw.value_list(values[:3], 3)
    assert "Alle" not in draw.value_list(values[:3])
    assert draw.value_list([]) == ""


@given(key=st.sampled_from(list(draw.STATUSES)) | NASTY, words=NASTY)
def test_a_status_is_shape_and_word(key: str, words: str) -> None:
    html = draw.status(key, words)
    assert tags(html) == {"span", "svg", "use"}
    assert (words or draw.status_words(key)) in unescape(html)


@given(names=st.lists(NASTY, min_size=1, max_size=8), data=st.data())
def test_a_stepper_has_one_step_that_is_now(names: list[str], data: st.DataObject) -> None:
    active = data.draw(st.integers(0, len(names)))
    html = draw.stepper([draw.Step(name, name) for name in names], active)
    assert html.count('aria-current="step"') == (1 if active < len(names) else 0)
    assert html.count('data-state="done"') == active
    assert html.count("(ferdig)") == active
    assert tags(html) <= {"ol", "li", "span", "svg", "use"}


@given(name=NASTY, role=NASTY)
def test_initials_and_names_are_escaped(name: str, role: str) -> None:
    assert tags(draw.who(name, role)) == {"span"}


@pytest.mark.parametrize(
    ("name", "letters"),
    [("Ingrid Solheim", "IS"), ("Erfaringsrådet", "ER"), ("Åse Marie Øye", "ÅØ"), ("", ""), ("–", "")],
)
def test_initials(name: str, letters: str) -> None:
    assert draw.initials(name) == letters


def test_tally_draws_a_bead_each_until_they_are_many() -> None:
    assert draw.tally("done", 3).count("<svg") == 3
    assert "<svg" not in draw.tally("done", 13)
    assert "<strong>13</strong> gjennomført" in draw.tally("done", 13)


def test_hits_say_how_many() -> None:
    assert draw.hits(17, 17) == "Viser alle 17 tiltak"
    assert draw.hits(1, 1) == "Viser 1 tiltak"
    assert draw.hits(2, 17) == "Viser 2 av 17 tiltak"


DAYS = st.dates(date(2015, 1, 1), date(2035, 1, 1))


@given(
    start=st.none() | DAYS,
    end=st.none() | DAYS,
    today=DAYS,
    keys=st.lists(st.sampled_from([*draw.VALUE_KEYS, "fjord"]), max_size=5, unique=True),
    status=st.sampled_from(list(draw.STATUSES)),
    milestones=st.lists(DAYS, max_size=3),
)
def test_a_timeline_row_stays_inside_the_axis(
    start: date | None, end: date | None, today: date, keys: list[str], status: str, milestones: list[date]
) -> None:
    axis = drawings.Axis.of_years(2022, 2025, today)
    html = drawings.timeline_row(axis, start=start, end=end, keys=keys, status=status, milestones=milestones)
    for percent in re.findall(r'"(-?[\d.]+)%"', html):
        assert 0 <= float(percent) <= 100
    assert html.count('r="4"') == len(milestones)
    assert {*re.findall(r'data-color="([a-z]+)"', html)} <= {*(keys or ["fjord"])}


def test_the_axis_runs_forward() -> None:
    axis = drawings.Axis.of_years(2022, 2025, date(2024, 3, 1))
    places = [axis.at(date(2022, 1, 1) + timedelta(days=step * 30)) for step in range(48)]
    assert places == sorted(places)
    assert (axis.at(date(2022, 1, 1)), axis.at(date(2025, 12, 31))) == (0, 100)
    assert len(axis.quarters()) == 15
    assert "2025" in drawings.timeline_years(axis)
    assert "I dag" in drawings.timeline_today(axis)
    assert drawings.timeline_today(drawings.Axis.of_years(2022, 2025, date(2030, 1, 1))) == ""


@given(level=st.integers(-3, 9))
def test_answer_marks_fill(level: int) -> None:
    html = drawings.answer_mark(level)
    assert ("f-base" in html) == (level > 0)


def test_logo_and_landscape_are_drawn_with_the_five_values() -> None:
    for html in (drawings.logo(44), drawings.landscape()):
        assert sorted(re.findall(r'data-color="([a-z]+)"', html)) == sorted(drawings.THREADS)
        assert "style=" not in html
