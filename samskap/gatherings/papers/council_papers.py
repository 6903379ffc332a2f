"""The papers of a council's meeting in large letters, each case on a page of its own. A4, PDF/UA-1."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from typing import Any, Final

from django.utils.text import capfirst
from django.utils.translation import get_language, pgettext
from django.utils.translation import gettext as _

from samskap.core.documents import typeset
from samskap.gatherings.models import Gathering, Paper
from samskap.gatherings.time_words import when_words
from samskap.people.models import Organisation
from samskap.plans.exporting.turning import turning

TEMPLATE: Final = Path(__file__).parent / "council_papers.typ"


def papers_pdf(
    *, organisation: Organisation, meeting: Gathering, papers: Sequence[Paper], now: datetime
) -> bytes:
    """The papers in their order, in the language of the page; the words of the cases are in the organisation's."""
    data: dict[str, Any] = {
        "language": get_language() or "nb",
        "written": organisation.language,
        "title": _("Saker til møtet"),
        "meeting": turning(meeting.title),
        "council": turning(meeting.team.name) if meeting.team else "",
        "sender": turning(organisation.name),
        "when": capfirst(when_words(meeting, now)),
        "place": turning(meeting.place),
        "cases": [_case(row, at) for at, row in enumerate(papers, start=1)],
        "labels": {
            "about": _("Dette handler det om"),
            "means": _("Dette betyr det for folk"),
            "question": _("Dette spør vi dere om"),
            "own": _("Det jeg vil si"),
            "link": _("Mer å lese"),
            "list": _("Sakene"),
            "none": _("Det er ingen saker til dette møtet ennå."),
            "draft": _("Ikke sendt ennå"),
        },
    }
    return typeset(TEMPLATE, data)


def _case(row: Paper, at: int) -> dict[str, Any]:
    return {
        "number": pgettext("council paper", "Sak %(number)s") % {"number": at},
        "title": turning(row.title),
        "about": _paragraphs(row.about),
        "means": _paragraphs(row.means),
        "question": _paragraphs(row.question),
        "link": row.link,
        "link_words": turning(row.link),
        "draft": row.published_at is None,
    }


def _paragraphs(text: str) -> list[str]:
    return [turning(line) for each in text.splitlines() if (line := each.strip())]
