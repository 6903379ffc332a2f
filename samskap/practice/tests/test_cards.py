"""The cards: one tagged sheet of four, whatever is written on them."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from samskap.practice.papers.cards import cards_pdf
from tests.pdfs import read_tags

ADDRESS = "https://samskap.fjordvik.example/fjordvik/hjalp-det/12-AbCdEfGhIjKlMnOpQrSt/"


def sheet(**changes: Any) -> bytes:
    given: dict[str, Any] = {
        "what": "Vi ringer kvelden før.",
        "question": "",
        "unit": "Møteplassen Brygga",
        "closes": date(2026, 12, 12),
        "url": ADDRESS,
        "language": "nb",
    }
    return cards_pdf(**{**given, **changes})


@pytest.mark.parametrize(
    ("language", "heading", "answer"),
    [("nb", "Hjalp det?", "Ingen forskjell"), ("nn", "Hjelpte det?", "Ingen skilnad")],
)
def test_the_sheet_is_tagged_in_its_own_language(language: str, heading: str, answer: str) -> None:
    paper = read_tags(sheet(language=language))
    assert (paper.lang, paper.ua_part, paper.pages) == (language, "1", 1)
    assert paper.headings == ((1, heading),) * 4
    assert paper.tags.count("LI") == 16
    assert paper.alts == (f"QR-kode til {ADDRESS}",) * 4
    assert paper.words.count(answer) == 4


@pytest.mark.parametrize(
    "changes",
    [
        {"what": "Ord " * 900, "question": "Menneskerettighetsperspektivet? " * 20, "unit": "Å" * 120},
        {"what": "😀 漢 #panic() \x00", "question": "$x$ \\", "url": ADDRESS + "x" * 200, "language": "en"},
    ],
)
def test_it_stays_one_sheet(changes: dict[str, Any]) -> None:
    assert read_tags(sheet(**changes)).pages == 1
