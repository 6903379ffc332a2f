"""Joint reflection on paper: a sheet to write on, and question cards to cut out. Both A4, PDF/UA-1."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any, Final

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from samskap.core.documents import typeset
from samskap.core.qr import qr_svg
from samskap.gatherings.queries.reflection_cards import Suit
from samskap.gatherings.reflection_codes import place_to_join
from samskap.gatherings.roles import ROLES
from samskap.people.models import Organisation
from samskap.plans.exporting.turning import turning

HERE: Final = Path(__file__).parent
# letters of a question, and of a word in it, above which they are smaller on a card
LONG, LONG_WORD = 120, 20


def sheet_pdf(
    *,
    organisation: Organisation,
    questions: Sequence[str],
    unit: str = "",
    theme: str = "",
    code: str = "",
    address: str = "",
) -> bytes:
    """A sheet for a table: questions, who is there as numbers, what we take with us, what we share.

    With ``code`` and the ``address`` of the open reflection there is a QR code on it, else room for when and where.
    """
    title = theme or _("Refleksjon sammen")
    data: dict[str, Any] = {
        "language": get_language() or "nb",
        "title": turning(title),
        "sender": [turning(part) for part in (unit, organisation.name) if part],
        "questions": [turning(each) for each in questions],
        "roles": [str(words) for words in ROLES.values()],
        "code": code,
        "address": address,
        "place": _("Skriv koden på %(place)s") % {"place": place_to_join(organisation.slug)},
        "qr": qr_svg(address) if address else "",
        "labels": {
            "questions": _("Spørsmål på bordet"),
            "no_names": _("Skriv ingen navn på arket. Ingen skal kunne kjennes igjen."),
            "phone": _("Vil du heller skrive på telefonen? Hold telefonen over bildet, eller bruk koden."),
            "qr": _("QR-kode til arket"),
            "when": _("Måned og sted"),
            "taken": _("Det vi tar med oss"),
            "share": _("Dette vil vi dele med resten av virksomheten"),
            "who": _("Hvor mange var vi? Skriv tall."),
            "after": _(
                "Etterpå skriver en av de ansatte inn tallene og det dere vil dele, og river arket i stykker."
            ),
        },
    }
    return typeset(HERE / "reflection_sheet.typ", data)


def cards_pdf(*, organisation: Organisation, suits: Sequence[Suit]) -> bytes:
    """The cards of these values, eight on a page, with the colour and the name of the value on each."""
    cards = [
        {
            "text": turning(card.text),
            "lang": card.language,
            "long": len(card.text) > LONG or any(len(word) > LONG_WORD for word in card.text.split()),
            "value": suit.value.name if suit.value else _("For alle"),
            "colour": suit.value.key if suit.value else "fjord",
        }
        for suit in suits
        for card in suit.cards
    ]
    data = {
        "language": get_language() or "nb",
        "title": _("Spørsmålskort"),
        "organisation": organisation.name,
        "cards": cards,
    }
    return typeset(HERE / "question_cards.typ", data)
