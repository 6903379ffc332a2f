"""Headings that are measures themselves: "Tiltak 3: …", and siblings that each carry one set of labels."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from samskap.plans.reader.blocks import Block, Kind
from samskap.plans.reader.labels import MEASURES, OF_A_MEASURE, Meaning, meaning_of, split_labels
from samskap.plans.reader.shapes.items import has_number, is_anchor

_MEASURE_HEADING = re.compile(
    r"(?P<marker>(?i:tiltak|aktivitet|oppgave|oppgåve)\s+(?i:nr\.?\s*)?(?:\d{1,3}(?:\.\d+)*[a-z]?|[A-Z](?=\s*[.:)–-])))"
    r"\s*[.:)–-]?\s+(?P<title>\S.*)",
    re.DOTALL,
)


def mark_measures(blocks: list[Block]) -> list[Block]:
    """Headings that are measures get the role "measure" and the number that stands in them."""
    result = list(blocks)
    candidates: dict[int, list[int]] = {}
    spoiled: set[int] = set()
    for index, block in enumerate(blocks):
        if (
            block.kind is Kind.ITEM
            and _MEASURE_HEADING.match(f"{block.marker} {block.text}")
            and block.marker[:1].isalpha()
        ):
            result[index] = replace(block, role="measure", marker=block.marker.split()[-1])
        if block.kind is not Kind.HEADING:
            continue
        named = _MEASURE_HEADING.match(block.text)
        if named:
            result[index] = replace(
                block, kind=Kind.ITEM, role="measure", marker=named["marker"].split()[-1], text=named["title"]
            )
        elif _carries_one_set(blocks, index):
            candidates.setdefault(block.level, []).append(index)
        elif any(is_anchor(each) for each in _below(blocks, index)):
            spoiled.add(block.level)
    for level, indexes in candidates.items():
        if len(indexes) >= 2 and level not in spoiled and (level > 1 or len(indexes) > 2):
            for index in indexes:
                number, title = _own_number(blocks[index].text)
                result[index] = replace(
                    blocks[index], kind=Kind.ITEM, role="measure", marker=number, text=title
                )
    return result


def _own_number(text: str) -> tuple[str, str]:
    found = re.match(r"(\d{1,2}(?:\.\d{1,2})*)[.)]?\s+(?=\S)", text)
    return (found.group(1), text[found.end() :]) if found else ("", text)


def _below(blocks: Sequence[Block], index: int) -> list[Block]:
    end = index + 1
    while end < len(blocks) and blocks[end].kind is not Kind.HEADING:
        end += 1
    return list(blocks[index + 1 : end])


def _carries_one_set(blocks: Sequence[Block], index: int) -> bool:
    """Whether exactly one measure is labelled below the heading, and nothing else there could be it."""
    below = _below(blocks, index)
    if meaning_of(blocks[index].text) in MEASURES:
        return False
    who = [
        meaning
        for block in below
        for label, _ in split_labels(block.text).values
        if block.kind is not Kind.TABLE
        for meaning in [label.meaning]
    ]
    if not set(who) & OF_A_MEASURE or set(who) & MEASURES or any(block.kind is Kind.TABLE for block in below):
        return False
    if who.count(Meaning.RESPONSIBLE) > 1 or who.count(Meaning.DEADLINE) > 1:
        return False
    return not any(
        has_number(block) or (block.kind is Kind.ITEM and is_anchor(block) and split_labels(block.text).lead)
        for block in below
    )
