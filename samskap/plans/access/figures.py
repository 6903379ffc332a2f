"""Who may see a figure, and who may change what is counted or write a number in."""

from __future__ import annotations

from django.db.models import QuerySet
from django.http import Http404

from samskap.people.viewer import Viewer
from samskap.plans.access.plan import LINEAGE, require_may_report, visible_to
from samskap.plans.models import Indicator


def figures_for(viewer: Viewer) -> QuerySet[Indicator]:
    """The figures of the plans this viewer may see; a suggestion is no figure before somebody has said yes."""
    return Indicator.objects.filter(measure__section__plan__in=visible_to(viewer), suggested=False)


def get_indicator_for(viewer: Viewer, indicator_id: int) -> Indicator:
    """A figure with its measure and plan, or 404."""
    return _get(figures_for(viewer), indicator_id)


def get_indicator_to_edit(viewer: Viewer, indicator_id: int) -> Indicator:
    """A figure or a suggestion, for those who say how it goes with its measure; 404, or 403 when only to see."""
    rows = Indicator.objects.filter(measure__section__plan__in=visible_to(viewer))
    found = _get(rows, indicator_id)
    require_may_report(viewer, found.measure)
    return found


def _get(rows: QuerySet[Indicator], indicator_id: int) -> Indicator:
    found = rows.filter(pk=indicator_id).select_related("measure__section__plan__" + LINEAGE).first()
    if found is None:
        raise Http404
    return found
