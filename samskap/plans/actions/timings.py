"""When: the plan's own words kept beside what was understood of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import date

from django.db import transaction

from samskap.people.viewer import Viewer
from samskap.plans.actions.claim import claim, note
from samskap.plans.models import Measure, Timing


@dataclass(frozen=True, slots=True)
class When:
    """One timing, as the form or a document gives it; fields as in ``Timing``."""

    text: str
    kind: str
    start: date | None = None
    end: date | None = None
    precision: str = ""
    recurrence: str = ""
    certain: bool = True


@transaction.atomic
def set_timings(*, by: Viewer, measure: Measure, when: Sequence[When], revision: int | None = None) -> bool:
    """Let exactly these be the measure's times, in this order; False when it is as before."""
    claim(by, measure.section.plan, revision=revision)
    changed = apply_timings(measure, when)
    note(by, "set_timings", measure, measure.section.plan, count=len(when))
    return changed


def apply_timings(measure: Measure, when: Sequence[When]) -> bool:
    """Write the timings, inside a verb that has claimed the plan."""
    now = [
        When(row.text, row.kind, row.start, row.end, row.precision, row.recurrence, row.certain)
        for row in Timing.objects.filter(measure=measure)
    ]
    if now == list(when):
        return False
    Timing.objects.filter(measure=measure).delete()
    Timing.objects.bulk_create(
        Timing(measure=measure, position=at, **asdict(each)) for at, each in enumerate(when)
    )
    return True
