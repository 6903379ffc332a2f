"""Who may see values and their statements, and who may write them."""

from __future__ import annotations

from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import Http404

from samskap.people.access import units_of
from samskap.people.models import Membership, Unit
from samskap.people.queries import units_of_person
from samskap.people.viewer import Viewer
from samskap.values.models import Value, ValueStatement

Role = Membership.Role
EDITING_ROLES = frozenset({Role.LEADER, Role.EDITOR, Role.ADMINISTRATOR})


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
