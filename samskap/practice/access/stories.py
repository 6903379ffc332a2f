"""Who reads a story, who writes it, and who lets it out.

A shared story is read by everybody where the municipality has opened its plans, and by its own people elsewhere. One
person writes it; somebody else lets it out: who cares for the unit, sits in a development or quality team, or edits
for the whole unit. Nobody lets out their own.
"""

from __future__ import annotations

from django.core.exceptions import PermissionDenied
from django.db.models import Q, QuerySet
from django.http import Http404

from samskap.people.models import Membership, Person, Team
from samskap.people.viewer import BELONGING, Viewer
from samskap.plans.access import LINEAGE, lineage_ids
from samskap.practice.access.changes import cares_for, may_edit
from samskap.practice.models import Story

Role, State = Membership.Role, Story.State
READING_TEAMS = frozenset({Team.Kind.DEVELOPMENT, Team.Kind.QUALITY})


def stories_for(viewer: Viewer) -> QuerySet[Story]:
    """The shared stories this viewer reads."""
    rows = Story.objects.filter(change__organisation=viewer.organisation, state=State.PUBLISHED)
    return rows if viewer.belongs or viewer.organisation.opens_plans else rows.none()


def may_write(viewer: Viewer, story: Story) -> bool:
    """Whether the viewer writes this story: its author, or who may edit the change when the author has left."""
    if story.written_by_id is not None and story.written_by_id == viewer.person_id:
        return viewer.belongs
    left = story.written_by is None or not _is_here(story.written_by)
    return left and may_edit(viewer, story.change)


def _is_here(person: Person) -> bool:
    return person.is_active and Membership.objects.filter(person=person).current().exists()


def may_let_out(viewer: Viewer, story: Story) -> bool:
    """Whether the viewer is a second pair of eyes for this story (its change fetched with ``LINEAGE``)."""
    change = story.change
    if change.organisation_id != viewer.organisation.pk or not viewer.belongs or viewer.person is None:
        return False
    if story.written_by_id == viewer.person_id:
        return False
    if cares_for(viewer, change.unit) or viewer.has_role_at_top({Role.EDITOR}):
        return True
    return any(
        held.team is not None
        and held.team.kind in READING_TEAMS
        and held.role in BELONGING
        and held.team.unit_id in {None, *lineage_ids(change.unit)}
        for held in viewer.memberships
    )


def may_withdraw(viewer: Viewer, story: Story) -> bool:
    """Whether the viewer takes a shared story back: its author, and those who may let it out."""
    own = viewer.person_id is not None and story.written_by_id == viewer.person_id
    return (own and viewer.belongs) or may_let_out(viewer, story)


def require(allowed: bool) -> None:
    """Raise PermissionDenied unless it is allowed."""
    if not allowed:
        raise PermissionDenied


def get_story_for(viewer: Viewer, story_id: int) -> Story:
    """The story with its change, or 404: shared ones for their readers, others for those who write or let out."""
    rows = Story.objects.filter(change__organisation=viewer.organisation)
    found = rows.filter(pk=story_id).select_related(f"change__{LINEAGE}", "written_by", "seen_by").first()
    if found is None:
        raise Http404
    if found.state == State.PUBLISHED and (viewer.belongs or viewer.organisation.opens_plans):
        return found
    if not viewer.belongs or not (
        may_edit(viewer, found.change) or may_write(viewer, found) or may_let_out(viewer, found)
    ):
        raise Http404
    return found


def stories_waiting_for(viewer: Viewer) -> list[Story]:
    """The stories that wait for this viewer's eyes, the oldest first. One query."""
    return [story for story in stories_asking(viewer) if story.state == State.WAITING]


def stories_asking(viewer: Viewer) -> list[Story]:
    """Those that wait for this viewer's eyes, and their own that were sent back with a remark.

    One query for both: the front page asks it of everybody.
    """
    if not viewer.belongs or viewer.person is None:
        return []
    sent_back = Q(state=State.DRAFT, written_by=viewer.person) & ~Q(remark="")
    rows = Story.objects.filter(Q(state=State.WAITING) | sent_back, change__organisation=viewer.organisation)
    found = rows.select_related(f"change__{LINEAGE}", "written_by").order_by("sent_at", "pk")
    return [story for story in found if story.state == State.DRAFT or may_let_out(viewer, story)]
