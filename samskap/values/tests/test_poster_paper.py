"""The poster as a paper: tagged, in its own language, one page whatever is written, and quick."""

from __future__ import annotations

import struct

import pytest

from samskap.core.documents import DocumentError
from samskap.values.poster.content import (
    FOOTER,
    HEADING,
    MOST_LINES,
    QUESTION,
    TEXT,
    THEME,
    PosterLine,
    PosterText,
    Sender,
    motifs_of,
    shortened,
)
from samskap.values.poster.printing import SIZES, poster_bytes
from samskap.values.poster.words import ValueWords, default_text, drawing_words
from tests.pdfs import read_tags

VALUES = [
    ValueWords(1, "hap", "Håp", ""),
    ValueWords(2, "identitet", "Identitet", ""),
    ValueWords(3, "samhorighet", "Samhørighet", ""),
    ValueWords(4, "mening", "Mening i livet", ""),
    ValueWords(5, "empowerment", "Medvirkning", ""),
]
SENDER = Sender(
    "Mestring Fjordvik", "Fjordvik kommune", "https://samskap.fjordvik.example/fjordvik/verdiene/plakat/3/"
)
MILLIMETRE = 72 / 25.4


def poster(lines: int = 5, fill: str = "") -> PosterText:
    """A poster of so many lines; ``fill`` makes every text as long as it may be."""
    if not fill:
        own = tuple(PosterLine(f"Tema {n}", "Vi går ut.", "Hvor?") for n in range(5, lines))
        base = default_text(VALUES[:lines], "nb")
        return PosterText("nb", base.heading, "", base.lines + own)

    def long(most: int) -> str:
        return (fill * most)[:most].strip()

    line = PosterLine(long(THEME), long(TEXT), long(QUESTION), 1, "hap")
    return PosterText("nn", long(HEADING), long(FOOTER), (line,) * lines)


@pytest.mark.parametrize("language", ["nb", "nn"])
def test_a_screen_reader_meets_heading_drawing_themes_and_code(language: str) -> None:
    text = default_text(VALUES, language)
    paper = read_tags(poster_bytes(text, SENDER, "a3"))

    assert (paper.lang, paper.ua_part, paper.marked, paper.pages) == (language, "1", True, 1)
    assert paper.title == text.heading
    assert paper.headings == ((1, text.heading), *((2, line.theme) for line in text.lines))
    assert paper.alts == (drawing_words(motifs_of(text.lines), language), f"QR-kode til {SENDER.url}")
    assert paper.tags[:4] == ("Document", "H1", "Figure", "H2")
    for line in text.lines:
        assert line.question in paper.words


def test_nynorsk_and_names_that_are_the_municipality_s_own() -> None:
    text = default_text(VALUES, "nn")
    assert text.heading == "Fem trådar vi held i"
    assert [line.theme for line in text.lines][2:] == ["Samhøyrsle", "Meining i livet", "Medvirkning"]
    assert default_text(VALUES[:1], "nn").heading == "Éin tråd vi held i"


@pytest.mark.parametrize("size", [key for key, size in SIZES.items() if size.format == "pdf"])
def test_papers_have_their_sizes(size: str) -> None:
    paper = poster_bytes(poster(), SENDER, size)
    wanted = {"a4": (210, 297), "a3": (297, 420), "a2": (420, 594), "a1": (594, 841)}[size]
    from pypdfium2 import PdfDocument

    with PdfDocument(paper) as document:
        assert [round(side / MILLIMETRE) for side in document[0].get_size()] == [*wanted]


def test_a_picture_for_the_screen_has_its_pixels() -> None:
    picture = poster_bytes(poster(), SENDER, "skjerm")
    assert struct.unpack(">II", picture[16:24]) == (1920, 1080)


@pytest.mark.parametrize("lines", [1, 3, MOST_LINES])
@pytest.mark.parametrize("fill", ["", "Ord og flere ord. ", "menneskerettighetsperspektivet", "W", "😀"])
def test_every_word_is_there_and_inside_the_paper(lines: int, fill: str) -> None:
    text = poster(lines, fill)
    data = poster_bytes(text, SENDER, "a4")
    assert read_tags(data).pages == 1
    from pypdfium2 import PdfDocument

    with PdfDocument(data) as document:
        width, height = document[0].get_size()
        page = document[0].get_textpage()
        boxes = [page.get_charbox(at) for at in range(page.count_chars())]
    assert all(
        left >= 0 and bottom >= 0 and right <= width and top <= height for left, bottom, right, top in boxes
    )
    letters = sum(len(line.text.replace(" ", "")) for line in text.lines)
    assert len(boxes) >= letters


def test_own_themes_get_motifs_of_their_own() -> None:
    lines = [
        PosterLine("a", key="hap"),
        PosterLine("b"),
        PosterLine("c", key="hap"),
        PosterLine("d", key="fjord"),
    ]
    assert motifs_of(lines) == ["hap", "fjell", "hus", "bro"]
    assert motifs_of([PosterLine("a", motif="bat"), PosterLine("b", motif="ukjent")]) == ["bat", "fjell"]
    assert drawing_words(["hap", "fjell"], "nn").endswith("ei sol og eit fjell.")


def test_a_long_meaning_is_shortened_at_a_word() -> None:
    assert shortened("Kort. Og mer.", 40) == "Kort."
    assert shortened("ord " * 60, 20) == "ord ord ord ord …"
    assert shortened("", 20) == ""


def test_a_poster_is_made_again_only_when_it_has_changed() -> None:
    assert poster_bytes(poster(), SENDER, "a2") is poster_bytes(poster(), SENDER, "a2")
    with pytest.raises((DocumentError, KeyError)):
        poster_bytes(poster(), SENDER, "a0")
