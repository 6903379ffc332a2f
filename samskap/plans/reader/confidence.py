"""How sure we are of a measure, from what is doubtful about it."""

from __future__ import annotations

from collections.abc import Collection

_COST = {"title": 0.15, "text": 0.1, "responsibles": 0.1, "timings": 0.06, "status": 0.06, "why": 0.02}


def confidence_of(sure: float, doubts: Collection[str]) -> float:
    """The shape's own certainty less what each doubtful field costs; never below 0.1."""
    return round(max(0.1, sure - sum(_COST.get(doubt, 0.05) for doubt in doubts)), 2)
