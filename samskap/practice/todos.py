"""What changes in practice ask of a person: to look back, to finish asking, and to be a second pair of eyes."""

from __future__ import annotations

from datetime import date, datetime

from django.db.models import Q, QuerySet
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from samskap.people.models import Membership
from samskap.people.todos import Todo, todo_source
from samskap.people.viewer import Viewer
from samskap.plans import wording
from samskap.practice.access import changes_for, stories_asking
from samskap.practice.models import ChangeRecord, ReviewRound, Story
from samskap.practice.queries.change_list import needs_look

MOST_WORDS = 80


def _mine(viewer: Viewer) -> QuerySet[ChangeRecord]:
    """The changes that ask this viewer: those they wrote down, and those of the units they lead themselves."""
    leads = [
        held.unit_id
        for held in viewer.memberships
        if held.unit_id is not None and held.role == Membership.Role.LEADER
    ]
    return changes_for(viewer).filter(Q(made_by=viewer.person_id) | Q(unit__in=leads))


@todo_source("practice.reviews")
def changes_to_look_at(viewer: Viewer, now: datetime) -> list[Todo]:
    """Changes whose day to look back has come and that nobody is asked about now. One query."""
    if not viewer.belongs or viewer.person is None:
        return []
    today = timezone.localdate(now)
    due = _mine(viewer).filter(needs_look(today)).exclude(rounds__closed_at=None, rounds__isnull=False)
    return [
        Todo(
            _("Se på endringen: %(what)s") % {"what": wording.shortened(change.what, MOST_WORDS)},
            _look_words(change.review_on or today, today),
            change.review_on,
            reverse("practice:change", args=[viewer.organisation.slug, change.pk]),
            5,
        )
        for change in due
    ]


def _look_words(day: date, today: date) -> str:
    when = wording.distance(day, today)
    return _("Dagen for å se om det hjalp: %(when)s. Spør gjerne dem det var for.") % {"when": when}


@todo_source("practice.rounds")
def rounds_to_finish(viewer: Viewer, now: datetime) -> list[Todo]:
    """Rounds of asking whose last day is over: the cards wait to be counted. One query."""
    if not viewer.belongs or viewer.person is None:
        return []
    today = timezone.localdate(now)
    mine = Q(opened_by=viewer.person_id) | Q(change__in=_mine(viewer))
    rows = ReviewRound.objects.filter(
        mine, closed_at=None, closes_on__lt=today, change__organisation=viewer.organisation
    )
    return [
        Todo(
            _("Tell opp svarene: %(what)s") % {"what": wording.shortened(row.change.what, MOST_WORDS)},
            _("Siste dag å svare er over. Tell opp kortene, og avslutt runden."),
            row.closes_on,
            reverse("practice:review", args=[viewer.organisation.slug, row.change_id]),
            10,
        )
        for row in rows.select_related("change")
    ]


@todo_source("practice.stories")
def stories_that_wait(viewer: Viewer, now: datetime) -> list[Todo]:
    """Stories that wait for the viewer's eyes, and the viewer's own that were sent back. One query."""
    slug = viewer.organisation.slug
    return [
        Todo(
            _("Skriv videre på fortellingen: %(title)s") % {"title": story.title},
            _("Den som så på den, foreslår noe før den deles."),
            None,
            reverse("practice:story", args=[slug, story.pk]),
            10,
        )
        if story.state == Story.State.DRAFT
        else Todo(
            _("Se på fortellingen: %(title)s") % {"title": story.title},
            _("Noen andre enn den som skrev, ser på den før den deles."),
            None,
            reverse("practice:story_eyes", args=[slug, story.pk]),
            5,
        )
        for story in stories_asking(viewer)
    ]
