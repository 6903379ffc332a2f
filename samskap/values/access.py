"""Who may see values and their statements, and who may write them."""

from __future__ import annotations

from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import Http404

from samskap.people.access import units_of
from samskap.people.models import Membership, Unit
from samskap.people.queries import units_of_person
from samskap.people.viewer import Viewer
from samskap.values.models import MunicipalValue, PosterHanging, Value, ValueLink, ValueStatement

Role = Membership.Role
EDITING_ROLES = frozenset({Role.LEADER, Role.EDITOR, Role.ADMINISTRATOR})
POSTER_ROLES = EDITING_ROLES | {Role.RECOVERY_CONTACT}


def values_of(viewer: Viewer) -> QuerySet[Value]:
    """The organisation's values; they are open to everybody."""
    return Value.objects.filter(organisation=viewer.organisation)


def statements_of(viewer: Viewer) -> QuerySet[ValueStatement]:
    """How the departments recognise the values; open to everybody."""
    return ValueStatement.objects.filter(value__organisation=viewer.organisation)


def may_edit_values(viewer: Viewer) -> bool:
    """Whether the viewer edits what the values mean here: they are the whole organisation's."""
    return viewer.has_role_at_top(EDITING_ROLES)


def units_to_write_for(viewer: Viewer) -> list[Unit]:
    """The units whose words the viewer may write: their own, and all for those who edit the values."""
    units = units_of(viewer)
    if may_edit_values(viewer):
        return list(units)
    return list(units.filter(pk__in=units_of_person(viewer)))


def may_write_for(viewer: Viewer, unit_id: int) -> bool:
    """Whether the viewer may write, change or take away the words of this unit."""
    return may_edit_values(viewer) or unit_id in units_of_person(viewer)


def get_value_for(viewer: Viewer, slug: str) -> Value:
    """The value, or 404."""
    value = values_of(viewer).filter(slug=slug).first()
    if value is None:
        raise Http404
    return value


def get_value_to_edit(viewer: Viewer, slug: str) -> Value:
    """The value for those who edit the values; 403 for others."""
    value = get_value_for(viewer, slug)
    if not may_edit_values(viewer):
        raise PermissionDenied
    return value


def get_statement_to_edit(viewer: Viewer, statement_id: int) -> ValueStatement:
    """A statement for those who write for its unit; 404 when it is not there, 403 for others."""
    statement = statements_of(viewer).filter(pk=statement_id).select_related("value", "unit").first()
    if statement is None:
        raise Http404
    if not may_write_for(viewer, statement.unit_id):
        raise PermissionDenied
    return statement


def poster_units_of(viewer: Viewer) -> QuerySet[Unit]:
    """The units that may have a poster: their names and posters are open to everybody."""
    return units_of(viewer)


def hangings_of(viewer: Viewer) -> QuerySet[PosterHanging]:
    """Where posters hang, without the photos; open to everybody."""
    return PosterHanging.objects.filter(unit__organisation=viewer.organisation).defer("photo")


def may_edit_poster(viewer: Viewer, unit: Unit) -> bool:
    """Leaders, recovery contacts, editors and administrators of the unit or the one above write its poster.

    Also those who edit the values: those of a whole unit.
    """
    above = {unit.pk, unit.parent_id} - {None}
    return may_edit_values(viewer) or viewer.has_role(POSTER_ROLES, unit_ids=[pk for pk in above if pk])


def get_poster_unit(viewer: Viewer, unit_id: int) -> Unit:
    """The unit whose poster it is, or 404."""
    unit = poster_units_of(viewer).filter(pk=unit_id).first()
    if unit is None:
        raise Http404
    return unit


def get_poster_unit_to_edit(viewer: Viewer, unit_id: int) -> Unit:
    """The unit for those who write its poster and say where it hangs; 404 when it is not there, 403 for others."""
    unit = get_poster_unit(viewer, unit_id)
    if not may_edit_poster(viewer, unit):
        raise PermissionDenied
    return unit


def get_hanging_photo(viewer: Viewer, unit_id: int, hanging_id: int) -> bytes:
    """The photo from the wall, for the unit's people; 404 when there is none or the viewer is somebody else."""
    if not viewer.belongs:
        raise Http404
    rows = PosterHanging.objects.filter(unit__organisation=viewer.organisation, unit=unit_id, pk=hanging_id)
    photo = rows.values_list("photo", flat=True).first()
    if not photo:
        raise Http404
    return bytes(photo)


def municipal_values_of(viewer: Viewer) -> QuerySet[MunicipalValue]:
    """The municipality's own values; open to everybody."""
    return MunicipalValue.objects.filter(organisation=viewer.organisation)


def links_of(viewer: Viewer) -> QuerySet[ValueLink]:
    """How the departments match them with the recovery values; open to everybody."""
    return ValueLink.objects.filter(municipal_value__organisation=viewer.organisation)


def get_municipal_for(viewer: Viewer, municipal_id: int) -> MunicipalValue:
    """One of the municipality's own values, or 404."""
    found = municipal_values_of(viewer).filter(pk=municipal_id).first()
    if found is None:
        raise Http404
    return found


def get_municipal_to_edit(viewer: Viewer, municipal_id: int) -> MunicipalValue:
    """The same for those who edit the values; 403 for others."""
    found = get_municipal_for(viewer, municipal_id)
    if not may_edit_values(viewer):
        raise PermissionDenied
    return found


def get_link_to_edit(viewer: Viewer, link_id: int) -> ValueLink:
    """A department's matching for those who write for it; 404 when it is not there, 403 for others."""
    found = links_of(viewer).filter(pk=link_id).select_related("municipal_value", "value", "unit").first()
    if found is None:
        raise Http404
    if not may_write_for(viewer, found.unit_id):
        raise PermissionDenied
    return found
