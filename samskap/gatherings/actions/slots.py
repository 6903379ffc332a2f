"""The points that the agenda of a ready kind begins with, as rows."""

from __future__ import annotations

from collections.abc import Iterable

from django.db import transaction
from django.utils import translation

from samskap.gatherings.kinds import TEMPLATES
from samskap.gatherings.models import AgendaItem, Gathering


@transaction.atomic
def lay_out(gatherings: Iterable[Gathering], *, language: str = "nb") -> None:
    """Give each the points of its kind that it has not got; the database keeps them from being laid twice."""
    with translation.override(language):
        rows = [
            AgendaItem(
                gathering=each,
                slot=slot.key,
                title=str(slot.title),
                minutes=slot.minutes,
                position=position,
            )
            for each in gatherings
            for position, slot in enumerate(TEMPLATES[each.kind].slots)
        ]
    AgendaItem.objects.bulk_create(rows, ignore_conflicts=True)
