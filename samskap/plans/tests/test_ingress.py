"""The summary of a plan read from a document may be pages long; the page begins with a few sentences of it."""

from __future__ import annotations

import pytest

from samskap.plans.ingress import split_ingress

LONG = "Vi vil at alle skal ha noen å snakke med. " * 20


@pytest.mark.parametrize(
    ("summary", "opening", "rest"),
    [
        ("", "", ""),
        ("Vi møtes oftere.", "Vi møtes oftere.", ""),
        ("Vi møtes oftere.\n\nOg lenger.", "Vi møtes oftere.", "Og lenger."),
        ("1. Innledning\n\nVi møtes oftere.", "Vi møtes oftere.", "1. Innledning\n\nVi møtes oftere."),
        ("Innledning", "Innledning", ""),
    ],
)
def test_the_first_paragraph_opens(summary: str, opening: str, rest: str) -> None:
    assert split_ingress(summary) == (opening, rest)


@pytest.mark.parametrize("summary", [LONG, "ord " * 300, "x" * 2000])
def test_a_long_paragraph_is_cut_and_stands_whole_below(summary: str) -> None:
    opening, rest = split_ingress(summary)
    assert len(opening) <= 425
    assert rest == summary.strip()
