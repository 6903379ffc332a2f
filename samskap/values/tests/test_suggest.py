"""Suggesting values from a text: stems, compounds, both written forms, and nothing else."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samskap.values.defaults import DEFAULTS
from samskap.values.suggest import suggest_values

VALUES = [
    (number, value.name["nb"], [*value.cues, value.name["nn"]]) for number, value in enumerate(DEFAULTS, 1)
]
HOPE, IDENTITY, CONNECTEDNESS, MEANING, EMPOWERMENT = range(1, 6)


def ids(text: str) -> list[int]:
    return [value_id for value_id, _word in suggest_values(text, VALUES)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Vi skal styrke tilhørigheten i avdelingen", [CONNECTEDNESS]),
        ("Meir fellesskap og betre nettverksmøte", [CONNECTEDNESS]),
        ("Vennenettverket møtes", [CONNECTEDNESS]),
        ("Inkluderende lag og foreininga", [CONNECTEDNESS]),
        ("Innbyggerne skal få påvirke tilbudet", [EMPOWERMENT]),
        ("Medverknad og sjølvråderett", [EMPOWERMENT]),
        ("Tilbodet skal vere meiningsfullt", [MEANING]),
        ("Håpet er langt unna i dag, men identiteten er hel", [HOPE, IDENTITY]),
        ("Vi håper at alle kan komme", []),
        ("Ferdig innen 1. mars", []),
        ("", []),
    ],
)
def test_words_that_belong_to_a_value(text: str, expected: list[int]) -> None:
    assert ids(text) == expected


def test_the_word_is_given_back_as_it_stands_in_the_text() -> None:
    assert suggest_values("Mot ENSOMHET i byen", VALUES) == [(CONNECTEDNESS, "ENSOMHET")]
    assert suggest_values("Her kan du bestemme selv hver dag", VALUES) == [(EMPOWERMENT, "bestemme selv")]


def test_a_name_of_several_words_is_found_as_a_whole_only() -> None:
    assert ids("Mening i livet for alle") == [MEANING]
    assert ids("Etter vår mening er livet langt") == []


@given(st.text(max_size=300), st.sampled_from(VALUES), st.text(max_size=100))
def test_a_cue_between_any_other_words_is_always_found(
    before: str, value: tuple[int, str, list[str]], after: str
) -> None:
    for cue in value[2]:
        assert value[0] in dict(suggest_values(f"{before} {cue} {after}", VALUES))


@given(st.text(max_size=300))
def test_upper_and_lower_case_suggest_the_same_and_never_fail(text: str) -> None:
    assert ids(text) == ids(text.lower().upper().lower()) or not text.isascii()


@given(st.text(max_size=200), st.lists(st.text(max_size=20), max_size=5))
def test_any_cue_is_harmless(text: str, cues: list[str]) -> None:
    for _value_id, word in suggest_values(text, [(1, "", cues)]):
        assert word
