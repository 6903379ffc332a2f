"""The minutes on paper: A4, PDF/UA-1."""

from __future__ import annotations

from pathlib import Path
from typing import Any, Final

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from samskap.core.documents import typeset
from samskap.gatherings.queries.meeting_minutes import MinutesPage
from samskap.gatherings.queries.open_points import PointLine
from samskap.people.models import Organisation

HERE: Final = Path(__file__).parent


def minutes_pdf(organisation: Organisation, shown: MinutesPage) -> bytes:
    """The minutes as the page shows them to the same viewer."""
    row, minutes = shown.row, shown.minutes
    home = row.unit or row.team
    facts = [shown.when[:1].upper() + shown.when[1:], row.place]
    facts += [_("Til stede: %(n)s") % {"n": shown.attended}] if shown.attended else []
    chapters = [{"title": each.title, "notes": each.notes} for each in shown.chapters if each.notes]
    if minutes is not None and minutes.text:
        chapters.append({"title": _("Om hele møtet"), "notes": minutes.text})
    data: dict[str, Any] = {
        "language": get_language() or "nb",
        "title": row.title,
        "sender": [part for part in (_("Referat"), home.name if home else "", organisation.name) if part],
        "facts": ". ".join(each for each in facts if each),
        "summary": minutes.summary if minutes is not None else "",
        "decisions": [each.text for each in shown.decisions],
        "points": [_point(each) for each in shown.points],
        "earlier": [_point(each) for each in shown.earlier],
        "chapters": chapters,
        "notes": [f"{line.when}: {line.words}" for line in shown.history],
        "labels": {
            "decided": _("Dette ble bestemt"),
            "followed": _("Dette følger vi opp"),
            "earlier": _("Siden sist"),
            "said": _("Det vi snakket om"),
        },
    }
    return typeset(HERE / "minutes.typ", data)


def _point(line: PointLine) -> dict[str, str]:
    said = [_("Gjort")] if line.done else []
    said += [_("Lagt bort: %(why)s") % {"why": line.closing_words}] if line.dropped else []
    if line.open:
        said.append(line.owner or _("Ingen har tatt det ennå"))
        said += [_("innen %(day)s") % {"day": line.due_words}] if line.due_words else []
    return {"text": line.text, "about": " · ".join([*said, *([line.carried_words] if line.carried else [])])}
