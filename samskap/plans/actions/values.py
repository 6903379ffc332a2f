"""Which values a measure serves, and how that shows."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.core.exceptions import PermissionDenied
from django.db import transaction

from samskap.people.viewer import Viewer
from samskap.plans.actions.claim import claim, note
from samskap.plans.models import Measure, MeasureValue
from samskap.values.models import Value


@dataclass(frozen=True, slots=True)
class ValueUse:
    """A value, and how people notice that the measure serves it («slik merkes det»)."""

    value: Value
    shows_as: str = ""


@transaction.atomic
def set_values(
    *, by: Viewer, measure: Measure, uses: Sequence[ValueUse], revision: int | None = None
) -> bool:
    """Let the measure serve exactly these values; False when it is as before."""
    claim(by, measure.section.plan, revision=revision)
    changed = apply_values(measure, uses)
    note(by, "set_values", measure, measure.section.plan, values=[use.value.pk for use in uses])
    return changed


def apply_values(measure: Measure, uses: Sequence[ValueUse]) -> bool:
    """Write the values, inside a verb that has claimed the plan."""
    if any(use.value.organisation_id != measure.section.plan.organisation_id for use in uses):
        raise PermissionDenied
    wanted = {use.value.pk: use.shows_as for use in uses}
    rows = {row.value_id: row for row in MeasureValue.objects.filter(measure=measure)}
    if wanted == {key: row.shows_as for key, row in rows.items()}:
        return False
    MeasureValue.objects.filter(measure=measure).exclude(value__in=wanted).delete()
    for key, shows_as in wanted.items():
        MeasureValue.objects.update_or_create(measure=measure, value_id=key, defaults={"shows_as": shows_as})
    return True
