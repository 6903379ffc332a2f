"""The cards: one tagged sheet of four, whatever is written on them."""

from __future__ import annotations

from datetime import date
from typing import Any

import pypdfium2
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
    ("language", "heading", "answer", "by", "code"),
    [
        ("nb", "Hjalp det?", "Ingen forskjell", "innen 12. desember", "QR-kode til"),
        ("nn", "Hjelpte det?", "Ingen skilnad", "innan 12. desember", "QR-kode til"),
        ("en", "Did it help?", "No difference", "by 12 December", "QR code for"),
    ],
)
def test_the_sheet_is_tagged_in_its_own_language(
    language: str, heading: str, answer: str, by: str, code: str
) -> None:
    paper = read_tags(sheet(language=language))
    assert (paper.lang, paper.ua_part, paper.pages) == (language, "1", 1)
    assert paper.headings == ((1, heading),) * 4
    assert paper.tags.count("LI") == 16
    assert paper.alts == (f"{code} {ADDRESS}",) * 4
    words = " ".join(paper.words.split())
    assert (words.count(answer), words.count(by)) == (4, 4)


@pytest.mark.parametrize(
    "changes",
    [
        {"what": "Ord " * 900, "question": "Menneskerettighetsperspektivet? " * 20, "unit": "Å" * 120},
        {"what": "😀 漢 #panic() \x00", "question": "$x$ \\", "url": ADDRESS + "x" * 200, "language": "so"},
    ],
)
def test_it_stays_one_sheet(changes: dict[str, Any]) -> None:
    assert read_tags(sheet(**changes)).pages == 1


@pytest.mark.parametrize("words", ["W" * 200, "Medbestemmelsesmøteplassenes?"])
def test_no_word_runs_over_the_edge_of_its_card(words: str) -> None:
    page = pypdfium2.PdfDocument(sheet(question=words, what=words, unit=words))[0].get_textpage()
    edges = [page.get_charbox(at) for at in range(page.count_chars())]
    fold = 105 * 72 / 25.4
    assert not [edge for edge in edges if edge[0] < fold < edge[2]]
    assert max(edge[2] for edge in edges if edge[0] < fold) < fold


def test_the_tails_of_letters_are_printed_whole() -> None:
    page, scale = pypdfium2.PdfDocument(sheet(unit="Tyngdepunktet"))[0], 6
    text = page.get_textpage()
    found = text.search("yng").get_next()
    assert found is not None
    left, bottom, right, _top = text.get_charbox(found[0])
    drawn = page.render(scale=scale, grayscale=True)
    row = int((page.get_height() - bottom) * scale) - 2
    start = row * drawn.stride
    tail = bytes(drawn.buffer)[start + int(left * scale) : start + int(right * scale)]
    assert min(tail) < 200, "nothing is drawn where the tail of the y ends"
