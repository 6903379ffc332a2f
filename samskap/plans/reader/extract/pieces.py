"""What every format hands on: lines and tables in reading order, with their place in the document."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from samskap.plans.reader.blocks import Cell, SourceLine
from samskap.plans.reader.limits import Budget


@dataclass(frozen=True, slots=True)
class Line:
    """One line, or one whole paragraph when the format knows where paragraphs end (``whole``).

    ``joins`` tells whether the line goes on from the one before, where the layout shows it (None: it does not).
    ``heading`` is the level the document itself states (0: it says nothing), ``marker`` and ``depth`` the list mark
    and list level it states. ``text`` of a whole paragraph may hold new lines; ``number`` is that of its first line.
    """

    text: str
    number: int
    page: int | None = None
    heading: int = 0
    marker: str = ""
    depth: int = 0
    bold: bool = False
    gap_before: bool = False
    whole: bool = False
    role: str = ""
    joins: bool | None = None


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of cells. ``number`` is the line of its first row."""

    rows: tuple[tuple[Cell, ...], ...]
    number: int
    page: int | None = None
    gap_before: bool = False


Piece = Line | Table


@dataclass(frozen=True, slots=True)
class Extracted:
    """A document as one format module read it. ``states_headings``: the format has headings and the author used them.

    ``warnings`` are sentences for the person who sent the document, about what may be missing.
    """

    pieces: tuple[Piece, ...]
    lines: tuple[SourceLine, ...]
    states_headings: bool = False
    warnings: tuple[str, ...] = ()


@dataclass(slots=True)
class Pen:
    """Writes the lines that a person sees beside the draft, and hands out their numbers."""

    budget: Budget
    page: int | None = None
    lines: list[SourceLine] = field(default_factory=list)

    def write(self, text: str) -> int:
        """Write text of one or more lines; returns the number of the first."""
        first = len(self.lines) + 1
        for part in text.split("\n"):
            self.budget.line(part)
            self.lines.append(SourceLine(len(self.lines) + 1, part, self.page))
        return first

    def row(self, cells: Sequence[tuple[str, int, bool]], page: int | None = None) -> tuple[Cell, ...]:
        """Write a table row as one line, cells apart by tabs.

        ``cells`` are the text, the columns each covers, and whether it is merged with the one above; ``page`` is where
        the row began when that is not the present page.
        """
        self.budget.row(sum(span for _, span, _ in cells))
        began = self.page if page is None else page
        here, self.page = self.page, began
        number = self.write("\t".join(" ".join(text.split()) for text, _, _ in cells))
        self.page = here
        return tuple(Cell(text, number, began, span, goes_on) for text, span, goes_on in cells)
