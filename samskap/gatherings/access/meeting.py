"""Who runs a meeting, who reads its minutes afterwards, and who follows a point up."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Final

from django.core.exceptions import PermissionDenied
from django.db.models import Q, QuerySet
from django.http import Http404

from samskap.gatherings.access.gatherings import audience_of, get_gathering_for, reads_minutes, takes_part
from samskap.gatherings.models import ActionItem, Decision, Gathering
from samskap.gatherings.states import CANCELLED
from samskap.people.models import Membership, Person
from samskap.people.viewer import Viewer

# «Jeg er her» is said from a while before it begins, and may be remembered the day after.
BEFORE: Final = timedelta(hours=2)
AFTER: Final = timedelta(days=1)


def get_meeting_for(viewer: Viewer, gathering_id: int) -> Gathering:
    """The gathering for those who read its minutes; Http404 for everybody else."""
    row = get_gathering_for(viewer, gathering_id)
    if not reads_minutes(viewer, row):
        raise Http404
    return row


def may_say_here(row: Gathering, now: datetime) -> bool:
    """Whether it is the time for «jeg er her»."""
    return row.starts_at - BEFORE <= now <= row.ends_at + AFTER and row.state != CANCELLED


def require_takes_part(viewer: Viewer, row: Gathering) -> None:
    """Raise PermissionDenied unless the viewer was asked or holds it: all of them write the minutes together."""
    if not takes_part(viewer, row):
        raise PermissionDenied


def get_action_for(viewer: Viewer, action_id: int) -> ActionItem:
    """The point, for its owner and for those of its gathering or series; Http404 for others."""
    rows = ActionItem.objects.filter(organisation=viewer.organisation).select_related(
        "gathering__unit", "gathering__team", "gathering__host", "series__unit", "series__team", "series__host",
        "owner", "closed_in", "closed_by", "made_by",
    )  # fmt: skip
    found = rows.filter(pk=action_id).first()
    if found is None or not follows_up(viewer, found):
        raise Http404
    return found


def follows_up(viewer: Viewer, point: ActionItem) -> bool:
    """Whether the viewer reads and changes the point: its owner, and those who meet where it was made."""
    own = bool(viewer.memberships) and viewer.person_id == point.owner_id
    series = point.series
    return own or takes_part(viewer, point.gathering) or (series is not None and takes_part(viewer, series))


def require_follows_up(viewer: Viewer, point: ActionItem) -> None:
    """Raise PermissionDenied unless the viewer does."""
    if point.organisation_id != viewer.organisation.pk or not follows_up(viewer, point):
        raise PermissionDenied


def get_decision_for(viewer: Viewer, decision_id: int) -> Decision:
    """The decision with its gathering, for those who read the minutes; Http404 for others."""
    rows = Decision.objects.filter(gathering__organisation=viewer.organisation).select_related(
        "gathering__unit", "gathering__team", "gathering__host"
    )
    found = rows.filter(pk=decision_id).first()
    if found is None or not reads_minutes(viewer, found.gathering):
        raise Http404
    return found


def is_here(person: Person) -> bool:
    """Whether the person may still follow something up: active, and with a role somewhere here."""
    return person.is_active and Membership.objects.current().filter(person=person).exists()


def owners_of(row: Gathering) -> QuerySet[Person]:
    """The people who may take a point on themselves: those who are asked, and the host."""
    people = Person.objects.filter(organisation=row.organisation_id, is_active=True)
    return people.filter(Q(pk__in=audience_of(row).values("pk")) | Q(pk=row.host_id)).order_by("name", "pk")
