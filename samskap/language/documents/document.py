"""A document as read: one text, and where in the document each part of it stands."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, field
from typing import Literal

from samskap.language.documents import refusals as says
from samskap.language.documents.limits import Budget
from samskap.language.documents.refusals import UnreadableDocument

Kind = Literal["docx", "pdf", "html", "markdown", "text"]
Where = Literal["", "header", "footer", "footnote", "endnote", "text_box"]


@dataclass(frozen=True, slots=True)
class Place:
    """Where something stands, as far as the document tells; numbers count from 1."""

    page: int | None = None
    paragraph: int | None = None
    heading: str = ""
    line: int | None = None
    where: Where = ""


@dataclass(frozen=True, slots=True)
class Document:
    """``text`` has an empty line between paragraphs, or is the file's own text; ``macros``: they were left alone."""

    text: str
    kind: Kind
    starts: tuple[int, ...] = (0,)
    places: tuple[Place, ...] = (Place(),)
    macros: bool = False

    def place_of(self, offset: int) -> Place:
        """The place of a character of the text."""
        return self.places[max(bisect_right(self.starts, offset) - 1, 0)]


@dataclass(slots=True)
class Writer:
    """Puts paragraphs one after the other, and remembers the place of each."""

    budget: Budget
    parts: list[str] = field(default_factory=list)
    starts: list[int] = field(default_factory=list)
    places: list[Place] = field(default_factory=list)
    at: int = 0

    def paragraph(self, text: str, place: Place) -> int:
        """Write a paragraph; returns the offset where it begins."""
        self.budget.text(len(text) + 2)
        start = self.at
        self.starts.append(start)
        self.places.append(place)
        self.parts.append(text)
        self.at += len(text) + 2
        return start

    def document(self, kind: Kind, *, macros: bool = False) -> Document:
        """What was written; raises ``UnreadableDocument`` when there are no words in it."""
        text = "\n\n".join(self.parts)
        if not has_words(text):
            raise UnreadableDocument(says.NO_WORDS)
        return Document(text, kind, tuple(self.starts), tuple(self.places), macros)


def has_words(text: str) -> bool:
    """Whether there is a letter anywhere."""
    return any(sign.isalpha() for sign in text)
