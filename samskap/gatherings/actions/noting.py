"""The audit entry of a verb about a gathering, a series, a council or what they leave."""

from __future__ import annotations

from typing import Any

from django.db import models

from samskap.core import audit
from samskap.gatherings.models import Gathering
from samskap.people.viewer import Viewer


def note_row(by: Viewer, verb: str, subject: models.Model, **details: Any) -> None:
    """Write the entry in the viewer's organisation, where the row is. ``details`` as in ``note``."""
    audit.record(
        tenant_id=by.organisation.pk,
        actor_id=by.person_id,
        action=f"gatherings.{verb}",
        subject=subject,
        details=details,
    )


def note(by: Viewer, verb: str, subject: models.Model, gathering: Gathering, **details: Any) -> None:
    """Write the entry. ``details`` are names of fields, numbers and states, never what was written or who answered."""
    note_row(by, verb, subject, gathering=gathering.pk, **details)
