"""The running text of a Word document: paragraphs and tables in reading order."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from lxml import etree

from samskap.plans.reader.blocks import Cell
from samskap.plans.reader.extract.docx.names import W, is_on, number, value
from samskap.plans.reader.extract.docx.numbering import Numbering
from samskap.plans.reader.extract.docx.styles import Style, Styles
from samskap.plans.reader.extract.docx.words import Words, read_words
from samskap.plans.reader.extract.pieces import Line, Pen, Piece, Table
from samskap.plans.reader.limits import Budget

_P, _TBL, _TR, _TC = f"{W}p", f"{W}tbl", f"{W}tr", f"{W}tc"
# A longer "heading" is body text in the wrong style.
_LONGEST_HEADING = 250
_WRAPPERS = {f"{W}{name}" for name in ("sdt", "sdtContent", "ins", "moveTo", "customXml", "smartTag")}


class Body:
    """Collects pieces while the document streams by."""

    def __init__(self, budget: Budget, styles: Styles, numbering: Numbering, *, has_pages: bool) -> None:
        self.pen = Pen(budget, page=1 if has_pages else None)
        self.pieces: list[Piece] = []
        self.titles: set[int] = set()
        self._budget = budget
        self._styles = styles
        self._numbering = numbering
        self._gap = True
        self._in_list = False
        self._carried = ""

    @property
    def has_title(self) -> bool:
        """Whether a paragraph had the style of a title."""
        return bool(self.titles)

    def add(self, element: etree._Element) -> None:
        """A ``w:p`` or a ``w:tbl`` of the running text."""
        if element.tag == _TBL:
            self._table(element)
        else:
            self._paragraph(element)

    def add_aside(self, container: etree._Element, role: str, wanted: Callable[[str], bool] = bool) -> None:
        """Text beside the running text, such as notes, headers and footers."""
        page, self.pen.page = self.pen.page, None
        for paragraph in container.iter(_P):
            text = read_words(paragraph, Style(), self._styles).text
            if text.strip() and wanted(text):
                self.pieces.append(Line(text, self.pen.write(text), role=role, whole=True, gap_before=True))
        self.pen.page = page

    def _paragraph(self, element: etree._Element) -> None:
        properties = element.find(f"{W}pPr")
        style = self._styles.get(value(properties, "pStyle"))
        words = self._words(element, style)
        marker, depth = self._marker(properties, style)
        page = self.pen.page
        if words.goes_on:
            self._carried = words.text
        elif words.text.strip():
            self._write(words, style, properties, marker, depth)
        else:
            self._gap = True
        self._turn(words.breaks_inside)
        if page is not None and self.pen.page != page:
            self._gap = False
        for box in words.boxes:
            for child in _blocks(box):
                self.add(child)

    def _words(self, element: etree._Element, style: Style) -> Words:
        words = read_words(element, style, self._styles)
        self._turn(words.breaks_before)
        words.text, self._carried = self._carried + words.text, ""
        return words

    def _turn(self, pages: int) -> None:
        for _ in range(pages if self.pen.page is not None else 0):
            self._budget.page()
            self.pen.page = (self.pen.page or 0) + 1

    def _write(
        self, words: Words, style: Style, properties: etree._Element | None, marker: str, depth: int
    ) -> None:
        heading = 1 if style.title else _heading_level(properties, style)
        if len(words.text) > _LONGEST_HEADING:
            heading = 0
        first = self.pen.write(f"{marker} {words.text}" if marker else words.text)
        if style.title and heading:
            self.titles.add(first)
        in_list = bool(marker) and not heading
        self.pieces.append(
            Line(
                words.text,
                first,
                self.pen.page,
                heading,
                marker,
                depth,
                words.bold,
                gap_before=self._gap or not (in_list and self._in_list),
                whole=True,
                role="toc" if style.contents else "",
            )
        )
        self._gap, self._in_list = False, in_list

    def _marker(self, properties: etree._Element | None, style: Style) -> tuple[str, int]:
        """The automatic number or bullet; the paragraph's own setting comes before that of its style."""
        num_id, level = style.num_id, style.num_level
        own = properties.find(f"{W}numPr") if properties is not None else None
        if own is not None:
            num_id = value(own, "numId") or num_id
            level = number(value(own, "ilvl")) or (0 if value(own, "numId") else level)
        if not num_id or num_id == "0":
            return "", 0
        return self._numbering.next_marker(num_id, level), level + 1

    def _table(self, table: etree._Element) -> None:
        rows = list(_rows(table))
        cells = [cell for row in rows for cell in _cells(row)]
        if len(cells) == 1:
            # A frame around ordinary text.
            for child in _blocks(cells[0]):
                self.add(child)
            return
        made = [self._row(row) for row in rows]
        made = [row for row in made if row]
        if made:
            first = made[0][0]
            self.pieces.append(Table(tuple(made), first.line, first.page, self._gap))
        self._gap, self._in_list = True, False

    def _row(self, row: etree._Element) -> tuple[Cell, ...]:
        page = self.pen.page
        before = number(value(row.find(f"{W}trPr"), "gridBefore")) or 0
        texts: list[tuple[str, int, bool]] = (
            [("", min(before, self._budget.limits.columns + 1), False)] if before else []
        )
        for cell in _cells(row):
            properties = cell.find(f"{W}tcPr")
            span = max(number(value(properties, "gridSpan")) or 1, 1)
            merge = value(properties, "vMerge")
            goes_on = merge is not None and merge != "restart"
            texts.append((self._cell_text(cell), span, goes_on))
        if not any(text or goes_on for text, _, goes_on in texts):
            return ()
        return self.pen.row(texts, page=page)

    def _cell_text(self, cell: etree._Element) -> str:
        parts: list[str] = []
        for child in _blocks(cell):
            if child.tag == _TBL:
                for row in _rows(child):
                    texts = [self._cell_text(inner) for inner in _cells(row)]
                    parts.append("\t".join(" ".join(text.split()) for text in texts).strip())
                continue
            properties = child.find(f"{W}pPr")
            style = self._styles.get(value(properties, "pStyle"))
            words = self._words(child, style)
            self._turn(words.breaks_inside)
            marker = self._marker(properties, style)[0]
            parts.append(f"{marker} {words.text}" if marker else words.text)
            parts.extend(self._cell_text(box) for box in words.boxes)
        return "\n".join(part for part in parts if part.strip())


def _heading_level(properties: etree._Element | None, style: Style) -> int:
    outline = number(value(properties, "outlineLvl"))
    if outline is not None:
        return outline + 1 if outline < 9 else 0
    return style.heading


def _blocks(container: etree._Element) -> Iterator[etree._Element]:
    """Paragraphs and tables right inside, also through content controls and insertions."""
    for child in container:
        if child.tag in (_P, _TBL):
            yield child
        elif child.tag in _WRAPPERS:
            yield from _blocks(child)


def _rows(table: etree._Element) -> Iterator[etree._Element]:
    for child in table:
        if child.tag == _TR:
            properties = child.find(f"{W}trPr")
            if properties is None or is_on(properties, "del") is None:
                yield child
        elif child.tag in _WRAPPERS:
            yield from _rows(child)


def _cells(row: etree._Element) -> Iterator[etree._Element]:
    for child in row:
        if child.tag == _TC:
            yield child
        elif child.tag in _WRAPPERS:
            yield from _cells(child)
