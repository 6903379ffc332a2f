"""Bokmål or nynorsk, by the small words that differ."""

from __future__ import annotations

import re
from typing import Literal

_NYNORSK = frozenset(
    "ikkje ein eit eg me dei deira korleis kvifor kva kven kvar kvart noko nokon nokre frå berre meir sjølv saman gjere gjer vere verte vert vart blei "
    "skulle heile fleire mykje ansvarleg ansvarlege løpande byrja innan vidare auka auke ynskje ønskjer arbeider leiar leiarar tenester tenestene tenesta "
    "kommunar innbyggjarar innbyggjarane verksemd eining einingar einingane tilsette moglegheit moglegheiter verdiar tiltaka måla målgruppa høve rettleiing utviklinga "
    "utarbeidast vidareføre vidareutvikle haust hausten sumar sommaren veke veker månad månader månaden årleg månadleg sørgje styrkje følgje byggje leggje førebygge førebyggje oppfølginga medverknad medverkar".split()
)
_BOKMAL = frozenset(
    "ikke en et jeg vi de deres hvordan hvorfor hva hvem hver hvert noe noen fra bare mer selv sammen gjøre gjør være bli blir ble hele flere mye ansvarlig ansvarlige løpende "
    "videre øke økt ønsker jobber leder ledere tjenester tjenestene tjenesten kommuner innbyggere innbyggerne virksomhet enhet enheter ansatte mulighet muligheter verdier tiltakene målene "
    "veiledning utviklingen utarbeides gjennomføres videreføre videreutvikle høst høsten sommeren uke uker måned måneder måneden årlig månedlig sørge styrke følge bygge legge forebygge oppfølgingen medvirkning etableres".split()
)


def language_of(text: str) -> Literal["nb", "nn"]:
    """The written standard of a text; bokmål when nothing tells."""
    words = re.findall(r"\w+", text.lower())
    nynorsk = sum(word in _NYNORSK or word.endswith(("leg", "legare", "leiken", "ingane", "arane")) for word in words)
    bokmal = sum(word in _BOKMAL for word in words)
    return "nn" if nynorsk > bokmal else "nb"
