"""What a shape makes of a region: parts with measures still in the document's words."""

from __future__ import annotations

from dataclasses import dataclass, field

from samskap.plans.reader.blocks import Block
from samskap.plans.reader.document import Status
from samskap.plans.reader.labels import Label


@dataclass(frozen=True, slots=True)
class Text:
    """Words with their place."""

    text: str
    line: int
    end_line: int
    page: int | None = None


@dataclass(frozen=True, slots=True)
class Field:
    """A labelled value of a measure or of a whole part."""

    label: Label
    value: str
    line: int
    page: int | None = None
    shared: bool = False


@dataclass(slots=True)
class Draft:
    """A measure before its words are understood. ``sure`` is how sure the shape is that it is one."""

    line: int
    end_line: int
    page: int | None = None
    number: str = ""
    mark: str = ""
    body: list[Text] = field(default_factory=list)
    fields: list[Field] = field(default_factory=list)
    sure: float = 1.0
    status: Status | None = None
    year: int | None = None
    yearly: bool = False

    def says(self, text: Text) -> None:
        """Add a paragraph to the measure."""
        self.body.append(text)
        self.end_line = max(self.end_line, text.end_line)

    def has(self, given: Field) -> None:
        """Add a labelled value."""
        self.fields.append(given)
        self.end_line = max(self.end_line, given.line)


@dataclass(slots=True)
class Part:
    """A stretch under one title.

    ``fields`` speak for all its measures, ``after`` stands behind the last of them, ``glued`` are the words that stood
    with a label ("2026–2029" in "Forslag til tiltak 2026–2029:").
    """

    title: str = ""
    intro: list[Text] = field(default_factory=list)
    fields: list[Field] = field(default_factory=list)
    drafts: list[Draft] = field(default_factory=list)
    after: list[Text] = field(default_factory=list)
    glued: list[str] = field(default_factory=list)


@dataclass(slots=True)
class Outline:
    """A region as one shape reads it."""

    parts: list[Part] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Region:
    """Blocks of one kind (a table or running text) under one heading; ``path`` are the headings above it.

    ``anchored`` tells that the document labels its measures somewhere, ``columns`` the header row of the table before.
    """

    blocks: tuple[Block, ...]
    heading: Block | None = None
    path: tuple[Block, ...] = ()
    is_table: bool = False
    anchored: bool = False
    columns: tuple[str, ...] = ()


def text_of(block: Block, text: str | None = None) -> Text:
    """A block's words with their place; list marks of plain bullets are kept readable."""
    return Text(block.text if text is None else text, block.line, block.end_line, block.page)
