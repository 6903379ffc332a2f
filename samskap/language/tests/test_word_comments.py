"""The copy of a Word document with comments: the words, their looks and every other part are as they were."""

from __future__ import annotations

import zipfile
from datetime import UTC, datetime
from io import BytesIO

import docx
import pytest

from samskap.language.checker import load_starter
from samskap.language.documents import UnreadableDocument, read_document
from samskap.language.documents import refusals as says
from samskap.language.documents.checking import commented_copy
from samskap.language.documents.limits import Budget
from samskap.language.tests.documents import (
    WORDS,
    body_of,
    plain_word,
    text_within,
    with_body,
    with_parts,
    word,
)


def copy(data: bytes) -> bytes:
    return commented_copy(
        data, load_starter(), WORDS, at=datetime(2026, 11, 22, 9, 30, tzinfo=UTC), budget=Budget()
    )


def _three_runs(document: object) -> None:
    paragraph = document.add_paragraph("Til alle rus")  # type: ignore[attr-defined]  # python-docx has no types
    paragraph.add_run("misbruk").bold = True
    paragraph.add_run("erne her, og til en narkoman.")


def test_a_comment_stands_around_the_word_and_nothing_else_changes() -> None:
    before = word(_three_runs)
    after = copy(before)
    opened = docx.Document(BytesIO(after))
    assert [each.author for each in opened.comments] == ["Ordboken", "Ordboken"]
    assert "Si heller: personene med rusavhengighet" in next(iter(opened.comments)).text
    assert [text_within(after, number) for number in (0, 1)] == ["rusmisbrukerne", "narkoman"]
    assert [run.text for run in opened.paragraphs[0].runs if run.bold] == ["misbruk"]
    assert read_document(after, "a.docx").text == read_document(before, "a.docx").text
    with zipfile.ZipFile(BytesIO(before)) as old, zipfile.ZipFile(BytesIO(after)) as new:
        changed = {
            name for name in new.namelist() if name not in old.namelist() or old.read(name) != new.read(name)
        }
    assert changed == {
        "word/document.xml",
        "word/comments.xml",
        "word/_rels/document.xml.rels",
        "[Content_Types].xml",
    }


def test_comments_that_were_there_stay() -> None:
    def write(document: object) -> None:
        paragraph = document.add_paragraph("En ")  # type: ignore[attr-defined]  # python-docx has no types
        document.add_comment(paragraph.add_run("rusmisbruker"), text="Mitt", author="Dina")  # type: ignore[attr-defined]  # as above

    comments = list(docx.Document(BytesIO(copy(word(write)))).comments)
    assert [(each.author, each.comment_id) for each in comments] == [("Dina", 0), ("Ordboken", 1)]
    assert comments[0].text == "Mitt"


def test_words_in_notes_boxes_and_headers_are_commented_where_they_are_fastened() -> None:
    box = "<w:txbxContent><w:p><w:r><w:t>En klient</w:t></w:r></w:p></w:txbxContent>"
    body = (
        '<w:p><w:r><w:t>Se note.</w:t><w:footnoteReference w:id="2"/></w:r></w:p><w:p><w:r><mc:AlternateContent>'
        f'<mc:Choice Requires="wps">{box}</mc:Choice><mc:Fallback>{box}</mc:Fallback></mc:AlternateContent></w:r></w:p>'
    )
    note = '<w:footnote w:id="2"><w:p><w:r><w:t>Om en rusmisbruker</w:t></w:r></w:p></w:footnote>'
    after = copy(with_body(body, note))
    said = [each.text.partition("\n")[0] for each in docx.Document(BytesIO(after)).comments]
    assert said == ["I fotnoten: «rusmisbruker»", "I tekstboksen: «klient»"]
    assert [text_within(after, number) for number in (0, 1)] == ["Se note.", "En klientEn klient"]


def test_a_word_in_several_pieces_of_one_run_is_commented_whole() -> None:
    after = copy(
        with_body("<w:p><w:r><w:tab/><w:t>Hei rusmis</w:t><w:softHyphen/><w:t>bruker, du</w:t></w:r></w:p>")
    )
    assert text_within(after, 0) == "rusmisbruker"
    assert body_of(after).count("<w:tab/>") == body_of(after).count("<w:softHyphen/>") == 1


@pytest.mark.parametrize(
    ("parts", "sentence"),
    [
        ({"word/vbaProject.bin": b"\xd0\xcf"}, says.HAS_MACROS),
        ({"_xmlsignatures/sig1.xml": b"<Signature/>"}, says.SIGNED),
    ],
    ids=["macros", "signature"],
)
def test_no_copy_carries_macros_or_a_broken_signature(parts: dict[str, bytes], sentence: str) -> None:
    with pytest.raises(UnreadableDocument) as caught:
        copy(with_parts(plain_word(), parts))
    assert str(caught.value) == sentence


def test_only_word_documents_get_comments() -> None:
    with pytest.raises(UnreadableDocument) as caught:
        copy(b"En rusmisbruker")
    assert str(caught.value) == says.NOT_WORD
