"""The paragraphs of a Word document with the names of their styles, and what each character style marks in them."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from lxml import etree

from samskap.plans.reader.extract.archive import Archive
from samskap.plans.reader.extract.docx.names import W, number, value
from samskap.plans.reader.extract.docx.styles import Style, Styles, read_styles
from samskap.plans.reader.extract.docx.words import RUN, Walker
from samskap.plans.reader.extract.pieces import Pen
from samskap.plans.reader.extract.xml import outermost, parse
from samskap.plans.reader.own.names import Part

_PARTS = {part.value.casefold(): part for part in Part}
_P, _TBL = f"{W}p", f"{W}tbl"


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text in one character style ("" for none)."""

    style: str
    text: str


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph. ``part`` is None for a style that is not ours; ``heading`` is then its level, if it is one."""

    part: Part | None
    pieces: tuple[Piece, ...]
    line: int
    heading: int = 0
    contents: bool = False

    @property
    def text(self) -> str:
        """All its words."""
        return "".join(piece.text for piece in self.pieces)


class _Marked(Walker):
    """Keeps, beside the words, in which character style they stand."""

    def __init__(self, names: dict[str, str]) -> None:
        super().__init__(Style(), Styles())
        self.pieces: list[Piece] = []
        self._names = names
        self._style = ""

    def walk(self, element: etree._Element, bold: bool) -> None:
        if element.tag != RUN:
            super().walk(element, bold)
            return
        style = self._names.get(value(element, "rPr/rStyle") or "", "")
        before = len(self.parts)
        super().walk(element, bold)
        text = "".join(self.parts[before:])
        if not text:
            return
        last = self.pieces[-1] if self.pieces else None
        if last is not None and last.style == style:
            self.pieces[-1] = Piece(style, last.text + text)
        else:
            self.pieces.append(Piece(style, text))


def paragraphs_of(archive: Archive, main: str, pen: Pen) -> Iterator[Paragraph]:
    """The paragraphs of the running text in their order, those in tables and text boxes too; then notes and margins."""
    folder = posixpath.dirname(main)
    root = parse(archive.read_xml(f"{folder}/styles.xml"))
    stream = _Stream(read_styles(root), _names(root), pen)
    for element in outermost(archive.read_xml(main), (_P, _TBL)):
        yield from stream.read([element] if element.tag == _P else list(element.iter(_P)))
    for name in sorted(name for name in archive.names if _is_beside(name, folder)):
        yield from stream.read(list(parse(archive.read_xml(name)).iter(_P)))


def _is_beside(name: str, folder: str) -> bool:
    beside = r"(?:footnotes|endnotes|header\d*|footer\d*)"
    return re.fullmatch(rf"{re.escape(folder)}/{beside}\.xml", name) is not None


def _names(root: etree._Element) -> dict[str, str]:
    return {style.get(f"{W}styleId", ""): value(style, "name") or "" for style in root.iter(f"{W}style")}


@dataclass(slots=True)
class _Stream:
    """``carried`` are the words of a paragraph whose end a tracked change has deleted: the next one goes on."""

    styles: Styles
    names: dict[str, str]
    pen: Pen
    carried: tuple[Piece, ...] = ()

    def read(self, elements: Iterable[etree._Element]) -> Iterator[Paragraph]:
        for element in elements:
            walker = _Marked(self.names)
            walker.walk(element, bold=False)
            pieces = (*self.carried, *walker.pieces)
            self.carried = ()
            if element.find(f"{W}pPr/{W}rPr/{W}del") is not None:
                self.carried = pieces
            else:
                yield self._paragraph(element, pieces)
            for box in walker.words.boxes:
                yield from self.read(list(box.iter(_P)))

    def _paragraph(self, element: etree._Element, pieces: tuple[Piece, ...]) -> Paragraph:
        style_id = value(element, "pPr/pStyle") or ""
        style, name = self.styles.get(style_id), self.names.get(style_id, "").casefold()
        outline = number(value(element, "pPr/outlineLvl"))
        level = style.heading if outline is None else outline + 1 if outline < 9 else 0
        line = self.pen.write("".join(piece.text for piece in pieces))
        return Paragraph(_PARTS.get(name), pieces, line, level, style.contents or name.startswith("toc "))
