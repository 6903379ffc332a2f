"""Reads a plan document into measures, responsibles and timings, without Django and without a database."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from samskap.plans.reader.blocks import SourceLine
from samskap.plans.reader.document import PlanDocument
from samskap.plans.reader.errors import UnreadableDocument

__all__ = ["PlanDocument", "Reading", "UnreadableDocument", "read"]


@dataclass(frozen=True, slots=True)
class Reading:
    """A plan as read, and the lines of the document it was read from."""

    document: PlanDocument
    lines: tuple[SourceLine, ...]


def read(data: bytes, *, file_name: str, today: date) -> Reading:
    """Read the bytes of a plan document; ``today`` anchors words like "neste år" when the plan names no period.

    The format is told from the bytes, not from the name. Raises ``UnreadableDocument``, and nothing else, when the
    document cannot be read.
    """
    # Loaded here, so that a web worker, which only needs our words for dates, starts without the whole pipeline.
    from samskap.plans.reader.assemble import assemble
    from samskap.plans.reader.extract import extract
    from samskap.plans.reader.limits import Budget
    from samskap.plans.reader.own import read_own
    from samskap.plans.reader.structure.build import build_blocks

    own = read_own(data)
    if own is not None:
        return Reading(*own)
    budget = Budget()
    extracted = extract(data, file_name=file_name, budget=budget)
    blocks = build_blocks(extracted, budget)
    document = assemble(blocks, file_name=file_name, today=today)
    if extracted.warnings:
        document = replace(document, warnings=(*document.warnings, *extracted.warnings))
    return Reading(document, extracted.lines)
