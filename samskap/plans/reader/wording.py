"""Small questions about Norwegian wording that several stages ask."""

from __future__ import annotations

import re
from functools import cache

_VERBS = (
    "arrangere ansette avklare avholde bedre bidra bistå bruke bygge delta dele drive drifte dokumentere "
    "endre engasjere etablere evaluere finne følge forankre forbedre fordele "
    "forebygge forenkle forsterke formidle fortsette fremme gi gjennomføre gjøre gjennomgå gå ha halde "
    "heve hente holde hjelpe iverksette informere innarbeide innføre inkludere integrere introdusere "
    "invitere involvere "
    "jobbe kartlegge koble kvalitetssikre kommunisere koordinere lage lære legge lede leie markere melde "
    "møte oppdatere opprette oppsøke oppmuntre opprettholde organisere overføre planlegge prøve "
    "prioritere presentere publisere revidere rekruttere redusere rulle samle samarbeide samskape sikre "
    "sende sette skape skrive skaffe skolere spre starte stimulere støtte styrke søke systematisere "
    "synliggjøre sørge ta teste tilby "
    "tilrettelegge tilpasse tydeliggjøre undersøke utarbeide utforme utføre utrede utvide utvikle "
    "veilede velge vedlikeholde videreføre videreutvikle videreutvikla videreformidle vurdere være øke "
    "øve åpne "
    "gjere gje arbeide auke byggje byrje følgje førebyggje halde innhente inviterast leggje møte nytte "
    "opne oppretthalde rettleie skipe skaffe styrkje syte søkje tilby tilretteleggje utarbeide utgreie "
    "utvikle vere vidareføre vidareutvikle evaluere etablere leie samle dele lage setje sjå bruke"
)
_TOPIC_MOST = 8


@cache
def _verbs() -> frozenset[str]:
    return frozenset(_VERBS.split())


def opens_with_verb(text: str) -> bool:
    """Whether the text begins as measures do: an infinitive, or "det skal …", "alle … skal"."""
    words = re.findall(r"\w+", text.lower())
    if not words:
        return False
    first = words[1] if words[0] == "å" and len(words) > 1 else words[0]
    if first in _verbs():
        return True
    head = words[:9]
    return any(word in ("skal", "vil", "må", "bør") for word in head[1:]) and len(words) > 4


def is_topic(text: str) -> bool:
    """Whether the text names a theme: short, no verb in front, no stop at the end."""
    text = text.strip().strip("–—- *")
    return (
        bool(text)
        and len(text.split()) <= _TOPIC_MOST
        and text[-1] not in ".;,"
        and not opens_with_verb(text)
    )


def sentences(text: str) -> list[str]:
    """The sentences of a text. Abbreviations, dates and numbers do not end one."""
    parts: list[str] = []
    start = 0
    for found in re.finditer(r"[.!?…]+[»\")”]*(?=\s+[«\"(–•]?[A-ZÆØÅ0-9])|\n+", text):
        if found.group().strip() and _goes_on(text, found):
            continue
        if piece := text[start : found.end()].strip():
            parts.append(piece)
        start = found.end()
    if text[start:].strip():
        parts.append(text[start:].strip())
    return parts


_NEAR = 40
_SHORT = re.compile(
    r"(?:\b(?:jf|jfr|ref|bl\.a|blant a|f\.eks|t\.d|dvs|osv|m\.m|m\.fl|mv|etc|ca|kl|nr|pkt|kap|evt|ev|inkl"
r"|ekskl|tlf|avd|pr|st|dr|prof|ass|adm|v|mill|mrd"
    r"|jan|feb|mar|apr|jun|aug|sept|okt|nov|des|f\.o\.m|t\.o\.m|o\.l|d\.d|s|ifm|ift|[A-ZÆØÅ])|\b\d{1,2})$",
    re.IGNORECASE,
)  # fmt: skip


def _goes_on(text: str, stop: re.Match[str]) -> bool:
    if stop.group()[0] != ".":
        return False
    # What stands near decides; to look further would cost the whole text for each stop in it.
    before = text[max(0, stop.start() - _NEAR) : stop.start()]
    after = text[stop.end() : stop.end() + _NEAR].lstrip()
    if not _SHORT.search(before[-12:]):
        return False
    if re.search(r"\b\d{1,2}$", before):
        return bool(
            re.match(
                r"(?:jan|feb|mar|apr|mai|jun|jul|aug|sep|okt|nov|des|kvartal|halvår|\d)", after, re.IGNORECASE
            )
        )
    return not re.search(r"\b[A-ZÆØÅ]$", before) or bool(re.search(r"(?:^|\s)[A-ZÆØÅ]$", before))


def tidy(text: str) -> str:
    """The text without marks of emphasis and pictures of bullets; its words and line breaks stay."""
    text = re.sub(r"\*\*|__|[✚➢❖■▪●◦]\s?", "", text)
    return "\n".join(" ".join(line.split()) for line in text.split("\n") if line.strip())
