"""The audit entry of a verb about a gathering."""

from __future__ import annotations

from typing import Any

from django.db import models

from samskap.core import audit
from samskap.gatherings.models import Gathering
from samskap.people.viewer import Viewer


def note(by: Viewer, verb: str, subject: models.Model, gathering: Gathering, **details: Any) -> None:
    """Write the entry. ``details`` are names of fields, numbers and states, never what was written or who answered."""
    audit.record(
        tenant_id=gathering.organisation_id,
        actor_id=by.person_id,
        action=f"gatherings.{verb}",
        subject=subject,
        details={"gathering": gathering.pk, **details},
    )
