"""Tells text that a machine misread from text a person wrote.

False alarms cost more than misses: a short, tabular or foreign document must pass. So a document is refused only when
its own letters speak against it, not merely because we do not know its words.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from samskap.plans.reader.errors import UnreadableDocument
from samskap.plans.reader.refusals import GARBLED

_WORD = re.compile(r"[^\W\d_]+")
_TOKEN = re.compile(r"\S+")
_VOWEL = re.compile(r"[aeiouyæøåäöéèêóòôáàâíúü]", re.IGNORECASE)
# A letter-digit-letter jumble or signs inside a word: "t1lt@k", "fr}st".
_JUMBLE = re.compile(r"[^\W\d_][\d@#$%^&*{}\[\]|\\~<>¦§¤=+]+[^\W\d_]")
_KNOWN = frozenset(
    re.findall(
        r"\w+",
        "og i å er på for av til en et som det med skal ikke fra de den om har vi kan ved alle eller at seg være blir"
        " vil bli ein eit ikkje frå dei dette vere sine hos etter under over mot innen"
        " the of and to in is with that by be are as this from or an it will shall"
        " tiltak ansvar ansvarlig ansvarleg frist status mål når hvem hva kven kva plan kommune",
    )
)
# The lengths are bounded so that one endless word costs no more than its length.
_ADDRESS = re.compile(r"(?:https?://|www\.)\S+|[^\s@]{1,64}@[^\s@]{1,190}\.\w+")
_ORDINARY = frozenset(".,;:-–—()/%«»”“\"'’!?•|☐☑→&+§*_")
_SAMPLE = 60_000
_FEWEST_WORDS = 30


def refuse_garbled(lines: Sequence[str]) -> None:
    """Raise ``UnreadableDocument`` when the text is noise."""
    if is_garbled("\n".join(lines)[:_SAMPLE]):
        raise UnreadableDocument(GARBLED)


def is_garbled(text: str) -> bool:
    """Whether the text is too damaged to be read."""
    text = _ADDRESS.sub(" ", text)
    signs = [sign for sign in text if not sign.isspace()]
    if not signs:
        return False
    replaced = sum(sign == "\ufffd" or "\ue000" <= sign <= "\uf8ff" for sign in signs)
    if replaced > 5 and replaced > 0.08 * len(signs):
        return True
    words = _WORD.findall(text)
    if len(words) < _FEWEST_WORDS:
        return False
    known = sum(word.lower() in _KNOWN for word in words) / len(words)
    if known > 0.12:
        return False
    return _faults(text, words, signs, known) >= 2


def _faults(text: str, words: list[str], signs: list[str], known: float) -> int:
    """How many independent signs of damage there are."""
    tokens = _TOKEN.findall(text)
    long = [word for word in words if len(word) > 3 and not word.isupper()]
    vowelless = sum(not _VOWEL.search(word) for word in long) / max(len(long), 1)
    jumbled = sum(bool(_JUMBLE.search(token)) for token in tokens)
    strange_case = sum(word[1:] != word[1:].lower() and not word.isupper() for word in words) / len(words)
    lone = sum(len(word) == 1 and word not in "iåIÅ" for word in words) / len(words)
    return (
        (sum(sign.isalnum() or sign in _ORDINARY for sign in signs) < 0.85 * len(signs))
        + (vowelless > 0.15)
        + (jumbled > 0.1 * len(tokens))
        + (strange_case > 0.15)
        + (lone > 0.3)
        + (known < 0.02)
    )
