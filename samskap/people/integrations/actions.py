"""Opening and closing doors for other systems; administrators do."""

from __future__ import annotations

from collections.abc import Iterable

from django.db import transaction
from django.utils import timezone

from samskap.core import audit
from samskap.people.access import require_may_manage
from samskap.people.integrations.tokens import digest, new_token
from samskap.people.models import Integration
from samskap.people.viewer import Viewer


@transaction.atomic
def add_token(*, by: Viewer, name: str) -> tuple[Integration, str]:
    """A token for the read-only API. The token itself is in the answer and nowhere else."""
    require_may_manage(by)
    token = new_token()
    made = Integration.objects.create(
        organisation=by.organisation,
        kind=Integration.Kind.API,
        name=name,
        token_hash=digest(token),
        created_by=by.person,
    )
    _record(by, "people.add_integration", made, {"kind": made.kind})
    return made, token


@transaction.atomic
def add_language_token(*, by: Viewer, name: str, hosts: Iterable[str] = ()) -> tuple[Integration, str]:
    """A token for the language check alone; ``hosts`` are the origins whose pages may ask with it from a browser."""
    require_may_manage(by)
    token = new_token()
    made = Integration.objects.create(
        organisation=by.organisation,
        kind=Integration.Kind.LANGUAGE,
        name=name,
        token_hash=digest(token),
        hosts=list(hosts),
        created_by=by.person,
    )
    _record(by, "people.add_integration", made, {"kind": made.kind, "hosts": len(made.hosts)})
    return made, token


@transaction.atomic
def add_embed(*, by: Viewer, name: str, hosts: Iterable[str]) -> Integration:
    """A page for the intranet, which only these origins may frame (``origins.read_origins``)."""
    require_may_manage(by)
    made = Integration.objects.create(
        organisation=by.organisation,
        kind=Integration.Kind.EMBED,
        name=name,
        hosts=list(hosts),
        created_by=by.person,
    )
    _record(by, "people.add_integration", made, {"kind": made.kind, "hosts": len(made.hosts)})
    return made


@transaction.atomic
def revoke_integration(*, by: Viewer, integration: Integration) -> bool:
    """Close the door for good; False when it was closed before."""
    require_may_manage(by)
    closed = Integration.objects.filter(
        pk=integration.pk, organisation=by.organisation, revoked_at=None
    ).update(revoked_at=timezone.now())
    if closed:
        integration.refresh_from_db(fields=["revoked_at"])
        _record(by, "people.revoke_integration", integration, {"kind": integration.kind})
    return bool(closed)


def _record(by: Viewer, action: str, subject: Integration, details: dict[str, object]) -> None:
    audit.record(
        tenant_id=by.organisation.pk, actor_id=by.person_id, action=action, subject=subject, details=details
    )
