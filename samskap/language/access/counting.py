"""Who speaks for a department about the dictionary: says it was discussed, agrees to counting, and sees the counts."""

from __future__ import annotations

from dataclasses import dataclass

from django.core.exceptions import PermissionDenied
from django.db.models import Count, Q, QuerySet
from django.http import Http404
from django.utils import timezone

from samskap.language.models import CheckCount, EditionDiscussed
from samskap.people.access import units_of
from samskap.people.models import Membership, Unit
from samskap.people.queries import units_of_person
from samskap.people.viewer import BELONGING, Viewer

Role = Membership.Role
SPEAKING_ROLES = frozenset({Role.LEADER, Role.RECOVERY_CONTACT, Role.EDITOR})


def counted_units(viewer: Viewer) -> list[Unit]:
    """The organisation's departments in alphabetical order; its units when it has none."""
    units = list(units_of(viewer).order_by("name"))
    return [unit for unit in units if unit.kind == Unit.Kind.DEPARTMENT] or units


def get_unit_for(viewer: Viewer, unit_id: int) -> Unit:
    """A unit of the organisation, or 404."""
    unit = units_of(viewer).filter(pk=unit_id).first()
    if unit is None:
        raise Http404
    return unit


def speaks_for(viewer: Viewer, unit: Unit) -> bool:
    """Whether the viewer says for the unit what it has talked about: its leader, recovery contact or editor."""
    return viewer.has_role(SPEAKING_ROLES, unit_ids=[unit.pk])


def leads(viewer: Viewer, unit: Unit) -> bool:
    """Whether the viewer leads the unit, or the one it is a part of: they see its counts, and nobody else does."""
    return viewer.has_role({Role.LEADER}, unit_ids=[pk for pk in (unit.pk, unit.parent_id) if pk])


def may_consent(viewer: Viewer, unit: Unit) -> bool:
    """Whether the viewer agrees to counting for the unit: its own leader, or the one above where it has none."""
    if viewer.has_role({Role.LEADER}, unit_ids=[unit.pk]):
        return True
    return leads(viewer, unit) and not _leaders(unit).exists()


def get_unit_to_lead(viewer: Viewer, unit_id: int) -> Unit:
    """A unit the viewer leads; 404 when it is not there or the viewer is a stranger, 403 for its other people."""
    unit = get_unit_for(viewer, unit_id)
    if not viewer.belongs:
        raise Http404
    if not leads(viewer, unit):
        raise PermissionDenied
    return unit


@dataclass(frozen=True, slots=True)
class Crew:
    """How many work in a unit, and whether that is enough for counts that are about a department and not a person."""

    members: int
    needed: int

    @property
    def enough(self) -> bool:
        return self.members >= self.needed


def crew_of(unit: Unit) -> Crew:
    """Those who belong to the unit today, each once; the limit is the organisation's ``small_group``."""
    found = _current(unit).filter(role__in=BELONGING).aggregate(n=Count("person", distinct=True))
    return Crew(int(found["n"]), unit.organisation.small_group)


def works_in(viewer: Viewer, unit: Unit) -> bool:
    """Whether the viewer belongs to the unit themselves."""
    return unit.pk in units_of_person(viewer)


def discussed_in(viewer: Viewer) -> QuerySet[EditionDiscussed]:
    """Which departments have talked which editions through; open to everybody, their words to members."""
    rows = EditionDiscussed.objects.filter(unit__organisation=viewer.organisation)
    return rows if viewer.belongs else rows.defer("took_with_us")


def counts_of(viewer: Viewer, unit: Unit) -> QuerySet[CheckCount]:
    """The unit's counts for those who lead it; none for anybody else."""
    rows = CheckCount.objects.filter(unit=unit, unit__organisation=viewer.organisation)
    return rows if leads(viewer, unit) else rows.none()


def _current(unit: Unit) -> QuerySet[Membership]:
    day = timezone.localdate()
    return Membership.objects.filter(
        Q(since=None) | Q(since__lte=day),
        Q(until=None) | Q(until__gte=day),
        unit=unit,
        person__is_active=True,
    )


def _leaders(unit: Unit) -> QuerySet[Membership]:
    return _current(unit).filter(role=Role.LEADER)
