"""What gatherings put into a person's calendar."""

from __future__ import annotations

from datetime import datetime

from django.urls import reverse

from samskap.gatherings.access.gatherings import is_asked
from samskap.gatherings.invitations import entry_of
from samskap.gatherings.queries.feed import asked_to
from samskap.people.calendar.entries import Entry, calendar_source
from samskap.people.viewer import Viewer


@calendar_source("gatherings.asked")
def asked(viewer: Viewer, now: datetime) -> list[Entry]:
    """What the person is asked to; one query, and none for somebody who no longer has a place here.

    Of those who do not belong to the unit, only what still asks them: its page opens for no others.
    """
    if viewer.person is None or not viewer.memberships:
        return []
    # made once and filled in: looking up the address of each of 500 takes longer than writing the file
    pattern = reverse("gatherings:gathering", args=[viewer.organisation.slug, 0])
    head, _zero, tail = pattern.rpartition("0")
    return [
        entry_of(row.gathering, f"{head}{row.gathering_id}{tail}")
        for row in asked_to(viewer, now)
        if viewer.belongs or is_asked(viewer, row.gathering)
    ]
