"""What every verb ends with: the entry in the audit chain."""

from __future__ import annotations

from typing import Any

from django.db import models

from samskap.core import audit
from samskap.people.viewer import Viewer


def note(by: Viewer, verb: str, subject: models.Model, **details: Any) -> None:
    """Write the audit entry. ``details`` are names of fields, numbers and states, never what was written."""
    audit.record(
        tenant_id=by.organisation.pk,
        actor_id=by.person_id,
        action=f"practice.{verb}",
        subject=subject,
        details=details,
    )
