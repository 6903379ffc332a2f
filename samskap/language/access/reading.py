"""Which editions and words a viewer may read: those that are or were in force are open, a draft is its members'."""

from __future__ import annotations

from django.db.models import Q, QuerySet
from django.http import Http404

from samskap.language.access.roles import require_may_publish
from samskap.language.models import Edition, Entry
from samskap.people.viewer import Viewer


def editions_of(viewer: Viewer) -> QuerySet[Edition]:
    """The organisation's editions, the newest first."""
    seen = Q() if viewer.belongs else ~Q(state=Edition.State.DRAFT)
    return Edition.objects.filter(seen, organisation=viewer.organisation).select_related("organisation")


def get_edition_for(viewer: Viewer, number: int) -> Edition:
    """The edition of that number, or 404."""
    found = editions_of(viewer).filter(number=number).first()
    if found is None:
        raise Http404
    return found


def get_edition_to_publish(viewer: Viewer, number: int) -> Edition:
    """The edition for those who put it in force and evaluate it; 404 when it is not there, 403 for others."""
    found = get_edition_for(viewer, number)
    require_may_publish(viewer)
    return found


def get_entry_to_judge(viewer: Viewer, number: int, key: str) -> Entry:
    """A word of an edition, for those who evaluate it."""
    edition = get_edition_to_publish(viewer, number)
    found = Entry.objects.filter(edition=edition, key=key).select_related("edition").first()
    if found is None:
        raise Http404
    return found
