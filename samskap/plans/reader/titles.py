"""A measure's title and text from its paragraphs.

The title is the first sentence when that is short enough. The text is then what follows: title and text together are
all words, each once. A longer first sentence gives its first natural clause as the title; the text is then the whole
measure, so that it can still be read.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from samskap.plans.reader.wording import sentences

LONGEST_SENTENCE = 110
_LONGEST, _SHORTEST = 96, 25
_STRONG = re.compile(
    r"\s[–—-]\s|[;:]\s|,\s(?=(?:og|som|der|slik|med|for|herunder|blant|inkludert|samt|både)\b)|\s(?=(?:som"
    r"|for å|slik at|der|hvor|når|og dermed|gjennom|ved å|med oppstart|med sikte|fordi|inkludert|herunder"
    r"|blant annet)\s)"
)
_WEAK = re.compile(
    r"\s(?=(?:og(?=\s\w+(?:er|es|ar|ast)\s|\sskal|\svil)|samt|i|på|til|av|med|for|fra|frå|ved|om|innen"
    r"|innan|mellom|etter|eller|under)\s)"
)


def split_title(paragraphs: Sequence[str]) -> tuple[str, str]:
    """Title and text; see above for what each holds."""
    body = [paragraph.strip() for paragraph in paragraphs if paragraph.strip()]
    if not body:
        return "", ""
    first = sentences(body[0])[0]
    if len(first) <= LONGEST_SENTENCE:
        rest = body[0][len(first) :].strip() if body[0].startswith(first) else ""
        return _without_stop(first), "\n".join(part for part in [rest, *body[1:]] if part)
    return _clause(first), "\n".join(body)


def _without_stop(sentence: str) -> str:
    return (
        sentence.rstrip(" .,")
        if sentence.rstrip().endswith(".") and not sentence.rstrip().endswith("..")
        else sentence.strip(" ,")
    )


def _clause(sentence: str) -> str:
    for pattern in (_STRONG, _WEAK, re.compile(r"\s")):
        cuts = [
            found.start() for found in pattern.finditer(sentence) if _SHORTEST <= found.start() <= _LONGEST
        ]
        if cuts:
            return sentence[: cuts[-1]].rstrip(" ,;:–—-")
    return sentence[:_LONGEST]
