"""Labels in both written standards, however they are set."""

from __future__ import annotations

import pytest

from samskap.plans.reader.labels import Meaning, header_label, meaning_of, split_labels


@pytest.mark.parametrize(
    ("text", "meaning"),
    [
        ("Ansvar:", Meaning.RESPONSIBLE),
        ("ANSVARLIG", Meaning.RESPONSIBLE),
        ("Ansvarleg.", Meaning.RESPONSIBLE),
        ("A n s v a r :", Meaning.RESPONSIBLE),
        ("Ansvr", Meaning.RESPONSIBLE),
        ("Kven?", Meaning.RESPONSIBLE),
        ("Kommunens rolle", Meaning.RESPONSIBLE),
        ("Samarbeidspartnere", Meaning.PARTNERS),
        ("Hva skal gjøres?", Meaning.MEASURE),
        ("Tiltak/aktivitet", Meaning.MEASURE),
        ("Gjøremål", Meaning.MEASURE),
        ("Utført når?", Meaning.TIME),
        ("Når", Meaning.TIME),
        ("Tidsfrist", Meaning.DEADLINE),
        ("Frist for gjennomføring", Meaning.DEADLINE),
        ("Oppstart", Meaning.START),
        ("Slutt", Meaning.END),
        ("Gjennomføring", Meaning.TIME_OR_STATUS),
        ("Byrja/Ferdig", Meaning.STATUS),
        ("Kostnadsoversikt", Meaning.MONEY),
        ("Kvifor", Meaning.WHY),
        ("Hovudmål", Meaning.GOAL),
        ("Ansvar/frist", Meaning.WHO_AND_WHEN),
        ("Sommerfest", None),
        ("Svar", None),
        ("Første", None),
    ],
)
def test_meanings(text: str, meaning: Meaning | None) -> None:
    assert meaning_of(text) is meaning


def test_a_header_with_its_period() -> None:
    label = header_label("TILTAK høsten 2015")
    assert label is not None
    assert (label.meaning, label.rest) == (Meaning.MEASURE, "høsten 2015")


@pytest.mark.parametrize(
    ("text", "lead", "values"),
    [
        ("Ansvar: Fagteamet", "", ["Fagteamet"]),
        ("**Ansvar:** Fagteamet", "", ["Fagteamet"]),
        ("Ansvar\tFagteamet", "", ["Fagteamet"]),
        ("Ansvar:\nFagteamet", "", ["Fagteamet"]),
        ("Bygge huset. Ansvar: Fagteamet. Frist: 1.10.2024", "Bygge huset.", ["Fagteamet.", "1.10.2024"]),
        ("Lage kurs (ansvar: Fagteamet, frist: juni)", "Lage kurs", ["Fagteamet", "juni"]),
        ("Ansvar: A   Frist: B", "", ["A", "B"]),
        ("Det er klart: vi vil", "Det er klart: vi vil", []),
        ("Kl. 10:00 er det kaffe", "Kl. 10:00 er det kaffe", []),
    ],
)
def test_lines(text: str, lead: str, values: list[str]) -> None:
    found = split_labels(text)
    assert found.lead == lead
    assert [value for _, value in found.values] == values
