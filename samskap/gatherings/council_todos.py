"""What councils ask of a person: papers in time, advice to answer, and telling what came of it."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from samskap.gatherings.models import Advice, Gathering, Kind
from samskap.gatherings.states import AHEAD, ANSWERED, GIVEN
from samskap.people.models import Membership
from samskap.people.todos import Todo, todo_source
from samskap.people.viewer import Viewer

Role = Membership.Role
ANSWERING_ROLES = frozenset({Role.LEADER, Role.SECRETARY})
PAPER_ROLES = frozenset({Role.SECRETARY, Role.LEADER})
FOLLOW_UP = timedelta(days=90)  # after an answer that says yes, it is asked whether it was done
REMIND = timedelta(days=7)  # so long before the papers are due


@todo_source("gatherings.advice")
def advice_that_waits(viewer: Viewer, now: datetime) -> list[Todo]:
    """Advice to bodies that the person answers for: to be answered, and then to be told of; one query."""
    mine = _addressed_to(viewer)
    if mine is None:
        return []
    today = timezone.localdate(now)
    rows = (
        Advice.objects.filter(mine, organisation=viewer.organisation, state__in=[GIVEN, ANSWERED])
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
    """Council meetings whose papers are to be sent soon, for those who keep the council's papers; one query."""
    teams = {
        held.team_id for held in viewer.memberships if held.team_id is not None and held.role in PAPER_ROLES
    }
    if not teams:
        return []
    today = timezone.localdate(now)
    rows = (
        Gathering.objects.filter(
            organisation=viewer.organisation,
            team__in=teams,
            team__council__isnull=False,
            kind=Kind.COUNCIL,
            state__in=AHEAD,
            starts_at__gt=now,
        )
        .exclude(papers__published_at__isnull=False)
        .select_related("team__council")
        .order_by("starts_at")[:10]
    )
    found = []
    for row in rows:
        ahead = row.team.council.papers_days if row.team else 0
        due = timezone.localdate(row.starts_at) - timedelta(days=ahead)
        if due - REMIND <= today:
            page = reverse("gatherings:papers", args=[viewer.organisation.slug, row.pk])
            title = _("Send sakene til %(title)s") % {"title": row.title}
            found.append(Todo(title, _("Rådet trenger tid til å lese før møtet."), due, page, 30))
    return found


def _addressed_to(viewer: Viewer) -> Q | None:
    """What is addressed to whom the person answers for; None when there is nobody, so that nothing is asked.

    Advice to nobody in particular is for those who lead a whole unit, as ``may_answer`` has it.
    """
    units = {held.unit_id for held in viewer.memberships if held.unit_id and held.role == Role.LEADER}
    teams = {held.team_id for held in viewer.memberships if held.team_id and held.role in ANSWERING_ROLES}
    if not units and not teams:
        return None
    mine = Q(to_unit__in=units) | Q(to_team__in=teams)
    return mine | Q(to_unit=None, to_team=None) if viewer.has_role_at_top({Role.LEADER}) else mine
