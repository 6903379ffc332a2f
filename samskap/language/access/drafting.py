"""Who writes in the draft edition, and where the draft and its words are found."""

from __future__ import annotations

from django.core.exceptions import PermissionDenied
from django.http import Http404

from samskap.language.access.roles import may_edit_drafts
from samskap.language.models import Edition, Entry
from samskap.people.viewer import Viewer


def draft_of(viewer: Viewer) -> Edition | None:
    """The organisation's draft, for its members; None when there is none."""
    if not viewer.belongs:
        return None
    return Edition.objects.filter(organisation=viewer.organisation, state=Edition.State.DRAFT).first()


def get_draft_to_edit(viewer: Viewer) -> Edition:
    """The draft for those who write in it; 404 when there is none, 403 for other members."""
    found = draft_of(viewer)
    if found is None:
        raise Http404
    require_may_edit_drafts(viewer)
    return found


def get_entry_to_edit(viewer: Viewer, key: str) -> Entry:
    """A word of the draft, with its edition, for those who write in it."""
    draft = get_draft_to_edit(viewer)
    found = Entry.objects.filter(edition=draft, key=key).select_related("edition").first()
    if found is None:
        raise Http404
    return found


def require_may_edit_drafts(viewer: Viewer) -> None:
    """Raise PermissionDenied for those who do not write in drafts."""
    if not may_edit_drafts(viewer):
        raise PermissionDenied
