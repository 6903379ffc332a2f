"""Who reads, records, edits and asks about changes in practice.

Everybody who belongs to the municipality reads its changes. Everybody who belongs to a unit or one of its bodies, the
council's members too, records a change for any part of that unit. The author and those who lead, edit or keep the
recovery alive in the unit change and conclude it.
"""

from __future__ import annotations

from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import Http404

from samskap.people.access import units_of
from samskap.people.models import Membership, Unit
from samskap.people.viewer import BELONGING, Viewer
from samskap.plans.access import EDITING_IN_TEAMS, LINEAGE, lineage_ids
from samskap.practice.models import ChangeRecord, ReviewRound

Role = Membership.Role
CARING_ROLES = frozenset(
    {Role.LEADER, Role.RECOVERY_CONTACT, Role.EDITOR, Role.SECRETARY, Role.ADMINISTRATOR}
)


def changes_for(viewer: Viewer) -> QuerySet[ChangeRecord]:
    """The changes this viewer reads: all of the municipality for its own people, none for others."""
    if not viewer.belongs:
        return ChangeRecord.objects.none()
    return ChangeRecord.objects.filter(organisation=viewer.organisation)


def units_to_record_for(viewer: Viewer) -> list[Unit]:
    """The units for which the viewer records changes, those of the same tree as theirs; two queries."""
    units = list(units_of(viewer).select_related("parent__parent"))
    if viewer.system:
        return units
    parents = {unit.pk: unit.parent_id for unit in units}
    tops = set()
    for held in viewer.memberships:
        if held.role not in BELONGING:
            continue
        if held.team is not None and held.team.unit_id is None:
            return units  # a body of the whole municipality
        own = held.unit_id or (held.team.unit_id if held.team else None)
        tops.add(_top(own, parents))
    return [unit for unit in units if _top(unit.pk, parents) in tops]


def _top(unit_id: int | None, parents: dict[int, int | None]) -> int | None:
    above = parents.get(unit_id) if unit_id is not None else None
    return _top(above, parents) if above is not None else unit_id


def require_may_record(viewer: Viewer, unit: Unit) -> None:
    """Raise PermissionDenied unless the viewer records changes for this unit."""
    if unit.pk not in {each.pk for each in units_to_record_for(viewer)}:
        raise PermissionDenied


def cares_for(viewer: Viewer, unit: Unit) -> bool:
    """Whether the viewer leads, edits or is a recovery contact of the unit (fetched with ``LINEAGE``) or above it."""
    return unit.organisation_id == viewer.organisation.pk and viewer.has_role(
        CARING_ROLES, unit_ids=lineage_ids(unit), in_teams=EDITING_IN_TEAMS
    )


def may_edit(viewer: Viewer, change: ChangeRecord) -> bool:
    """Whether the viewer changes, concludes and asks about the change: its author, and those who care for the unit."""
    if change.organisation_id != viewer.organisation.pk or not viewer.belongs:
        return False
    own = viewer.person_id is not None and viewer.person_id == change.made_by_id
    return own or cares_for(viewer, change.unit)


def require_may_edit(viewer: Viewer, change: ChangeRecord) -> None:
    """Raise PermissionDenied unless the viewer may."""
    if not may_edit(viewer, change):
        raise PermissionDenied


def get_change_for(viewer: Viewer, change_id: int) -> ChangeRecord:
    """The change with its unit, or 404."""
    rows = changes_for(viewer).select_related(LINEAGE, "made_by", "measure", "succeeds")
    found = rows.filter(pk=change_id).first()
    if found is None:
        raise Http404
    return found


def get_change_to_edit(viewer: Viewer, change_id: int) -> ChangeRecord:
    """The change for those who may change it; 404 when it is not theirs to see, 403 when only to see."""
    change = get_change_for(viewer, change_id)
    require_may_edit(viewer, change)
    return change


def get_round_to_edit(viewer: Viewer, round_id: int) -> ReviewRound:
    """A time of asking for those who may change what it is about; 404 or 403 as above."""
    found = ReviewRound.objects.filter(pk=round_id, change__in=changes_for(viewer)).first()
    if found is None:
        raise Http404
    found.change = get_change_to_edit(viewer, found.change_id)
    return found
