"""Web pages: headings, lists and tables as a browser would show them; scripts are text we never look at."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from xml.etree.ElementTree import Element

import html5lib

from samskap.plans.reader.blocks import Cell
from samskap.plans.reader.characters import clean
from samskap.plans.reader.errors import UnreadableDocument
from samskap.plans.reader.extract.html_lists import marker_of
from samskap.plans.reader.extract.pieces import Extracted, Line, Pen, Piece, Table
from samskap.plans.reader.extract.text import decode
from samskap.plans.reader.limits import MEGABYTE, Budget
from samskap.plans.reader.refusals import CORRUPT, HOSTILE_XML

_SILENT = {
    "script",
    "style",
    "template",
    "noscript",
    "svg",
    "math",
    "iframe",
    "object",
    "select",
    "head",
    "textarea",
}
_BLOCKS = frozenset(
    re.findall(
        r"\w+",
        "p div section article main header aside li ul ol dl dt dd blockquote pre figure figcaption fieldset form"
        " address details summary hr center body html caption tr td th tbody thead tfoot legend hgroup nav footer"
        " h1 h2 h3 h4 h5 h6",
    )
)
_HEADINGS = {f"h{level}": level for level in range(1, 7)}
_RUNNING = {"nav": "running", "footer": "running"}
_STRONG = {"b", "strong"}
_EMBEDDED = re.compile(r"data:[^\"'()\s>]{200,}")
_SPACES = re.compile(r"[ \t\n\f]+")
_DEEPEST = 200
_MOST_MARKUP = 8 * MEGABYTE
# Careless pages leave boxes open; a thousand open at once is no page any more.
_DEEPEST_BOXES = 1_000
_READ_AT_ONCE = 10_240
TOO_MUCH_MARKUP = (
    "Nettsiden er større enn vi kan lese. Kopier planteksten til et Word-dokument, og prøv igjen."
)


_BOX = re.compile(
    r"<(/?)(?:div|span|section|article|table|ul|ol|b|i|em|strong|font|blockquote)\b", re.IGNORECASE
)


def _nested(markup: str) -> int:
    """How deep the boxes of the markup stand in each other at most; the parser's work grows with its square."""
    depth = deepest = 0
    for box in _BOX.finditer(markup):
        depth = max(0, depth - 1) if box.group(1) else depth + 1
        deepest = max(deepest, depth)
    return deepest


def read_html(data: bytes, budget: Budget) -> Extracted:
    """Lines and tables of a web page."""
    text = _EMBEDDED.sub("data:", _decode(data))
    if len(text) > _MOST_MARKUP:
        raise UnreadableDocument(TOO_MUCH_MARKUP)
    if _nested(text) > _DEEPEST_BOXES:
        raise UnreadableDocument(HOSTILE_XML)
    try:
        root: Element = html5lib.parse(_Feed(text, budget), treebuilder="etree", namespaceHTMLElements=False)
    except (
        AssertionError,
        AttributeError,
        IndexError,
        KeyError,
        RecursionError,
        TypeError,
        ValueError,
    ) as error:
        raise UnreadableDocument(CORRUPT) from error
    page = _Page(Pen(budget))
    page.walk(root, 0)
    page.finish()
    _add_title(root, page)
    stated = any(isinstance(piece, Line) and piece.heading for piece in page.pieces)
    return Extracted(tuple(page.pieces), tuple(page.pen.lines), stated)


class _Feed:
    """Hands the text to the parser in pieces, and looks at the clock in between."""

    def __init__(self, text: str, budget: Budget) -> None:
        self._text = text
        self._at = 0
        self._budget = budget

    def read(self, size: int = -1) -> str:
        self._budget.check_time()
        step = _READ_AT_ONCE if size < 0 else size
        part = self._text[self._at : self._at + step]
        self._at += step
        return part


def _decode(data: bytes) -> str:
    """UTF-8 when it is valid, else what the page says about itself, else Windows-1252."""
    named = re.search(rb"charset\s*=\s*[\"']?\s*([\w-]{2,20})", data[:4096], re.IGNORECASE)
    try:
        return decode(data.decode("utf-8").encode())
    except UnicodeDecodeError:
        pass
    if named and not data.startswith((b"\xff\xfe", b"\xfe\xff")):
        try:
            return data.decode(named.group(1).decode("ascii"), errors="replace")
        except (LookupError, UnicodeError):
            pass
    return decode(data)


def _add_title(root: Element, page: _Page) -> None:
    """The page's title stands in for a missing top heading."""
    title = root.find("head/title")
    words = _SPACES.sub(" ", clean(title.text or "")).strip() if title is not None else ""
    if not words:
        return
    has_top = any(isinstance(piece, Line) and piece.heading == 1 for piece in page.pieces)
    number = page.pen.write(words)
    line = Line(words, number, whole=True, role="running", gap_before=True)
    if not has_top:
        page.pieces.insert(0, Line(words, number, heading=1, whole=True, gap_before=True))
    else:
        page.pieces.append(line)


@dataclass(slots=True)
class _Page:
    """Walks the tree; text gathers in ``_parts`` until a block ends."""

    pen: Pen
    pieces: list[Piece] = field(default_factory=list)
    _parts: list[str] = field(default_factory=list)
    _letters: int = 0
    _strong: int = 0
    _heading: int = 0
    _role: str = ""
    _marker: str = ""
    _depth: int = 0
    _in_list: bool = False
    _term: str = ""

    def walk(self, element: Element, depth: int, strong: bool = False) -> None:
        """Everything inside an element, with the text that follows its children."""
        if depth > _DEEPEST:
            raise UnreadableDocument(HOSTILE_XML)
        self._add(element.text, strong)
        for child in element:
            if _shows(child):
                self._child(child, depth + 1, strong or child.tag in _STRONG)
            self._add(child.tail, strong)

    def _child(self, child: Element, depth: int, strong: bool) -> None:
        tag = child.tag
        if tag == "br":
            self._parts.append("\v")
        elif tag == "input":
            if child.get("type", "").lower() == "checkbox":
                self._parts.append("☑ " if "checked" in child.attrib else "☐ ")
        elif tag == "table" and not _is_layout(child):
            self.flush()
            self._table(child, depth)
        elif tag in _BLOCKS or tag == "table":
            self._block(child, tag, depth, strong)
        else:
            self.walk(child, depth, strong)

    def _block(self, child: Element, tag: str, depth: int, strong: bool) -> None:
        self.flush()
        before = (self._heading, self._role, self._depth)
        self._heading = _HEADINGS.get(tag, self._heading)
        if tag == "header" and child.find(".//h1") is None:
            self._role = self._role or "running"
        self._role = self._role or _RUNNING.get(tag, "")
        if tag in ("ul", "ol"):
            self._depth += 1
        if tag in ("ul", "ol"):
            self._list(child, depth, strong)
        else:
            self.walk(child, depth, strong)
        self.flush()
        if tag == "dt":
            self._take_term()
        elif tag == "dl":
            self.finish()
        self._heading, self._role, self._depth = before

    def _list(self, element: Element, depth: int, strong: bool) -> None:
        """The items one by one, each with its mark; words between them belong to no item."""
        self._add(element.text, strong)
        count = 0
        for item in element:
            self.flush()
            if _shows(item) and item.tag == "li":
                self._marker, count = marker_of(element, item, count)
                self.walk(item, depth + 1, strong)
                self.flush()
                self._marker = ""
            elif _shows(item):
                self._child(item, depth + 1, strong)
            self._add(item.tail, strong)

    def _take_term(self) -> None:
        """A definition's term waits for what it means: "Ansvar" and "Lag A" are one line."""
        last = self.pieces[-1] if self.pieces else None
        if (
            not self._term  # a term inside a term waits already
            and isinstance(last, Line)
            and last.number == len(self.pen.lines)
            and "\n" not in last.text
            and not last.marker
        ):
            self.pen.lines.pop()
            self.pieces.pop()
            self._term = last.text.rstrip(": ")

    def finish(self) -> None:
        """Write what has gathered, also a term that nothing followed."""
        self.flush()
        if self._term:
            term, self._term = self._term, ""
            self.pieces.append(Line(term, self.pen.write(term), whole=True, gap_before=True))

    def _add(self, text: str | None, strong: bool) -> None:
        if not text:
            return
        self._parts.append(text)
        letters = len(text) - text.count(" ") - text.count("\n")
        self._letters += letters
        self._strong += letters if strong else 0

    def flush(self) -> None:
        """Write what has gathered as one line or one paragraph."""
        text = _tidy("".join(self._parts))
        bold = bool(self._letters) and self._strong == self._letters
        self._parts, self._letters, self._strong = [], 0, 0
        if not text:
            return
        if self._term:
            text, self._term = f"{self._term}: {text}", ""
        first = self.pen.write(f"{self._marker} {text}" if self._marker else text)
        in_list = bool(self._marker)
        self.pieces.append(
            Line(
                text,
                first,
                None,
                self._heading,
                self._marker,
                self._depth,
                bold,
                gap_before=not (in_list and self._in_list),
                whole=True,
                role=self._role,
            )
        )
        self._marker, self._in_list = "", in_list

    def _table(self, table: Element, depth: int) -> None:
        if depth > _DEEPEST:
            raise UnreadableDocument(HOSTILE_XML)
        caption = table.find("caption")
        if caption is not None:
            self.walk(caption, depth)
            self.flush()
        rows: list[tuple[Cell, ...]] = []
        hanging: dict[int, int] = {}
        for row in _table_rows(table):
            cells = _row_cells(row, hanging, self.pen.budget)
            if any(text for text, _, _ in cells):
                rows.append(self.pen.row(cells))
        if rows:
            self.pieces.append(Table(tuple(rows), rows[0][0].line, gap_before=True))
        self._in_list = False


def _shows(element: Element) -> bool:
    tag: object = element.tag  # that of a comment is a function
    return isinstance(tag, str) and tag not in _SILENT


def _tidy(text: str) -> str:
    # A break in the source is a space on the page; a vertical tab stands for <br> until then.
    lines = _SPACES.sub(" ", text.replace("\r", " ").replace("\xa0", " ")).split("\v")
    return "\n".join(line for line in (clean(line).replace("\u00ad", "").strip() for line in lines) if line)


def _is_layout(table: Element) -> bool:
    """A table that only arranges the page: marked so, holding other tables or headings, or of one cell."""
    if table.get("role") in ("presentation", "none"):
        return True
    inside = [child.tag for child in table.iter() if child is not table]
    if "table" in inside or any(tag in _HEADINGS for tag in inside):
        return True
    return inside.count("td") + inside.count("th") <= 1


def _table_rows(table: Element) -> Iterator[Element]:
    for child in table:
        if child.tag == "tr":
            yield child
        elif child.tag in ("thead", "tbody", "tfoot"):
            yield from (row for row in child if row.tag == "tr")


def _row_cells(row: Element, hanging: dict[int, int], budget: Budget) -> list[tuple[str, int, bool]]:
    """A row's cells with those that hang down from rows above; ``hanging`` maps a column to the rows left."""
    cells: list[tuple[str, int, bool]] = []
    column = 0
    own = [cell for cell in row if cell.tag in ("td", "th")]
    while own or hanging.get(column):
        if hanging.get(column):
            hanging[column] -= 1
            cells.append(("", 1, True))
            column += 1
            continue
        cell = own.pop(0)
        span, down = _count(cell, "colspan"), _count(cell, "rowspan")
        if down > 1:
            hanging.update({column + offset: down - 1 for offset in range(min(span, budget.limits.columns))})
        cells.append((_cell_text(cell), span, False))
        column += span
    return cells


def _count(cell: Element, name: str) -> int:
    text = cell.get(name, "1").strip()
    return min(max(int(text), 1), 1_000) if text.isascii() and text.isdigit() and len(text) < 6 else 1


def _cell_text(cell: Element) -> str:
    parts: list[str] = []
    _gather(cell, parts)
    return _tidy("".join(parts))


def _gather(element: Element, parts: list[str]) -> None:
    parts.append(element.text or "")
    for child in element:
        tag = child.tag
        if _shows(child):
            if tag == "br" or tag in _BLOCKS:
                parts.append("\v")
            if tag == "input" and child.get("type", "").lower() == "checkbox":
                parts.append("☑ " if "checked" in child.attrib else "☐ ")
            if tag == "li":
                parts.append("• ")
            _gather(child, parts)
            if tag in _BLOCKS:
                parts.append("\v")
        parts.append(child.tail or "")
