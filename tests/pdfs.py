"""Reads the tags of a PDF back, as a screen reader meets them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from typing import Any

import pikepdf
import pypdfium2


@dataclass(frozen=True)
class TaggedPdf:
    """What a PDF tells those who hear it: ``tags`` in reading order, ``headings`` as (level, words)."""

    title: str
    lang: str
    marked: bool
    shows_title: bool
    tags: tuple[str, ...]
    headings: tuple[tuple[int, str], ...]
    alts: tuple[str, ...]
    ua_part: str
    a_part: str  # "2A", or "" when it claims no PDF/A
    pages: int
    words: str


def read_tags(data: bytes) -> TaggedPdf:
    """Open the PDF and walk its structure tree; fails when it has none."""
    with pikepdf.open(BytesIO(data)) as pdf:
        root = pdf.Root
        with pdf.open_metadata() as meta:
            title = str(meta.get("dc:title", ""))
            ua_part = str(meta.get("pdfuaid:part", ""))
            a_part = str(meta.get("pdfaid:part", "")) + str(meta.get("pdfaid:conformance", ""))
        found = list(_elements(root.StructTreeRoot))
        return TaggedPdf(
            title=title,
            lang=str(root.get("/Lang", "")),
            marked=bool(root.MarkInfo.get("/Marked", False)),
            shows_title="/ViewerPreferences" in root
            and bool(root.ViewerPreferences.get("/DisplayDocTitle", False)),
            tags=tuple(str(element.S)[1:] for element in found),
            headings=tuple(_headings(found)),
            alts=tuple(str(element.Alt) for element in found if "/Alt" in element),
            ua_part=ua_part,
            a_part=a_part,
            pages=len(pdf.pages),
            words=_words(data),
        )


def _elements(node: Any) -> Iterator[Any]:
    """Every structure element below ``node``, in reading order."""
    kids = node.get("/K")
    if kids is None:
        return
    for kid in kids if isinstance(kids, pikepdf.Array) else [kids]:
        if isinstance(kid, pikepdf.Dictionary) and "/S" in kid:
            yield kid
            yield from _elements(kid)


def _headings(elements: list[Any]) -> Iterator[tuple[int, str]]:
    for element in elements:
        tag = str(element.S)
        if tag.startswith("/H") and tag[2:].isdigit():
            yield int(tag[2:]), str(element.get("/T", ""))


def _words(data: bytes) -> str:
    """The text of all pages as it is copied out."""
    with pypdfium2.PdfDocument(data) as document:
        return "\n".join(page.get_textpage().get_text_range() for page in document)
