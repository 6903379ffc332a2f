"""The summary after a meeting: one letter to each who said yes, was there, or took something on.

It tells what was decided and who does what by when, and leads to the minutes. The minutes themselves stay where those
who read them are known: a letter is passed on, and never called back.
"""

from __future__ import annotations

import textwrap
from collections.abc import Sequence
from datetime import datetime
from typing import Final

from django.conf import settings
from django.db.models import Q
from django.urls import reverse
from django.utils import translation
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext as _

from samskap.core import outbox
from samskap.gatherings.models import ActionItem, Decision, Gathering, Invitation, Minutes
from samskap.gatherings.time_words import day_words, local
from samskap.people.calendar.lines import flat
from samskap.people.models import Membership, Person
from samskap.people.viewer import BELONGING

WIDTH: Final = 72


def told_of(row: Gathering) -> list[Person]:
    """Who gets the summary, if they still have a role here. The letter does not say why; nobody sees the list."""
    said_yes = row.invitations.filter(answer=Invitation.Answer.YES).values("person")
    there = row.attendances.values("person")
    took_on = row.action_items.exclude(owner=None).values("owner")
    of_them = Q(pk__in=said_yes) | Q(pk__in=there) | Q(pk__in=took_on)
    held = Membership.objects.current().values("person")
    people = Person.objects.filter(of_them, organisation=row.organisation_id, is_active=True, pk__in=held)
    return list(people.exclude(email=None).exclude(email="").order_by("pk"))


def tell_summary(row: Gathering, minutes: Minutes, now: datetime) -> int:
    """Queue the letters; returns how many. The caller holds the gathering's row."""
    people = told_of(row)
    decisions = list(Decision.objects.filter(gathering=row))
    points = list(ActionItem.objects.filter(gathering=row).select_related("owner"))
    reads = Q(role__in=BELONGING) | Q(team__isnull=False, team=row.team_id)
    inside = set(
        Membership.objects.current().filter(reads, person__in=people).values_list("person", flat=True)
    )
    letters = []
    for person in people:
        with translation.override(person.language or row.organisation.language):
            text = _text(row, minutes, decisions, points, person, page=person.pk in inside)
            subject = _("Kort fra %(title)s") % {"title": flat(row.title)}
        letters.append(
            outbox.Letter(
                tenant_id=row.organisation_id,
                key=_key(row, person),
                to=person.email or "",
                subject=subject,
                text=text,
                not_before=now,
            )
        )
    have = outbox.queued(letter.key for letter in letters)
    outbox.post_all(letter for letter in letters if letter.key not in have)
    return len(letters) - len(have)


def _key(row: Gathering, person: Person) -> str:
    """Once for each person; the key tells nobody who, since it would tell who was there."""
    who = salted_hmac("samskap.gatherings.summary", f"{row.pk}:{person.pk}", algorithm="sha256").hexdigest()
    return f"gathering:{row.pk}:summary:{who[:32]}"


def _text(
    row: Gathering,
    minutes: Minutes,
    decisions: Sequence[Decision],
    points: Sequence[ActionItem],
    person: Person,
    *,
    page: bool,
) -> str:
    day = day_words(local(row.starts_at, row).date(), row.starts_at.date())
    opening = _("Her er det viktigste fra «%(title)s» %(day)s.") % {"title": flat(row.title), "day": day}
    parts = [_("Hei, %(name)s") % {"name": flat(person.first_name)}, _filled(opening)]
    if minutes.summary:
        parts += [_filled(flat(line)) for line in minutes.summary.splitlines() if line.strip()]
    if decisions:
        parts.append(_listed(_("Dette ble bestemt:"), [flat(each.text) for each in decisions]))
    if points:
        parts.append(_listed(_("Dette følger vi opp:"), [_point(row, each) for each in points]))
    if not decisions and not points:
        parts.append(_("Det ble ikke bestemt noe som må følges opp."))
    if page:
        link = settings.SITE_URL + reverse("gatherings:minutes", args=[row.organisation.slug, row.pk])
        parts.append(_("Hele referatet:") + f"\n{link}")
    home = row.unit or row.team or row.organisation
    parts.append(_("Vennlig hilsen\n%(sender)s") % {"sender": flat(home.name)})
    return "\n\n".join(parts) + "\n"


def _point(row: Gathering, point: ActionItem) -> str:
    said = [flat(point.text)]
    if who := point.owner.name if point.owner else point.owner_words:
        said.append(flat(who))
    if point.due:
        said.append(_("innen %(day)s") % {"day": day_words(point.due, local(row.starts_at, row).date())})
    return ", ".join(said)


def _listed(heading: str, lines: Sequence[str]) -> str:
    rows = [
        textwrap.fill(
            line,
            WIDTH,
            initial_indent="- ",
            subsequent_indent="  ",
            break_long_words=False,
            break_on_hyphens=False,
        )
        for line in lines
    ]
    return "\n".join([heading, *rows])


def _filled(words: str) -> str:
    return textwrap.fill(words, WIDTH, break_long_words=False, break_on_hyphens=False)
