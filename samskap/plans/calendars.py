"""What plans put into a person's calendar: the days of their measures, and hearings that close."""

from __future__ import annotations

from datetime import datetime

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from samskap.people.calendar.entries import Entry, calendar_source
from samskap.people.viewer import Viewer
from samskap.plans.queries.calendar_days import carried_days
from samskap.plans.queries.hearing_counts import open_hearings


@calendar_source("plans.measures")
def own_days(viewer: Viewer, now: datetime) -> list[Entry]:
    """Deadlines and milestones of what the viewer answers for."""
    return carried_days(viewer)


@calendar_source("plans.hearings")
def hearings_closing(viewer: Viewer, now: datetime) -> list[Entry]:
    """The last day of every open hearing that asks the viewer; one query."""
    today = timezone.localdate(now)
    slug = viewer.organisation.slug
    return [
        Entry(
            uid=f"hearing-{hearing.pk}",
            title=_("Høringen stenger: %(plan)s") % {"plan": hearing.plan.title},
            starts=hearing.closes_on,
            path=reverse("plans:hearing", args=[slug, hearing.plan_id]),
        )
        for hearing in open_hearings(viewer, today)
    ]
