"""The gatherings in a person's own calendar."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.db.models import F, QuerySet

from samskap.gatherings.models import Invitation
from samskap.gatherings.states import CANCELLED, PLANNED
from samskap.people.viewer import Viewer

PAST = timedelta(days=90)
SHOWN_CANCELLED = timedelta(days=14)


def asked_to(viewer: Viewer, now: datetime) -> QuerySet[Invitation]:
    """The invitations whose gatherings stand in the viewer's calendar; one query with the gatherings.

    Not those answered no, unless it was moved since; cancelled ones as cancelled, until two weeks after they would have
    been. A gathering that is put back stays out until people are asked again.
    """
    mine = Invitation.objects.filter(
        person=viewer.person_id,
        gathering__organisation=viewer.organisation,
        gathering__starts_at__gte=now - PAST,
        told__gte=0,
    )
    return (
        mine.exclude(gathering__state=PLANNED)
        .exclude(gathering__state=CANCELLED, gathering__starts_at__lt=now - SHOWN_CANCELLED)
        .exclude(answer=Invitation.Answer.NO, answered_sequence=F("gathering__sequence"))
        .select_related("gathering")
        .order_by("gathering__starts_at", "pk")
    )
