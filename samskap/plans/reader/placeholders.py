"""Text that a template left for somebody to fill in."""

from __future__ import annotations

import re

_PLACEHOLDER = re.compile(
    r"\[\s*(?:sett|set|skriv|fyll|legg|velg|vel|navn|namn|dato|frist|ansvar\w*|tekst|tiltak|xx+|år"
    r"|kommune\w*|tittel|beskriv\w*|her|…|\.\.\.)[^\]\n]{0,120}\]"
    r"|\[\s*\.{2,}\s*\]|\[…\]|\[[a-zæøå][^\]\n\d]{1,60}\](?!\()"
    r"|<\s*(?:sett|set|skriv|fyll|legg|velg|vel|navn|namn|dato|frist|ansvar|tekst|tiltak)[^>\n]{0,120}>"
    r"|\{\{?[^}\n]{1,60}\}\}?"
    r"|\b(?:dd|xx)[./-](?:mm|xx)[./-](?:åååå|yyyy|åå|yy|xxxx|20xx|xx)\b|\b(?:åååå|20xx|xxxx)\b"
    r"|\b(?:klikk|trykk)(?: eller trykk)? her for å (?:skrive|sette|velge|angi)[^.\n]{0,40}\.?"
    r"|(?<!\w)_{3,}(?!\w)|\bN\.\s?N\.|\bNN\b",
    re.IGNORECASE,
)


_LEADING = re.compile(r"\b(?:innen|innan|frist|fra|frå|til|før|senest|seinast|og|eller)\b", re.IGNORECASE)


def find_placeholders(text: str) -> list[str]:
    """The placeholders of a text, as they stand."""
    if not any(sign in text for sign in "[<{_") and not re.search(
        r"dd|xx|åååå|klikk|trykk|nn|n\.", text, re.IGNORECASE
    ):
        return []
    return [found.group() for found in _PLACEHOLDER.finditer(text)]


def without_placeholders(text: str) -> str:
    """What is left when the placeholders are taken away."""
    return _PLACEHOLDER.sub("", text).strip(" .,;:–-\n\t")


def is_placeholder(text: str) -> bool:
    """Whether the text is nothing but placeholders."""
    rest = _LEADING.sub("", without_placeholders(text))
    return bool(find_placeholders(text)) and not re.search(r"\w", rest)
