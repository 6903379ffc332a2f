"""The words of letters about a gathering: plain text in the language that is active. Knows no database."""

from __future__ import annotations

import textwrap
from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Final

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from samskap.gatherings.models import Gathering
from samskap.gatherings.time_words import near_words, when_words
from samskap.people.calendar.lines import flat

WIDTH: Final = 72


class News(StrEnum):
    """What a letter tells."""

    INVITED = "invited"
    MOVED = "moved"
    CHANGED = "changed"
    CANCELLED = "cancelled"
    BACK = "back"
    REMINDER = "reminder"


SUBJECTS: Final = {
    News.INVITED: gettext_lazy("%(title)s, %(when)s"),
    News.MOVED: gettext_lazy("Flyttet: %(title)s, nå %(when)s"),
    News.CHANGED: gettext_lazy("Endret: %(title)s, %(when)s"),
    News.CANCELLED: gettext_lazy("Avlyst: %(title)s, %(when)s"),
    News.BACK: gettext_lazy("Blir noe av likevel: %(title)s, %(when)s"),
    News.REMINDER: gettext_lazy("Snart: %(title)s, %(when)s"),
}
OPENINGS: Final = {
    News.INVITED: gettext_lazy("Velkommen til «%(title)s»."),
    News.MOVED: gettext_lazy("«%(title)s» er flyttet. Passer det fortsatt?"),
    News.CHANGED: gettext_lazy("Det er noe nytt om «%(title)s»."),
    News.CANCELLED: gettext_lazy("«%(title)s» blir ikke noe av denne gangen."),
    News.BACK: gettext_lazy("«%(title)s» blir noe av likevel. Kommer du?"),
    News.REMINDER: gettext_lazy("«%(title)s» er snart. Her er det du trenger."),
}


@dataclass(frozen=True, slots=True)
class To:
    """Who reads: what we call them, the link they answer with, the page for those who may open it, and who writes."""

    first_name: str
    answer: str
    page: str
    sender: str
    answered: str = ""


def subject(news: News, gathering: Gathering, now: datetime) -> str:
    """The letter in one line."""
    return str(SUBJECTS[news]) % {"title": flat(gathering.title), "when": when_words(gathering, now)}


def text(
    news: News, gathering: Gathering, to: To, now: datetime, changed: Collection[str] = frozenset()
) -> str:
    """The whole letter; ``changed`` are the fields that are new to the reader."""
    parts = [_("Hei, %(name)s") % {"name": flat(to.first_name)}]
    parts.append(_filled(str(OPENINGS[news]) % {"title": flat(gathering.title)}))
    if gathering.change_note and news in (News.MOVED, News.CANCELLED):
        parts.append(_filled(flat(gathering.change_note)))
    parts.append(_facts(news, gathering, now, changed))
    if news != News.CANCELLED:
        parts.append(_answer(to))
        if to.page:
            parts.append(_("Mer om samlingen:") + f"\n{to.page}")
    parts.append(_("Vennlig hilsen\n%(sender)s") % {"sender": flat(to.sender)})
    return "\n\n".join(parts) + "\n"


def _facts(news: News, gathering: Gathering, now: datetime, changed: Collection[str]) -> str:
    when = when_words(gathering, now)
    if near := near_words(gathering, now):
        when = f"{near}, {when}"
    lines = [_("Når: %(when)s") % {"when": when}]
    if news == News.CANCELLED:
        return "\n".join(lines)
    if gathering.place:
        line = _("Nytt sted: %(place)s") if "place" in changed else _("Hvor: %(place)s")
        lines.append(line % {"place": flat(gathering.place)})
    if gathering.join_url:
        line = _("Ny lenke på skjerm: %(link)s") if "join_url" in changed else _("På skjerm: %(link)s")
        lines.append(line % {"link": flat(gathering.join_url)})
    if gathering.purpose:
        said = (flat(line) for line in gathering.purpose.splitlines())
        lines.append("\n" + "\n".join(_filled(line) for line in said if line))
    return "\n".join(lines)


def _answer(to: To) -> str:
    asks = _("Kommer du? Svar her. Du trenger ikke logge inn, og lenken er din egen:")
    if to.answered:
        asks = _("Du har svart «%(answer)s». Er det endret, sier du fra her:") % {"answer": to.answered}
    return _filled(asks) + f"\n{to.answer}"


def _filled(words: str) -> str:
    return textwrap.fill(words, WIDTH, break_long_words=False, break_on_hyphens=False)
