"""The reason of a measure, when the document gives one."""

from __future__ import annotations

import re

from samskap.plans.reader.wording import sentences

_ENDS = re.compile(
    r"[,;]?\s+og\s+(?:denne|dette|disse|desse|den|det|de|dei|vi|me|skal|blir|vert)\b|\s+(?:dette|det|målet) skal\b",
    re.IGNORECASE,
)
# A clause about something said before it tells nothing alone: «slik at dette kan gjøres kjent».
_POINTS_BACK = re.compile(
    r"(?:slik at|for at|fordi)\s+(?:dette|denne|disse|desse|den|det|han|hun|ho|de|dei)\s+"
    r"(?:kan|skal|vil|må|bør|er|blir|vert|har|ikke|ikkje)\b",
    re.IGNORECASE,
)
_FRAGMENT = re.compile(r"(?:for å|for at|slik at|fordi|med \w+ (?:om|på))\b", re.IGNORECASE)
_CLAUSES = (
    (
        r"(?<!rette )(?<!ansvar )(?<!ansvarlig )(?<!ansvarleg )(?<!grunnlag )(?<!rom )(?<!plass )(?<!sørge "
        r")(?<!sørgje )\bfor (?:å|at)\s+(?!si\b|eksempel\b)"
    ),
    r"\b(?:der|hvor|kor) (?:målet|måla|hensikten|formålet|føremålet) er å\s+",
    r"\b(?:målet|hensikten|formålet|føremålet|hensikta) (?:er|med dette er|med tiltaket er)\s+(?:å|at)\s+",
    r"\bslik at\s+",
    r"\bmed (?:mål|sikte|formål|føremål) (?:om|på)\s+å\s+",
    r"\bfordi\s+",
)


_DER = re.compile(r"(?:der|hvor|kor)\s+(?=målet|måla|hensikt|formål|føremål)", re.IGNORECASE)


def why_in_text(text: str) -> str:
    """The first clause that gives a reason ("for å …", "slik at …"), in the measure's own words; "" when none does."""
    for sentence in sentences(text):
        starts = [
            (found.start(), found.end())
            for clause in _CLAUSES
            if (found := re.search(clause, sentence, re.IGNORECASE))
        ]
        if starts:
            begin, opened = min(starts)
            if len(sentence[opened:].split()) >= 2:
                clause = _DER.sub("", sentence[begin:])
                ends = _ENDS.search(clause)
                if not _POINTS_BACK.match(clause):
                    return clause[: ends.start() if ends else None].rstrip(' .;,»"')
    return ""


def is_fragment(why: str) -> bool:
    """Whether a reason begins with a conjunction, so that a person should see whether it can stand alone."""
    return bool(_FRAGMENT.match(why))
