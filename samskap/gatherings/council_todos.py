"""What councils ask of a person: papers in time, advice to answer, and telling what came of it."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.db.models import Exists, OuterRef
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from samskap.gatherings.access.advice import answers_for_some, awaits
from samskap.gatherings.access.councils import held_by_members, kept_teams
from samskap.gatherings.models import Advice, Gathering, Kind, Paper, Seat
from samskap.gatherings.paper_days import due_day
from samskap.gatherings.states import AHEAD, ANSWERED, GIVEN
from samskap.people.todos import Todo, todo_source
from samskap.people.viewer import Viewer

FOLLOW_UP = timedelta(days=90)  # after an answer that says yes, it is asked whether it was done
REMIND = timedelta(days=7)  # so long before the papers are due
LATE = timedelta(days=7)  # so long after the day to answer by the reminder has had its time
TERM_NEAR = timedelta(days=60)  # so long before a term ends, for finding somebody takes time


@todo_source("gatherings.advice")
def advice_that_waits(viewer: Viewer, now: datetime) -> list[Todo]:
    """Advice to bodies that the person answers for: to be answered, and then to be told of; one query."""
    if not answers_for_some(viewer):
        return []
    today = timezone.localdate(now)
    rows = (
        Advice.objects.filter(awaits(viewer), organisation=viewer.organisation, state__in=[GIVEN, ANSWERED])
        .exclude(state=ANSWERED, outcome=Advice.Outcome.NOT_FOLLOWED)
        .select_related("council__team")
    )
    found = []
    for row in rows:
        page = reverse("gatherings:advice", args=[viewer.organisation.slug, row.pk])
        words = {"council": row.council.team.name, "title": row.title}
        if row.state == GIVEN:
            title = _("Svar %(council)s: %(title)s") % words
            found.append(Todo(title, _("Rådet venter på svar fra dere."), row.answer_by, page, 15))
        elif row.answered_on and row.answered_on + FOLLOW_UP <= today:
            title = _("Si hva som ble av rådet: %(title)s") % words
            why = _("%(council)s fikk et ja, og vil gjerne vite hva som er gjort.") % words
            found.append(Todo(title, why, row.answered_on + FOLLOW_UP, page, 5))
    return found


@todo_source("gatherings.papers")
def papers_that_are_due(viewer: Viewer, now: datetime) -> list[Todo]:
    """Council meetings whose papers are to be sent soon, for those who keep the council; two queries."""
    teams = kept_teams(viewer)
    if not teams:
        return []
    today = timezone.localdate(now)
    papers = Paper.objects.filter(gathering=OuterRef("pk"))
    sent, waiting = papers.filter(published_at__isnull=False), papers.filter(published_at=None)
    rows = (
        Gathering.objects.filter(
            organisation=viewer.organisation,
            team__in=teams,
            team__council__isnull=False,
            kind=Kind.COUNCIL,
            state__in=AHEAD,
            starts_at__gt=now,
        )
        .filter(~Exists(sent) | Exists(waiting))
        .select_related("team__council")
        .order_by("starts_at")[:10]
    )
    found = []
    for row in rows:
        due = due_day(row, row.team.council.papers_days if row.team else 0)
        if due - REMIND <= today:
            page = reverse("gatherings:papers", args=[viewer.organisation.slug, row.pk])
            title = _("Send sakene til %(title)s") % {"title": row.title}
            found.append(Todo(title, _("Rådet trenger tid til å lese før møtet."), due, page, 30))
    return found


@todo_source("gatherings.late_answers")
def answers_that_are_late(viewer: Viewer, now: datetime) -> list[Todo]:
    """Answers that did not come, one thing to do for each council the person keeps; two queries."""
    teams = kept_teams(viewer)
    if not teams:
        return []
    before = timezone.localdate(now) - LATE
    rows = Advice.objects.filter(council__team__in=teams, state=GIVEN, answer_by__lte=before)
    late: dict[int, list[Advice]] = {}
    for row in rows.select_related("council__team").order_by("answer_by", "pk"):
        late.setdefault(row.council_id, []).append(row)
    found = []
    for council_id, waiting in late.items():
        page = reverse("gatherings:advice_overview", args=[viewer.organisation.slug, council_id])
        title = ngettext(
            "Et svar til %(council)s er sent ute",
            "%(n)d svar til %(council)s er sent ute",
            len(waiting),
        ) % {"n": len(waiting), "council": waiting[0].council.team.name}
        why = _("Dere kan be om svaret en gang til.")
        found.append(Todo(title, why, waiting[0].answer_by, f"{page}?tilstand={GIVEN}", 5))
    return found


@todo_source("gatherings.terms")
def terms_that_end(viewer: Viewer, now: datetime) -> list[Todo]:
    """Seats whose term ends soon or is over, one thing to do for each council the person keeps; two queries."""
    teams = kept_teams(viewer)
    if not teams:
        return []
    near = timezone.localdate(now) + TERM_NEAR
    rows = Seat.objects.filter(
        held_by_members(coming=True), council__team__in=teams, ended_on=None, until__lte=near
    ).select_related("council__team")
    first: dict[int, Seat] = {}
    for row in rows.order_by("until", "pk"):
        first.setdefault(row.council_id, row)
    found = []
    for row in first.values():
        page = reverse("gatherings:council", args=[viewer.organisation.slug, row.council_id])
        title = _("Hvem skal sitte i %(council)s videre?") % {"council": row.council.team.name}
        found.append(Todo(title, _("En periode går ut."), row.until, page, 15))
    return found
