"""What one of our own documents tells beside the plan's words: taken over when it becomes a plan again."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from samskap.plans.drafting.draft import Draft, DraftMeasure
from samskap.plans.models import Measure, MeasureValue, Milestone
from samskap.plans.reader.own.names import PLAIN_STATUS
from samskap.values.models import Value

STATUSES = {
    "not_started": Measure.Status.NOT_STARTED,
    "in_progress": Measure.Status.IN_PROGRESS,
    "done": Measure.Status.DONE,
    "cancelled": Measure.Status.ENDED,
}


def take_values(draft: Draft, values: Iterable[Value]) -> None:
    """Let the measures serve the values the document says they serve; names that are no values here are passed by."""
    known = {value.name.casefold(): value.pk for value in values}
    for _section, measure in draft.measures():
        named = (known.get(name.casefold()) for name in _shown(measure))
        measure.values = list(dict.fromkeys([*measure.values, *(pk for pk in named if pk is not None)]))


def tells_values(draft: Draft) -> bool:
    """Whether any measure says which values it serves."""
    return any(_shown(measure) for _section, measure in draft.measures())


def measure_value(measure: Measure, value: Value, draft: DraftMeasure) -> MeasureValue:
    """That the measure serves the value, and how the document says it shows."""
    shown = {name.casefold(): shows_as for name, shows_as in _shown(draft).items()}
    return MeasureValue(measure=measure, value=value, shows_as=shown.get(value.name.casefold(), ""))


def status_of(draft: DraftMeasure) -> dict[str, Any]:
    """Status, reason and day for the measure: those the document tells, unless a person has chosen another status."""
    told = draft.told.get("status", "")
    if PLAIN_STATUS.get(told) == draft.status:
        since = draft.told.get("status_since")
        return {
            "status": told,
            "status_reason": draft.told.get("reason", ""),
            "status_since": date.fromisoformat(since) if since else None,
        }
    status = STATUSES.get(draft.status, Measure.Status.NOT_STARTED)
    reason = _("Slik sto det i dokumentet.") if status == Measure.Status.ENDED else ""
    return {"status": status, "status_reason": reason}


def milestones_of(measure: Measure, draft: DraftMeasure) -> Iterable[Milestone]:
    """The milestones the document tells of."""
    for position, step in enumerate(draft.told.get("milestones", ())):
        due, reached = step["due"], step["reached_on"]
        yield Milestone(
            measure=measure,
            title=step["title"][:200],
            due=date.fromisoformat(due) if due else None,
            reached_on=date.fromisoformat(reached) if reached else None,
            position=position,
        )


def _shown(draft: DraftMeasure) -> dict[str, str]:
    return {value["name"]: value["shows_as"] for value in draft.told.get("values", ())}
