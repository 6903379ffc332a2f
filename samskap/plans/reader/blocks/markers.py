"""The marks that open a list item: bullets, check boxes, numbers, letters, "Delmål 2.1"."""

from __future__ import annotations

import re

_MONTH = (
    r"(?:jan|feb|mar|apr|mai|jun|jul|aug|sep|okt|nov|des)[a-zæøå]*"
    r"|kvartal|halvår|tertial|uke|veke|dag|møte|gang|plass|etasje|klasse|trinn|ledd|linje|linjes|versjon|utgave|utgåve"
)
_BULLETS = "•·▪■□◦●○➢➤►▶✓✔✚✦❖❑❒➔→§–—−‣⁃*+-"
_BULLET = re.compile(rf"(?:[{re.escape(_BULLETS)}](?=\s|[•▪■●✓✔✚➢]|\*\*)|o(?=\t| [A-ZÆØÅ]))\s*")
_BOX = re.compile(r"(?:([☐☑☒✅✗✘⬜])|\[([ xXvV])\](?!\())\s*")
_SIGNED = {"☑": "☑", "✅": "☑", "☒": "☒", "✗": "☒", "✘": "☒", "x": "☑", "v": "☑"}
_NUMBER = re.compile(
    r"""(?P<marker>
          \(?\d{1,3}[.)](?!\d)                        # 1.  1)  (1)
        | \d{1,2}(?:\.\d{1,2}){1,4}[.)]?(?![\d/:?])     # 1.2  1.2.3.
        | \(?[a-zæøå]\)                               # a)  (a)
        | [a-hA-H]\.(?=\s+[A-ZÆØÅ])                   # a.
        | \(?[ivx]{1,5}\)|[IVX]{1,5}[.)]              # iv)  IV.
        )(?:\s+|$|(?=[A-ZÆØÅ][a-zæøå]))""",
    re.VERBOSE,
)
_DATE_LIKE = re.compile(
    rf"\d{{1,2}}\.\s*(?:{_MONTH})\b|\d{{1,2}}\.\d{{1,2}}\.(?:\d{{4}}|\d\d\b)|\d\d?\.(?:00|15|30|45)\b"
)
_NAMED = re.compile(
    r"(?P<marker>(?:tiltak|delmål|hovedmål|hovudmål|mål|strategi|innsatsområde|satsingsområde|satsingsområdet|aktivitet"
    r"|punkt|oppgave|oppgåve|milepæl|del|kapittel|tema|utfordring|prioritet|fase|nr\.?)\s+"
    r"(?:\d{1,2}(?:\.\d{1,2})*|[A-D])\b(?!\s*(?:og|til|av)\b))\s*[.:)–-]?(?:\s+|$)",
    re.IGNORECASE,
)
_BARE = re.compile(r"(?P<marker>\d{1,3})(?:\t\s*|\s{2,})(?=\S)")


def split_marker(text: str) -> tuple[str, str]:
    """The item's mark and the rest of the line; ("", text) when the line opens no item."""
    bullet = _BULLET.match(text)
    rest = text[bullet.end() :] if bullet else text
    marker = bullet.group().strip() if bullet else ""
    box = _BOX.match(rest)
    if box:
        sign = (box.group(1) or box.group(2)).lower()
        return _SIGNED.get(sign, "☐"), rest[box.end() :]
    if bullet:
        return _doubled(marker, rest)
    return _numbered(text)


def _doubled(marker: str, rest: str) -> tuple[str, str]:
    """Word and web pages paste a sign after the mark ("- ✚ …"): one item, its outer mark."""
    inner = _BULLET.match(rest)
    if inner and inner.group().strip() not in "-–—*+o":
        rest = rest[inner.end() :]
    return (marker, rest) if rest.strip() else ("", marker)


def _numbered(text: str) -> tuple[str, str]:
    if text[:1].isalpha():
        named = _NAMED.match(text)
        if named:
            return named["marker"], text[named.end() :]
    if _DATE_LIKE.match(text):
        return "", text
    found = _NUMBER.match(text) or _BARE.match(text)
    return (found["marker"], text[found.end() :]) if found else ("", text)
