"""What an edition asks for: to be evaluated, and to be talked about while there is time."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from samskap.language.access.roles import may_publish
from samskap.language.models import Edition
from samskap.language.queries.swaps import words_at_hand
from samskap.people.todos import Todo, todo_source
from samskap.people.viewer import Viewer

AHEAD = timedelta(days=30)  # an evaluation is prepared
CLOSING = timedelta(days=7)


@todo_source("language.editions")
def editions_that_ask(viewer: Viewer, now: datetime) -> list[Todo]:
    """The edition in force as things to do; no query of its own where the page asks for the word of the week."""
    if not viewer.belongs:
        return []
    rows = words_at_hand(viewer)
    if not rows:
        return []
    edition, today = rows[0].edition, timezone.localdate(now)
    todos = []
    address = reverse("language:edition", args=[viewer.organisation.slug, edition.number])
    due = edition.evaluate_on
    if may_publish(viewer) and edition.state == Edition.State.EVALUATING:
        title = _("Fullfør evalueringen av ordboken")
        todos.append(Todo(title, _("Si for hvert ord om det blir, endres eller tas ut."), due, address, 60))
    elif may_publish(viewer) and due is not None and due <= today + AHEAD:
        title = _("Gå gjennom ordene i ordboken på nytt")
        todos.append(Todo(title, _("Det er den dagen dere bestemte."), due, address, 60))
    closes = edition.discuss_until
    if closes is not None and today <= closes <= today + CLOSING:
        front = reverse("language:dictionary", args=[viewer.organisation.slug])
        why = _("Samtalen om ordene er snart over for denne gangen.")
        todos.append(Todo(_("Si hva du mener om ordene i ordboken"), why, closes, front, 10))
    return todos
