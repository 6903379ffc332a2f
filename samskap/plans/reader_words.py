"""What the plan reader says, in the language of the page: the reader itself is pure and speaks bokmål."""

from __future__ import annotations

import re
from functools import cache

from django.utils.translation import gettext
from django.utils.translation import gettext_noop as _

# The sentences that carry something from the document; the others are constants of the reader, found by the catalogues.
WITH_VALUES = (
    _("Malteksten «%(left)s» står igjen i «%(title)s»."),
    _("Malteksten «%(left)s» står igjen i dokumentet."),
    _("Planen har igjen tekst fra en mal. Den er ikke lest som tiltak."),
    _("«%(value)s» er ikke fylt ut."),
    _("Fristen «%(text)s» for «%(title)s» ligger utenfor planperioden %(period)s."),
    _("Vi fant ingen tiltak i dokumentet. Overskriftene og teksten er tatt med."),
    _("Vi fant ingen tittel. Filnavnet er brukt i stedet."),
    _("Vi fant ikke hvilken periode planen gjelder for."),
    _("%(n)s av %(total)s tiltak har ingen ansvarlig."),
    _("%(n)s av %(total)s sider har ingen tekst som kan leses, kanskje fordi de er skannet."),
    _("Filen er større enn %(most)s MB. Ta bort bilder eller vedlegg, og prøv igjen med bare planteksten."),
    _("Dokumentet inneholder mer tekst enn en plan kan ha. Send bare delen med planen, og prøv igjen."),
    _(
        "En tabell i dokumentet har mer enn %(most)s kolonner. Behold bare kolonnene som gjelder tiltakene, "
        "og prøv igjen."
    ),
    _("Tabellene i dokumentet er større enn en plan kan ha. Send bare delen med tiltakene, og prøv igjen."),
    _("Dokumentet har mer enn %(most)s sider. Send bare sidene med planen, og prøv igjen."),
)
BLANK = re.compile(r"%\\\((\w+)\\\)s")


@cache
def _shapes() -> tuple[tuple[re.Pattern[str], str], ...]:
    """Each sentence with the pattern that finds its values again."""
    return tuple(
        (re.compile(BLANK.sub(r"(?P<\1>.+)", re.escape(words)), re.DOTALL), words) for words in WITH_VALUES
    )


def in_page_language(sentence: str) -> str:
    """A sentence of the reader in the active language; one it has no words for stays as it is."""
    for shape, words in _shapes():
        if found := shape.fullmatch(sentence):
            return gettext(words) % found.groupdict()
    return gettext(sentence) if sentence else ""
