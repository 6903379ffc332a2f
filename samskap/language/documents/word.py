"""Word documents (.docx): body, tables, text boxes, notes, headers and footers, and which run each letter stands in.

Deleted text of tracked changes and comments are left out. Macros, linked files and embedded objects are never touched.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final

from lxml import etree

from samskap.language.documents import refusals as says
from samskap.language.documents.archive import Archive
from samskap.language.documents.document import Document, Place, Where, Writer
from samskap.language.documents.limits import Budget
from samskap.language.documents.refusals import UnreadableDocument
from samskap.language.documents.word_names import MAIN, MC, RELATIONS, SPACE, STRICT, VAL, W

Element = etree._Element
_SILENT: Final = frozenset(
    f"{W}{name}" for name in (
        "del", "moveFrom", "delText", "instrText", "delInstrText", "pPr", "rPr", "sdtPr", "sdtEndPr", "rt", "tblPr",
        "trPr", "tcPr", "sectPr",
    )
)  # fmt: skip
_SIGNS: Final = {
    f"{W}tab": "\t", f"{W}ptab": "\t", f"{W}cr": "\n", f"{W}br": "\n", f"{W}sym": " ", f"{W}noBreakHyphen": "\u2011",
    f"{W}softHyphen": "\u00ad",
}  # fmt: skip
_NOTES: Final[dict[str, Where]] = {f"{W}footnoteReference": "footnote", f"{W}endnoteReference": "endnote"}
_MATH: Final = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
_TEXT, _PARAGRAPH, _BOX = f"{W}t", f"{W}p", f"{W}txbxContent"
_HEADING: Final = re.compile(r"(?:heading|overskrift|title|tittel)\b|(?:heading|overskrift)\d", re.IGNORECASE)
_RUNNING: Final = re.compile(r"(header|footer)\d*\.xml")


@dataclass(frozen=True, slots=True)
class Piece:
    """Some letters of the text and the ``w:t`` they stand in."""

    start: int
    end: int
    element: Element


@dataclass(frozen=True, slots=True)
class Anchor:
    """A stretch of the text that no comment can stand in; its comments stand at ``element`` of the body instead."""

    start: int
    end: int
    element: Element | None
    where: Where


@dataclass(slots=True)
class WordFile:
    """A Word document taken apart: the text, and where its letters stand in the tree of the main part."""

    archive: Archive
    main: str
    root: Element
    document: Document
    pieces: list[Piece]
    anchors: list[Anchor]


def read_word(data: bytes, budget: Budget) -> WordFile:
    """Take a Word document apart; raises ``UnreadableDocument``."""
    archive = Archive(data, budget)
    main = main_part(archive)
    root = parse(archive.read_xml(main))
    folder = posixpath.dirname(main)
    reader = _Reader(Writer(budget), _headings(archive, f"{folder}/styles.xml"))
    notes = {where: _notes(archive, f"{folder}/{where}s.xml") for where in ("footnote", "endnote")}
    reader.notes = {
        f"{where} {number}": note for where, found in notes.items() for number, note in found.items()
    }
    reader.has_pages = any(True for _each in root.iter(f"{W}lastRenderedPageBreak"))
    reader.read(root)
    for name in sorted(archive.names):
        if posixpath.dirname(name) == folder and (found := _RUNNING.fullmatch(posixpath.basename(name))):
            reader.read_aside(
                parse(archive.read_xml(name)), None, "header" if found[1] == "header" else "footer"
            )
    document = reader.writer.document("docx", macros=has_macros(archive))
    return WordFile(archive, main, root, document, reader.pieces, reader.anchors)


def has_macros(archive: Archive) -> bool:
    """Whether programs come with the document, whatever it is called."""
    return any(posixpath.basename(name).lower().startswith("vbaproject") for name in archive.names)


def parse(data: bytes) -> Element:
    """The root of an XML part: no entities, no network, no bottomless depth (libxml2 stops at 256)."""
    if STRICT in data:
        data = data.replace(STRICT, MAIN.encode())
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    try:
        return etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise UnreadableDocument(says.CORRUPT) from error


def main_part(archive: Archive) -> str:
    """The name of the part with the body."""
    if "_rels/.rels" in archive:
        for relation in parse(archive.read_xml("_rels/.rels")).iter(f"{RELATIONS}Relationship"):
            target = relation.get("Target", "").lstrip("/")
            if relation.get("Type", "").endswith("/officeDocument") and target in archive:
                return target
    if "word/document.xml" not in archive:
        raise UnreadableDocument(says.OTHER_KIND)
    return "word/document.xml"


def _headings(archive: Archive, name: str) -> frozenset[str]:
    """The identifiers of the styles that headings have."""
    if name not in archive:
        return frozenset()
    found = set()
    for style in parse(archive.read_xml(name)).iter(f"{W}style"):
        called = style.find(f"{W}name")
        if called is not None and _HEADING.match(called.get(VAL, "")):
            found.add(style.get(f"{W}styleId", ""))
    return frozenset(found)


def _notes(archive: Archive, name: str) -> dict[str, Element]:
    if name not in archive:
        return {}
    # The lines between text and notes have a type; what people wrote has none.
    return {
        note.get(f"{W}id", ""): note for note in parse(archive.read_xml(name)) if note.get(f"{W}type") is None
    }


@dataclass(slots=True)
class _Reader:
    writer: Writer
    headings: frozenset[str]
    notes: dict[str, Element] = field(default_factory=dict)
    pieces: list[Piece] = field(default_factory=list)
    anchors: list[Anchor] = field(default_factory=list)
    has_pages: bool = False
    page: int = 1
    number: int = 0
    heading: str = ""

    def read(self, root: Element) -> None:
        """The paragraphs of the body in their order; each is followed by its text boxes and notes."""
        for paragraph in _paragraphs(root):
            self._body_paragraph(paragraph)

    def read_aside(self, root: Element, element: Element | None, where: Where) -> None:
        """Paragraphs outside the body, whose comments stand at ``element``; None: at the first words of the body."""
        for paragraph in _paragraphs(root):
            words = _Words()
            words.walk(paragraph)
            text = "".join(words.parts)
            if not text.strip():
                continue
            start = self.writer.paragraph(text, self._place(where))
            self.anchors.append(Anchor(start, start + len(text), element, where))
            for box, _run in words.boxes:
                self.read_aside(box, element, where)

    def _body_paragraph(self, paragraph: Element) -> None:
        self.number += 1
        words = _Words()
        words.walk(paragraph)
        text = "".join(words.parts)
        self.page += words.pages_before
        if text.strip():
            style = paragraph.find(f"{W}pPr/{W}pStyle")
            if style is not None and style.get(VAL) in self.headings:
                self.heading = " ".join(text.split())[:200]
            start = self.writer.paragraph(text, self._place(""))
            self.pieces += [
                Piece(start + at, start + at + size, element) for at, size, element in words.places
            ]
        self.page += words.pages_inside
        for box, element in words.boxes:
            self.read_aside(box, element, "text_box")
        for where, number, element in words.notes:
            note = self.notes.pop(f"{where} {number}", None)
            if note is not None:
                self.read_aside(note, element, where)

    def _place(self, where: Where) -> Place:
        running = where in ("header", "footer")
        page = self.page if self.has_pages and not running else None
        return Place(page, None if running else self.number, "" if running else self.heading, where=where)


def _paragraphs(root: Element) -> Iterator[Element]:
    """The paragraphs, not those of text boxes within them, in the order of the document."""
    steps = etree.iterwalk(root, events=("start",))
    for _event, element in steps:
        if element.tag in _SILENT or not isinstance(element.tag, str):
            steps.skip_subtree()
        elif element.tag == _PARAGRAPH:
            yield element
            steps.skip_subtree()


@dataclass(slots=True)
class _Words:
    """The words of a paragraph as it stands when every tracked change is accepted; ``places``: offset, size, w:t."""

    parts: list[str] = field(default_factory=list)
    places: list[tuple[int, int, Element]] = field(default_factory=list)
    boxes: list[tuple[Element, Element]] = field(default_factory=list)
    notes: list[tuple[Where, str, Element]] = field(default_factory=list)
    pages_before: int = 0
    pages_inside: int = 0
    at: int = 0

    def walk(self, element: Element) -> None:
        """Add the words in the element; libxml2 has seen to it that it is not bottomless."""
        for child in element:
            tag = child.tag
            if tag in _SILENT or not isinstance(tag, str):
                continue
            if tag == _TEXT:
                self._text(child)
            elif tag == _BOX:
                self.boxes.append((child, child))
            elif tag in _SIGNS:
                self._add(_SIGNS[tag])
            elif tag in _NOTES:
                self.notes.append((_NOTES[tag], child.get(f"{W}id", ""), child))
            elif tag.startswith(_MATH):
                self._add(" ")
            elif tag == f"{MC}AlternateContent":
                chosen = child.find(f"{MC}Choice")
                self.walk(child if chosen is None else chosen)
            elif tag == f"{W}lastRenderedPageBreak":
                self._page()
            else:
                self.walk(child)

    def _text(self, element: Element) -> None:
        text = shown(element)
        if text:
            self.places.append((self.at, len(text), element))
            self._add(text)

    def _add(self, text: str) -> None:
        self.parts.append(text)
        self.at += len(text)

    def _page(self) -> None:
        if any(part.strip() for part in self.parts):
            self.pages_inside += 1
        else:
            self.pages_before += 1


def shown(element: Element) -> str:
    """The text of a ``w:t`` as Word shows it."""
    text = element.text or ""
    return text if element.get(SPACE) == "preserve" else text.strip(" \t\r\n")
