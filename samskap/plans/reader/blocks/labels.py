"""Lines that open with a label and a colon ("Ansvar: …"): each is a block of its own.

Only how such a line stands matters here; what its label means is decided later.
"""

from __future__ import annotations

import re

_OF_A_MEASURE = (
    r"ansvar\w*|hvem|kven|kontakt\w*|tiltakseier\w*|eier\w*|eigar\w*|utføres av|deltakere|deltakarar"
    r"|\w*frist\w*|når|tid|tids\w+|periode|start|slutt|oppstart|ferdig|innen|innan|gjennomf\w+|dato"
    r"|status|kostnad\w*|økonomi\w*|ressurs\w*|finansiering|budsjett|samarbeid\w*"
)
_OTHER = (
    r"mål|hovedmål|hovudmål|delmål|resultatmål|effektmål|målsetting|strategi\w*|prioritet\w*|prioritering|kommentar\w*"
    r"|merknad\w*|målgruppe\w*|utfordring\w*|referanse\w*|hvordan|korleis|hvorfor|kvifor|begrunnelse|grunngiving"
    r"|bakgrunn|formål|føremål|hensikt|dagens situasjon|indikator\w*|måling|evaluering|nye tiltak|forslag til tiltak"
    r"|tiltak|aktivitet\w*|handling\w*|leveranse\w*|milepæl\w*|virkemid\w+|verkemid\w+|oppgave\w*|oppgåve\w*|gjøremål"
    r"|hva|kva|metode|innhold|innhald|resultat\w*|verdier|verdiar"
)
_TAIL = r"(?:[ /][^\s:.;]+){0,4}\s*:(?!\d)"
_MEASURE_LABEL = re.compile(rf"(?:{_OF_A_MEASURE}){_TAIL}", re.IGNORECASE)
_ANY_LABEL = re.compile(rf"(?:{_OF_A_MEASURE}|{_OTHER}){_TAIL}", re.IGNORECASE)


def opens_with_label(text: str) -> bool:
    """Whether the line starts with a label and a colon."""
    return bool(_ANY_LABEL.match(text))


def is_bare_label(text: str) -> bool:
    """Whether the line is a label alone, its value still to come."""
    found = _ANY_LABEL.match(text)
    return bool(found) and not text[found.end() :].strip() if found else False


def is_about_a_measure(text: str) -> bool:
    """Whether the label says who, when, how far or how much, so that what stands above it is a measure."""
    return bool(_MEASURE_LABEL.match(text))
