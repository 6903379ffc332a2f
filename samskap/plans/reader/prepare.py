"""From blocks to regions: what is a heading of measures, what is a measure's own heading, what stands beside the text.

Table-of-contents lines, page headers and notes are set aside; headings that are labels ("Tiltak" under a theme) become
lines of their theme; "Delmål 2.1 …" becomes a heading; "Tiltak 3: …" and sibling headings with one set of labels each
become measures.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence
from dataclasses import replace

from samskap.plans.reader.blocks import Block, Kind
from samskap.plans.reader.blocks.markers import split_marker
from samskap.plans.reader.labels import (
    MEASURES,
    OF_A_MEASURE,
    Meaning,
    header_label,
    meaning_of,
    split_labels,
)
from samskap.plans.reader.measure_titles import mark_measures
from samskap.plans.reader.shapes.items import has_number, is_anchor
from samskap.plans.reader.shapes.priorities import is_class
from samskap.plans.reader.shapes.wheel import month_of, month_openings
from samskap.plans.reader.wording import is_topic, opens_with_verb, tidy

_ABOVE = re.compile(
    (
        r"(?:hovedmål|hovudmål|satsingsområde|satsningsområde|satsingsområdet|innsatsområde|kapittel|del|fase"
        r"|område)\b"
    ),
    re.IGNORECASE,
)
_BELOW = re.compile(r"(?:delmål|mål|strategi|tema|utfordring|prioritet|resultatmål)\b", re.IGNORECASE)
# Headings that stand in most plans, so that a short line with just this word is one.
_USUAL = re.compile(
    r"(?:forord|innledning|innleiing|bakgrunn|sammendrag|samandrag|avslutning)", re.IGNORECASE
)
_PAGE_NUMBER = re.compile(
    r"(?:side|s\.)?\s*\d{1,3}(?:\s*(?:av|/)\s*\d{1,3})?|[-–—]\s*\d{1,3}\s*[-–—]", re.IGNORECASE
)
_DEMOTED = MEASURES | {Meaning.RESPONSIBLE, Meaning.WHO_AND_WHEN, Meaning.DEADLINE, Meaning.TIME}
_BESIDE = frozenset(
    {
        Meaning.GOAL,
        Meaning.CHALLENGE,
        Meaning.TARGET_GROUP,
        Meaning.SITUATION,
        Meaning.HOW,
        Meaning.WHY,
        Meaning.PARTNERS,
        Meaning.STATUS,
        Meaning.MONEY,
        Meaning.INDICATOR,
    }
)


def clean_blocks(blocks: Sequence[Block]) -> tuple[list[Block], list[Block]]:
    """The running text, and what is none: contents, page headers, notes, bare page numbers."""
    kept: list[Block] = []
    aside: list[Block] = []
    columns_lost = _has_labels_in_a_row(blocks)
    for block in blocks:
        if block.kind is Kind.TABLE:
            kept.append(block)
            continue
        cleaned = replace(block, text=tidy(block.text) if "\t" not in block.text else block.text)
        is_page_number = (
            not block.marker and not columns_lost and _PAGE_NUMBER.fullmatch(cleaned.text.strip())
        )
        if block.role in ("toc", "running", "note") or is_page_number:
            aside.append(cleaned)
        elif cleaned.text.strip() or cleaned.marker:
            kept.append(cleaned)
    return _with_marks_in_headings(kept), aside


def _has_labels_in_a_row(blocks: Sequence[Block]) -> bool:
    """Bare labels below one another: the header of a table that lost its columns, whose numbers stand alone, too."""
    bare = [block.kind is not Kind.TABLE and bool(meaning_of(block.text)) for block in blocks]
    return any(first and second for first, second in itertools.pairwise(bare))


def prepare(blocks: Sequence[Block]) -> list[Block]:
    """The blocks with headings and measures told apart, ready to be cut into regions."""
    blocks = _lines_apart(_wheel_apart([_years_apart(block) for block in blocks]))
    prepared = _numbered_on([_numbered_theme(blocks, index, block) for index, block in enumerate(blocks)])
    prepared = [_theme_above(prepared, index, block) for index, block in enumerate(prepared)]
    prepared = _months_as_lines(prepared)
    prepared = [_glued_label(prepared, index, block) for index, block in enumerate(prepared)]
    prepared = _label_headings_as_lines(prepared)
    return mark_measures(prepared)


def _with_marks_in_headings(blocks: Sequence[Block]) -> list[Block]:
    """Headings hold their number in the text; a guessed heading right below a bare label is the label's value."""
    result: list[Block] = []
    for block in blocks:
        is_value = (
            block.kind is Kind.HEADING and not block.stated and bool(result) and _awaits_value(result[-1])
        )
        result.append(
            replace(_with_mark(block), kind=Kind.PARAGRAPH, level=0) if is_value else _with_mark(block)
        )
    return result


def _with_mark(block: Block) -> Block:
    if block.kind is Kind.PARAGRAPH and _USUAL.fullmatch(block.text.strip()):
        return replace(block, kind=Kind.HEADING, level=2)
    if block.kind is not Kind.HEADING or not block.marker:
        return block
    stop = ":" if block.marker[:1].isalpha() and block.marker[-1:] not in ".:)" else ""
    return replace(block, text=f"{block.marker}{stop} {block.text}", marker="")


def _awaits_value(block: Block) -> bool:
    found = split_labels(block.text) if block.kind is Kind.PARAGRAPH else None
    return bool(
        found and found.values and not found.values[-1][1] and found.values[-1][0].meaning in OF_A_MEASURE
    )


def _lines_apart(blocks: Sequence[Block]) -> list[Block]:
    """A list mark or a label after a line break opens a block of its own."""
    apart: list[Block] = []
    for block in blocks:
        if block.kind is Kind.TABLE or "\n" not in block.text:
            apart.append(block)
            continue
        for offset, line in enumerate(block.text.split("\n")):
            marker, rest = split_marker(line.strip()) if offset else ("", line)
            at = block.line + offset
            if marker and rest:
                apart.append(Block(Kind.ITEM, rest, at, at, block.page, max(1, block.level), marker))
            elif offset and _opens_label(line):
                apart.append(Block(Kind.PARAGRAPH, line.strip(), at, at, block.page))
            elif offset:
                apart[-1] = replace(apart[-1], text=f"{apart[-1].text}\n{line}", end_line=at)
            else:
                apart.append(replace(block, text=line, end_line=at))
    return apart


def _years_apart(block: Block) -> Block:
    """«2025: … 2026: …» with a line for each year."""
    if block.kind is not Kind.PARAGRAPH or not re.match(r"20\d\d:\s", block.text):
        return block
    return replace(block, text=re.sub(r"\s+(?=20\d\d:\s)", "\n", block.text))


def _opens_label(line: str) -> bool:
    found = split_labels(line)
    return bool(re.match(r"20\d\d:\s", line)) or (not found.lead and bool(found.values))


def _wheel_apart(blocks: Sequence[Block]) -> list[Block]:
    """The months of an annual wheel that the extraction joined into one paragraph."""
    if sum(bool(month_of(block.text)) for block in blocks) < 2:
        return list(blocks)
    apart: list[Block] = []
    for block in blocks:
        pieces = month_openings().split(block.text) if block.kind is not Kind.TABLE else [block.text]
        pieces = [piece for piece in pieces if piece.strip()]
        if len(pieces) < 2:
            apart.append(block)
            continue
        for offset, piece in enumerate(pieces):
            at = min(block.line + offset, block.end_line)
            apart.append(
                replace(
                    block,
                    text=piece.strip(),
                    line=at,
                    end_line=at,
                    marker=block.marker if not offset else "",
                    gap_before=False,
                )
            )
    return apart


def _numbered_theme(blocks: Sequence[Block], index: int, block: Block) -> Block:
    """Items that are headings: "Delmål 2.1 …", "Prioritet A (må)", "1. Forebygging" above "1.1 …"."""
    following = blocks[index + 1] if index + 1 < len(blocks) else None
    if block.kind is Kind.HEADING and not block.stated and is_anchor(replace(block, kind=Kind.PARAGRAPH)):
        return replace(block, kind=Kind.PARAGRAPH)
    if (
        block.kind is Kind.PARAGRAPH
        and is_class(block.text)
        and following is not None
        and following.kind is Kind.ITEM
    ):
        return replace(block, kind=Kind.HEADING, level=3)
    if block.kind is Kind.PARAGRAPH and following is not None and _heads_a_new_list(block, following):
        return replace(block, kind=Kind.HEADING, level=2)
    if block.kind is not Kind.ITEM:
        return block
    words = f"{block.marker} {block.text}".strip()
    if _ABOVE.match(block.marker):
        return replace(block, kind=Kind.HEADING, level=2, text=words, marker="")
    is_labelled = following is not None and following.kind is Kind.PARAGRAPH and is_anchor(following)
    if _BELOW.match(block.marker) and not is_labelled:
        return replace(block, kind=Kind.HEADING, level=3, text=words, marker="")
    if following is not None and _numbers_below(block, following) and len(block.text) <= 100:
        return replace(
            block, kind=Kind.HEADING, level=2 + block.marker.strip(".").count("."), text=words, marker=""
        )
    if following is not None and _is_numbered_topic(blocks, index, following):
        return replace(block, kind=Kind.HEADING, level=2, text=words, marker="")
    return block


def _theme_above(blocks: Sequence[Block], index: int, block: Block) -> Block:
    """«Tema: Bolig» right above a heading is a heading, too."""
    following = blocks[index + 1] if index + 1 < len(blocks) else None
    words = f"{block.marker}: {block.text}" if block.marker else block.text
    if following is None or following.kind is not Kind.HEADING or block.kind is Kind.TABLE:
        return block
    if block.kind is Kind.HEADING or Meaning.AREA not in _meanings(words):
        return block
    return replace(block, kind=Kind.HEADING, level=max(1, following.level - 1), text=words, marker="")


def _glued_label(blocks: Sequence[Block], index: int, block: Block) -> Block:
    """«Nye tiltak 2026» above a list is a label, its colon left out."""
    following = blocks[index + 1] if index + 1 < len(blocks) else None
    if block.kind is not Kind.PARAGRAPH or following is None or following.kind is not Kind.ITEM:
        return block
    label = header_label(block.text) if len(block.text) <= 60 and ":" not in block.text else None
    is_glued = label is not None and label.meaning in MEASURES and bool(label.rest)
    return _as_label(block) if is_glued else block


def _heads_a_new_list(block: Block, following: Block) -> bool:
    """A short line above a list that begins at 1: a heading, also where no empty line sets it apart."""
    starts = has_number(following) and following.marker.strip("().") == "1"
    text = block.text.strip()
    short = (
        len(text) <= 80
        and text[:1].isupper()
        and text[-1:] not in ":?"
        and "\t" not in text
        and "\n" not in text
    )
    return starts and short and is_topic(text) and not (_meanings(text) & (MEASURES | OF_A_MEASURE))


def _meanings(text: str) -> set[Meaning]:
    return {label.meaning for label, _ in split_labels(text).values}


def _numbered_on(blocks: list[Block]) -> list[Block]:
    """Where "1. …", "2. …" and "3. …" are headings, "4. Oppfølging" is one, too."""
    result: list[Block] = []
    last: Block | None = None
    for block in blocks:
        chosen = block
        if last is not None and _is_next_heading(block, last, result):
            words = f"{block.marker} {block.text}"
            chosen = replace(block, kind=Kind.HEADING, level=last.level, text=words, marker="")
        if chosen.kind is Kind.HEADING and re.match(r"\d{1,2}[.)]?\s", chosen.text):
            last = chosen
        result.append(chosen)
    return result


def _is_next_heading(block: Block, last: Block, before: Sequence[Block]) -> bool:
    number = int(re.match(r"\d+", last.text).group())  # type: ignore[union-attr]  # ``last`` begins with its number
    if (
        block.kind is not Kind.ITEM
        or block.marker.rstrip(".)") != str(number + 1)
        or not is_topic(block.text)
    ):
        return False
    below = any(each.kind is Kind.ITEM and "." in each.marker.rstrip(".)") for each in before[-12:])
    return below or not _has_items_since(before, last)


def _has_items_since(blocks: Sequence[Block], heading: Block) -> bool:
    return any(block.kind is Kind.ITEM for block in blocks[blocks.index(heading) :])


def _numbers_below(block: Block, following: Block) -> bool:
    own, below = block.marker.rstrip(".)"), following.marker.rstrip(".)")
    return has_number(block) and following.kind is Kind.ITEM and below.startswith(f"{own}.")


def _is_numbered_topic(blocks: Sequence[Block], index: int, following: Block) -> bool:
    """«1. Bolig» with bullets below that carry their own labels, or that are followed by no label at all."""
    block = blocks[index]
    if (
        not has_number(block)
        or not is_topic(block.text)
        or following.kind is not Kind.ITEM
        or has_number(following)
    ):
        return False
    end = index + 1
    while end < len(blocks) and blocks[end].kind is Kind.ITEM and not has_number(blocks[end]):
        end += 1
    inner = blocks[index + 1 : end]
    closes = end < len(blocks) and blocks[end].kind is Kind.PARAGRAPH and is_anchor(blocks[end])
    if any(is_anchor(item) for item in inner):
        return not any(not split_labels(item.text).lead for item in inner)
    return not closes and sum(opens_with_verb(item.text) for item in inner) * 2 > len(inner)


def _months_as_lines(blocks: list[Block]) -> list[Block]:
    """In an annual wheel the months are no headings of their own."""
    months = [block for block in blocks if block.kind is Kind.HEADING and month_of(block.text)]
    if len(months) < 3:
        return blocks
    return [replace(block, kind=Kind.PARAGRAPH) if block in months else block for block in blocks]


def _label_headings_as_lines(blocks: list[Block]) -> list[Block]:
    """«Tiltak» as a heading below a theme is a label of the theme; so are "Mål" and "Målgruppe" beside it."""
    result = list(blocks)
    beside: set[tuple[int, int]] = set()
    parents = _parents(blocks)
    for index, block in enumerate(blocks):
        label = header_label(block.text) if block.kind is Kind.HEADING else None
        if label is None or label.meaning not in _DEMOTED or not _has_text_below(blocks, index):
            continue
        if (
            not block.stated
            and index
            and (label.meaning is not Meaning.MEASURE or blocks[index - 1].kind is Kind.HEADING)
        ):
            result[index] = _as_label(block)
            continue
        parent = parents[index]
        if parent is not None and parent > 0 and blocks[parent].level < block.level:
            beside.add((parent, block.level))
            result[index] = _as_label(block)
    for index, block in enumerate(blocks):
        parent = parents[index]
        if (
            block.kind is Kind.HEADING
            and parent is not None
            and (parent, block.level) in beside
            and meaning_of(block.text) in _BESIDE
        ):
            result[index] = _as_label(block)
    return result


def _as_label(block: Block) -> Block:
    return replace(
        block, kind=Kind.PARAGRAPH, text=block.text if block.text.rstrip().endswith(":") else f"{block.text}:"
    )


def _parents(blocks: Sequence[Block]) -> list[int | None]:
    """For each heading the index of the heading above it."""
    stack: list[int] = []
    parents: list[int | None] = []
    for index, block in enumerate(blocks):
        if block.kind is not Kind.HEADING:
            parents.append(None)
            continue
        while stack and blocks[stack[-1]].level >= block.level:
            stack.pop()
        parents.append(stack[-1] if stack else None)
        stack.append(index)
    return parents


def _has_text_below(blocks: Sequence[Block], index: int) -> bool:
    return index + 1 < len(blocks) and blocks[index + 1].kind in (Kind.ITEM, Kind.PARAGRAPH)
