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
from samskap.plans.exporting.turning import turning

HERE: Final = Path(__file__).parent


def minutes_pdf(organisation: Organisation, shown: MinutesPage) -> bytes:
    """The minutes as the page shows them to the same viewer."""
    row, minutes = shown.row, shown.minutes
    home = row.unit or row.team
    kind = _("Referat") if shown.finished else _("Referat, ikke ferdig ennå")
    facts = [shown.when[:1].upper() + shown.when[1:], row.place]
    facts += [_("Til stede: %(n)s") % {"n": shown.attended}] if shown.attended else []
    chapters = [{"title": turning(each.title), "notes": turning(each.notes)} for each in shown.chapters]
    if minutes is not None and minutes.text:
        chapters.append({"title": _("Om hele møtet"), "notes": turning(minutes.text)})
    data: dict[str, Any] = {
        "language": get_language() or "nb",
        "title": turning(row.title),
        "sender": [turning(part) for part in (kind, home.name if home else "", organisation.name) if part],
        "facts": turning(". ".join(each for each in facts if each)),
        "summary": turning(minutes.summary) if minutes is not None else "",
        "decisions": [turning(each.text) for each in shown.decisions],
        "points": [_point(each) for each in shown.points],
        "earlier": [_point(each) for each in shown.earlier],
        "chapters": chapters,
        "notes": [turning(f"{line.when}: {line.words}") for line in shown.history],
        "nothing": shown.nothing,
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
        left = _("%(name)s er ikke her lenger") % {"name": line.left}
        said.append(left if line.left else line.owner or _("Ingen har tatt det ennå"))
        said += [_("innen %(day)s") % {"day": line.due_words}] if line.due_words else []
    about = " · ".join([*said, *([line.carried_words] if line.carried else [])])
    return {"text": turning(line.text), "about": turning(about)}
