"""Who opens a joint reflection, who takes part by name, and who reads what afterwards.

What was said is read with the code while it lasts, and by employees who said «jeg var med». Everybody else of the
unit, leaders and administrators too, sees numbers and what the group chose to share. Residents have the code alone.
"""

from __future__ import annotations

from django.core.exceptions import PermissionDenied
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.http import Http404

from samskap.gatherings.models import Present, QuestionCard, Reflection
from samskap.people.models import Membership
from samskap.people.queries import units_of_person
from samskap.people.viewer import Viewer
from samskap.practice.access import cares_for

Role = Membership.Role
OPENING_ROLES = frozenset({Role.EMPLOYEE, Role.LEADER, Role.RECOVERY_CONTACT})
# A row that somebody was present says that they were there as staff. Council members, volunteers and partners are often
# residents too, and of them no row is ever made.
PRESENT_ROLES = OPENING_ROLES | {Role.STUDENT}
CARD_ROLES = OPENING_ROLES | {Role.STUDENT, Role.EDITOR, Role.COUNCIL_MEMBER}


def may_open(viewer: Viewer) -> bool:
    """Whether the viewer opens reflections: those who work in a unit do."""
    return viewer.system or _has_in_unit(viewer, OPENING_ROLES)


def require_may_open(viewer: Viewer) -> None:
    """Raise PermissionDenied unless the viewer does."""
    if not may_open(viewer):
        raise PermissionDenied


def may_be_present(viewer: Viewer, reflection: Reflection) -> bool:
    """Whether the viewer may say «jeg var med»; of one to one only the employee who opened it."""
    if viewer.person is None or reflection.organisation_id != viewer.organisation.pk:
        return False
    if reflection.form == Reflection.Form.ONE_TO_ONE and reflection.opened_by_id != viewer.person_id:
        return False
    return _has_in_unit(viewer, PRESENT_ROLES)


def own_reflections(viewer: Viewer) -> QuerySet[Reflection]:
    """Those the viewer opened or took part in by name."""
    rows = Reflection.objects.filter(organisation=viewer.organisation)
    if viewer.person is None or not viewer.belongs:
        return rows.none()
    there = Present.objects.filter(reflection=OuterRef("pk"), person=viewer.person)
    return rows.filter(Q(opened_by=viewer.person) | Exists(there))


def shared_for(viewer: Viewer) -> QuerySet[Reflection]:
    """Those of which something was shared, for the unit's people: the text, and no page of its own.

    The pages of others stand in the order they were opened: whoever knows the days on both sides of one to one would
    nearly know its day.
    """
    rows = Reflection.objects.filter(organisation=viewer.organisation, closed_at__isnull=False)
    return rows.exclude(shared="") if viewer.system or viewer.belongs else rows.none()


def get_own_reflection(viewer: Viewer, reflection_id: int) -> Reflection:
    """The reflection with its unit, for those who opened it or were present; Http404 for everybody else."""
    found = own_reflections(viewer).select_related("unit", "gathering").filter(pk=reflection_id).first()
    if found is None:
        raise Http404
    return found


def keeps(viewer: Viewer, reflection: Reflection) -> bool:
    """Whether the viewer closes it and decides with the group what is shared."""
    return viewer.system or own_reflections(viewer).filter(pk=reflection.pk).exists()


def require_keeps(viewer: Viewer, reflection: Reflection) -> None:
    """Raise PermissionDenied unless the viewer does."""
    if not keeps(viewer, reflection):
        raise PermissionDenied


def reads_lines(viewer: Viewer, reflection: Reflection) -> bool:
    """Whether the viewer was present by name, and reads what was said."""
    if viewer.person is None or not viewer.belongs:
        return False
    return Present.objects.filter(reflection=reflection, person=viewer.person).exists()


def may_take_shared_away(viewer: Viewer, reflection: Reflection) -> bool:
    """Whether the viewer cares for the unit (fetched with ``LINEAGE``) and so takes away what was shared there.

    Those who were there change it where they closed it. After a year nobody is known to have been.
    """
    return viewer.belongs and cares_for(viewer, reflection.unit)


def cards_of(viewer: Viewer) -> QuerySet[QuestionCard]:
    """The organisation's own cards that are in use. They are on the table for residents too, who have the code."""
    return QuestionCard.objects.filter(organisation=viewer.organisation, retired_at=None)


def may_write_cards(viewer: Viewer) -> bool:
    """Whether the viewer writes cards for everybody: those who work here, and the councils."""
    return viewer.system or any(held.role in CARD_ROLES for held in viewer.memberships)


def may_retire_card(viewer: Viewer, card: QuestionCard) -> bool:
    """Whether the viewer puts this card away: its maker, and those who lead or edit where it belongs."""
    if viewer.system or (viewer.person_id is not None and viewer.person_id == card.made_by_id):
        return True
    if viewer.has_role_at_top({Role.LEADER, Role.EDITOR, Role.RECOVERY_CONTACT}):
        return True
    return card.unit_id is not None and viewer.has_role(
        {Role.LEADER, Role.EDITOR, Role.RECOVERY_CONTACT}, unit_ids={card.unit_id}
    )


def get_card_for(viewer: Viewer, card_id: int) -> QuestionCard:
    """The card, also one that is put away; Http404 when it is not there for the viewer."""
    rows = QuestionCard.objects.filter(organisation=viewer.organisation)
    found = rows.filter(pk=card_id).first() if viewer.belongs else None
    if found is None:
        raise Http404
    return found


def own_units(viewer: Viewer) -> set[int]:
    """Where the viewer works, to begin a form with."""
    return units_of_person(viewer)


def _has_in_unit(viewer: Viewer, roles: frozenset[Role]) -> bool:
    return any(held.role in roles and held.unit_id is not None for held in viewer.memberships)
