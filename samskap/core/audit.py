"""The audit chain: who changed what and when, so that a later change of the record is seen."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from django.core.serializers.json import DjangoJSONEncoder
from django.db import models, transaction
from django.utils import timezone

from samskap.core.models import AuditEntry, AuditHead


@dataclass(frozen=True, slots=True)
class Break:
    """A place where a tenant's chain does not hold."""

    tenant_id: int
    sequence: int
    problem: str


def record(
    *,
    tenant_id: int,
    actor_id: int | None,
    action: str,
    subject: models.Model,
    details: dict[str, Any] | None = None,
    at: datetime | None = None,
) -> AuditEntry:
    """Append one entry to the tenant's chain, inside the transaction of the change itself.

    ``details`` may hold names of fields, numbers and states, never free text: the chain cannot forget.
    """
    with transaction.atomic():
        AuditHead.objects.get_or_create(tenant_id=tenant_id)
        head = AuditHead.objects.select_for_update().get(tenant_id=tenant_id)
        entry = AuditEntry(
            tenant_id=tenant_id,
            sequence=head.sequence + 1,
            at=at or timezone.now(),
            actor_id=actor_id,
            action=action,
            subject_type=subject._meta.label,
            subject_id=str(subject.pk),
            details=_as_stored(details or {}),
            previous_hash=head.hash,
        )
        entry.hash = digest(entry)
        entry.save(force_insert=True)
        head.sequence, head.hash = entry.sequence, entry.hash
        head.save(update_fields=["sequence", "hash"])
    return entry


def why(overruled: str) -> dict[str, str]:
    """The details that keep why words that looked like they identify somebody were kept: the key of the reason."""
    return {"overruled": overruled} if overruled else {}


def _as_stored(details: dict[str, Any]) -> dict[str, Any]:
    """The details as every database gives them back; numbers with decimals as text, since PostgreSQL rewrites them."""
    stored: dict[str, Any] = json.loads(json.dumps(details, cls=DjangoJSONEncoder), parse_float=str)
    return stored


def digest(entry: AuditEntry) -> str:
    """SHA-256 (hex) over everything in the entry but the hash itself."""
    content = {
        "tenant": entry.tenant_id,
        "sequence": entry.sequence,
        "at": entry.at.astimezone(UTC).isoformat(timespec="microseconds"),
        "actor": entry.actor_id,
        "action": entry.action,
        "subject": [entry.subject_type, entry.subject_id],
        "details": entry.details,
        "previous": entry.previous_hash,
    }
    return hashlib.sha256(json.dumps(content, sort_keys=True, ensure_ascii=True).encode()).hexdigest()


def verify(tenant_id: int) -> Iterator[Break]:
    """Walk the tenant's chain from the start and yield every place where it does not hold."""
    expected, previous = 1, ""
    for entry in (
        AuditEntry.objects.filter(tenant_id=tenant_id).order_by("sequence").iterator(chunk_size=1000)
    ):
        if entry.sequence != expected:
            yield Break(tenant_id, expected, "missing")
        if entry.previous_hash != previous:
            yield Break(tenant_id, entry.sequence, "does not follow the one before")
        if entry.hash != digest(entry):
            yield Break(tenant_id, entry.sequence, "was changed after it was written")
        expected, previous = entry.sequence + 1, entry.hash
    head = AuditHead.objects.filter(tenant_id=tenant_id).first()
    if (head.sequence, head.hash) != (expected - 1, previous) if head else expected != 1:
        yield Break(tenant_id, expected, "the end of the chain is missing")


def tenants() -> list[int]:
    """Every tenant that has a chain."""
    return sorted(
        {
            *AuditHead.objects.values_list("tenant_id", flat=True),
            *AuditEntry.objects.values_list("tenant_id", flat=True).distinct(),
        }
    )
