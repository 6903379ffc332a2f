"""The invitation to a hearing: one A4 page with a large QR code."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, datetime
from pathlib import Path
from typing import Final
from urllib.parse import urlsplit

from samskap.core.documents import typeset
from samskap.core.qr import qr_svg

TEMPLATE: Final = Path(__file__).with_name("invitation.typ")
MOST_INTRO, MOST_WAY, MOST_WAYS = 1200, 220, 5  # what a page has room for in letters that can be read
_YEARS: Final = re.compile(r"(\d)–(\d)")  # a span of years stays on one line
# The same in bokmål and nynorsk.
MONTHS: Final = (
    *("januar", "februar", "mars", "april", "mai", "juni"),
    *("juli", "august", "september", "oktober", "november", "desember"),
)
WORDS: Final = {
    "nb": {
        "heading": "Hva mener du?",
        "how": "Slik sier du det",
        "by": "Si det innen {day}",
        "open": "Si det når det passer deg",
        "scan": "Hold telefonen over, eller skriv adressen",
        "code": "QR-kode til {url}",
        "drawing": "Fem tråder kommer inn fra siden og legger seg rundt koden.",
    },
    "nn": {
        "heading": "Kva meiner du?",
        "how": "Slik seier du det",
        "by": "Sei det innan {day}",
        "open": "Sei det når det passar deg",
        "scan": "Hald telefonen over, eller skriv adressa",
        "code": "QR-kode til {url}",
        "drawing": "Fem trådar kjem inn frå sida og legg seg rundt koden.",
    },
}


def invitation_pdf(
    *,
    title: str,
    unit: str,
    organisation: str,
    intro: str,
    closes: date | None,
    say_it: str | Sequence[str],
    url: str,
    language: str,
    made_at: datetime | None = None,
) -> bytes:
    """The invitation as tagged PDF/UA-1. ``title`` is what the plan is called, ``say_it`` the ways to answer (one for
    each line), ``closes`` the last day, ``language`` nb or nn (anything else becomes nb).

    The page has room for some 1,200 characters of ``intro``; the rest is on the page that the code leads to.
    """
    lang = language if language in WORDS else "nb"
    words = WORDS[lang]
    ways = say_it.splitlines() if isinstance(say_it, str) else say_it
    address = urlsplit(url)
    data = {
        "language": lang,
        "title": f"{words['heading']} {title}",
        "heading": words["heading"],
        "plan": _YEARS.sub("\\1\N{WORD JOINER}–\N{WORD JOINER}\\2", _cut(title, 160)),
        "unit": unit,
        "organisation": organisation,
        "intro": [part.strip() for part in _cut(intro, MOST_INTRO).splitlines() if part.strip()],
        "how": words["how"],
        "ways": [_cut(way, MOST_WAY) for way in ways if way.strip()][:MOST_WAYS],
        "by": words["by"].format(day=_day(closes)) if closes else words["open"],
        "scan": words["scan"],
        "url": url,
        "url_shown": address.netloc + address.path.rstrip("/"),
        "qr": qr_svg(url),
        "qr_alt": words["code"].format(url=url),
        "drawing": words["drawing"],
    }
    return typeset(TEMPLATE, data, made_at=made_at)


def _day(day: date) -> str:
    return f"{day.day}.\N{NO-BREAK SPACE}{MONTHS[day.month - 1]} {day.year}"


def _cut(text: str, most: int) -> str:
    text = text.strip()
    return text if len(text) <= most else text[: most - 1].rsplit(None, 1)[0].rstrip(" ,;:–-") + " …"
