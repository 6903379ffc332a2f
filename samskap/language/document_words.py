"""What the readers of documents say, in the language of the page: they themselves are pure and speak bokmål."""

from __future__ import annotations

from django.utils.translation import gettext, pgettext

from samskap.language.documents import Place


def in_page_language(sentence: str) -> str:
    """A sentence of the readers in the active language; one it has no words for stays as it is."""
    return gettext(sentence) if sentence else ""


def place_words(place: Place) -> str:
    """Where a finding stands: «Side 3 · under «Om tilbudet»»; empty where the document does not tell."""
    where = {
        "header": gettext("I toppteksten"),
        "footer": gettext("I bunnteksten"),
        "footnote": gettext("I en fotnote"),
        "endnote": gettext("I en sluttnote"),
        "text_box": gettext("I en tekstboks"),
    }.get(place.where, "")
    parts = [
        pgettext("page of a document", "Side %(n)s") % {"n": place.page} if place.page else "",
        where,
        gettext("under «%(heading)s»") % {"heading": place.heading} if place.heading else "",
        gettext("linje %(n)s") % {"n": place.line} if place.line else "",
    ]
    if not any(parts) and place.paragraph:
        parts = [gettext("avsnitt %(n)s") % {"n": place.paragraph}]
    words = " · ".join(part for part in parts if part)
    return words[:1].upper() + words[1:]
