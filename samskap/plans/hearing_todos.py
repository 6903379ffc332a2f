"""What a hearing asks of a person: to say what they mean, and to answer those who have."""

from __future__ import annotations

from datetime import date, datetime

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from samskap.people.todos import Todo, todo_source
from samskap.people.viewer import Viewer
from samskap.plans import wording
from samskap.plans.access import may_edit
from samskap.plans.hearing_course import time_left
from samskap.plans.models import Hearing
from samskap.plans.queries.hearing_counts import hearings_now, hearings_with_waiting


@todo_source("plans.hearing_say")
def hearings_that_ask(viewer: Viewer, now: datetime) -> list[Todo]:
    """Open hearings that ask the viewer, who has said nothing by name yet. One query."""
    today = timezone.localdate(now)
    return [
        Todo(
            _("Si din mening: %(title)s") % {"title": hearing.plan.title},
            time_left(hearing, today) + ".",
            hearing.closes_on,
            reverse("plans:hearing", args=[viewer.organisation.slug, hearing.plan_id]),
            5,
        )
        for hearing in hearings_now(viewer, today)
        if not getattr(hearing, "said", False)
    ]


@todo_source("plans.hearing_answer")
def inputs_that_wait(viewer: Viewer, now: datetime) -> list[Todo]:
    """Inputs the viewer answers: all in plans they edit, else those about their own measures. One query."""
    if not viewer.belongs:
        return []
    today = timezone.localdate(now)
    found = (_of_hearing(viewer, hearing, today) for hearing in hearings_with_waiting(viewer))
    return [todo for todo in found if todo is not None]


def _of_hearing(viewer: Viewer, hearing: Hearing, today: date) -> Todo | None:
    everything = may_edit(viewer, hearing.plan)
    n = int(getattr(hearing, "waiting" if everything else "own"))
    oldest = getattr(hearing, "oldest" if everything else "own_oldest")
    held = int(getattr(hearing, "to_look_at", 0)) if everything else 0
    if not n and not held:
        return None
    why = []
    if n and oldest:
        why.append(ngettext("Ett innspill venter på svar.", "%(n)d innspill venter på svar.", n) % {"n": n})
        when = wording.distance(timezone.localdate(oldest), today)
        why.append(_("Det eldste kom %(when)s.") % {"when": when})
    if held:
        words = ngettext("Ett må ses gjennom først.", "%(n)d må ses gjennom først.", held)
        why.append(words % {"n": held})
    return Todo(
        _("Svar på innspillene: %(title)s") % {"title": hearing.plan.title},
        " ".join(why),
        hearing.answers_by,
        reverse("plans:hearing_answers", args=[viewer.organisation.slug, hearing.plan_id]),
        max(5, min(5 * n, 60)),
    )
