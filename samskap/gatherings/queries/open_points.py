"""Points to follow up: those that come first on the next agenda, and how they went."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Count, Exists, OuterRef, Q, QuerySet
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import ngettext

from samskap.gatherings.access.gatherings import reads_minutes
from samskap.gatherings.models import ActionItem, Gathering
from samskap.gatherings.states import AHEAD, CANCELLED, DONE, DROPPED, HELD, OPEN
from samskap.gatherings.time_words import day_words
from samskap.people.models import Membership
from samskap.people.viewer import Viewer


@dataclass(frozen=True, slots=True)
class PointLine:
    """A point as it is shown in a list. ``carried`` is how many held gatherings it has come along to, still open.

    ``left`` is who had it and is not here any more; ``owner`` is empty then while it is open.
    """

    pk: int
    text: str
    owner: str
    left: str
    due: date | None
    due_words: str
    late: bool
    state: str
    carried: int
    carried_words: str
    closing_words: str
    from_title: str
    url: str
    item_id: int | None = None
    mine: bool = False

    @property
    def open(self) -> bool:
        return self.state == OPEN

    @property
    def done(self) -> bool:
        return self.state == DONE

    @property
    def dropped(self) -> bool:
        return self.state == DROPPED


def open_points(viewer: Viewer, gathering: Gathering, now: datetime | None = None) -> list[PointLine]:
    """The points from earlier gatherings of the series that come first on this agenda, the oldest first.

    On the agenda of the next gathering, and of one that was held: those that were open then, and how they went there.
    Nothing for those who do not read the minutes, for single gatherings, and for one that is off. At most two queries.
    """
    if gathering.series_id is None or gathering.state == CANCELLED or not reads_minutes(viewer, gathering):
        return []
    now = now or timezone.now()
    rows = made_before(gathering)
    if gathering.state == HELD:
        rows = rows.filter(Q(carried__gathering=gathering.pk) | Q(closed_in=gathering.pk))
    elif _comes_first(gathering, now):
        rows = rows.filter(Q(state=OPEN) | Q(closed_in=gathering.pk))
    else:
        return []
    numbers = list(rows.values_list("pk", flat=True).distinct()[:100])
    return lines_of(viewer, ActionItem.objects.filter(pk__in=numbers), now) if numbers else []


def made_before(gathering: Gathering) -> QuerySet[ActionItem]:
    """The points its series had when it began: of gatherings before it, and of one that was moved when it had begun."""
    earlier = Q(gathering__starts_at__lt=gathering.starts_at) | Q(made_at__lt=gathering.starts_at)
    return ActionItem.objects.filter(earlier, series=gathering.series_id).exclude(gathering=gathering.pk)


def _comes_first(gathering: Gathering, now: datetime) -> bool:
    """Whether no other gathering of the series is on between now and this one."""
    between = Gathering.objects.filter(
        series=gathering.series_id, state__in=AHEAD, ends_at__gt=now, starts_at__lt=gathering.starts_at
    )
    return gathering.state in AHEAD and not between.exclude(pk=gathering.pk).exists()


def points_made_in(viewer: Viewer, gathering: Gathering, now: datetime) -> list[PointLine]:
    """The points that this gathering made, in their order; one query."""
    return lines_of(viewer, ActionItem.objects.filter(gathering=gathering), now)


def lines_of(viewer: Viewer, rows: QuerySet[ActionItem], now: datetime) -> list[PointLine]:
    """The points as lines; one query."""
    with_role = Membership.objects.current().filter(person=OuterRef("owner"))
    counted = rows.select_related("owner", "gathering").annotate(
        times=Count("carried", distinct=True),
        here=Q(owner=None) | Q(owner__is_active=True) & Exists(with_role),
    )
    return [line_of(viewer, row, row.times, now, here=row.here) for row in counted.order_by("made_at", "pk")]


def line_of(viewer: Viewer, row: ActionItem, times: int, now: datetime, *, here: bool) -> PointLine:
    """One point as a line; its owner and gathering are fetched. ``here``: nobody has it, or who does is still here."""
    today = timezone.localdate(now)
    had = row.owner.name if row.owner else row.owner_words
    left = "" if here or row.state != OPEN else had
    return PointLine(
        pk=row.pk,
        text=row.text,
        owner="" if left else had,
        left=left,
        due=row.due,
        due_words=day_words(row.due, today) if row.due else "",
        late=row.state == OPEN and row.due is not None and row.due < today,
        state=row.state,
        carried=times,
        carried_words=carried_words(times),
        closing_words=row.closing_words,
        from_title=row.gathering.title,
        url=reverse("gatherings:action", args=[viewer.organisation.slug, row.pk]),
        item_id=row.item_id,
        mine=viewer.person_id is not None and viewer.person_id == row.owner_id,
    )


def carried_words(times: int) -> str:
    """«ble med videre 3 ganger»; "" for none."""
    if not times:
        return ""
    return ngettext("ble med videre én gang", "ble med videre %(n)d ganger", times) % {"n": times}
