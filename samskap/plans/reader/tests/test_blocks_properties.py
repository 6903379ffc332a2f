"""Properties: every letter of a document is in its blocks, and nothing but one kind of error comes out."""

from __future__ import annotations

import re
from collections import Counter
from datetime import date

from hypothesis import example, given, settings
from hypothesis import strategies as st

from samskap.plans.reader import read
from samskap.plans.reader.blocks import Block
from samskap.plans.reader.characters import clean
from samskap.plans.reader.errors import UnreadableDocument
from samskap.plans.reader.extract.docx import read_docx
from samskap.plans.reader.extract.html import read_html
from samskap.plans.reader.extract.markdown import read_markdown
from samskap.plans.reader.extract.pieces import Extracted
from samskap.plans.reader.extract.text import read_text
from samskap.plans.reader.limits import Budget
from samskap.plans.reader.structure.build import build_blocks
from samskap.plans.reader.tests.writing import word

_WORDS = st.sampled_from(
    re.findall(
        r"\S+",
        "å i Tiltak ansvar: Ansvarleg: håp møteplass kommu- nen Lag kvalitet 2024 1. mai høsten 12 - • o m l"
        " og Frist: Innhold ........ 3 1) 2.1 Delmål KOMMUNE a) (innbyggere) «Vi» skal; løpende, – ? Mål",
    )
)
_LINE = st.lists(st.tuples(_WORDS, st.sampled_from([" ", " ", " ", "  ", "\t", "\t\t", "   "])), max_size=14)
_TEXT = st.lists(_LINE.map(lambda line: "".join(a + b for a, b in line)), max_size=25).map("\n".join)
# Without tables no header can be repeated, so every letter must be there as often as it was written.
_PROSE = _TEXT.map(lambda text: re.sub("[\t ]+", " ", text))
_TAGS = st.sampled_from(
    ["<p>", "</p>", "<table>", "<tr>", "<td>", "<th colspan=2>", "<td rowspan=3>", "</table>", "<ul>", "<ol>", "<li>",
     "</ul>", "<b>", "</b>", "<br>", "<h2>", "</h2>", "<div>", "</div>", "<dl>", "<dt>", "<dd>", "<nav>", "<footer>"]
)  # fmt: skip
_PAGE = st.lists(_TAGS | st.sampled_from(["håp", "Tiltak", "Lag", "Ansvar:"]), max_size=40).map(" ".join)
_NAMES = st.sampled_from(["a.txt", "a.docx", "a.pdf", "a.csv", "a.html", "a.md", "a.xlsx", "a"])
_BEGINNINGS = st.sampled_from(
    [
        b"",
        b"%PDF-1.7\n",
        b"PK\x03\x04",
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
        b"<html>",
        b"\xff\xfe",
        b"{\\rtf",
    ]
)


def _letters(text: str) -> Counter[str]:
    return Counter(sign for sign in text if sign.isalnum())


def _said(blocks: tuple[Block, ...]) -> Counter[str]:
    return _letters("".join(f"{block.marker} {block.text}" for block in blocks))


def _built(extracted: Extracted) -> tuple[Block, ...]:
    return build_blocks(extracted, Budget())


@settings(max_examples=300, deadline=None)
@given(_TEXT)
def test_every_letter_of_a_text_is_in_a_block(text: str) -> None:
    extracted = read_text(text, Budget())
    assert set(_said(_built(extracted))) == set(_letters(text))
    assert _letters("".join(line.text for line in extracted.lines)) == _letters(text)


@settings(max_examples=300, deadline=None)
@given(_PROSE)
def test_every_letter_is_there_as_often_as_it_was_written(text: str) -> None:
    assert _said(_built(read_text(text, Budget()))) == _letters(text)


@settings(max_examples=200, deadline=None)
@given(_PROSE)
def test_every_letter_of_markdown_is_in_a_block(text: str) -> None:
    assert _said(_built(read_markdown(text, Budget()))) == _letters(text)


@settings(max_examples=40, deadline=None)
@given(
    st.lists(st.text(st.characters(codec="utf-8", categories=("L", "N", "Zs", "P")), max_size=40), max_size=8)
)
def test_every_letter_of_a_word_document_is_in_a_block(paragraphs: list[str]) -> None:
    data = word(lambda document: [document.add_paragraph(text) for text in paragraphs])
    assert _said(_built(read_docx(data, Budget()))) == _letters("".join(map(clean, paragraphs)))


@settings(max_examples=150, deadline=None)
@given(_PAGE)
@example("<dt> <table> håp <dt> Tiltak")
def test_every_letter_of_a_page_is_in_a_block(page: str) -> None:
    words = re.sub(r"<[^>]*>", " ", page)
    assert set(_said(_built(read_html(page.encode(), Budget())))) >= set(_letters(words))


def _refusal(data: bytes, name: str) -> str:
    """What the sender is told; "" when the document was read."""
    try:
        read(data, file_name=name, today=date(2026, 1, 1))
    except UnreadableDocument as error:
        return str(error)
    return ""


def _is_a_sentence(text: str) -> bool:
    return not text or (text.endswith(".") and "\n" not in text and text[0].isupper())


@settings(max_examples=400, deadline=None)
@given(_BEGINNINGS, st.binary(max_size=400), _NAMES)
def test_arbitrary_bytes_are_read_or_refused(beginning: bytes, rest: bytes, name: str) -> None:
    assert _is_a_sentence(_refusal(beginning + rest, name))


@settings(max_examples=300, deadline=None)
@given(st.text(max_size=300), _NAMES)
def test_arbitrary_text_is_read_or_refused(text: str, name: str) -> None:
    assert _is_a_sentence(_refusal(text.encode("utf-8", errors="replace"), name))


@settings(max_examples=100, deadline=None)
@given(_TEXT, _NAMES)
def test_text_like_a_plan_is_read_or_refused(text: str, name: str) -> None:
    assert _is_a_sentence(_refusal(text.encode(), name))
