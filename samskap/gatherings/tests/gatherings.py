"""Gatherings for the tests of what is before the meeting."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

from samskap.gatherings.models import Gathering, Kind
from samskap.people.models import Unit

NOW = datetime(2026, 11, 23, 8, tzinfo=UTC)  # a Monday, nine o'clock here
STARTS = datetime(2026, 12, 2, 7, 30, tzinfo=UTC)  # 08.30


def make(unit: Unit, **given: Any) -> Gathering:
    """A gathering of the unit next week, planned unless something else is given."""
    starts = given.pop("starts_at", STARTS)
    fields: dict[str, Any] = {
        "organisation": unit.organisation,
        "unit": unit,
        "kind": Kind.INSPIRATION,
        "title": "Onsdagssamling",
        "purpose": "Vi deler det som ga håp.",
        "planned_on": starts.date(),
        "starts_at": starts,
        "ends_at": starts + timedelta(minutes=30),
        "place": "Kantina",
        "uid": f"uid-{Gathering.objects.count()}@fjordvik.example",
        **given,
    }
    return Gathering.objects.create(**fields)
