"""What gatherings ask of a person: answer an invitation, call people in, finish the minutes, close a point.

Each source asks one question, and none of those who have no place here.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import datetime, timedelta

from django.db.models import Exists, F, OuterRef, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from samskap.gatherings.access.gatherings import is_asked
from samskap.gatherings.answer_links import token_of
from samskap.gatherings.models import ActionItem, Gathering, Invitation
from samskap.gatherings.states import AHEAD, ANNOUNCED, HELD, OPEN, PLANNED
from samskap.people.models import Membership
from samskap.people.todos import Todo, todo_source
from samskap.people.viewer import Viewer
from samskap.plans import wording

SOON = timedelta(days=14)  # a point without a day is asked for this long after it was made
CALL_IN = timedelta(days=14)  # so long before a gathering its host is asked to call people in
WRITE_UP = timedelta(days=30)  # older minutes than this are not asked for any more
MOST_WORDS = 80
MOST = 5  # of invitations: the nearest; the others come when these are answered


@todo_source("gatherings.points")
def points_to_close(viewer: Viewer, now: datetime) -> list[Todo]:
    """Open points that are the person's own, and those of gatherings they hosted that ask nobody; one query.

    A point asks nobody when its owner left, or when it has no person and no coming meeting of the series brings it up.
    """
    if viewer.person is None or not viewer.memberships:
        return []
    here = Membership.objects.current().filter(person=OuterRef("owner"), person__is_active=True)
    ahead = Gathering.objects.filter(series=OuterRef("series"), state__in=AHEAD, ends_at__gt=now)
    nobodys = Q(owner=None) & ~Exists(ahead) | ~Q(owner=None) & ~Exists(here)
    mine = Q(owner=viewer.person)
    if viewer.belongs:
        mine |= nobodys & Q(gathering__host=viewer.person)
    rows = ActionItem.objects.filter(
        mine,
        organisation=viewer.organisation,
        state=OPEN,
    )
    return [_of_point(viewer, row) for row in rows.select_related("gathering")]


def _of_point(viewer: Viewer, row: ActionItem) -> Todo:
    title, of = wording.shortened(row.text, MOST_WORDS), {"title": row.gathering.title}
    why = _("Du tok dette på deg på %(title)s.") % of
    if row.owner_id is None and row.owner_words:
        why = _("%(who)s har det, og ingen samling tar det opp igjen.") % {"who": row.owner_words}
    elif row.owner_id != viewer.person_id:
        title = _("Hvem tar dette? %(what)s") % {"what": title}
        why = _("Ingen har det nå. Det er fra %(title)s.") % of
    due = row.due or timezone.localdate(row.made_at) + SOON
    return Todo(title, why, due, reverse("gatherings:action", args=[viewer.organisation.slug, row.pk]), 5)


@todo_source("gatherings.answers")
def invitations_to_answer(viewer: Viewer, now: datetime) -> list[Todo]:
    """Invitations without an answer, or answered before the gathering was moved, the nearest first; one query."""
    if viewer.person is None or not viewer.memberships:
        return []
    old = Q(answered_sequence__isnull=False) & ~Q(answered_sequence=F("gathering__sequence"))
    rows = (
        Invitation.objects.filter(
            Q(answer="") | old,
            person=viewer.person,
            gathering__organisation=viewer.organisation,
            gathering__state=ANNOUNCED,
            gathering__starts_at__gt=now,
        )
        .select_related("gathering")
        .order_by("gathering__starts_at")[:MOST]
    )
    return [
        Todo(
            _("Kommer du på %(title)s?") % {"title": row.gathering.title},
            _("Samlingen er flyttet. Passer det fortsatt?")
            if row.answer
            else _("De som holder samlingen, vil gjerne vite hvor mange det blir."),
            timezone.localdate(row.gathering.starts_at),
            _where_to_answer(viewer, row),
            1,
        )
        for row in rows
        if viewer.belongs or is_asked(viewer, row.gathering)
    ]


def _where_to_answer(viewer: Viewer, row: Invitation) -> str:
    """The page of the gathering; partners and volunteers do not open that one, and get the page of their letter."""
    slug = viewer.organisation.slug
    if viewer.belongs:
        return reverse("gatherings:gathering", args=[slug, row.gathering_id])
    return reverse("gatherings:answer", args=[slug, token_of(row)])


@todo_source("gatherings.hosting")
def gatherings_to_host(viewer: Viewer, now: datetime) -> list[Todo]:
    """What a host has before them: people to call in, and minutes to finish; one query.

    Of a series only the next one, and the newest nobody has told of: a weekly meeting asks no more than a yearly one.
    """
    if viewer.person is None or not viewer.belongs:
        return []
    rows = (
        Gathering.objects.filter(
            organisation=viewer.organisation,
            host=viewer.person,
            state__in=[*AHEAD, HELD],
            starts_at__gt=now - WRITE_UP,
            starts_at__lt=now + CALL_IN,
        )
        .select_related("minutes")
        .order_by("starts_at")
    )
    ahead = [row for row in rows if row.state != HELD and row.starts_at > now]
    held = [row for row in rows if row.state == HELD]
    over = [row for row in rows if row.state != HELD and row.ends_at <= now]
    asked = [*_one_of_each_series(ahead), *_one_of_each_series(reversed(over)), *held]
    return [todo for row in asked if (todo := _of_host(viewer, row, now)) is not None]


def _one_of_each_series(rows: Iterable[Gathering]) -> Iterator[Gathering]:
    seen = set()
    for row in rows:
        if row.series_id is None or row.series_id not in seen:
            yield row
        seen.add(row.series_id)


def _of_host(viewer: Viewer, row: Gathering, now: datetime) -> Todo | None:
    slug, day = viewer.organisation.slug, timezone.localdate(row.starts_at)
    page = reverse("gatherings:gathering", args=[slug, row.pk])
    if row.starts_at > now:
        if row.state != PLANNED:
            return None
        title = _("Kall inn til %(title)s") % {"title": row.title}
        return Todo(title, _("Ingen har fått vite om samlingen ennå."), day - timedelta(days=7), page, 10)
    minutes = getattr(row, "minutes", None)
    if row.state != HELD:
        title = _("Si hvordan det gikk med %(title)s") % {"title": row.title}
        return Todo(title, _("Ble den holdt, og hvor mange kom?"), day, page, 5)
    if minutes is not None and minutes.finished_at is None:
        title = _("Gjør ferdig referatet fra %(title)s") % {"title": row.title}
        why = _("De som var med, får en oppsummering når det er ferdig.")
        return Todo(
            title, why, day + timedelta(days=3), reverse("gatherings:meeting", args=[slug, row.pk]), 15
        )
    return None
