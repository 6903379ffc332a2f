"""The letter about papers: to the council's members, once for each time papers are sent."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from django.conf import settings
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from samskap.core import outbox
from samskap.gatherings.access.councils import members_of
from samskap.gatherings.models import Gathering, Paper
from samskap.gatherings.paper_days import days_ahead
from samskap.gatherings.time_words import when_words
from samskap.people.models import Person


def tell_of_papers(meeting: Gathering, papers: Sequence[Paper], now: datetime) -> None:
    """Every member hears that there is something to read, and how long it is until the meeting."""
    assert meeting.team is not None  # noqa: S101  # papers belong to a council's meeting
    # what is sent now is told of once: its first paper is sent only once
    batch = min(paper.pk for paper in papers)
    for person in members_of(meeting.team.council).exclude(email=None).select_related("organisation"):
        with translation.override(person.language or person.organisation.language):
            outbox.post(
                tenant_id=meeting.organisation_id,
                key=f"papers:{meeting.pk}:{batch}:{person.pk}",
                to=person.email or "",
                subject=_("Nye saker: %(title)s") % {"title": meeting.title},
                text=_text(meeting, papers, person, now),
                only_workdays=True,
            )


def _text(meeting: Gathering, papers: Sequence[Paper], person: Person, now: datetime) -> str:
    assert meeting.team is not None  # noqa: S101  # as above
    slug = person.organisation.slug
    page = settings.SITE_URL + reverse("gatherings:papers", args=[slug, meeting.pk])
    pdf = settings.SITE_URL + reverse("gatherings:papers_pdf", args=[slug, meeting.pk])
    days = days_ahead(meeting, now)
    lines = [
        _("Hei, %(name)s") % {"name": person.first_name},
        ngettext(
            "Det er én sak å lese til møtet %(when)s.",
            "Det er %(n)d saker å lese til møtet %(when)s.",
            len(papers),
        )
        % {"n": len(papers), "when": when_words(meeting, now)},
    ]
    if days < meeting.team.council.papers_days:
        late = ngettext(
            "De kommer bare %(days)d dag før møtet. Dere kan si at dere trenger mer tid.",
            "De kommer bare %(days)d dager før møtet. Dere kan si at dere trenger mer tid.",
            days,
        )
        lines.append(late % {"days": days})
    lines += [_("Les dem her:") + f"\n{page}", _("Eller skriv dem ut, med store bokstaver:") + f"\n{pdf}"]
    return "\n\n".join(lines) + "\n"
