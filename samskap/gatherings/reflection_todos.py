"""What joint reflection asks of the employee who opened it."""

from __future__ import annotations

from datetime import datetime

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from samskap.gatherings.queries.reflections import left_open
from samskap.people.todos import Todo, todo_source
from samskap.people.viewer import Viewer


@todo_source("gatherings.reflections")
def reflections_to_close(viewer: Viewer, now: datetime) -> list[Todo]:
    """Sheets whose code has stopped and that nobody has closed; one query, and none of those who do not work here."""
    if not viewer.belongs:
        return []
    return [
        Todo(
            _("Avslutt refleksjonen i %(unit)s") % {"unit": row.unit.name},
            _("Si hvor mange som var med, og om dere vil dele noe."),
            timezone.localdate(row.code_until),
            reverse("gatherings:reflection", args=[viewer.organisation.slug, row.pk]),
            5,
        )
        for row in left_open(viewer, now)
    ]
