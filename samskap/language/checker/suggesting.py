"""What to write instead: in the form of the word that was found where the dictionary can tell, else its advice."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import compress, groupby
from operator import eq

from samskap.language.checker.grammar import words

_MARKERS = {
    lang: frozenset(word.encode("latin-1") for word in words("markers", lang)) for lang in ("nb", "nn")
}
_LOOKED_AT = 20_000  # characters that tell the language


def language_of(folded: bytes) -> str:
    """Tell nb from nn: the language with more of its own small words in the beginning of the text; nb when they tie."""
    whole = folded[:_LOOKED_AT].split(b" ")[1:-1]
    repeated = set(compress(whole, map(eq, whole, whole[1:])))
    counts = {lang: _count(whole, markers, repeated) for lang, markers in _MARKERS.items()}
    return "nn" if counts["nn"] > counts["nb"] else "nb"


def _count(whole: list[bytes], markers: frozenset[bytes], repeated: set[bytes]) -> int:
    """How many of the words are markers; of one that is repeated («og og og») every other, as the space is shared."""
    if markers.isdisjoint(repeated):
        return sum(map(markers.__contains__, whole))
    return sum((len(list(run)) + 1) // 2 for word, run in groupby(whole) if word in markers)


def replacement(
    replace: Mapping[str, str] | None, tag: str, found: str, before: Sequence[str]
) -> tuple[str, ...]:
    """The text that can take the place of ``found``, with its capitals; none when the dictionary has only advice."""
    if not replace:
        return ()
    text = replace.get(tag) or replace.get("*")
    if not text or (before and before[0] in replace.get("not_after", ())):
        return ()
    if len(found) > 1 and found.isupper():
        return (text.upper(),)
    return (text[0].upper() + text[1:] if found[0].isupper() else text,)
