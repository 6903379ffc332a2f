"""What people have said of how it goes, the latest first."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Final

from django.db.models import OuterRef, QuerySet, Subquery
from django.utils import timezone
from django.utils.translation import gettext as _

from samskap.design.draw import status_words
from samskap.people.viewer import Viewer
from samskap.plans import wording
from samskap.plans.models import Measure, StatusUpdate
from samskap.plans.person_names import for_reader

SHOWN: Final = 4  # on the page of the measure; the rest stands in its history
STALE_DAYS: Final = 60


@dataclass(frozen=True, slots=True)
class Told:
    """One update, as this viewer may see it: visitors get no names."""

    pk: int
    status: str
    words: str
    reason: str
    day: date
    when: str
    who: str = ""
    title: str = ""

    @property
    def below(self) -> str:
        """What stands under the name: what the person does here, and the day."""
        return " · ".join(each for each in (self.title, self.when) if each)


def newest_ids(measures: QuerySet[Measure]) -> QuerySet[Measure, int]:
    """The id of the newest update of each of the measures, for a subquery."""
    newest = StatusUpdate.objects.filter(measure=OuterRef("pk")).order_by("-at", "-pk").values("pk")[:1]
    return measures.annotate(newest_update=Subquery(newest)).values_list("newest_update", flat=True)


def newest_updates(measures: QuerySet[Measure]) -> dict[int, StatusUpdate]:
    """The newest update by measure id, with who wrote it; one query."""
    rows = StatusUpdate.objects.filter(pk__in=newest_ids(measures).order_by()).select_related("by")
    return {row.measure_id: row for row in rows}


def updates_of(measure: Measure, viewer: Viewer, today: date) -> list[Told]:
    """The last few updates of a measure; one query."""
    rows = list(measure.status_updates.select_related("by", "replaced_by")[: SHOWN + 1])
    return [
        told(row, viewer, today, before=before)
        for row, before in zip(rows[:SHOWN], [*rows[1:], None], strict=False)
    ]


def told(row: StatusUpdate, viewer: Viewer, today: date, *, before: StatusUpdate | None) -> Told:
    """An update in words, in the light of the one before it."""
    as_before = before is not None and _content(before) == _content(row)
    day = timezone.localdate(row.at)
    by = row.by if viewer.belongs else None
    return Told(
        pk=row.pk,
        status=row.status,
        words=_("Det går som før") if as_before else status_words(row.status),
        reason="" if as_before else said_with(row, inside=viewer.belongs),
        day=day,
        when=wording.day_words(day, today),
        who=by.name if by else "",
        title=by.title if by else "",
    )


def _content(row: StatusUpdate) -> tuple[object, ...]:
    return row.status, row.reason, row.replaced_by_id, row.taken_over_by


def said_with(row: StatusUpdate, *, inside: bool) -> str:
    """The reason, and who took over; a person is named to the unit's own people only."""
    other = for_reader(row.taken_over_by, inside=inside) or (row.replaced_by.title if row.replaced_by else "")
    taken = _("Tatt over av %(other)s.") % {"other": other} if other else ""
    return "\n".join(each for each in (row.reason, taken) if each)


def is_stale(day: date | None, today: date) -> bool:
    """Whether nobody has said anything for a long while."""
    return day is None or (today - day).days > STALE_DAYS


def day_of(update: StatusUpdate | None) -> date | None:
    """The day of an update."""
    return timezone.localdate(update.at) if update else None
