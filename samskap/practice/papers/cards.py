"""Cards for those who would rather answer on paper: four A6 cards on a sheet, each with the code of the page."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path
from typing import Final
from urllib.parse import urlsplit

from samskap.core.documents import typeset
from samskap.core.qr import qr_svg
from samskap.plans.exporting.turning import turning

TEMPLATE: Final = Path(__file__).with_name("cards.typ")
MOST_WHAT = 300
# The same in bokmål and nynorsk.
MONTHS: Final = (
    *("januar", "februar", "mars", "april", "mai", "juni"),
    *("juli", "august", "september", "oktober", "november", "desember"),
)
MONTHS_IN_ENGLISH: Final = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
WORDS: Final = {
    "nb": {
        "title": "Kort: hjalp det?",
        "question": "Hjalp det?",
        "lead": "Vi gjør noe annerledes:",
        "answers": ["Det hjalp", "Ingen forskjell", "Det ble verre", "Vet ikke"],
        "more": "Vil du si mer?",
        "free": "Ikke skriv navn. Du får den samme hjelpen om du ikke svarer.",
        "scan": "Eller svar her innen {day}:",
        "code": "QR-kode til {url}",
    },
    "nn": {
        "title": "Kort: hjelpte det?",
        "question": "Hjelpte det?",
        "lead": "Vi gjer noko annleis:",
        "answers": ["Det hjelpte", "Ingen skilnad", "Det vart verre", "Veit ikkje"],
        "more": "Vil du seie meir?",
        "free": "Ikkje skriv namn. Du får den same hjelpa om du ikkje svarar.",
        "scan": "Eller svar her innan {day}:",
        "code": "QR-kode til {url}",
    },
    "en": {
        "title": "Cards: did it help?",
        "question": "Did it help?",
        "lead": "We do something differently:",
        "answers": ["It helped", "No difference", "It got worse", "Don’t know"],
        "more": "Would you like to say more?",
        "free": "Write no names. You get the same help if you do not answer.",
        "scan": "Or answer here by {day}:",
        "code": "QR code for {url}",
    },
}


def cards_pdf(
    *,
    what: str,
    question: str,
    unit: str,
    closes: date,
    url: str,
    language: str,
    made_at: datetime | None = None,
) -> bytes:
    """A sheet of four cards as tagged PDF/UA-1. ``what`` is the change, ``question`` "" the ordinary one, ``closes``
    the last day to answer, ``language`` nb, nn or en (anything else becomes nb).
    """
    lang = language if language in WORDS else "nb"
    words = WORDS[lang]
    address = urlsplit(url)
    dot, months = ("", MONTHS_IN_ENGLISH) if lang == "en" else (".", MONTHS)
    day = f"{closes.day}{dot}\N{NO-BREAK SPACE}{months[closes.month - 1]}"
    data = {
        **words,
        "language": lang,
        "question": turning(question or str(words["question"])),
        "what": turning(what[:MOST_WHAT]),
        "unit": turning(unit),
        "scan": str(words["scan"]).format(day=day),
        "url": url,
        "url_shown": (address.netloc + address.path.rstrip("/")).replace("/", "/\N{ZERO WIDTH SPACE}"),
        "qr": qr_svg(url),
        "qr_alt": str(words["code"]).format(url=url),
    }
    return typeset(TEMPLATE, data, made_at=made_at)
