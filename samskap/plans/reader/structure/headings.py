"""Headings in documents that do not state them: told from how a line stands."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from samskap.plans.reader.blocks import Block, Kind
from samskap.plans.reader.blocks.markers import split_marker
from samskap.plans.reader.labels import MEASURES, OF_A_MEASURE, Meaning, header_label, meaning_of
from samskap.plans.reader.structure.labels import is_about_a_measure, opens_with_label
from samskap.plans.reader.wording import is_topic

_LONGEST, _MOST_WORDS = 90, 12
# More short lines in a row than this are a list without marks; only the first can be its heading.
_LONGEST_RUN = 3
_LONGEST_THEME = 60
_OF_A_THEME = frozenset({Meaning.TARGET_GROUP, Meaning.CHALLENGE, Meaning.SITUATION})
# So many lines may stand before the first heading: the plan's name, whose it is, the period.
_FRONT_LINES = 3
_FEWEST_OF_SENTENCE = 4
_PLAN = re.compile(r"plan\b|program\b|strategi\b|årshjul", re.IGNORECASE)
_COUNTED = re.compile(r"(?P<number>\d{1,2}) (?=[A-ZÆØÅ])")
_YEAR = re.compile(r"20\d\d\b")
_WORD = re.compile(r"[^\W\d_]{3}")


def guess_headings(blocks: Sequence[Block], stated: bool) -> list[Block]:
    """The blocks with headings recognised: the first is the title (1), the others come below it (2).

    Where the document states its own headings nothing is guessed.
    """
    result = list(blocks)
    if stated:
        return _with_bold_headings(result)
    chosen = [_may_be_heading(result, index) for index in range(len(result))]
    if _has_lines_for_cells(result):
        chosen = [is_one and (result[index].gap_before or not index) for index, is_one in enumerate(chosen)]
    _thin_out(result, chosen)
    for index in _numbered(result):
        chosen[index] = True
    level = 2 if any(block.stated and block.level == 1 for block in result) else 1
    for index, is_heading in enumerate(chosen):
        if is_heading:
            own = level if _may_be_title(result[index], index == 0) else 2
            result[index] = replace(result[index], kind=Kind.HEADING, level=own)
            level = 2
    return result


def _with_bold_headings(blocks: list[Block]) -> list[Block]:
    """Among headings that the document states: bold lines above text and lists are headings of a lower level."""
    level = 0
    for index, block in enumerate(blocks):
        if block.kind is Kind.HEADING and block.stated:
            level = block.level
        elif level and block.bold and _is_bold_heading(blocks, index):
            blocks[index] = replace(block, kind=Kind.HEADING, level=level + 1)
    return blocks


def _is_bold_heading(blocks: list[Block], index: int) -> bool:
    block = blocks[index]
    following = blocks[index + 1] if index + 1 < len(blocks) else None
    if following is None or block.kind is not Kind.PARAGRAPH or block.role or not _looks_like_one(block.text):
        return False
    if following.bold or header_label(block.text) is not None:
        return False
    for below in blocks[index + 1 : index + 12]:
        if below.kind in (Kind.ITEM, Kind.HEADING, Kind.TABLE) or below.bold:
            return below.kind in (Kind.ITEM, Kind.TABLE) and not opens_with_label(below.text)
        if opens_with_label(below.text):
            return False
    return False


def _numbered(blocks: Sequence[Block]) -> list[int]:
    """«1 Innledning», «2 Tiltak», …: lines that count from 1, with text between them."""
    found: list[int] = []
    for index, block in enumerate(blocks):
        number = _COUNTED.match(block.text) if block.kind is Kind.PARAGRAPH and not block.role else None
        if number and int(number["number"]) == len(found) + 1 and _looks_like_one(block.text):
            if found and found[-1] == index - 1:
                return []
            found.append(index)
    return found if len(found) > 1 and found[-1] + 1 < len(blocks) else []


def _may_be_title(block: Block, is_first: bool) -> bool:
    """The first line of all, or a line that calls itself a plan."""
    return (is_first and not block.text[:1].isdigit()) or bool(_PLAN.search(block.text))


def _may_be_heading(blocks: list[Block], index: int) -> bool:
    block = blocks[index]
    if (
        index + 1 >= len(blocks)
        or block.kind is not Kind.PARAGRAPH
        or block.role
        or not _looks_like_one(block.text)
    ):
        return False
    following = blocks[index + 1]
    if following.kind is Kind.PARAGRAPH and (
        is_about_a_measure(following.text) or meaning_of(following.text) in OF_A_MEASURE
    ):
        return False
    if block.bold and (index == 0 or not following.bold):
        return True
    if index and meaning_of(blocks[index - 1].text) in OF_A_MEASURE:
        return False
    if _is_above_text(blocks, index):
        return True
    if not (block.gap_before or index == 0):
        return False
    if following.gap_before or following.kind in (Kind.ITEM, Kind.TABLE):
        return True
    return len(following.text) > max(60, 1.5 * len(block.text)) or opens_with_label(following.text)


def _is_above_text(blocks: list[Block], index: int) -> bool:
    """A theme on a line of its own, after the end of something and right above its text or "Tiltak"."""
    block, following = blocks[index], blocks[index + 1]
    above = blocks[index - 1] if index else None
    label = header_label(following.text) if len(following.text) <= _LONGEST_THEME else None
    opens = above is None or block.gap_before or above.kind is not Kind.PARAGRAPH or above.text[-1:] in ".!"
    # A label and its first item may still be one block.
    opens = (
        opens
        or index <= _FRONT_LINES
        or (above is not None and bool(split_marker(above.text.split("\n")[-1])[0]))
    )
    if above is not None and label is not None and label.meaning in MEASURES:
        opens = opens or not (header_label(above.text) or opens_with_label(above.text))
    theme = header_label(following.text.partition(":")[0]) if ":" in following.text else None
    if theme is not None and theme.meaning in _OF_A_THEME and above is not None:
        return meaning_of(above.text) is None and len(block.text) <= _LONGEST_THEME and is_topic(block.text)
    if not opens or len(block.text) > _LONGEST_THEME or not is_topic(block.text) or _YEAR.match(block.text):
        return False
    if following.kind is not Kind.PARAGRAPH:
        return _parts_lists(blocks, index)
    if label is not None or opens_with_label(following.text):
        return _labels_measures(following.text)
    is_sentence = following.text[-1:] in ".!" and len(following.text.split()) >= _FEWEST_OF_SENTENCE
    return is_sentence and not following.gap_before and not _has_labels_below(blocks, index)


def _labels_measures(text: str) -> bool:
    label = header_label(text.partition(":")[0])
    return label is not None and label.meaning in MEASURES


def _parts_lists(blocks: list[Block], index: int) -> bool:
    """Between two bulleted lists; not where every item has a line of that kind below it."""
    above, following = blocks[index - 1] if index else None, blocks[index + 1]
    if above is None or above.kind is not Kind.ITEM or following.kind is not Kind.ITEM:
        return False
    if following.marker[:1].isalnum() or above.marker[:1].isalnum() or following.gap_before:
        return False
    before = index > 1 and blocks[index - 2].kind is Kind.ITEM
    return before or (index + 2 < len(blocks) and blocks[index + 2].kind is Kind.ITEM)


def _has_labels_below(blocks: list[Block], index: int) -> bool:
    """Whether who or when is told before the next gap: then the line is a measure's own."""
    for below in blocks[index + 1 : index + 12]:
        if below.gap_before or below.kind is not Kind.PARAGRAPH:
            return False
        if is_about_a_measure(below.text):
            return True
    return False


def _has_lines_for_cells(blocks: Sequence[Block]) -> bool:
    """Bare labels below one another: the header of a table that lost its columns."""
    bare = [block.kind is Kind.PARAGRAPH and meaning_of(block.text) is not None for block in blocks]
    return any(first and second for first, second in pairwise(bare))


def _looks_like_one(text: str) -> bool:
    return (
        len(text) <= _LONGEST
        and len(text.split()) <= _MOST_WORDS
        and "\t" not in text
        and "\n" not in text
        and text[-1:] not in ".:;,!"
        and not text[:1].islower()
        and bool(_WORD.search(text))
        and not (text[-1:] == "?" and meaning_of(text) in OF_A_MEASURE)
        and not opens_with_label(text)
    )


def _thin_out(blocks: list[Block], chosen: list[bool]) -> None:
    """Keep the first and the last of a long run of short lines, except on the title page."""
    index = 0
    while index < len(chosen):
        end = index
        while end < len(chosen) and chosen[end]:
            end += 1
        if end - index > _LONGEST_RUN and index > 0:
            keep_last = end < len(blocks) and blocks[end].kind is not Kind.PARAGRAPH
            for inner in range(index + 1, end - keep_last):
                chosen[inner] = blocks[inner].bold
        index = max(end, index + 1)
