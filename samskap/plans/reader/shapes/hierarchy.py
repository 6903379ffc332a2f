"""Lists under headings that say what they are: Hovedmål → Delmål → measures (P9), "Tiltak", "Aktiviteter".

Also takes plain lists in documents where nothing else tells the measures, with less certainty.
"""

from __future__ import annotations

import re
from dataclasses import replace

from samskap.plans.reader.blocks import Block, Kind
from samskap.plans.reader.brackets import who_and_when
from samskap.plans.reader.commitments import is_promise
from samskap.plans.reader.labels import MEASURES, header_label
from samskap.plans.reader.outline import Outline, Region
from samskap.plans.reader.shapes.items import has_number, numbered_or_all
from samskap.plans.reader.shapes.walk import Ways, walk
from samskap.plans.reader.wording import opens_with_verb, sentences

_GOALS = re.compile(
    (
r"(?:\d+(?:\.\d+)*\.?\s+)?(?:hovedmål|hovudmål|delmål|resultatmål|strategi|satsingsområde"
r"|satsningsområde|innsatsområde|fokusområde|mål|tema)(?:\s+\d|\s+[A-Z]\b|\s*[:–-])"
),
    re.IGNORECASE,
)  # fmt: skip
_MEASURES = re.compile(
    (
        r"\b(?:\w*tiltak\w*|aktivitet\w*|handlingsplan\w*|handlingsdel|milepæl\w*|oppgaver|oppgåver"
        r"|leveranse\w*|dette (?:skal|vil|gjør|gjer) vi)\b"
    ),
    re.IGNORECASE,
)
_NO_MEASURES = re.compile(
    (
        r"\b(?:verdier|verdiar|prinsipp\w*|definisjon\w*|bakgrunn|innledning|innleiing|referanse\w*|kilder"
        r"|kjelder|vedlegg|medvirkning|føringer|føringar|lovverk|begrep\w*|omgrep\w*|mandat)\b"
    ),
    re.IGNORECASE,
)


def matches(region: Region) -> float:
    """By the headings above the list; a list that nothing announces only where its items open as measures do."""
    items = [block for block in region.blocks if block.kind is Kind.ITEM]
    if region.is_table or not items:
        return 0.6 if _are_sentences_under_measures(region) else 0.0
    headings = [block.text for block in (*region.path, *([region.heading] if region.heading else []))]
    if headings and _NO_MEASURES.search(headings[-1]) and not _MEASURES.search(headings[-1]):
        return 0.0
    if any(_GOALS.match(text) for text in headings[-2:]):
        return 0.85
    if any(_is_about_measures(text) for text in headings[1:]) or (
        region.heading and _is_about_measures(region.heading.text)
    ):
        return 0.8
    return _unannounced(region, items)


def _are_sentences_under_measures(region: Region) -> bool:
    """«Tiltak» above paragraphs that all begin as measures do, in a document that labels none."""
    label = header_label(region.heading.text) if region.heading is not None else None
    if region.is_table or region.anchored or label is None or label.meaning not in MEASURES:
        return False
    return len(region.blocks) > 1 and all(
        opens_with_verb(block.text) or is_promise(sentences(block.text)[0]) for block in region.blocks
    )


def _is_about_measures(text: str) -> bool:
    label = header_label(text)
    return bool(label and label.meaning in MEASURES) or bool(_MEASURES.search(text))


def _unannounced(region: Region, items: list[Block]) -> float:
    verbs = sum(opens_with_verb(item.text) for item in items)
    if sum(bool(who_and_when(item.text)[0]) for item in items) * 2 > len(items):
        return 0.7
    if region.anchored:
        return 0.4 if has_number(items[0]) and region.heading is not None and verbs * 2 >= len(items) else 0.0
    return 0.5 if verbs * 2 > len(items) else 0.0


def parse(region: Region) -> Outline:
    """A measure per item of the outermost level."""
    if not any(block.kind is Kind.ITEM for block in region.blocks):
        items = tuple(replace(block, kind=Kind.ITEM, level=1) for block in region.blocks)
        return walk(replace(region, blocks=items), Ways(starts=numbered_or_all(items), sure=0.6))
    sure = {0.85: 0.88, 0.8: 0.85}.get(matches(region), 0.55)
    return walk(region, Ways(starts=numbered_or_all(region.blocks), sure=sure, text_before_label=False))
