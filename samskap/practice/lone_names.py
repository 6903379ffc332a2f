"""Words in the middle of a sentence that are written like a first name. Knows no database.

«Kari» alone is no finding for every writer, since most such words are places. A story is read by everybody, so whoever
looks at it before it is shared is shown them, and asked.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from typing import Final

MOST: Final = 12
_WORD = r"[^\W\d_]"
# After a small letter, a figure or a comma, so that it is not the first word of a sentence.
_MIDST = re.compile(rf"(?<=[\w,;)] )({_WORD}{{2,40}}(?:-{_WORD}{{2,40}})?)(?!\w)")


def lone_names(text: str, known: Iterable[str]) -> list[str]:
    """Each word once, in order; ``known`` are names that identify nobody, of which every word is let through."""
    fine = {
        word for name in known for word in re.findall(r"\w+", unicodedata.normalize("NFKC", name).casefold())
    }
    words = re.sub(r"\s+", " ", unicodedata.normalize("NFKC", text))
    found = (match.group() for match in _MIDST.finditer(words))
    names = [word for word in found if _like_a_name(word) and word.casefold().removesuffix("s") not in fine]
    return list(dict.fromkeys(word for word in names if word.casefold() not in fine))[:MOST]


def _like_a_name(word: str) -> bool:
    """A capital and then small letters: no abbreviation («NAV», «OPP») and no common word."""
    return all(part[0].isupper() and part[1:].islower() for part in word.split("-"))
