"""Reading the text out of documents, and what happens with those that cannot be read."""

from __future__ import annotations

import time
import zipfile
from io import BytesIO
from pathlib import Path

import pytest
from fpdf import FPDF

from samskap.core import document_uploads
from samskap.language.documents import Place, UnreadableDocument, limits, read_document
from samskap.language.documents import refusals as says
from samskap.language.documents.isolate import Order, check_isolated, read_isolated
from samskap.language.documents.pdf import paragraphs
from samskap.language.tests.documents import endless_pdf, plain_word, with_body, with_parts, word


def refusal(data: bytes, name: str = "brev.docx") -> str:
    with pytest.raises(UnreadableDocument) as caught:
        read_document(data, name)
    return str(caught.value)


def test_a_word_document_is_read_with_headings_tables_and_headers() -> None:
    def write(document: object) -> None:
        document.add_heading("Om tilbudet", 1)  # type: ignore[attr-defined]  # python-docx has no types
        document.add_paragraph("Velkommen.")  # type: ignore[attr-defined]  # as above
        document.add_table(1, 1).cell(0, 0).text = "I en tabell"  # type: ignore[attr-defined]  # as above
        document.sections[0].header.paragraphs[0].text = "Øverst"  # type: ignore[attr-defined]  # as above

    read = read_document(word(write), "brev.docx")
    assert read.text == "Om tilbudet\n\nVelkommen.\n\nI en tabell\n\nØverst"
    assert read.place_of(read.text.index("tabell")) == Place(paragraph=3, heading="Om tilbudet")
    assert read.place_of(read.text.index("Øverst")).where == "header"


def test_a_word_document_is_read_as_if_every_change_was_accepted() -> None:
    body = (
        '<w:p><w:r><w:t>Hei </w:t></w:r><w:del w:id="1"><w:r><w:delText>rusmisbruker</w:delText></w:r></w:del>'
        '<w:ins w:id="2"><w:r><w:t xml:space="preserve"> du</w:t><w:softHyphen/><w:t>e</w:t></w:r></w:ins>'
        '<w:r><w:instrText>KODE</w:instrText><w:footnoteReference w:id="2"/></w:r></w:p>'
    )
    notes = '<w:footnote w:id="2"><w:p><w:r><w:t>En note</w:t></w:r></w:p></w:footnote>'
    assert read_document(with_body(body, notes), "x").text == "Hei du\u00ade\n\nEn note"


def test_a_page_is_read_without_what_others_say_and_computers_read() -> None:
    page = (
        "<!doctype html><title>T</title><script>rusmisbruker</script><h1>Om &oslash;l</h1>\n<p>Hun sa <q>klient</q>."
        "<blockquote>rusmisbruker</blockquote><p>Et <code>rus</code> og<br>to <del>tre</del>"
    )
    read = read_document(page.encode(), "side.html")
    assert read.text == "T\n\nOm øl\n\nHun sa «…».\n\nEt «…» og to"
    assert read.place_of(read.text.index("Hun")) == Place(heading="Om øl", line=2)


@pytest.mark.parametrize(
    "markup",
    [
        "<p " + " ".join(f"a{n}" for n in range(20_000)) + ">",
        f"<{'a' * 300_000}>",
        f"<!--{'-a' * 200_000}-->",
        f'<!doctype html public "{"a" * 500_000}">',
    ],
    ids=["attributes", "name", "comment", "doctype"],
)
def test_markup_without_end_takes_no_longer_than_its_length(markup: str) -> None:
    started = time.process_time()
    assert read_document(f"{markup}Fritt valg".encode(), "side.html").text == "Fritt valg"
    assert time.process_time() - started < 5


def test_a_page_stops_in_the_middle_of_its_markup_when_the_time_is_up() -> None:
    with pytest.raises(UnreadableDocument, match=says.TOO_SLOW):
        read_document(b"<p a='" + b"&a" * 50_000, "side.html", budget=limits.Budget(seconds=-1))


def test_words_cut_at_the_end_of_a_line_are_whole_again() -> None:
    page = "Overskrift her\r\nTil alle rus\ufffe\r\nmisbrukere som bor i helse-\r\n"
    page += "og omsorgsboliger i byen vår\r\n• Et punkt\r\n"
    assert paragraphs(page) == [
        "Overskrift her", "Til alle rusmisbrukere som bor i helse- og omsorgsboliger i byen vår", "• Et punkt",
    ]  # fmt: skip


def test_a_pdf_tells_the_page() -> None:
    pdf = FPDF()
    pdf.set_font("Helvetica", size=11)
    for text in ("Side en.", "En klient her."):
        pdf.add_page()
        pdf.multi_cell(0, 6, text)
    data = bytes(pdf.output())
    read = read_document(data, "brev.pdf")
    assert read.place_of(read.text.index("klient")).page == 2
    assert read_isolated(data, "brev.pdf") == read


def test_a_pdf_that_draws_itself_without_end_is_stopped() -> None:
    with pytest.raises(UnreadableDocument, match=says.TOO_SLOW):
        read_isolated(endless_pdf(), "brev.pdf", seconds=0.4)


@pytest.mark.parametrize(
    ("data", "text"),
    [
        ("Blåbær".encode(), "Blåbær"),
        ("\ufeffBlåbær".encode(), "Blåbær"),
        ("Blåbær".encode("utf-16"), "Blåbær"),
        ("Blåbær og mer".encode("utf-16-le"), "Blåbær og mer"),
        ("Blåbær".encode("cp1252"), "Blåbær"),
        ("Blåbær på ø".encode()[:-1], "Blåbær på \ufffd"),  # half a character
    ],
)
def test_text_is_read_in_the_encodings_people_have(data: bytes, text: str) -> None:
    assert read_document(data, "notat.txt").text == text


def test_a_line_of_markdown_knows_its_heading() -> None:
    read = read_document(b"# Om oss\r\n\r\nTekst", "a.md")
    assert read.place_of(read.text.index("Tekst")) == Place(heading="Om oss", line=3)


def _package(*parts: tuple[str, bytes]) -> bytes:
    stream = BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in parts:
            package.writestr(name, content)
    return stream.getvalue()


@pytest.mark.parametrize(
    ("data", "name", "sentence"),
    [
        (b"", "a.txt", says.EMPTY),
        (b"123 ... ---", "a.txt", says.NO_WORDS),
        (bytes(range(256)) * 8, "a.txt", says.NOT_TEXT),
        (b"\x89PNG\r\n" + b"\x00" * 40, "a.txt", says.OTHER_KIND),
        (b"PK\x03\x04ikke en zip", "a.docx", says.CORRUPT),
        (b"%PDF-1.7\nikke en pdf", "a.pdf", says.CORRUPT),
        (_package(("xl/workbook.xml", b"<x/>")), "a.docx", says.OTHER_KIND),
        (_package(("word/document.xml", b"<x>" + b"A" * 30_000_000 + b"</x>")), "a.docx", says.TOO_BIG_INSIDE),
        (_package(("word/document.xml", b'<!DOCTYPE a [<!ENTITY b "c">]><x/>')), "a.docx", says.HOSTILE_XML),
        (_package(("word/document.xml", b"<x>" * 5000)), "a.docx", says.CORRUPT),
        (_package(*((f"{n}", b"") for n in range(limits.ZIP_ENTRIES + 1))), "a.docx", says.TOO_BIG_INSIDE),
    ],
    ids=[
        "empty", "no words", "binary", "picture", "no zip", "no pdf", "excel", "bomb", "entities", "deep", "entries",
    ],
)  # fmt: skip
def test_what_cannot_be_read_is_told_in_one_sentence(data: bytes, name: str, sentence: str) -> None:
    assert refusal(data, name) == sentence


def test_a_large_file_is_refused_before_it_is_read(tmp_path: Path) -> None:
    file = tmp_path / "stor.txt"
    with file.open("wb") as stream:
        stream.truncate(200 * 1024 * 1024)
    with pytest.raises(UnreadableDocument, match="25 MB"):
        read_document(file)
    assert limits.FILE_BYTES == document_uploads.LIMIT


def test_a_million_quotation_marks_are_only_marks() -> None:
    assert refusal(b'"' * 1_000_000, "a.txt") == says.NO_WORDS
    read_document(b"a" + b'"' * 1_000_000, "a.txt")


def test_a_document_with_macros_is_read_and_says_so() -> None:
    package = with_parts(plain_word(), {"word/vbaProject.bin": b"\xd0\xcf"})
    assert read_document(package, "a.docm").macros


def test_a_document_is_checked_in_a_process_of_its_own() -> None:
    checked = check_isolated(Order(plain_word("Hei. En rusmisbruker ventet. Ha det."), "a.docx", None))
    (found,) = checked.found
    assert (found.before, found.finding.text, found.after) == ("En ", "rusmisbruker", " ventet.")
    assert checked.counts == {"rusmisbruker": 1}


def test_a_document_that_takes_too_long_costs_a_sentence() -> None:
    with pytest.raises(UnreadableDocument, match="for lang tid"):
        check_isolated(Order(plain_word(), "a.docx", None, seconds=0.01))
