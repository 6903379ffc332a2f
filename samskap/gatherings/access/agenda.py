"""Who finds and changes the points of an agenda."""

from __future__ import annotations

from django.http import Http404

from samskap.gatherings.access.gatherings import holds, takes_part
from samskap.gatherings.models import AgendaItem, Gathering
from samskap.people.viewer import Viewer


def get_item_for(viewer: Viewer, item_id: int) -> AgendaItem:
    """A point with its gathering, for those who take part in it; Http404 for others."""
    rows = AgendaItem.objects.filter(gathering__organisation=viewer.organisation)
    found = (
        rows.select_related("gathering__unit", "gathering__team", "gathering__host")
        .filter(pk=item_id)
        .first()
    )
    if found is None or not takes_part(viewer, found.gathering):
        raise Http404
    return found


def may_change_item(viewer: Viewer, item: AgendaItem, gathering: Gathering) -> bool:
    """Whether the viewer holds the gathering, or added the point themselves."""
    own = viewer.person_id is not None and item.added_by_id == viewer.person_id
    return holds(viewer, gathering) or (own and takes_part(viewer, gathering))
