"""A reading in the short form that the expectations beside the documents are written in."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from samskap.plans.reader.document import Measure, PlanDocument, Timing

DOCUMENTS = Path(__file__).parent / "documents"


def summary(document: PlanDocument) -> dict[str, Any]:
    """What a person would check: each measure with who, when, how far and why."""
    short: dict[str, Any] = {
        "title": document.title,
        "organisation": document.organisation,
        "language": document.language,
        "period": _period(document),
        "values": list(document.values),
        "preamble": document.preamble,
        "sections": [
            {
                "title": section.title,
                "intro": section.intro,
                "measures": [_measure(each) for each in section.measures],
            }
            for section in document.sections
        ],
        "commitments": [each.text for each in document.commitments],
        "unplaced": [each.text for each in document.unplaced],
        "warnings": list(document.warnings),
    }
    for section in short["sections"]:
        for key in ("intro", "measures"):
            if not section[key]:
                del section[key]
    return {key: value for key, value in short.items() if value}


def _period(document: PlanDocument) -> str:
    period = document.period
    return f"{period.text}: {period.start} – {period.end}" if period else ""


def _measure(measure: Measure) -> dict[str, Any]:
    short = {
        "number": measure.number,
        "title": measure.title,
        "text": measure.text,
        "why": measure.why,
        "who": [f"{each.name} → {each.scope}" if each.scope else each.name for each in measure.responsibles],
        "when": [when(each) for each in measure.timings],
        "status": measure.status,
        "doubts": list(measure.doubts),
    }
    return {key: value for key, value in short.items() if value}


def when(timing: Timing) -> str:
    """A timing in one line: "før jul: deadline … 2025-12-24 day ?" (the question mark: uncertain)."""
    dates = f"{timing.start or ''}…{timing.end or ''}" if timing.start or timing.end else ""
    parts = [
        timing.kind,
        dates,
        timing.precision or "",
        timing.recurrence or "",
        "" if timing.certain else "?",
    ]
    return f"{timing.text}: {' '.join(part for part in parts if part)}"
