"""Headings in documents that do not state them: told from how a line stands."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from samskap.plans.reader.blocks import Block, Kind
from samskap.plans.reader.structure.labels import is_about_a_measure, opens_with_label

_LONGEST, _MOST_WORDS = 90, 12
# More short lines in a row than this are a list without marks; only the first can be its heading.
_LONGEST_RUN = 3
_WORD = re.compile(r"[^\W\d_]{3}")


def guess_headings(blocks: Sequence[Block], stated: bool) -> list[Block]:
    """The blocks with headings recognised: the first is the title (1), the others come below it (2).

    Where the document states its own headings nothing is guessed.
    """
    result = list(blocks)
    if stated:
        return result
    chosen = [_may_be_heading(result, index) for index in range(len(result))]
    _thin_out(result, chosen)
    level = 2 if any(block.stated and block.level == 1 for block in result) else 1
    for index, is_heading in enumerate(chosen):
        if is_heading:
            result[index] = replace(result[index], kind=Kind.HEADING, level=level)
            level = 2
    return result


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
    if following.kind is Kind.PARAGRAPH and is_about_a_measure(following.text):
        return False
    if block.bold and (index == 0 or not following.bold):
        return True
    if not (block.gap_before or index == 0):
        return False
    if following.gap_before or following.kind in (Kind.ITEM, Kind.TABLE):
        return True
    return len(following.text) > max(60, 1.5 * len(block.text)) or opens_with_label(following.text)


def _looks_like_one(text: str) -> bool:
    return (
        len(text) <= _LONGEST
        and len(text.split()) <= _MOST_WORDS
        and "\t" not in text
        and "\n" not in text
        and text[-1:] not in ".:;,!"
        and not text[:1].islower()
        and bool(_WORD.search(text))
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
