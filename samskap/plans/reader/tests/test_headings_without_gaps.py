"""Headings told from how lines stand, where no empty line sets them apart."""

from __future__ import annotations

from datetime import date

import pytest

from samskap.plans.reader import PlanDocument, read
from samskap.plans.reader.printout import print_plan


def _read(text: str) -> PlanDocument:
    return read(text.encode(), file_name="plan.txt", today=date(2026, 1, 1)).document


def test_lines_that_count_from_one_are_headings() -> None:
    document = _read(
        "Handlingsplan 2025–2026\n1 Innledning\nPlanen er kort.\n2 Tiltak\nTiltak 1 - Fest\nAnsvar: Alle\n"
        "3 Økonomi\nAlt dekkes av rammen."
    )
    assert document.preamble == "1 Innledning\n\nPlanen er kort."
    assert [section.title for section in document.sections] == ["2 Tiltak", "3 Økonomi"]


@pytest.mark.parametrize("second", ["Hva vil vi?", "Om planen", "Bakgrunn"])
def test_the_title_ends_where_the_text_begins(second: str) -> None:
    assert (
        _read(f"Plan for mangfold\n{second}\nVi vil at alle skal ha et hjem.\n").title == "Plan for mangfold"
    )


def test_a_title_of_several_lines_is_one_sentence() -> None:
    assert _read("Plan for kultur og\nidrett\nFjordby kommune\n\n1. Fest\nAnsvar: Alle\n").title == (
        "Plan for kultur og idrett"
    )


@pytest.mark.parametrize(
    "owner", ["Fjordby kommune", "Fjordby kommune 2025–2027", "Fjordby kommune, vedtatt 1.2.2025"]
)
def test_the_municipality_is_no_part_of_the_title(owner: str) -> None:
    document = _read(f"Plan for kultur\n{owner}\n1. Fest\nAnsvar: Alle\n")
    assert (document.title, document.organisation) == ("Plan for kultur", "Fjordby kommune")


@pytest.mark.parametrize("title", ["Strategi for kultur 2030", "Kommunedelplan helse 2035"])
def test_the_year_a_strategy_aims_at_is_no_period(title: str) -> None:
    assert _read(f"{title}\nVi vil synge mer sammen.\n").period is None


def test_lines_broken_by_hand_are_joined_and_ended_ones_are_not() -> None:
    document = _read(
        "Plan for sang\n\nVi synger sammen fordi det gir glede til alle som er med på det,\nog til dem som hører.\n"
        "Koret\nVi øver hver onsdag på skolen.\n"
    )
    assert document.preamble == (
        "Vi synger sammen fordi det gir glede til alle som er med på det, og til dem som hører."
    )
    assert [(section.title, section.intro) for section in document.sections] == [
        ("Koret", "Vi øver hver onsdag på skolen.")
    ]


def test_a_rhythm_is_told_in_norwegian() -> None:
    told = print_plan(
        _read("Plan 2025\n\n1. Kor to kvelder i uka\nAnsvar: Alle\n\n2. Rapport hvert tredje år\nAnsvar: A\n")
    )
    assert "= to ganger i uka" in told
    assert "= hvert tredje år" in told


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("Lage kor for å gi glede til flere.", "for å gi glede til flere"),
        ("Lage en liste slik at dette kan gjøres kjent.", ""),
        ("Møtes der målet er å lytte til alle.", "målet er å lytte til alle"),
    ],
)
def test_a_reason_in_the_text_reads_by_itself(text: str, why: str) -> None:
    (measure,) = _read(f"Plan 2025\n\n1. {text}\nAnsvar: Koret\n").sections[0].measures
    assert measure.why == why
    assert ("why" in measure.doubts) == why.startswith("for")
