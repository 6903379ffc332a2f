"""What people have agreed on where the viewer meets: points that are open, those closed lately, and decisions."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from django.core.paginator import Page, Paginator
from django.db.models import QuerySet

from samskap.gatherings.access.gatherings import reads_minutes
from samskap.gatherings.access.meeting import follows_up
from samskap.gatherings.models import ActionItem, Decision
from samskap.gatherings.queries.open_points import PointLine, lines_of
from samskap.gatherings.states import OPEN
from samskap.people.viewer import Viewer

MOST: Final = 1000  # rows that are looked through for those the viewer may read
LATELY: Final = timedelta(days=30)
PER_PAGE: Final = 40
_HOMES = tuple(f"{row}__{part}" for row in ("gathering", "series") for part in ("unit", "team", "host"))


@dataclass(frozen=True, slots=True)
class Agreed:
    """The page: the viewer's own points, the others', those closed the last month, and the decisions by page."""

    mine: list[PointLine]
    others: list[PointLine]
    closed: list[PointLine]
    decisions: Page[Decision]


def agreed(viewer: Viewer, page: str, now: datetime) -> Agreed:
    """Everything on the page; five queries whatever the number of points and decisions."""
    points = ActionItem.objects.filter(organisation=viewer.organisation).select_related(*_HOMES)
    opened = _readable(viewer, points.filter(state=OPEN), now)
    closed = _readable(viewer, points.filter(closed_at__gt=now - LATELY).exclude(state=OPEN), now)
    rows = (
        Decision.objects.filter(gathering__organisation=viewer.organisation)
        .select_related("gathering__unit", "gathering__team", "gathering__host")
        .order_by("-gathering__starts_at", "-pk")
    )
    decisions = [each for each in rows[:MOST] if reads_minutes(viewer, each.gathering)]
    return Agreed(
        mine=[line for line in opened if line.mine],
        others=[line for line in opened if not line.mine],
        closed=closed,
        decisions=Paginator(decisions, PER_PAGE).get_page(page),
    )


def _readable(viewer: Viewer, rows: QuerySet[ActionItem], now: datetime) -> list[PointLine]:
    numbers = [row.pk for row in rows.order_by("-made_at")[:MOST] if follows_up(viewer, row)]
    return lines_of(viewer, ActionItem.objects.filter(pk__in=numbers), now)
