"""The reason of a measure, when the document gives one."""

from __future__ import annotations

import re

from samskap.plans.reader.wording import sentences

_ENDS = re.compile(
    (
        r"[,;]?\s+og\s+(?:denne|dette|disse|desse|den|det|de|dei|vi|me|skal|blir|vert|ny|nye)\b|\s+(?:dette"
        r"|det|målet) skal\b"
    ),
    re.IGNORECASE,
)
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
                clause = sentence[begin:]
                ends = _ENDS.search(clause)
                return clause[: ends.start() if ends else None].rstrip(' .;,»"')
    return ""
