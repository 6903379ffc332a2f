"""Times that do not go together: a deadline before the start. Knows no database."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from django.utils.translation import gettext as _

from samskap.plans import wording
from samskap.plans.wording import TimingLike


def doubt(timings: Iterable[TimingLike], today: date) -> str:
    """What is odd about the times of a measure, in words; "" when nothing is."""
    rows = list(timings)
    starts = [row for row in rows if row.kind in ("start", "period", "open") and row.start]
    first = min(starts, key=lambda row: row.start or date.max, default=None)
    if first is None or first.start is None:
        return ""
    for row in rows:
        if row.kind == "deadline" and row.end and row.end < first.start:
            return _("Fristen %(end)s er før tiltaket starter %(start)s. Se gjerne på de to en gang til.") % {
                "end": wording.at(row.end, row.precision, today),
                "start": wording.at(first.start, first.precision, today),
            }
    return ""
