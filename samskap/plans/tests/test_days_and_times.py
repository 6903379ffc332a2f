"""Dates and times as people write them in the forms."""

from __future__ import annotations

from contextlib import suppress
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samskap.plans.actions.timings import When
from samskap.plans.day_words import NotADay, day_in_field, doubt_about, read_days
from samskap.plans.forms.fields import DayField
from samskap.plans.forms.rows import MOST_ROWS, MOST_SENT, Row, as_data, parted, posted_rows
from samskap.plans.forms.when_rows import Frame, WhenForm, decoded, encoded, looked_at, when_row

FRAME = Frame(date(2026, 1, 1), date(2029, 12, 31), date(2026, 11, 21))


@pytest.mark.parametrize(
    "words", ["1.9.2027", "01.09.2027", "1. september 2027", "2027-09-01", "1/9-2027", " 1. sept 2027. "]
)
def test_a_day_is_written_as_people_write_it(words: str) -> None:
    assert read_days(words).start == date(2027, 9, 1)


@pytest.mark.parametrize(
    ("words", "start", "end", "precision"),
    [
        ("september 2027", date(2027, 9, 1), date(2027, 9, 30), "month"),
        ("høsten 2027", date(2027, 8, 1), date(2027, 11, 30), "season"),
        ("2027", date(2027, 1, 1), date(2027, 12, 31), "year"),
        ("2. kvartal 2027", date(2027, 4, 1), date(2027, 6, 30), "quarter"),
    ],
)
def test_a_coarse_date_covers_its_days(words: str, start: date, end: date, precision: str) -> None:
    days = read_days(words)
    assert (days.start, days.end, days.precision) == (start, end, precision)


@pytest.mark.parametrize(
    ("words", "answer"),
    [
        ("31. november 2026", "November har 30 dager. Mente du 30. november eller 1. desember?"),
        ("31.11.2026", "November har 30 dager. Mente du 30. november eller 1. desember?"),
        ("29.2.2027", "Februar 2027 har 28 dager. Mente du 28. februar eller 1. mars?"),
        ("uke 53 2027", "Så mange uker har ikke 2027. Skriv en annen uke."),
        ("1. september", "Hvilket år? Skriv for eksempel 1. september 2027."),
        ("snart", "Vi forstår ikke datoen. Skriv den for eksempel slik: 1. september 2027."),
        ("1.9.2027 eller så", "Vi forstår ikke datoen. Skriv den for eksempel slik: 1. september 2027."),
        ("32.1.2027", "Vi forstår ikke datoen. Skriv den for eksempel slik: 1. september 2027."),
        ("1" * 500, "Vi forstår ikke datoen. Skriv den for eksempel slik: 1. september 2027."),
    ],
)
def test_an_impossible_day_is_answered_in_words(words: str, answer: str) -> None:
    with pytest.raises(NotADay) as error:
        read_days(words)
    assert str(error.value) == answer


@given(st.dates(date(2000, 1, 1), date(2099, 12, 31)))
def test_what_a_field_shows_it_can_read_again(day: date) -> None:
    assert read_days(day_in_field(day)).start == day
    cleaned = DayField().clean(day_in_field(day))
    assert cleaned is not None
    assert cleaned.end == day


@given(st.text(max_size=80))
def test_any_text_is_a_day_or_an_answer(text: str) -> None:
    with suppress(NotADay):
        days = read_days(text)
        assert days.start <= days.end


def test_doubt_within_words_is_told() -> None:
    assert doubt_about("ferdig innen 31. november 2026").startswith("November har 30 dager")
    assert doubt_about("innen 30. november 2026") == ""


def looked(row: Row) -> list[Row]:
    return looked_at([row], FRAME)[0]


def saved(row: Row) -> When:
    form = WhenForm(as_data([row], "when"), prefix="when-0", frame=FRAME)
    assert form.is_valid(), form.errors
    when = form.when()
    assert when is not None
    return when


def test_new_words_are_read_and_shown_before_they_are_saved() -> None:
    rows, news = looked_at([{"text": "innen 1. september 2027"}], FRAME)
    assert news
    assert not looked_at(rows, FRAME)[1]
    assert saved(rows[0]) == When("innen 1. september 2027", "deadline", None, date(2027, 9, 1), "day")


def test_words_for_two_times_become_two_rows() -> None:
    assert [row["text"] for row in looked({"text": "vår og høst 2027"})] == ["vår", "høst 2027"]


def test_what_a_person_puts_right_is_certain() -> None:
    row = looked({"text": "1. september"})[0]
    assert not saved(row).certain
    assert saved({**row, "agreed": "on"}).certain
    right = {**row, "end": "1.9.2028"}
    assert looked(right) == [right]
    assert saved(right) == When("1. september", "deadline", None, date(2028, 9, 1), "day", "", certain=True)


def test_unknown_words_may_be_explained_by_hand() -> None:
    row = {
        "text": "når lokalene er klare",
        "kind": "start",
        "start": "våren 2028",
        "end": "",
        "recurrence": "",
    }
    assert looked(row) == [row]
    assert saved(row) == When("når lokalene er klare", "start", date(2028, 3, 1), None, "season")


def test_what_was_put_right_earlier_is_not_read_again() -> None:
    kept = When("før jul", "deadline", None, date(2027, 12, 20), "day", "", certain=True)
    row = when_row(kept)
    assert looked(row) == [row]
    assert saved(row) == kept


def test_changed_words_are_read_anew() -> None:
    row = {**when_row(When("hver måned", "recurring", recurrence="monthly")), "text": "hver uke"}
    assert saved(looked(row)[0]) == When("hver uke", "recurring", recurrence="weekly")


def test_an_empty_row_is_left_out() -> None:
    form = WhenForm(as_data([{"text": " "}], "when"), prefix="when-0", frame=FRAME)
    assert form.is_valid()
    assert form.when() is None


def test_the_end_does_not_come_before_the_beginning() -> None:
    row = {"text": "i vår", "kind": "period", "start": "1.6.2027", "end": "1.3.2027"}
    form = WhenForm(as_data([row], "when"), prefix="when-0", frame=FRAME)
    assert "Slutten kommer før begynnelsen" in str(form.errors["end"])


@pytest.mark.parametrize(
    "shown", ["", "x", "deadline|a|b|day||1", "king||||||", "deadline|||century||1", "|" * 900]
)
def test_a_hidden_field_that_was_tampered_with_is_as_good_as_none(shown: str) -> None:
    assert decoded(shown, "tekst") is None


@given(
    st.builds(
        When,
        st.text(max_size=20),
        st.sampled_from(["deadline", "start", "period", "recurring", "open"]),
        st.none() | st.dates(),
        st.none() | st.dates(),
        st.sampled_from(["", "day", "month", "season"]),
        st.sampled_from(["", "monthly", "3 per year"]),
        st.booleans(),
    )
)
def test_what_was_understood_survives_the_hidden_field(when: When) -> None:
    assert decoded(encoded(when), when.text) == when


def test_rows_keep_their_order_and_number() -> None:
    rows = [{"name": str(at)} for at in range(12)]
    assert posted_rows(as_data(rows, "who"), "who") == rows


def test_rows_that_a_document_gave_are_kept_and_a_flood_is_given_back() -> None:
    many = [{"name": str(at)} for at in range(MOST_ROWS + 15)]
    assert posted_rows(as_data(many, "who"), "who") == many
    flood = posted_rows(as_data([{"name": str(at)} for at in range(MOST_SENT + 2)], "who"), "who")
    taken, beyond = parted(flood, "name")
    assert (len(taken), beyond) == (MOST_SENT, [str(MOST_SENT), str(MOST_SENT + 1)])
