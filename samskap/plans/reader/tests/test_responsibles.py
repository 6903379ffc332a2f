"""Who answers: separators, names kept together, scopes."""

from __future__ import annotations

import pytest

from samskap.plans.reader.responsibles import read_responsibles


def _read(text: str) -> list[str]:
    return [
        f"{each.name} → {each.scope}" if each.scope else each.name for each in read_responsibles(text).found
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Lag fagutvikling", ["Lag fagutvikling"]),
        ("Lag musikk og enhetsleder", ["Lag musikk", "enhetsleder"]),
        ("Einingsleiar & fagleiar", ["Einingsleiar", "fagleiar"]),
        ("Leder/fagleder", ["Leder", "fagleder"]),
        ("NAV, Fagteamet; Erfaringsrådet", ["NAV", "Fagteamet", "Erfaringsrådet"]),
        ("Avdelingslederne\nKvalitetsteamet", ["Avdelingslederne", "Kvalitetsteamet"]),
        ("Kvalitetsteamet   Erfaringsrådet", ["Kvalitetsteamet", "Erfaringsrådet"]),
        ("Kvalitetsteamet\tErfaringsrådet", ["Kvalitetsteamet", "Erfaringsrådet"]),
        ("Både lederne og erfaringskonsulentene", ["lederne", "erfaringskonsulentene"]),
        ("Rektor samt FAU", ["Rektor", "FAU"]),
        ("Lag fagutvikling, Recoverykontaktene og Erfaringsrådet.",
         ["Lag fagutvikling", "Recoverykontaktene", "Erfaringsrådet"]),
        ("Assisterende leder, rådgiver mangfold og koordinator i avdeling Sentrum",
         ["Assisterende leder", "rådgiver mangfold", "koordinator i avdeling Sentrum"]),
    ],
)  # fmt: skip
def test_separators(text: str, expected: list[str]) -> None:
    assert _read(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Ledere og fagledere i avdelingene",
        "Leiarane og fagleiarane i avdelingane",
        "Helse og omsorg",
        "Psykisk helse og rus",
        "Barn, unge og familie",
        "Helse- og omsorgssjefen",
        "Tverrfaglig team for barn og unge",
        "Team barn/unge",
        "Alle",
        "Alle avdelinger",
        "Alle ledere og fagledere",
        "NAV v/leder",
        "Kari Nordmann, fagleder",
        "Enhetsleder Hjemmetjenesten",
        "Kommunedirektøren, m.fl.",
        "Utvidet ledermøte",
    ],
)
def test_one_name(text: str) -> None:
    assert _read(text) == [text]


def test_a_list_with_a_group_in_it() -> None:
    assert _read("Ledere og fagledere i avdelingene og verdikontaktene") == [
        "Ledere og fagledere i avdelingene",
        "verdikontaktene",
    ]
    assert _read("Helse og omsorg, NAV/Fagteamet") == ["Helse og omsorg", "NAV", "Fagteamet"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Lag kvalitet er ansvarlig for målingen og lederne er ansvarlige for at lista blir brukt",
         ["Lag kvalitet → målingen", "lederne → at lista blir brukt"]),
        ("Kvalitetsteamet har ansvaret for opplæringen, mens avdelingslederne har ansvaret for oppfølgingen.",
         ["Kvalitetsteamet → opplæringen", "avdelingslederne → oppfølgingen"]),
        ("Fagleiarane er ansvarlege for kurset og Kvalitetsgruppa for målingane",
         ["Fagleiarane → kurset", "Kvalitetsgruppa → målingane"]),
        ("Evaluering: Lag kvalitet. Oppfølging: lederne", ["Lag kvalitet → Evaluering", "lederne → Oppfølging"]),
        ("Fagteamet (opplæring) og Rådgiver (HR)", ["Fagteamet → opplæring", "Rådgiver (HR)"]),
        ("Fagteamet i samarbeid med NAV og Frivilligsentralen",
         ["Fagteamet → i samarbeid med NAV og Frivilligsentralen"]),
    ],
)  # fmt: skip
def test_scopes(text: str, expected: list[str]) -> None:
    assert _read(text) == expected


def test_names_side_by_side_are_told_apart_without_certainty() -> None:
    names = read_responsibles("Verdikontakt Arbeidsgruppa")
    assert [each.name for each in names.found] == ["Verdikontakt", "Arbeidsgruppa"]
    assert names.sure < 0.7


@pytest.mark.parametrize("text", ["", "-", "–", "?", "Ikke avklart", "Ikkje avklart", "N/A", "..."])
def test_nobody(text: str) -> None:
    assert _read(text) == []
