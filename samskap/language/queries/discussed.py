"""Which departments have talked an edition through."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from django.db.models import Q
from django.utils import timezone

from samskap.language.access.counting import counted_units, discussed_in, speaks_for
from samskap.language.models import Edition, EditionDiscussed
from samskap.language.states import DRAFT, IN_FORCE
from samskap.people.models import Organisation, Unit
from samskap.people.viewer import Viewer


@dataclass(frozen=True, slots=True)
class Talk:
    """That a department talked the edition through, and what it took with it (None for those outside)."""

    unit: Unit
    on: date
    words: str | None
    mine: bool


@dataclass(frozen=True, slots=True)
class Discussed:
    """The talks in alphabetical order, the departments without one, and those the viewer speaks for."""

    talks: tuple[Talk, ...]
    not_yet: tuple[Unit, ...]
    mine: tuple[Unit, ...]

    @property
    def total(self) -> int:
        return len(self.talks) + len(self.not_yet)


def discussed(viewer: Viewer, edition: Edition) -> Discussed:
    """What ``language/edition_discussed.html`` shows as ``discussed``; two queries."""
    units = counted_units(viewer)
    rows = {row.unit_id: row for row in discussed_in(viewer).filter(edition=edition)}
    talks = tuple(
        Talk(
            unit,
            rows[unit.pk].discussed_on,
            rows[unit.pk].took_with_us if viewer.belongs else None,
            speaks_for(viewer, unit),
        )
        for unit in units
        if unit.pk in rows
    )
    not_yet = tuple(unit for unit in units if unit.pk not in rows)
    open_ = edition.state in IN_FORCE
    return Discussed(talks, not_yet, tuple(unit for unit in not_yet if open_ and speaks_for(viewer, unit)))


def units_that_discussed(organisation: Organisation, units: Sequence[Unit], on: date) -> set[int]:
    """The ids of those units that by the day had talked about the edition that held on it; none without an edition."""
    edition = edition_on(organisation, on)
    if edition is None:
        return set()
    rows = EditionDiscussed.objects.filter(edition=edition, unit__in=units, discussed_on__lte=on)
    return set(rows.values_list("unit_id", flat=True))


def edition_on(organisation: Organisation, on: date) -> Edition | None:
    """The edition that held at the end of the day."""
    until = timezone.make_aware(datetime.combine(on + timedelta(days=1), time.min))
    rows = Edition.objects.filter(organisation=organisation, published_at__lt=until).exclude(state=DRAFT)
    return (
        rows.filter(Q(superseded_at=None) | Q(superseded_at__gte=until))
        .select_related("organisation")
        .order_by("-published_at")
        .first()
    )
