"""Who sees gatherings, takes part in them, and holds them.

The unit's own people see what is planned. The minutes are for those who were asked and those who lead the unit.
Volunteers on a council take part in its meetings. Residents see what is open to them once it is announced, and never
minutes.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db.models import Q, QuerySet
from django.http import Http404

from samskap.gatherings.access.councils import kept_teams, own_teams
from samskap.gatherings.models import Gathering, Series
from samskap.gatherings.states import PLANNED
from samskap.people.models import Membership, Person, Team, Unit
from samskap.people.viewer import BELONGING, Viewer

Role = Membership.Role
HOSTING_ROLES = frozenset(
    {Role.LEADER, Role.RECOVERY_CONTACT, Role.EDITOR, Role.SECRETARY, Role.ADMINISTRATOR}
)


def series_of(viewer: Viewer) -> QuerySet[Series]:
    """The series of the viewer's organisation; for its own people only."""
    if not viewer.belongs:
        return Series.objects.none()
    return Series.objects.filter(organisation=viewer.organisation)


def visible_to(viewer: Viewer) -> QuerySet[Gathering]:
    """All for the unit's own people; for others those open to residents and announced, and those of their teams."""
    rows = Gathering.objects.filter(organisation=viewer.organisation)
    if viewer.belongs:
        return rows
    return rows.filter((Q(open_to_residents=True) & ~Q(state=PLANNED)) | Q(team__in=own_teams(viewer)))


def get_gathering_for(viewer: Viewer, gathering_id: int) -> Gathering:
    """The gathering with its series, unit and team; Http404 when it is not there for the viewer."""
    rows = visible_to(viewer).select_related("series", "unit", "team", "host")
    found = rows.filter(pk=gathering_id).first()
    if found is None:
        raise Http404
    return found


def get_series_for(viewer: Viewer, series_id: int) -> Series:
    """The series with its unit and team; Http404 when it is not there for the viewer."""
    found = series_of(viewer).select_related("unit", "team", "host").filter(pk=series_id).first()
    if found is None:
        raise Http404
    return found


def may_hold(viewer: Viewer, *, unit: Unit | None, team: Team | None) -> bool:
    """Whether the viewer may plan and change gatherings of this unit or team: those who lead it or keep its papers.

    Who keeps a council plans its meetings too; a chair often has no other role.
    """
    if team is not None and _has_role_in_team(viewer, HOSTING_ROLES, team.pk):
        return True
    if team is not None and team.pk in own_teams(viewer) and team.pk in kept_teams(viewer):
        return True
    home = unit or (team.unit if team is not None else None)
    if home is None:
        return viewer.has_role_at_top(HOSTING_ROLES)
    units = {home.pk} if home.parent_id is None else {home.pk, home.parent_id}
    return viewer.has_role(HOSTING_ROLES, unit_ids=units)


def holds(viewer: Viewer, row: Gathering | Series) -> bool:
    """Whether the viewer hosts this one or may hold gatherings of its unit or team."""
    own = viewer.person_id is not None and viewer.person_id == row.host_id
    return viewer.belongs and (own or may_hold(viewer, unit=row.unit, team=row.team))


def require_holds(viewer: Viewer, row: Gathering | Series) -> None:
    """Raise PermissionDenied unless the viewer does."""
    if not holds(viewer, row):
        raise PermissionDenied


def places_to_hold(viewer: Viewer) -> tuple[list[Unit], list[Team]]:
    """The units and living teams the viewer may plan gatherings for; two queries."""
    units = Unit.objects.filter(organisation=viewer.organisation).select_related("parent")
    teams = Team.objects.filter(organisation=viewer.organisation, ended_on=None).select_related("unit")
    return (
        [unit for unit in units if may_hold(viewer, unit=unit, team=None)],
        [team for team in teams if may_hold(viewer, unit=None, team=team)],
    )


def may_hold_somewhere(viewer: Viewer) -> bool:
    """Whether there is any unit or team the viewer may plan gatherings for; a query only for who has a team alone."""
    hosting = any(
        held.role in HOSTING_ROLES and (held.unit_id is not None or held.team_id is not None)
        for held in viewer.memberships
    )
    return viewer.belongs and (hosting or bool(kept_teams(viewer)))


def audience_of(row: Gathering | Series) -> QuerySet[Person]:
    """The people who are asked: by ``audience``, or all who belong to the unit with its departments, or to the team."""
    wanted: Mapping[str, Any] = row.audience or {}
    units, teams = list(wanted.get("units", [])), list(wanted.get("teams", []))
    if not units and not teams:
        units = [row.unit_id] if row.unit_id else []
        teams = [row.team_id] if row.team_id and not units else []
    within = Q(unit__in=units) | Q(unit__parent__in=units) | Q(team__in=teams)
    if not units and not teams:
        within = Q(unit__organisation=row.organisation_id)
    roles = wanted.get("roles") or sorted(BELONGING | {Role.VOLUNTEER, Role.PARTNER})
    held = Membership.objects.current().filter(within, role__in=roles)
    return Person.objects.filter(
        organisation=row.organisation_id, is_active=True, pk__in=held.values("person")
    )


def takes_part(viewer: Viewer, row: Gathering | Series) -> bool:
    """Whether the viewer is among those asked, or holds it; one query at most in the viewer's life.

    Those who do not belong to the unit take part in the meetings of a team they sit on: volunteers in their council's.
    """
    own = [held for held in viewer.memberships if viewer.belongs or held.team_id == row.team_id is not None]
    return holds(viewer, row) or any(_asked(held, row) for held in own)


def is_asked(viewer: Viewer, row: Gathering | Series) -> bool:
    """Whether the viewer is in the audience as it is now, by any role; no query beyond the viewer's own."""
    return any(_asked(held, row) for held in viewer.memberships)


def _asked(held: Membership, row: Gathering | Series) -> bool:
    wanted: Mapping[str, Any] = row.audience or {}
    roles = wanted.get("roles")
    if roles and held.role not in roles:
        return False
    units, teams = set(wanted.get("units", [])), set(wanted.get("teams", []))
    if not units and not teams:
        units = {row.unit_id} if row.unit_id else set()
        teams = {row.team_id} if row.team_id and not units else set()
        if not units and not teams:
            return held.unit_id is not None
    parent = held.unit.parent_id if held.unit is not None else None
    return held.unit_id in units or (parent is not None and parent in units) or held.team_id in teams


def _has_role_in_team(viewer: Viewer, roles: Iterable[str], team_id: int) -> bool:
    wanted = set(roles)
    return viewer.system or any(
        held.team_id == team_id and held.role in wanted for held in viewer.memberships
    )


def reads_minutes(viewer: Viewer, row: Gathering) -> bool:
    """Whether the viewer reads what was said: those who were asked, and those who hold it."""
    return takes_part(viewer, row)
