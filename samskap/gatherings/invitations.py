"""What calendars are told of a gathering: the same event in letters, in the feed and in the file to take along."""

from __future__ import annotations

from datetime import datetime
from email.utils import parseaddr
from typing import Final

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext as _

from samskap.core.outbox import Calendar
from samskap.gatherings.models import Gathering
from samskap.gatherings.states import CANCELLED
from samskap.people.calendar import ics
from samskap.people.calendar.entries import Entry
from samskap.people.models import Organisation, Person

REQUEST: Final = "REQUEST"
CANCEL: Final = "CANCEL"


def entry_of(gathering: Gathering, path: str = "") -> Entry:
    """The gathering as an event; ``path`` is its page for those who may open it."""
    cancelled = gathering.state == CANCELLED
    said = [gathering.change_note if cancelled else gathering.purpose]
    if gathering.join_url:
        said.append(_("Bli med på skjerm: %(link)s") % {"link": gathering.join_url})
    return Entry(
        uid=gathering.uid,
        title=_("Avlyst: %(title)s") % {"title": gathering.title} if cancelled else gathering.title,
        starts=gathering.starts_at,
        ends=gathering.ends_at,
        path=path,
        note=" ".join(each for each in said if each),
        place=gathering.place or gathering.join_url,
        zone=gathering.timezone,
        sequence=gathering.sequence,
        status="CANCELLED" if cancelled else "CONFIRMED",
    )


def path_of(gathering: Gathering, organisation: Organisation) -> str:
    """The gathering's own page."""
    return reverse("gatherings:gathering", args=[organisation.slug, gathering.pk])


def message_to(person: Person, gathering: Gathering, *, method: str, path: str, now: datetime) -> Calendar:
    """The calendar part of a letter; in the language that is active.

    The organizer is Samskap's own sender address, which is whom the letter comes from; the link that answers is not in
    it, since calendars are shared.
    """
    home = gathering.unit or gathering.team or gathering.organisation
    sender = parseaddr(settings.DEFAULT_FROM_EMAIL)[1]
    data = ics.message(
        entry_of(gathering, path),
        method=method,
        organizer=ics.Party(home.name, sender),
        attendee=ics.Party(person.name, person.email or ""),
        now=now,
    )
    return Calendar(method, data.decode())
