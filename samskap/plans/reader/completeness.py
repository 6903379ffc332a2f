"""Nothing is dropped: lines whose words are nowhere in the result become unplaced."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache

from samskap.plans.reader.blocks import Block, Kind
from samskap.plans.reader.document import Loose, PlanDocument, Source
from samskap.plans.reader.labels import header_label, question_label, split_labels, vocabulary
from samskap.plans.reader.shapes.columns import columns_from_header

_PAGE = re.compile(r"[\s.…_·]*\d{1,3}\s*$")
_WORD = re.compile(r"\w+")
# Words that only join or point: they stand between names and dates and tell nothing when those are placed.
_JOINTS = frozenset(
    [
        "og",
        "samt",
        "er",
        "har",
        "står",
        "ansvar",
        "ansvaret",
        "ansvarlig",
        "ansvarlige",
        "ansvarleg",
        "ansvarlege",
        "hovedansvar",
        "hovedansvaret",
        "hovudansvar",
        "for",
        "både",
        "også",
        "eller",
        "mens",
        "medan",
        "nr",
        "s",
        "side",
        "av",
        "tiltak",
        "planperiode",
        "planperioden",
        "delmål",
        "x",
    ]
)


def words_of(text: str) -> list[str]:
    """The words and numbers of a text, in small letters."""
    return _WORD.findall(text.lower().replace("\u00ad", ""))


def words_of_document(document: PlanDocument) -> Iterator[str]:
    """Every text of a document as read."""
    yield document.title
    yield document.preamble
    yield document.organisation
    if document.period:
        yield document.period.text
    for section in document.sections:
        yield section.title
        yield section.intro
        for measure in section.measures:
            yield from (measure.number, measure.title, measure.text, measure.why)
            for responsible in measure.responsibles:
                yield from (responsible.name, responsible.scope)
            yield from (timing.text for timing in measure.timings)
    for loose in (*document.commitments, *document.unplaced):
        yield loose.text


@cache
def _structural() -> frozenset[str]:
    return _JOINTS | frozenset(word for label in vocabulary() for word in words_of(label))


def missing(blocks: Iterable[Block], document: PlanDocument) -> Sequence[Loose]:
    """The lines and cells of the document that hold words the result does not."""
    known = {word for text in words_of_document(document) for word in words_of(text)}
    lost: list[Loose] = []
    for text, line, page in _pieces(blocks):
        gone = {word for word in words_of(text) if word not in known} - _structural()
        if gone and gone - _label_words(text):
            lost.append(Loose(" ".join(text.split()), Source(line, page)))
    return lost


def _label_words(text: str) -> set[str]:
    """The words of the labels in a line, also of those with a letter lost."""
    label = header_label(text) or question_label(text)
    labels = [label] if label else [found for found, _ in split_labels(text).values]
    return {word for each in labels for word in words_of(each.words)}


def _pieces(blocks: Iterable[Block]) -> Iterator[tuple[str, int, int | None]]:
    for block in blocks:
        if block.kind is Kind.TABLE:
            for row in block.rows:
                years = columns_from_header(row) is not None
                cells = (
                    cell for cell in row if cell.text.strip() and not (years and cell.text.strip().isdigit())
                )
                yield from ((cell.text, cell.line, cell.page) for cell in cells)
            continue
        lines = (_PAGE.sub("", line) if block.role == "toc" else line for line in block.text.split("\n"))
        for offset, text in enumerate(lines):
            marker = (
                f"{block.marker} " if offset == 0 and any(sign.isalpha() for sign in block.marker) else ""
            )
            yield f"{marker}{text}", block.line + offset, block.page
