"""Letters about papers: to the council's members, once for each time papers are sent or their meeting is moved."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from django.conf import settings
from django.db.models import QuerySet
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from samskap.core import outbox
from samskap.gatherings.access.councils import members_of
from samskap.gatherings.letters import News, subject
from samskap.gatherings.models import Council, Gathering, Invitation, Kind, Paper
from samskap.gatherings.paper_days import days_ahead
from samskap.gatherings.time_words import when_words
from samskap.people.calendar.lines import flat
from samskap.people.models import Person


def tell_of_papers(meeting: Gathering, papers: Sequence[Paper], now: datetime) -> None:
    """Every member hears that there is something to read, and how long it is until the meeting."""
    # what is sent now is told of once: its first paper is sent only once
    batch = min(paper.pk for paper in papers)
    council = Council.objects.get(team=meeting.team_id)
    for person in _readers(council):
        with translation.override(person.language or person.organisation.language):
            title = _("Nye saker: %(title)s") % {"title": flat(meeting.title)}
            _post(meeting, person, str(batch), title, _new(meeting, council, len(papers), now))


def tell_readers(meeting: Gathering, news: News, now: datetime) -> int:
    """Members who have the papers of a meeting that is moved or cancelled, and no invitation to hear it by.

    Returns how many letters were queued. Once for each change: the key has the revision of the meeting.
    """
    sent = Paper.objects.filter(gathering=meeting, published_at__isnull=False)
    council = Council.objects.filter(team=meeting.team_id).first()
    if meeting.kind != Kind.COUNCIL or council is None or meeting.ends_at <= now or not sent.exists():
        return 0
    asked = Invitation.objects.filter(gathering=meeting, told__gte=0).values("person")
    letters = 0
    for person in _readers(council).exclude(pk__in=asked):
        with translation.override(person.language or person.organisation.language):
            what, lines = f"{news}:{meeting.revision}", _changed(meeting, news, now)
            letters += _post(meeting, person, what, subject(news, meeting, now), lines)
    return letters


def _readers(council: Council) -> QuerySet[Person]:
    return members_of(council).exclude(email=None).select_related("organisation")


def _post(meeting: Gathering, person: Person, what: str, subject: str, lines: list[str]) -> bool:
    """At once, also on a Sunday: members of a council have no desk, and the days before the meeting are counted."""
    slug = person.organisation.slug
    page = settings.SITE_URL + reverse("gatherings:papers", args=[slug, meeting.pk])
    pdf = settings.SITE_URL + reverse("gatherings:papers_pdf", args=[slug, meeting.pk])
    hello = _("Hei, %(name)s") % {"name": flat(person.first_name)}
    links = [_("Les dem her:") + f"\n{page}", _("Eller skriv dem ut, med store bokstaver:") + f"\n{pdf}"]
    return outbox.post(
        tenant_id=meeting.organisation_id,
        key=f"papers:{meeting.pk}:{what}:{person.pk}",
        to=person.email or "",
        subject=subject,
        text="\n\n".join([hello, *lines, *links]) + "\n",
    )


def _new(meeting: Gathering, council: Council, papers: int, now: datetime) -> list[str]:
    words = ngettext(
        "Det er én sak å lese til møtet %(when)s.", "Det er %(n)d saker å lese til møtet %(when)s.", papers
    )
    lines, days = [words % {"n": papers, "when": when_words(meeting, now)}], days_ahead(meeting, now)
    if days < council.papers_days:
        late = ngettext(
            "De kommer bare %(days)d dag før møtet. Dere kan si at dere trenger mer tid.",
            "De kommer bare %(days)d dager før møtet. Dere kan si at dere trenger mer tid.",
            days,
        )
        lines.append(late % {"days": days})
    return lines


def _changed(meeting: Gathering, news: News, now: datetime) -> list[str]:
    if news == News.CANCELLED:
        line = _("Møtet %(when)s er avlyst. Sakene dere har fått, står der fortsatt.")
    else:
        line = _("Møtet er flyttet, og er nå %(when)s. Sakene er de samme.")
    lines = [line % {"when": when_words(meeting, now)}]
    if meeting.place and news != News.CANCELLED:
        lines.append(_("Hvor: %(place)s") % {"place": flat(meeting.place)})
    return [*lines, flat(meeting.change_note)] if meeting.change_note else lines
