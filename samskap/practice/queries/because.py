"""The changes that came of a row of another app, for its page."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet
from django.urls import reverse

from samskap.people.viewer import Viewer
from samskap.practice.access import changes_for
from samskap.practice.models import ChangeRecord
from samskap.practice.queries.outcomes import outcomes_of

MOST = 50


@dataclass(frozen=True, slots=True)
class Because:
    """A change in a line: what it is, its page, where, since when, how it stands, and how many said that it helped.

    ``helped`` is None when nobody was asked, or too few have said so to show.
    """

    what: str
    url: str
    unit: str
    since: date
    state: str
    state_words: str
    helped: int | None


def changes_of(viewer: Viewer, cause_key: str) -> list[Because]:
    """The changes made because of the row («gatherings.advice:12»), the newest first; three queries."""
    return _lines(viewer, changes_for(viewer).filter(cause_key=cause_key)) if cause_key else []


def change_counts(viewer: Viewer, cause_keys: list[str]) -> dict[str, int]:
    """How many changes came of each of these rows; one query, for lists."""
    keys = changes_for(viewer).filter(cause_key__in=cause_keys).values_list("cause_key", flat=True)
    found: dict[str, int] = {}
    for key in keys:
        found[key] = found.get(key, 0) + 1
    return found


def _lines(viewer: Viewer, rows: QuerySet[ChangeRecord]) -> list[Because]:
    changes = list(rows.select_related("unit")[:MOST])
    outcomes = outcomes_of(viewer.organisation, [change.pk for change in changes])
    return [
        Because(
            change.what,
            reverse("practice:change", args=[viewer.organisation.slug, change.pk]),
            change.unit.name,
            change.since,
            change.state,
            change.get_state_display(),
            next((outcome.helped for outcome in outcomes.get(change.pk, [])), None),
        )
        for change in changes
    ]
