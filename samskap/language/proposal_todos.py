"""What proposals and remarks ask of those who keep the dictionary: to answer."""

from __future__ import annotations

from datetime import datetime

from django.db.models import Count, Min
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from samskap.language.access.roles import may_edit_drafts
from samskap.language.access.talk import proposals_of
from samskap.language.queries.proposals import waited_words
from samskap.people.todos import Todo, todo_source
from samskap.people.viewer import Viewer


@todo_source("language.proposals")
def proposals_that_wait(viewer: Viewer, now: datetime) -> list[Todo]:
    """Proposals for the dictionary that wait for an answer, as one thing to do. One query."""
    if not may_edit_drafts(viewer):
        return []
    found = proposals_of(viewer).filter(outcome="").aggregate(n=Count("pk"), oldest=Min("made_at"))
    n = int(found["n"])
    if not n:
        return []
    words = ngettext("Ett forslag venter på svar.", "%(n)d forslag venter på svar.", n) % {"n": n}
    oldest = _("Det eldste: %(waited)s.") % {
        "waited": waited_words(found["oldest"], timezone.localdate(now)).lower()
    }
    return [
        Todo(
            _("Svar på forslag til ordboken"),
            f"{words} {oldest}"
            if n > 1
            else f"{words} {waited_words(found['oldest'], timezone.localdate(now))}.",
            None,
            reverse("language:proposals", args=[viewer.organisation.slug]),
            max(5, min(5 * n, 60)),
        )
    ]
