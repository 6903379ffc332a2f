"""Identifying details: what is refused, what is asked about, and what is left in peace."""

from __future__ import annotations

import time
from datetime import date

import pytest
from django import forms
from hypothesis import given
from hypothesis import strategies as st

from samskap.core.careful import CarefulForm
from samskap.core.identifying import Kind, find


def kinds(text: str, known: tuple[str, ...] = ()) -> list[Kind]:
    return [finding.kind for finding in find(text, known=known)]


@pytest.mark.parametrize(
    "text",
    [
        "01017012345", "Fnr 010170 12345.", "410170 12345 er et D-nummer", "018170-12345", "(31129949999)",
        "f.nr.01017012345", "010170–12345", "010170  12345", "010170\n12345",
    ],
)  # fmt: skip
def test_national_identity_numbers_are_found_with_and_without_a_space(text: str) -> None:
    assert kinds(text) == [Kind.NATIONAL_ID]


@pytest.mark.parametrize(
    "text", ["01 01 70 12343", "01.01.70-12343", "født 01.01.1970, 123 43", "01/01/70 12343", "010170 123 43"]
)
def test_a_date_and_a_number_are_one_when_the_control_digits_say_so(text: str) -> None:
    assert kinds(text) == [Kind.NATIONAL_ID]
    assert Kind.NATIONAL_ID not in kinds(text.replace("43", "44"))


@pytest.mark.parametrize(
    "text",
    [
        "99887766554",
        "1234567890123",
        "kontonr 1234.56.78903",
        "Per 31.12.2025 10500 timer",
        "2026-2029",
        "kl. 14.00-15.30",
    ],
)
def test_other_long_numbers_are_no_identity_numbers(text: str) -> None:
    assert Kind.NATIONAL_ID not in kinds(text)


@pytest.mark.parametrize(
    "text", ["Ring 22 33 44 55", "tlf 22334455", "+47 987 65 432", "98765432, etter klokka ni"]
)
def test_phone_numbers(text: str) -> None:
    assert kinds(text) == [Kind.PHONE]


@pytest.mark.parametrize("text", ["116 123", "Vi er 12 på laget", "i 2026", "20.11.2026", "Tiltak 10 og 11"])
def test_short_numbers_dates_and_years_are_left_in_peace(text: str) -> None:
    assert kinds(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "010170\u00ad12345", "010170\u200d12345", "010170\u221212345", "010170\u201112345", "010170\u202f12345",
        "010170 — 12345", "010170:12345", "010170 (12345)", "010170_12345", "０１０１７０12345",
        "0 1 0 1 7 0 1 2 3 4 3", "0.1.0.1.7.0.1.2.3.4.3", "01017 012343", "010 170 12343", "010 170 123 43",
    ],
)  # fmt: skip
def test_an_identity_number_is_found_however_it_is_parted(text: str) -> None:
    assert set(kinds(f"Hei {text} ok")) == {Kind.NATIONAL_ID}


@pytest.mark.parametrize(
    "text",
    [
        "90.12.34.56", "90-12-34-56", "901-23-456", "901\u202f23\u202f456", "901\u00ad23456", "90  12  34  56",
        "tlf:90123456", "tlf.90123456", "90123456: ring", "９０１２３４５６", "901\u201123\u2011456",
    ],
)  # fmt: skip
def test_a_phone_number_is_found_however_it_is_parted(text: str) -> None:
    assert kinds(text) == [Kind.PHONE]


@pytest.mark.parametrize("text", ["21.11.2026-22.11.2026", "kl. 22:30:45", "2026-11-22", "1.234.567,89"])
def test_dates_times_and_sums_are_no_phone_numbers(text: str) -> None:
    assert kinds(text) == []


@pytest.mark.parametrize(
    "name", ["Łukasz Wałęsa", "José Ñandú", "Ola\u00a0Nordmann", "O\u200dla  Nordmann", "A\u030ase Berg"]
)
def test_names_of_all_europe_and_with_signs_that_are_not_seen(name: str) -> None:
    assert kinds(f"Vi så {name} der") == [Kind.NAME]


def test_email_address_and_street() -> None:
    assert kinds("Skriv til kari@example.org") == [Kind.EMAIL]
    assert kinds("Hun bor i Storgata 14 B nå") == [Kind.ADDRESS]
    assert kinds("Vi møtes i Nedre Elvevei 3") == [Kind.ADDRESS]
    assert [finding.words for finding in find("Møt meg (Kongens gate 12)")] == ["Kongens gate 12"]
    assert kinds("i storgata 5") == []


def test_full_names_but_not_the_names_of_units_or_the_start_of_a_sentence() -> None:
    assert [finding.words for finding in find("Vi husker da Kari Nordmann kom første gang")] == [
        "Kari Nordmann"
    ]
    assert kinds("På Brygga spør vi først. Når Håp er tema, lytter vi.") == []
    assert kinds("Hos Møteplassen Brygga spør vi", known=("Møteplassen Brygga",)) == []


@pytest.mark.parametrize(
    "text", ["A." * 5000, "A" * 10_000, "Storgata 1 " * 900, "a.a@" * 2500, "Aa Bb x " * 1200]
)
def test_a_text_that_is_made_to_take_long_takes_no_time(text: str) -> None:
    started = time.perf_counter()
    find(text)
    assert time.perf_counter() - started < 2


@given(st.text(max_size=400))
def test_any_text_can_be_looked_through(text: str) -> None:
    for finding in find(text):
        assert finding.words


@given(st.text(alphabet="abcdefgh .,\n", max_size=60), st.dates(date(1900, 1, 1), date(2099, 12, 31)))
def test_an_identity_number_is_never_missed(around: str, born: date) -> None:
    number = f"{born:%d%m%y}12345"
    assert Kind.NATIONAL_ID in kinds(f"{around.rstrip('.')} {number} {around}")


def test_everything_that_was_found_is_asked_about_at_once() -> None:
    class Note(CarefulForm):
        text = forms.CharField()

    form = Note({"text": "Ring Kari Nordmann på 412 34 567."})
    assert not form.is_valid()
    said = " ".join(map(str, form.errors["text"]))
    assert "«Ring Kari Nordmann», «412 34 567»" in said


@pytest.mark.parametrize(("text", "reason"), [("Ring Kari Nordmann.", "agreed"), ("Ring en kollega.", "")])
def test_a_reason_is_kept_where_there_was_something_to_overrule(text: str, reason: str) -> None:
    class Note(CarefulForm):
        text = forms.CharField()

    form = Note({"text": text, "overruled": "agreed"})
    assert form.is_valid()
    assert form.cleaned_data["overruled"] == reason
    assert form.must_explain is bool(reason), "the choice stays where the form is shown again"
