"""Who opens and closes doors: administrators of the whole unit."""

from __future__ import annotations

from django.db.models import QuerySet
from django.http import Http404

from samskap.people.access import require_may_manage
from samskap.people.models import Integration
from samskap.people.viewer import Viewer


def integrations_of(viewer: Viewer) -> QuerySet[Integration]:
    """The organisation's doors, closed ones too, for those who keep them; PermissionDenied for others."""
    require_may_manage(viewer)
    return Integration.objects.filter(organisation=viewer.organisation)


def get_integration_to_manage(viewer: Viewer, integration_id: int) -> Integration:
    """A door, or 404; PermissionDenied for those who do not keep them."""
    found = Integration.objects.filter(organisation=viewer.organisation, pk=integration_id).first()
    if found is None:
        raise Http404
    require_may_manage(viewer)
    return found
