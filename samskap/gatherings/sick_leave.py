"""An OPP gathering is about being there for one another, never about who was ill. Knows no database."""

from __future__ import annotations

import re
import unicodedata

# The stems in both written languages, with whatever stands before or after in one word: «korttidssykefraværet».
_WORDS = re.compile(
    r"\w*(?:s[yj]u?ke?[- ]?frav(?:æ|ae)r|s[yj]u?ke?fråv(?:æ|ae)r|s[yj]u?ke?[- ]?me(?:l|i)d|fraværs|fråværs"
    r"|(?:korttids|langtids|s[yj]u?kdoms)fr(?:avæ|avae|åvæ)r|egenme(?:l|i)d|eigenmeld|legemeld"
    r"|nærværsprosent|sick[- ]leave|sickness absence)\w*",
    re.IGNORECASE,
)
# Signs nobody sees, which a text brings along from a document: soft hyphens and the like.
_WITHOUT_WIDTH = dict.fromkeys((0x00AD, 0x200B, 0x200C, 0x200D, 0x2060))


def find(text: str) -> list[str]:
    """The words about sick leave in a text, as they stand, each once."""
    whole = unicodedata.normalize("NFC", text).translate(_WITHOUT_WIDTH)
    return list(dict.fromkeys(match.group() for match in _WORDS.finditer(whole)))
