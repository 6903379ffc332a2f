"""Word documents (.docx): body, lists, tables, text boxes, notes, headers and footers."""

from __future__ import annotations

import posixpath
import re
from dataclasses import replace

from lxml import etree

from samskap.plans.reader.errors import UnreadableDocument
from samskap.plans.reader.extract.archive import Archive
from samskap.plans.reader.extract.docx.body import Body
from samskap.plans.reader.extract.docx.names import STRICT, TRANSITIONAL, W
from samskap.plans.reader.extract.docx.numbering import read_numbering
from samskap.plans.reader.extract.docx.styles import read_styles
from samskap.plans.reader.extract.pieces import Extracted, Line, Piece
from samskap.plans.reader.extract.xml import outermost, parse
from samskap.plans.reader.limits import Budget
from samskap.plans.reader.refusals import CORRUPT

_PAGE_NUMBER = re.compile(r"(?:\W|\d|\bside\b|\bav\b)*$", re.IGNORECASE)
_RELATION = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
_BODY_TAGS = (f"{W}p", f"{W}tbl")


def read_docx(data: bytes, budget: Budget) -> Extracted:
    """Lines and tables of a Word document. Macros and linked files are never touched."""
    archive = Archive(data, budget)
    main = _main_part(archive)
    folder = posixpath.dirname(main)
    styles = read_styles(_root(archive, f"{folder}/styles.xml"))
    numbering = read_numbering(_root(archive, f"{folder}/numbering.xml"))
    document = _part(archive, main)
    body = Body(budget, styles, numbering, has_pages=b"lastRenderedPageBreak" in document)
    for element in outermost(document, _BODY_TAGS):
        body.add(element)
    del document
    _add_notes(archive, folder, body)
    _add_running_text(archive, folder, body)
    return _extracted(body)


def _extracted(body: Body) -> Extracted:
    pieces: list[Piece] = body.pieces
    if body.has_title:
        # "Heading 1" under a title is the first level of sections, not another title.
        pieces = [
            replace(piece, heading=piece.heading + 1) if isinstance(piece, Line) and piece.heading else piece
            for piece in pieces
        ]
        pieces = [
            replace(p, heading=1) if isinstance(p, Line) and p.number in body.titles else p for p in pieces
        ]
    stated = any(isinstance(p, Line) and p.heading and p.number not in body.titles for p in pieces)
    return Extracted(tuple(pieces), tuple(body.pen.lines), stated)


def _main_part(archive: Archive) -> str:
    if "_rels/.rels" in archive:
        for relation in parse(archive.read_xml("_rels/.rels")).iter(_RELATION):
            if relation.get("Type", "").endswith("/officeDocument"):
                target = relation.get("Target", "").lstrip("/")
                if target in archive:
                    return target
    if "word/document.xml" not in archive:
        raise UnreadableDocument(CORRUPT)
    return "word/document.xml"


def _part(archive: Archive, name: str) -> bytes:
    data = archive.read_xml(name)
    return data.replace(STRICT, TRANSITIONAL) if STRICT in data else data


def _root(archive: Archive, name: str) -> etree._Element | None:
    return parse(_part(archive, name)) if name in archive else None


def _add_notes(archive: Archive, folder: str, body: Body) -> None:
    for part, tag in (("footnotes", "footnote"), ("endnotes", "endnote")):
        root = _root(archive, f"{folder}/{part}.xml")
        if root is None:
            continue
        for note in root.iter(f"{W}{tag}"):
            # The separators between text and notes are notes with a type.
            if note.get(f"{W}type") in (None, "normal"):
                body.add_aside(note, "note")


def _add_running_text(archive: Archive, folder: str, body: Body) -> None:
    """Headers and footers once each, however many sections repeat them; bare page numbers are left out."""
    seen: set[str] = set()
    pattern = re.compile(rf"{re.escape(folder)}/(?:header|footer)\d*\.xml$")
    for name in sorted(name for name in archive.names if pattern.match(name)):
        root = _root(archive, name)
        if root is not None:
            body.add_aside(root, "running", lambda text: _is_new(text, seen))


def _is_new(text: str, seen: set[str]) -> bool:
    if text in seen or _PAGE_NUMBER.match(text):
        return False
    seen.add(text)
    return True
