"""Documents out: tagged, the same bytes each time, and never stopped by what people write."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from pathlib import Path

import pytest

from samskap.core.documents import MAX_DATA, DocumentError, Standard, document_answer, typeset
from tests.pdfs import read_tags

LETTER = Path(__file__).parent / "letter.typ"
WHEN = datetime(2026, 11, 21, 12, 0, tzinfo=UTC)


def letter(text: str = "Hei på deg", **changes: object) -> dict[str, object]:
    return {"title": "Å være åpen", "lang": "nb", "alt": "En firkant", "text": text, **changes}


@pytest.mark.parametrize("standards", [("ua-1",), ("a-2a",), ("a-2a", "ua-1")])
def test_the_tags_title_and_language_are_there_in_each_standard(standards: tuple[Standard, ...]) -> None:
    tags = read_tags(typeset(LETTER, letter(), standards=standards, made_at=WHEN))

    assert (tags.title, tags.lang, tags.marked) == ("Å være åpen", "nb", True)
    assert tags.headings == ((1, "Å være åpen"), (2, "Under"))
    assert tags.alts == ("En firkant",)
    assert tags.shows_title == ("ua-1" in standards)
    assert tags.ua_part == ("1" if "ua-1" in standards else "")
    assert tags.a_part == ("2A" if "a-2a" in standards else "")


def test_the_same_input_gives_the_same_bytes_from_many_threads() -> None:
    with ThreadPoolExecutor(4) as threads:
        made = list(threads.map(lambda _n: typeset(LETTER, letter(), made_at=WHEN), range(12)))
    assert len(set(made)) == 1


def test_what_people_write_is_text_and_never_markup() -> None:
    words = read_tags(
        typeset(LETTER, letter('#panic("au") *ikke fet* <a> \\ $x$ #read("/etc/passwd")'))
    ).words
    assert '#panic("au") *ikke fet* <a> \\ $x$ #read("/etc/passwd")' in words


@pytest.mark.parametrize(
    "text",
    [
        "漢字",
        "a\x00b\x07",
        "\ud800",
        "\ufdd0",
        "👨\u200d👩\u200d👧 ❤️",
        "\u202eabc",
        "Kárášjohka ŋ ŧ",
        "\ue000",
        '"\u1deb \xc8\u1deb –\u1deb',
    ],
)
@pytest.mark.parametrize("standards", [("ua-1",), ("a-2a", "ua-1")])
def test_no_character_stops_a_document(text: str, standards: tuple[Standard, ...]) -> None:
    data = letter(f"før {text} etter", title=f"Tittel {text}", alt=text + "x")
    assert "etter" in read_tags(typeset(LETTER, data, standards=standards, made_at=WHEN)).words


def test_too_much_data_is_refused_before_it_is_set() -> None:
    with pytest.raises(DocumentError):
        typeset(LETTER, letter("å" * (MAX_DATA // 2)))


def test_a_mistake_in_the_template_is_told_without_the_text() -> None:
    with pytest.raises(DocumentError) as told:
        typeset(LETTER, {"title": "hemmelig"})
    assert "hemmelig" not in str(told.value)


def test_a_picture_of_the_page_grows_with_its_dots() -> None:
    small, large = (typeset(LETTER, letter(), format="png", ppi=ppi) for ppi in (40, 80))
    assert small[:4] == large[:4] == b"\x89PNG"
    assert len(small) < len(large)


def test_a_download_has_a_safe_name() -> None:
    answer = document_answer(b"x", name='../Plan "å"\r\n.pdf', content_type="application/pdf")
    assert answer.headers["Content-Disposition"] == "attachment; filename*=utf-8''..Plan_%C3%A5.pdf"
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
