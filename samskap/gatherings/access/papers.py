"""Who reads the papers of a council's meeting, and who writes them."""

from __future__ import annotations

from django.core.exceptions import PermissionDenied
from django.db.models import Q, QuerySet
from django.http import Http404

from samskap.gatherings.access.councils import kept_teams, own_teams
from samskap.gatherings.access.gatherings import HOSTING_ROLES, holds
from samskap.gatherings.models import Gathering, Kind, Paper
from samskap.people.viewer import Viewer


def meetings_of(viewer: Viewer) -> QuerySet[Gathering]:
    """Meetings of councils: for the unit's own people, and for the members of each."""
    rows = Gathering.objects.filter(
        organisation=viewer.organisation, kind=Kind.COUNCIL, team__council__isnull=False
    )
    return rows if viewer.belongs else rows.filter(team__in=own_teams(viewer))


def get_meeting_for(viewer: Viewer, gathering_id: int) -> Gathering:
    """The meeting with its council; Http404 when it is not there for the viewer, or is no meeting of a council."""
    rows = meetings_of(viewer).select_related("team__council", "team__unit", "unit", "series")
    found = rows.filter(pk=gathering_id).first()
    if found is None:
        raise Http404
    return found


def may_write_papers(viewer: Viewer, meeting: Gathering) -> bool:
    """Whether the viewer prepares the papers: who keeps the council, and who holds its meetings."""
    return meeting.team_id in kept_teams(viewer) or holds(viewer, meeting)


def require_writes_papers(viewer: Viewer, meeting: Gathering) -> None:
    """Raise PermissionDenied unless the viewer does."""
    if not may_write_papers(viewer, meeting):
        raise PermissionDenied


def papers_of(viewer: Viewer) -> QuerySet[Paper]:
    """Papers that were sent, for those who see the meeting; those being written for who writes them."""
    rows = Paper.objects.filter(gathering__in=meetings_of(viewer))
    if viewer.system:
        return rows
    return rows.filter(Q(published_at__isnull=False) | _written_by(viewer))


def get_paper_for(viewer: Viewer, paper_id: int) -> Paper:
    """The paper with its meeting; Http404 when it is not there for the viewer."""
    rows = papers_of(viewer).select_related("gathering__team__council", "gathering__team__unit", "measure")
    found = rows.filter(pk=paper_id).first()
    if found is None:
        raise Http404
    return found


def _written_by(viewer: Viewer) -> Q:
    """``may_write_papers`` for many."""
    hosting = [held for held in viewer.memberships if held.role in HOSTING_ROLES]
    units = {held.unit_id for held in hosting if held.unit_id is not None}
    teams = kept_teams(viewer) | {held.team_id for held in hosting if held.team_id is not None}
    wanted = Q(gathering__team__in=teams) | Q(gathering__team__unit__in=units)
    wanted |= Q(gathering__team__unit__parent__in=units)
    if viewer.has_role_at_top(HOSTING_ROLES):
        wanted |= Q(gathering__team__unit=None)
    if viewer.belongs and viewer.person_id is not None:
        wanted |= Q(gathering__host=viewer.person_id)
    return wanted
