"""Who may write the dictionary, and who puts an edition in force."""

from __future__ import annotations

from django.core.exceptions import PermissionDenied

from samskap.people.models import Membership, Team
from samskap.people.viewer import Viewer

Role = Membership.Role
WRITING_ROLES = frozenset({Role.LEADER, Role.EDITOR, Role.ADMINISTRATOR})
PUBLISHING_ROLES = frozenset({Role.LEADER, Role.ADMINISTRATOR})
WRITING_TEAMS = frozenset({Team.Kind.QUALITY, Team.Kind.DEVELOPMENT})
PUBLISHING_TEAMS = frozenset({Team.Kind.QUALITY})


def may_edit_drafts(viewer: Viewer) -> bool:
    """Leaders, editors and administrators at the top, and the quality and development teams."""
    return viewer.has_role_at_top(WRITING_ROLES) or _sits_in(viewer, WRITING_TEAMS)


def may_publish(viewer: Viewer) -> bool:
    """Leaders and administrators at the top, and the quality team: publishing, evaluating, superseding."""
    return viewer.has_role_at_top(PUBLISHING_ROLES) or _sits_in(viewer, PUBLISHING_TEAMS)


def require_may_publish(viewer: Viewer) -> None:
    """Raise PermissionDenied unless the viewer may."""
    if not may_publish(viewer):
        raise PermissionDenied


def _sits_in(viewer: Viewer, kinds: frozenset[Team.Kind]) -> bool:
    return any(
        held.team is not None and held.team.kind in kinds and held.team.ended_on is None
        for held in viewer.memberships
    )
