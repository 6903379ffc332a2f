"""PDF documents with a text layer, page by page."""

from __future__ import annotations

import re
from typing import Final

import pypdfium2 as pdfium

from samskap.language.documents import limits
from samskap.language.documents import refusals as says
from samskap.language.documents.document import Document, Place, Writer
from samskap.language.documents.limits import Budget
from samskap.language.documents.refusals import UnreadableDocument

_PASSWORD: Final = ("password", "security")
# PDFium gives a hyphen at the end of a line as U+FFFE or U+0002.
_HYPHENS: Final = "-\u00ad\u2010\ufffe\x02"
_JOINING: Final = frozenset({"og", "eller", "samt"})  # «helse- | og omsorg» keeps its hyphen
_CONTROL: Final = re.compile(r"[\x00-\x08\x0b-\x1f\ud800-\udfff\ufffe\uffff]")
_NEW_PART: Final = re.compile(r"[^\w«]|\d+[.)]|[A-ZÆØÅ«]")
_ITEM: Final = re.compile(r"[•▪◦‣●○➢✓–—-]\s|\d{1,3}[.)]\s+[A-ZÆØÅ]")
_SHORT: Final = 0.75


def read_pdf(data: bytes, budget: Budget) -> Document:
    """The text of a PDF. Scripts, attachments and links in it are never touched."""
    writer = Writer(budget)
    number = 0
    for page, text in enumerate(_pages(data, budget), 1):
        for paragraph in paragraphs(text):
            number += 1
            writer.paragraph(paragraph, Place(page=page, paragraph=number))
    if not writer.parts:
        raise UnreadableDocument(says.SCANNED)
    return writer.document("pdf")


def paragraphs(text: str) -> list[str]:
    """The paragraphs of a page: words that were cut at the end of a line are whole again, lines run on."""
    lines = [line.strip() for line in re.split(r"\r\n|\r|\n", text)]
    longest = max(map(len, lines), default=0)
    found: list[str] = []
    before = ""  # the line above, empty where a paragraph begins
    for line in lines:
        if before and line and not _begins(line, before, longest):
            found[-1] = _joined(found[-1], line)
        elif line:
            found.append(line)
        before = line
    return [words for each in found if (words := _CONTROL.sub("", each).strip())]


def _begins(line: str, before: str, longest: int) -> bool:
    """An item of a list; or a line above that ends early and a beginning below, such as a heading and what follows."""
    if before[-1] in _HYPHENS:
        return False
    return bool(_ITEM.match(line) or (len(before) < _SHORT * longest and _NEW_PART.match(line)))


def _joined(above: str, line: str) -> str:
    word = line.split(maxsplit=1)[0]
    if above[-1] in _HYPHENS and above[-2:-1].isalpha() and word[0].islower():
        if word not in _JOINING:
            return above[:-1] + line
        return f"{above[:-1]}- {line}"
    return f"{above} {line}"


def _pages(data: bytes, budget: Budget) -> list[str]:
    try:
        document = pdfium.PdfDocument(data)
    except pdfium.PdfiumError as error:
        locked = any(word in str(error).lower() for word in _PASSWORD)
        raise UnreadableDocument(says.ENCRYPTED if locked else says.CORRUPT) from error
    try:
        if len(document) > limits.PAGES:
            raise UnreadableDocument(says.TOO_LONG)
        return [_page(document, index, budget) for index in range(len(document))]
    except pdfium.PdfiumError as error:
        raise UnreadableDocument(says.CORRUPT) from error
    finally:
        document.close()


def _page(document: pdfium.PdfDocument, index: int, budget: Budget) -> str:
    page = document[index]
    try:
        textpage = page.get_textpage()
        try:
            text = str(textpage.get_text_range(errors="ignore"))
        finally:
            textpage.close()
    finally:
        page.close()
    budget.text(len(text))
    return text
