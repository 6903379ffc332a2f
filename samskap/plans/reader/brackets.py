"""Who and when in bare brackets at the end of a measure: "Temakveld (Kulturskolen, vår 2026)"."""

from __future__ import annotations

import re
from functools import cache

from samskap.plans.reader import bodies

_CLOSING = re.compile(r"\((?P<inner>[^()]{2,90})\)\s*\.?$")
_MOST_WORDS = 5


@cache
def _time() -> re.Pattern[str]:
    return re.compile(
        r"(?:19|20)\d\d|\b(?:løpende|løpande|kontinuerl\w+|årl\w+|årleg\w*|månedl\w+|ukentl\w+|snarest|hver|hvert|kvar"
        r"|kvart|innen|innan|frist|fra|frå|q\d|uke \d+|veke \d+|vår\w*|høst\w*|haust\w*|sommer\w*|januar|februar|mars"
        r"|april|mai|juni|juli|august|september|oktober|november|desember)\b",
        re.IGNORECASE,
    )


def who_and_when(text: str) -> tuple[str, str]:
    """The names and the times in the closing bracket; "" where it holds anything else, or might name no body."""
    found = _CLOSING.search(text.strip())
    if not found:
        return "", ""
    parts = [part.strip() for part in re.split(r"[,;]", found["inner"]) if part.strip()]
    times = [part for part in parts if _time().search(part)]
    names = [part for part in parts if part not in times]
    if not names or not all(map(_may_be_name, names)):
        return "", ""
    told = any(bodies.is_body_word(word) for name in names for word in name.split())
    return (", ".join(names), ", ".join(times)) if told or times else ("", "")


def _may_be_name(text: str) -> bool:
    words = text.split()
    return (
        text[:1].isupper()
        and len(words) <= _MOST_WORDS
        and not any(sign.isdigit() or sign == "." for sign in text)
    )
