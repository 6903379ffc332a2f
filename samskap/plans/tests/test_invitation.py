"""The invitation to a hearing: one tagged page, whatever is written on it."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from samskap.plans.papers.invitation import invitation_pdf
from tests.pdfs import read_tags

ADDRESS = "https://samskap.fjordvik.example/fjordvik/horing/7/"


def invitation(**changes: Any) -> bytes:
    given: dict[str, Any] = {
        "title": "Sammen om hverdagen",
        "unit": "Mestring Fjordvik",
        "organisation": "Fjordvik kommune",
        "intro": "Vi har et utkast.\nNå spør vi deg.",
        "closes": date(2026, 12, 12),
        "say_it": "Skriv på nettsiden.\nSi det til en av oss.",
        "url": ADDRESS,
        "language": "nb",
    }
    return invitation_pdf(**{**given, **changes})


@pytest.mark.parametrize(
    ("language", "heading", "by"),
    [("nb", "Hva mener du?", "Si det innen"), ("nn", "Kva meiner du?", "Sei det innan")],
)
def test_the_page_is_tagged_in_its_own_language(language: str, heading: str, by: str) -> None:
    paper = read_tags(invitation(language=language))

    assert (paper.lang, paper.title, paper.ua_part, paper.pages) == (
        language,
        f"{heading} Sammen om hverdagen",
        "1",
        1,
    )
    assert paper.headings[:2] == ((1, heading), (2, f"{by} 12.\xa0desember 2026"))
    assert paper.alts[1] == f"QR-kode til {ADDRESS}"
    assert paper.tags.count("LI") == 2
    assert "Nå spør vi deg." in paper.words


@pytest.mark.parametrize(
    "changes",
    [
        {"intro": "Ord " * 9000, "title": "Menneskerettighetsperspektivet" * 20, "say_it": ["å " * 900] * 40},
        {"intro": "", "title": "x", "say_it": "", "closes": None},
        {"intro": "😀 漢 #panic() \x00", "unit": "Å" * 120, "url": ADDRESS + "x" * 300},
    ],
)
def test_it_stays_one_page(changes: dict[str, Any]) -> None:
    paper = read_tags(invitation(**changes))
    assert paper.pages == 1
    assert paper.headings[0] == (1, "Hva mener du?")
