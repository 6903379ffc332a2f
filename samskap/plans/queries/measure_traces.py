"""What practice has left on a measure: gatherings, advice, stories and changes that were marked with it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from samskap.people.viewer import Viewer
from samskap.plans import tracing
from samskap.plans.tracing import Slice, Trace

AT_ONCE = 5  # beside everything else on the page of a measure
ALL = 200  # on the page of its own
FIRST = date(2000, 1, 1)


@dataclass(frozen=True, slots=True)
class MeasureTraces:
    """The newest traces, each with the words for its kind; ``more`` when there are others."""

    lines: tuple[tuple[Trace, str], ...]
    more: bool


def measure_traces(viewer: Viewer, measure_id: int, *, today: date, most: int = AT_ONCE) -> MeasureTraces:
    """For the unit's own people, who may open what the traces lead to; nothing for others."""
    if not viewer.belongs:
        return MeasureTraces((), more=False)
    wanted = Slice(viewer.organisation, FIRST, today, measure_id=measure_id)
    found = tracing.traces(viewer, wanted, most + 1, changes=True)
    words = tracing.kind_words(changes=True)
    return MeasureTraces(tuple((each, words[each.kind][0]) for each in found[:most]), len(found) > most)
