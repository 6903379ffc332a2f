"""Writing an order into the rows: 0, 1, 2 … without gaps, and only where it changed."""

from __future__ import annotations

from collections.abc import Sequence

from samskap.plans.models import Measure, Section


def sections_in_order(plan_id: int) -> list[Section]:
    """The plan's sections as they stand now."""
    return list(Section.objects.filter(plan=plan_id).order_by("position", "pk"))


def measures_in_order(section_id: int) -> list[Measure]:
    """The section's measures as they stand now."""
    return list(Measure.objects.filter(section=section_id).order_by("position", "pk"))


def write_section_order(rows: Sequence[Section]) -> None:
    """Give the sections the places they have in ``rows``."""
    stale = [row for at, row in enumerate(rows) if row.position != at]
    for at, row in enumerate(rows):
        row.position = at
    Section.objects.bulk_update(stale, ["position"])


def write_measure_order(rows: Sequence[Measure]) -> None:
    """Give the measures of one section the places they have in ``rows``."""
    stale = [row for at, row in enumerate(rows) if row.position != at]
    for at, row in enumerate(rows):
        row.position = at
    Measure.objects.bulk_update(stale, ["position"])
