"""Who sits on a council, who keeps it, who reads its advice, and who answers.

The council's words are its own: leaders of the unit answer advice, but write, change and publish none of it.
"""

from __future__ import annotations

from django.core.exceptions import PermissionDenied
from django.db.models import Q, QuerySet
from django.http import Http404

from samskap.gatherings.models import Advice, Council, Paper
from samskap.gatherings.states import DRAFT
from samskap.people.models import Membership, Team, Unit
from samskap.people.viewer import Viewer

Role = Membership.Role
KEEPING = frozenset({Role.LEADER, Role.SECRETARY})
ANSWERING = frozenset({Role.LEADER, Role.SECRETARY})
STARTING = frozenset({Role.LEADER, Role.ADMINISTRATOR})


def councils_of(viewer: Viewer) -> QuerySet[Council]:
    """The councils of the organisation; their names, mandates and meetings are open."""
    return Council.objects.filter(team__organisation=viewer.organisation).select_related("team__unit")


def get_council_for(viewer: Viewer, council_id: int) -> Council:
    """The council; Http404 when it is not here."""
    found = councils_of(viewer).filter(pk=council_id).first()
    if found is None:
        raise Http404
    return found


def sits_on(viewer: Viewer, council: Council) -> bool:
    """Whether the viewer is a member of the council's team."""
    return viewer.system or any(held.team_id == council.team_id for held in viewer.memberships)


def keeps(viewer: Viewer, council: Council) -> bool:
    """Whether the viewer leads the council or keeps its papers: gives advice, sets its openness and its seats."""
    return viewer.system or _in_team(viewer, council.team_id, KEEPING)


def require_sits_on(viewer: Viewer, council: Council) -> None:
    """Raise PermissionDenied unless the viewer does."""
    if not sits_on(viewer, council):
        raise PermissionDenied


def require_keeps(viewer: Viewer, council: Council) -> None:
    """Raise PermissionDenied unless the viewer does."""
    if not keeps(viewer, council):
        raise PermissionDenied


def may_start_council(viewer: Viewer) -> bool:
    """Whether the viewer makes a team work as a council: leaders and administrators of a whole unit."""
    return viewer.has_role_at_top(STARTING)


def advice_of(viewer: Viewer) -> QuerySet[Advice]:
    """Advice that has been given, for the unit's own people; drafts for their council; for others what is public."""
    rows = Advice.objects.filter(organisation=viewer.organisation)
    if viewer.system:
        return rows
    if not viewer.belongs:
        return rows.filter(public=True).exclude(state=DRAFT)
    teams = [held.team_id for held in viewer.memberships if held.team_id is not None]
    return rows.filter(~Q(state=DRAFT) | Q(council__team__in=teams))


def get_advice_for(viewer: Viewer, advice_id: int) -> Advice:
    """The advice with its council and who it is for; Http404 when it is not there for the viewer."""
    rows = advice_of(viewer).select_related(
        "council__team__unit", "to_team__unit", "to_unit__parent", "measure"
    )
    found = rows.filter(pk=advice_id).first()
    if found is None:
        raise Http404
    return found


def may_answer(viewer: Viewer, advice: Advice) -> bool:
    """Whether the viewer answers for the body it is addressed to: its leaders, and who keeps a team's papers."""
    if viewer.system:
        return True
    if advice.to_team_id is not None:
        return _in_team(viewer, advice.to_team_id, ANSWERING)
    unit = advice.to_unit
    if unit is None:
        return viewer.has_role_at_top({Role.LEADER})
    return viewer.has_role({Role.LEADER}, unit_ids={unit.pk, unit.parent_id or unit.pk})


def require_may_answer(viewer: Viewer, advice: Advice) -> None:
    """Raise PermissionDenied unless the viewer does."""
    if not may_answer(viewer, advice):
        raise PermissionDenied


def bodies_to_advise(viewer: Viewer) -> tuple[QuerySet[Unit], QuerySet[Team]]:
    """The units and the living teams that advice can be addressed to."""
    return (
        Unit.objects.filter(organisation=viewer.organisation),
        Team.objects.filter(organisation=viewer.organisation, ended_on=None),
    )


def papers_of(viewer: Viewer) -> QuerySet[Paper]:
    """Papers that have been sent, for the unit's own people; those being written for who keeps the council."""
    rows = Paper.objects.filter(gathering__organisation=viewer.organisation)
    if viewer.system:
        return rows
    if not viewer.belongs:
        return rows.none()
    kept = [held.team_id for held in viewer.memberships if held.team_id and held.role in KEEPING]
    return rows.filter(Q(published_at__isnull=False) | Q(gathering__team__in=kept))


def get_paper_for(viewer: Viewer, paper_id: int) -> Paper:
    """The paper with its meeting; Http404 when it is not there for the viewer."""
    found = papers_of(viewer).select_related("gathering__team", "measure").filter(pk=paper_id).first()
    if found is None:
        raise Http404
    return found


def _in_team(viewer: Viewer, team_id: int | None, roles: frozenset[Membership.Role]) -> bool:
    return any(held.team_id == team_id and held.role in roles for held in viewer.memberships)
