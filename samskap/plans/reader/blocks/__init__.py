"""What every format becomes before anyone looks for measures: blocks in reading order."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Kind(StrEnum):
    """The four things a document is made of."""

    HEADING = "heading"
    PARAGRAPH = "paragraph"
    ITEM = "item"
    TABLE = "table"


@dataclass(frozen=True, slots=True)
class SourceLine:
    """One line of the document as a reader sees it beside the draft.

    ``number`` counts from 1: physical lines in text formats, lines of the extracted text elsewhere.
    """

    number: int
    text: str
    page: int | None = None


@dataclass(frozen=True, slots=True)
class Cell:
    """A table cell. ``span`` is the number of columns it covers.

    ``goes_on``: the cell is merged with the one above it; what it says stands there, and ``text`` is mostly empty.
    """

    text: str
    line: int
    page: int | None = None
    span: int = 1
    goes_on: bool = False


@dataclass(frozen=True, slots=True)
class Block:
    """A heading, a paragraph, a list item or a table.

    ``text`` keeps tabs and inner new lines; ``marker`` is the item's own mark ("2.", "-", "☐", "Delmål 2.1"),
    ``level`` the depth of a heading (1 is the title) or of a list, ``bold`` whether all of it was emphasised,
    ``gap_before`` whether an empty line or space above set it apart. ``rows`` is filled for tables only.

    ``role`` names text that is not the plan's own running text: "toc" (line of a table of contents), "running"
    (header or footer of the pages, given once), "note" (foot- or endnote, comment box). Such a block never holds a
    measure, but its words may not be lost either. ``stated`` tells that the document itself says that this is a
    heading (a style, a tag), as against our guess from how a line stands.
    """

    kind: Kind
    text: str
    line: int
    end_line: int
    page: int | None = None
    level: int = 0
    marker: str = ""
    bold: bool = False
    gap_before: bool = False
    rows: tuple[tuple[Cell, ...], ...] = ()
    role: str = ""
    stated: bool = False
