"""PDF documents with a text layer: reading order, columns, tables with and without borders."""

from __future__ import annotations

import pypdfium2 as pdfium

from samskap.plans.reader.errors import UnreadableDocument
from samskap.plans.reader.extract.pdf.flow import write_pages
from samskap.plans.reader.extract.pdf.page import PageText, read_page
from samskap.plans.reader.extract.pdf.running import take_running_text
from samskap.plans.reader.extract.pieces import Extracted, Line, Pen, Piece
from samskap.plans.reader.limits import Budget
from samskap.plans.reader.refusals import CORRUPT, ENCRYPTED, SCANNED

_PASSWORD = ("password", "security")


def read_pdf(data: bytes, budget: Budget) -> Extracted:
    """Lines and tables of a PDF. Scripts, attachments and links in it are never touched."""
    pages = _pages(data, budget)
    if not any(page.items for page in pages):
        raise UnreadableDocument(SCANNED)
    blank = [page.number for page in pages if not page.items]
    running = take_running_text(pages)
    pen = Pen(budget)
    pieces: list[Piece] = write_pages(pages, pen)
    pen.page = None
    pieces += [Line(text, pen.write(text), role="running", whole=True, gap_before=True) for text in running]
    return Extracted(tuple(pieces), tuple(pen.lines), False, _warnings(blank, len(pages)))


def _pages(data: bytes, budget: Budget) -> list[PageText]:
    try:
        document = pdfium.PdfDocument(data)
    except pdfium.PdfiumError as error:
        message = str(error).lower()
        raise UnreadableDocument(
            ENCRYPTED if any(word in message for word in _PASSWORD) else CORRUPT
        ) from error
    try:
        budget.pages(len(document))
        return [_page(document, index, budget) for index in range(len(document))]
    except pdfium.PdfiumError as error:
        raise UnreadableDocument(CORRUPT) from error
    finally:
        document.close()


def _page(document: pdfium.PdfDocument, index: int, budget: Budget) -> PageText:
    budget.page()
    page = document[index]
    try:
        return read_page(page, index + 1)
    finally:
        page.close()


def _warnings(blank: list[int], pages: int) -> tuple[str, ...]:
    """Many pages without text are pictures of text; a few are covers and blank sheets."""
    if len(blank) < 3 or len(blank) * 4 < pages:
        return ()
    return (f"{len(blank)} av {pages} sider har ingen tekst som kan leses, kanskje fordi de er skannet.",)
