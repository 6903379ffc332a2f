"""Reads the text out of documents for the checker, and writes comments into Word documents. Pure Python, no Django."""

from __future__ import annotations

from pathlib import Path, PurePath

from samskap.language.documents import limits
from samskap.language.documents import refusals as says
from samskap.language.documents.document import Document, Place
from samskap.language.documents.limits import Budget
from samskap.language.documents.refusals import UnreadableDocument

__all__ = ["Document", "Place", "UnreadableDocument", "read_document"]

_MARKDOWN = (".md", ".markdown", ".mdown")
_HTML = (".html", ".htm", ".xhtml")
_OTHERS = (
    b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"{\\rtf", b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"\x7fELF", b"\x1f\x8b",
    b"7z\xbc\xaf", b"Rar!",
)  # fmt: skip


def read_document(source: Path | bytes, name: str = "", *, budget: Budget | None = None) -> Document:
    """The text of a .docx, .pdf, .html, .md or .txt, told from its bytes; ``name`` tells apart the kinds of text.

    Raises ``UnreadableDocument`` with one Norwegian sentence, whatever is wrong with the document.
    """
    data = file_bytes(source)
    try:
        return _read(data, name or (source.name if isinstance(source, Path) else ""), budget or Budget())
    except UnreadableDocument:
        raise
    except (RecursionError, MemoryError) as error:
        raise UnreadableDocument(says.TOO_HEAVY) from error
    except Exception as error:  # a stranger's bytes may make a library fail in any way
        raise UnreadableDocument(says.CORRUPT) from error


def file_bytes(source: Path | bytes) -> bytes:
    """The bytes of a file; one that is too large is not read."""
    try:
        size = len(source) if isinstance(source, bytes) else source.stat().st_size
        if size > limits.FILE_BYTES:
            raise UnreadableDocument(says.TOO_BIG)
        data = source if isinstance(source, bytes) else source.read_bytes()
    except OSError as error:
        raise UnreadableDocument(says.NOT_FOUND) from error
    if not data.strip(b"\x00\t\n\r \xef\xbb\xbf\xfe\xff"):
        raise UnreadableDocument(says.EMPTY)
    return data


def is_word(data: bytes) -> bool:
    """Whether the bytes are a package, as Word documents are."""
    return data.startswith((b"PK\x03\x04", b"PK\x05\x06"))


# Each format's library is loaded only when a document needs it.
def _read(data: bytes, name: str, budget: Budget) -> Document:
    ending = PurePath(name).suffix.lower()
    if b"%PDF-" in data[:1024]:
        from samskap.language.documents.pdf import read_pdf

        return read_pdf(data, budget)
    if is_word(data):
        from samskap.language.documents.word import read_word

        return read_word(data, budget).document
    if data.startswith(_OTHERS):
        raise UnreadableDocument(says.OTHER_KIND)
    start = data[:512].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if ending in _HTML or (ending == "" and start.startswith((b"<!doctype html", b"<html"))):
        from samskap.language.documents.html import read_html

        return read_html(data, budget)
    from samskap.language.documents.plain import read_plain

    return read_plain(data, budget, markdown=ending in _MARKDOWN)
