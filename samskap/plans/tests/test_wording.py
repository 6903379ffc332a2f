"""When, as people say it, in three languages."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

import pytest
from django.utils import translation
from hypothesis import given
from hypothesis import strategies as st

from samskap.plans import wording

TODAY = date(2026, 11, 20)  # a Friday


@dataclass(frozen=True)
class When:
    text: str = "slik planen sier det"
    kind: str = "deadline"
    start: date | None = None
    end: date | None = None
    precision: str | None = "day"
    recurrence: str | None = ""
    certain: bool = True


def due(*day: int, precision: str = "day", certain: bool = True) -> When:
    return When(end=date(*day), precision=precision, certain=certain)


def again(recurrence: str, text: str = "", start: date | None = None, end: date | None = None) -> When:
    return When(text=text, kind="recurring", recurrence=recurrence, start=start, end=end, precision="month")


@pytest.mark.parametrize(
    ("timing", "words"),
    [
        (due(2026, 12, 18), "18. desember, om fire uker"),
        (due(2026, 11, 20), "20. november, i dag"),
        (due(2026, 11, 21), "21. november, i morgen"),
        (due(2026, 11, 22), "22. november, om to dager"),
        (due(2026, 11, 27), "27. november, om en uke"),
        (due(2026, 12, 3), "3. desember, om 13 dager"),
        (due(2026, 12, 4), "4. desember, om to uker"),
        (due(2027, 1, 31), "31. januar 2027, om ti uker"),
        (due(2027, 9, 1), "1. september 2027"),
        (due(2026, 11, 19), "Gikk ut i går"),
        (due(2026, 11, 14), "Gikk ut for seks dager siden"),
        (due(2026, 11, 13), "Gikk ut for en uke siden"),
        (due(2026, 10, 30), "Gikk ut for tre uker siden"),
        (due(2026, 6, 1), "Gikk ut 1. juni"),
        (due(2025, 6, 1), "Gikk ut 1. juni 2025"),
        (due(2027, 3, 31, precision="month"), "Mars 2027"),
        (due(2026, 3, 31, precision="month"), "Gikk ut i mars 2026"),
        (due(2027, 11, 30, precision="season"), "Høsten 2027"),
        (due(2025, 11, 30, precision="season"), "Gikk ut høsten 2025"),
        (due(2027, 2, 28, precision="season"), "Vinteren 2026/2027"),
        (due(2027, 5, 31, precision="season"), "Våren 2027"),
        (due(2027, 7, 31, precision="season"), "Sommeren 2027"),
        (due(2027, 6, 30, precision="quarter"), "2. kvartal 2027"),
        (due(2027, 6, 30, precision="half"), "Første halvår 2027"),
        (due(2026, 12, 31, precision="half"), "Andre halvår 2026"),
        (due(2027, 12, 31, precision="year"), "2027"),
        (due(2024, 12, 31, precision="year"), "Gikk ut i 2024"),
        (due(2026, 12, 13, precision="week"), "Uke 50"),
        (due(2027, 9, 12, precision="week"), "Uke 36 i 2027"),
    ],
)
def test_a_deadline_is_said_as_people_say_it(timing: When, words: str) -> None:
    assert wording.timing_words(timing, TODAY) == words


@pytest.mark.parametrize(
    ("timing", "words"),
    [
        (again("daily"), "Hver dag"),
        (again("weekly"), "Hver uke"),
        (again("biweekly"), "Annenhver uke"),
        (again("monthly", "en gang i måneden"), "Hver måned"),
        (again("quarterly"), "Hvert kvartal"),
        (again("half-yearly"), "Hvert halvår"),
        (again("yearly"), "Hvert år"),
        (again("continuous", "Løpende"), "Fast praksis"),
        (again("3 per year"), "Tre ganger i året"),
        (again("2 per month"), "To ganger i måneden"),
        (again("20 per week"), "20 ganger i uka"),
        (again("every 2 years"), "Annethvert år"),
        (again("every 3 months"), "Hver tredje måned"),
        (again("every 5 years"), "Hvert femte år"),
        (again("every 8 weeks"), "Hver 8. uke"),
        (again("monthly", "siste tirsdag hver måned"), "Siste tirsdag hver måned"),
        (again("", "ved behov"), "Ved behov"),
        (again("", ""), "Fast"),
        (again("monthly", "", date(2027, 1, 1)), "Hver måned fra januar 2027"),
        (again("monthly", "", date(2022, 1, 1)), "Hver måned"),
        (again("monthly", "", None, date(2027, 6, 30)), "Hver måned til juni 2027"),
    ],
)
def test_a_rhythm_is_said_as_people_say_it(timing: When, words: str) -> None:
    assert wording.timing_words(timing, TODAY) == words


def stretch(start: date, end: date, precision: str) -> When:
    return When(kind="period", start=start, end=end, precision=precision)


@pytest.mark.parametrize(
    ("timing", "words"),
    [
        (stretch(date(2027, 8, 1), date(2027, 11, 30), "season"), "Høsten 2027"),
        (stretch(date(2027, 1, 1), date(2027, 1, 31), "month"), "Januar 2027"),
        (stretch(date(2027, 9, 1), date(2027, 12, 31), "month"), "September–desember 2027"),
        (stretch(date(2026, 10, 1), date(2027, 2, 28), "month"), "Oktober 2026 – februar 2027"),
        (stretch(date(2022, 1, 1), date(2026, 12, 31), "year"), "2022–2026"),
        (stretch(date(2027, 3, 1), date(2027, 6, 1), "day"), "1. mars – 1. juni 2027"),
        (stretch(date(2027, 3, 1), date(2027, 3, 1), "day"), "1. mars 2027"),
        (stretch(date(2014, 1, 1), date(2017, 12, 31), "year"), "Gikk ut i 2017"),
        (When(kind="start", start=date(2027, 1, 1), precision="month"), "Starter i januar 2027"),
        (When(kind="start", start=date(2022, 1, 1), precision="month"), "Startet i januar 2022"),
        (When(kind="start", start=date(2027, 8, 1), precision="season"), "Starter høsten 2027"),
        (When(kind="open", start=date(2016, 1, 1), precision="year"), "Fra 2016 og videre"),
        (When(kind="open", text="så snart vi kan", precision=""), "Så snart vi kan"),
        (When(text="neste møte", precision=None), "Neste møte"),
        (When(text="  ", precision=None), "Uten frist"),
    ],
)
def test_stretches_starts_and_words_only(timing: When, words: str) -> None:
    assert wording.timing_words(timing, TODAY) == words


def said(
    *timings: When, status: str = "in_progress", since: date | None = None, live: bool = True
) -> wording.When:
    return wording.measure_when(timings, status=status, since=since, today=TODAY, live=live)


def test_what_comes_next_is_said_first() -> None:
    when = said(due(2025, 1, 1), again("monthly"), due(2027, 1, 1), due(2026, 12, 1))
    assert when.words == "1. desember, om elleve dager"
    assert when.more == ("1. januar 2027, om seks uker", "Hver måned", "Gikk ut 1. januar 2025")
    assert not when.overdue


def test_a_passed_deadline_is_overdue_until_the_measure_is_over() -> None:
    late = due(2026, 11, 14)
    assert said(late).overdue
    assert said(late, status="done").words == "14. november"
    assert not said(late, status="done").overdue
    assert said(late, status="done", since=date(2026, 3, 1)).words == "Ferdig 1. mars"
    assert said(late, status="replaced", since=date(2026, 5, 20)).words == "Avsluttet i mai 2026"


def test_in_a_plan_that_is_history_nothing_is_counted_from_today() -> None:
    assert said(due(2026, 11, 14), live=False).words == "14. november"
    assert said(due(2026, 12, 18), live=False).words == "18. desember"


def test_without_a_timing_it_says_so() -> None:
    assert said().words == "Ingen frist satt"


def test_what_is_uncertain_shows_the_plans_own_words() -> None:
    unsure = When(text="1. september", end=date(2027, 9, 1), certain=False)
    assert said(unsure).more == ("Usikkert. Planen sier «1. september»",)
    assert wording.doubt_words(When(text="neste møte", certain=False, precision=None)) == ""


@pytest.mark.parametrize(
    ("day", "heading"),
    [
        (date(2025, 6, 1), "Nå"),
        (date(2026, 11, 27), "Nå"),
        (date(2026, 11, 28), "I høst"),
        (date(2026, 12, 18), "I vinter"),
        (date(2027, 1, 15), "I vinter"),
        (date(2027, 3, 31), "Våren 2027"),
        (date(2027, 6, 1), "Sommeren 2027"),
        (date(2028, 1, 10), "Vinteren 2027/2028"),
    ],
)
def test_deadlines_stand_under_the_season(day: date, heading: str) -> None:
    assert wording.ahead_heading(day, TODAY) == heading


def test_next_spring_is_this_spring_once_the_year_is_new() -> None:
    assert wording.ahead_heading(date(2027, 4, 1), date(2027, 1, 10)) == "I vår"


def test_names_are_joined_and_texts_shortened_between_words() -> None:
    assert wording.joined([]) == ""
    assert wording.joined(["Fagteamet"]) == "Fagteamet"
    assert wording.joined(["Fagteamet", "Brygga", "lederne"]) == "Fagteamet, Brygga og lederne"
    assert wording.shortened("En kort\n  tekst.") == "En kort tekst."
    long = wording.shortened("ord, " * 60, 22)
    assert long == "ord, ord, ord, ord …"


NN = [
    (due(2026, 12, 18), "18. desember, om fire veker"),
    (due(2026, 11, 14), "Gjekk ut for seks dagar sidan"),
    (due(2027, 11, 30, precision="season"), "Hausten 2027"),
    (again("monthly"), "Kvar månad"),
    (again("3 per year"), "Tre gonger i året"),
    (again("continuous"), "Fast praksis"),
    (When(kind="start", start=date(2027, 1, 1), precision="month"), "Startar i januar 2027"),
]
EN = [
    (due(2026, 12, 18), "18 December, in four weeks"),
    (due(2026, 11, 14), "Was due six days ago"),
    (due(2026, 6, 1), "Was due on 1 June"),
    (due(2027, 11, 30, precision="season"), "Autumn 2027"),
    (due(2025, 11, 30, precision="season"), "Was due in autumn 2025"),
    (due(2027, 6, 30, precision="quarter"), "Q2 2027"),
    (again("monthly"), "Every month"),
    (again("3 per year"), "Three times a year"),
    (again("every 3 months"), "Every third month"),
    (When(kind="open", start=date(2016, 1, 1), precision="year"), "From 2016 onwards"),
]


@pytest.mark.parametrize(
    ("language", "timing", "words"), [("nn", *pair) for pair in NN] + [("en", *pair) for pair in EN]
)
def test_it_is_said_in_the_readers_language(language: str, timing: When, words: str) -> None:
    with translation.override(language):
        assert wording.timing_words(timing, TODAY) == words


DAYS = st.dates(date(1990, 1, 1), date(2100, 12, 31))


@given(
    kind=st.sampled_from(["deadline", "start", "period", "recurring", "open"]),
    text=st.text(max_size=80),
    start=st.none() | DAYS,
    length=st.none() | st.integers(0, 4000),
    precision=st.sampled_from([None, "", "day", "week", "month", "quarter", "half", "season", "year"]),
    recurrence=st.sampled_from(
        [None, "", "monthly", "3 per year", "every 4 years", "every day", "x per week"]
    ),
    status=st.sampled_from(["in_progress", "done", "ended", "ukjent"]),
    language=st.sampled_from(["nb", "nn", "en"]),
)
def test_there_is_always_something_to_say(
    kind: str, text: str, start: date | None, length: int | None, precision: str | None, recurrence: str | None,
    status: str, language: str,
) -> None:  # fmt: skip
    end = None if length is None else (start or TODAY) + timedelta(days=length)
    timing = When(text, kind, start, end, precision, recurrence, certain=False)
    with translation.override(language):
        when = wording.measure_when([timing], status=status, since=TODAY, today=TODAY)
    assert when.words.strip()
