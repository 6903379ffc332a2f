"""Rhythm in words: what people write becomes a rule, every rule becomes words again, and the rest is said."""

from __future__ import annotations

from contextlib import suppress
from datetime import date, time
from typing import Any

import pytest
from django.utils import translation
from hypothesis import given
from hypothesis import strategies as st

from samskap.gatherings.rhythm import Frequency, Parity, RhythmError, Rule, examples, in_words, understand
from samskap.gatherings.rhythm.english import ENGLISH
from samskap.gatherings.rhythm.norwegian import NORWEGIAN

MONTHS = st.lists(st.integers(1, 12), unique=True, max_size=11).map(tuple)
NTH = st.sampled_from([1, 2, 3, 4, -1, -2])
WEEKDAY = st.integers(0, 6)
WEEKLY = st.builds(
    Rule,
    frequency=st.just(Frequency.WEEKLY),
    interval=st.integers(1, 52),
    days=st.lists(st.tuples(st.just(0), WEEKDAY), unique=True, max_size=7).map(tuple),
    months=MONTHS,
)
IN_WEEKS = st.builds(
    Rule,
    frequency=st.just(Frequency.WEEKLY),
    days=st.lists(st.tuples(st.just(0), WEEKDAY), unique=True, max_size=6).map(tuple),
    months=MONTHS,
    parity=st.sampled_from(Parity),
)
DAYS: Any = st.fixed_dictionaries({}) | st.one_of(
    st.fixed_dictionaries(
        {"days": st.lists(st.tuples(NTH, WEEKDAY), min_size=1, max_size=4, unique=True).map(tuple)}
    ),
    st.fixed_dictionaries(
        {
            "month_days": st.lists(st.integers(1, 31) | st.just(-1), min_size=1, max_size=4, unique=True).map(
                tuple
            )
        }
    ),
    st.fixed_dictionaries({"workday": st.sampled_from([1, -1])}),
)
MONTHLY = st.builds(
    lambda days, **rest: Rule(**days, **rest),
    DAYS,
    frequency=st.just(Frequency.MONTHLY),
    interval=st.integers(1, 60),
    months=MONTHS,
)
YEARLY = st.builds(
    lambda days, **rest: Rule(**days, **rest),
    DAYS,
    frequency=st.just(Frequency.YEARLY),
    interval=st.integers(2, 10),
    months=MONTHS,
)
RULES = WEEKLY | IN_WEEKS | MONTHLY | YEARLY


@given(rule=RULES, at=st.none() | st.times().map(lambda at: at.replace(second=0, microsecond=0, tzinfo=None)))
def test_every_rule_can_be_written_in_words_and_read_again(rule: Rule, at: time | None) -> None:
    for language in ("nb", "nn", "en"):
        read = understand(in_words(rule, language=language, at=at))
        assert (read.rule, read.at) == (rule, at)
    assert Rule.of(rule.rrule()) == rule
    assert len(rule.rrule()) <= 200


@given(rule=RULES, start=st.dates(min_value=date(2020, 1, 1), max_value=date(2040, 1, 1)))
def test_a_start_makes_every_rule_whole(rule: Rule, start: date) -> None:
    whole = rule.anchored(start)
    assert whole.has_day
    assert whole.anchored(date(2030, 5, 29)) == whole
    assert understand(in_words(whole)).rule == whole


@pytest.mark.parametrize(
    ("words", "rrule", "at"),
    [
        ("første onsdag i måneden kl. 08.30, ikke juli", "FREQ=MONTHLY;BYMONTH=1,2,3,4,5,6,8,9,10,11,12;BYDAY=1WE",
         time(8, 30)),
        ("Fyrste onsdag i månaden kl 8", "FREQ=MONTHLY;BYDAY=1WE", time(8)),
        ("hver onsdag", "FREQ=WEEKLY;BYDAY=WE", None),
        ("onsdager 14.15", "FREQ=WEEKLY;BYDAY=WE", time(14, 15)),
        ("annenhver tirsdag 08:30", "FREQ=WEEKLY;INTERVAL=2;BYDAY=TU", time(8, 30)),
        ("hver annen uke på tirsdag halv ni", "FREQ=WEEKLY;INTERVAL=2;BYDAY=TU", time(8, 30)),
        ("tirsdager halv tre", "FREQ=WEEKLY;BYDAY=TU", time(14, 30)),
        ("tirsdager kl. fem om morgenen", "FREQ=WEEKLY;BYDAY=TU", time(5)),
        ("to ganger i året: mars og oktober", "FREQ=MONTHLY;BYMONTH=3,10", None),
        ("kvar tysdag kvart på ti", "FREQ=WEEKLY;BYDAY=TU", time(9, 45)),
        ("siste torsdag i måneden unntatt juli og desember", "FREQ=MONTHLY;BYMONTH=1,2,3,4,5,6,8,9,10,11;BYDAY=-1TH",
         None),
        ("hver 3. uke", "FREQ=WEEKLY;INTERVAL=3", None),
        ("hver tredje torsdag", "FREQ=WEEKLY;INTERVAL=3;BYDAY=TH", None),
        ("hver tredje torsdag i måneden", "FREQ=MONTHLY;BYDAY=3TH", None),
        ("to ganger i året i mars og oktober", "FREQ=MONTHLY;BYMONTH=3,10", None),
        ("den 15. hver måned", "FREQ=MONTHLY;BYMONTHDAY=15", None),
        ("29. februar", "FREQ=MONTHLY;BYMONTH=2;BYMONTHDAY=29", None),
        ("første og tredje mandag", "FREQ=MONTHLY;BYDAY=1MO,3MO", None),
        ("første mandag, september til mai", "FREQ=MONTHLY;BYMONTH=1,2,3,4,5,9,10,11,12;BYDAY=1MO", None),
        ("hver 14. dag kl. 0830", "FREQ=WEEKLY;INTERVAL=2", time(8, 30)),
        ("kvar fjortande dag", "FREQ=WEEKLY;INTERVAL=2", None),
        ("tirs. og tors. annenhver uke", "FREQ=WEEKLY;INTERVAL=2;BYDAY=TU,TH", None),
        ("to ganger i mnd., første og tredje mandag", "FREQ=MONTHLY;BYDAY=1MO,3MO", None),
        ("onsdager, ikke juli, kl. 8 om morgenen.", "FREQ=WEEKLY;BYMONTH=1,2,3,4,5,6,8,9,10,11,12;BYDAY=WE", time(8)),
        ("kvartalsvis, den femtende", "FREQ=MONTHLY;INTERVAL=3;BYMONTHDAY=15", None),
        ("hvert kvartal", "FREQ=MONTHLY;INTERVAL=3", None),
        ("siste arbeidsdag i måneden", "FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1", None),
    ],
)  # fmt: skip
def test_what_people_write_is_understood(words: str, rrule: str, at: time | None) -> None:
    read = understand(words)
    assert (read.rule.rrule(), read.at) == (rrule, at)


@pytest.mark.parametrize(
    ("words", "norwegian"),
    [
        ("First Wednesday of the month at 08:30, not July", "første onsdag i måneden kl. 08.30, ikke juli"),
        ("every other Tuesday at 2 pm", "annenhver tirsdag kl. 14"),
        ("every 3 weeks on Thursday", "hver 3. uke på torsdag"),
        ("every two weeks", "annenhver uke"),
        ("every fortnight on Tuesday at quarter past two", "annenhver tirsdag kvart over to"),
        ("fortnightly on Mondays, half past eight", "annenhver uke på mandag halv ni"),
        ("last Thursday of each month except July and December", "siste torsdag i måneden unntatt juli og desember"),
        ("twice a year in March and October", "to ganger i året i mars og oktober"),
        ("the 15th of every month", "den 15. hver måned"),
        ("1st and 3rd Monday, September to May", "første og tredje mandag, september til mai"),
        ("Mondays in even weeks at 9 o'clock", "mandag i partallsuker kl. 9"),
        ("every weekday at 8.15 a.m.", "hver arbeidsdag kl. 8.15"),
        ("last working day of the month", "siste arbeidsdag i måneden"),
        ("every third Thursday of the month", "hver tredje torsdag i måneden"),
        ("Wednesdays from 9 to 10:30", "onsdager kl. 9–10.30"),
        ("every Wednesday at 12 am", "hver onsdag kl. 0"),
        ("second to last Friday of the month", "nest siste fredag i måneden"),
    ],
)  # fmt: skip
def test_english_is_understood_as_norwegian_is(words: str, norwegian: str) -> None:
    assert understand(words) == understand(norwegian)


def test_what_is_wrong_is_said_with_examples_in_the_readers_language() -> None:
    with translation.override("en"):
        assert understand("annenhver tirsdag kl. 14") == understand("every other Tuesday at 14:00")
        with pytest.raises(RhythmError, match="every other Tuesday"):
            understand("hver fullmåne")
    with pytest.raises(RhythmError, match="annenhver tirsdag"):
        understand("every full moon")


def test_the_examples_are_understood_and_the_same_in_every_language() -> None:
    rules = []
    for language in ("nb", "nn", "en"):
        with translation.override(language):
            rules.append([understand(words) for words in examples()])
    assert rules[0] == rules[1] == rules[2]


def test_an_end_says_how_long_it_lasts_and_months_left_out_are_named() -> None:
    read = understand("onsdager kl. 9–10.30, ikke juni–august")
    assert (read.at, read.minutes, read.months_left_out) == (time(9), 90, (6, 7, 8))


@pytest.mark.parametrize(
    ("words", "says"),
    [
        ("", "hvor ofte"),
        ("hver fullmåne", "«fullmåne»"),
        ("ikke juli", "hvor ofte"),
        ("unntatt sommerferien hver uke", "«sommerferien»"),
        ("hver uke, ikke januar til desember", "ingen måneder igjen"),
        ("femte onsdag i måneden", "«siste»"),
        ("onsdag hver måned", "hvilken uke"),
        ("den 32. hver måned", "nummer 32"),
        ("1. mars og 15. oktober", "to serier"),
        ("to ganger i uka", "hvilke dager"),
        ("4 ganger i året", "hvilke måneder"),
        ("2 ganger i måneden", "hvilke dager i måneden"),
        ("hver 10. dag", "hvor mange uker"),
        ("hver dag unntatt lørdag", "Skriv måneden"),
        ("hver onsdag kl. 25", "23.59"),
        ("hver onsdag kl. 10–9", "slutter før"),
        ("hver 99. uke", "for lenge"),
        ("hver onsdag\x00 DTSTART:20200101", "\x00"),
        ("ja " * 200, "langt"),
    ],
)
def test_what_is_not_understood_is_said(words: str, says: str) -> None:
    with pytest.raises(RhythmError) as refused:
        understand(words)
    assert says in str(refused.value)


COMMON = ["29.", "31", "kl. 8", "at 8", "halv", ",", "–"]
SOUP = st.sampled_from([NORWEGIAN, ENGLISH]).flatmap(
    lambda by: st.lists(st.sampled_from([*by.words, *COMMON]), max_size=9).map(" ".join)
)


@given(words=st.text(max_size=250) | SOUP)
def test_any_text_is_understood_or_refused_in_words(words: str) -> None:
    with suppress(RhythmError):
        rule = understand(words).rule
        assert Rule.of(rule.rrule()) == rule
        assert understand(in_words(rule)).rule == rule
    with suppress(RhythmError), translation.override("en"):
        read = understand(words)
        with translation.override("nb"):
            assert understand(words) == read  # whichever language is tried first
