"""What waits for a person because of a plan."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from samskap.people.todos import Todo, todo_source
from samskap.people.viewer import Viewer
from samskap.plans.jobs import UNFINISHED
from samskap.plans.queries.importing import unfinished

MOST = 3


@todo_source("plans.imports")
def begun_imports(viewer: Viewer, now: datetime) -> list[Todo]:
    """Documents this person began to read in."""
    if viewer.person is None or not viewer.belongs:
        return []
    own = unfinished(viewer).filter(started_by=viewer.person)[:MOST]
    return [
        Todo(
            title=_("Se over «%(name)s»") % {"name": each.file_name},
            why=_("Du har begynt å lese inn en plan. Utkastet venter."),
            due=_last_day(each.started_at),
            url=reverse("plans:import_review", args=[viewer.organisation.slug, each.pk]),
            minutes=10,
        )
        for each in own
    ]


def _last_day(started_at: datetime) -> date:
    return timezone.localtime(started_at + UNFINISHED - timedelta(days=1)).date()
