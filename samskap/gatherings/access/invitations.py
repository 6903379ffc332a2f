"""Who was asked to a gathering and may open it, also those who do not belong to the unit: volunteers and partners.

They do so while they are still among those it asks: who has left a council reads no more of its agendas.
"""

from __future__ import annotations

from django.db.models import Exists, OuterRef, QuerySet
from django.http import Http404

from samskap.gatherings.access.gatherings import get_gathering_for, is_asked
from samskap.gatherings.models import Gathering, Invitation
from samskap.gatherings.states import PLANNED
from samskap.people.models import Membership
from samskap.people.viewer import Viewer


def get_gathering_or_own(viewer: Viewer, gathering_id: int) -> Gathering:
    """The gathering where the viewer sees it or was asked to it and still is; Http404 otherwise."""
    try:
        return get_gathering_for(viewer, gathering_id)
    except Http404:
        if viewer.person is None:
            raise
    rows = Gathering.objects.filter(
        organisation=viewer.organisation, invitations__person=viewer.person, invitations__told__gte=0
    ).exclude(state=PLANNED)
    found = rows.select_related("series", "unit", "team", "host").filter(pk=gathering_id).first()
    if found is None or not is_asked(viewer, found):
        raise Http404
    return found


def own_invitation(viewer: Viewer, gathering: Gathering) -> Invitation | None:
    """The viewer's own invitation; nobody else's is found here, nor that of an outsider who is not asked any more."""
    if viewer.person is None or not (viewer.belongs or is_asked(viewer, gathering)):
        return None
    return Invitation.objects.filter(gathering=gathering, person=viewer.person).first()


def of_those_here(rows: QuerySet[Invitation]) -> QuerySet[Invitation]:
    """Those of people who still have a place here: who has left is told nothing, answers nothing and is not counted."""
    held = Membership.objects.current().filter(person=OuterRef("person"))
    return rows.filter(Exists(held), person__is_active=True)
