"""How far: from status words to the four states of the format. "Løpende" is a timing and no state."""

from __future__ import annotations

import re
from functools import cache

from samskap.plans.reader.document import Status

_WORDS: tuple[tuple[Status, str], ...] = (
    ("cancelled", (
r"utgår|utgått|utgjekk|avlyst|kansellert|stoppet|stoppa|avbrutt|avbrote|droppet|droppa|bortfalt"
r"|bortfalle|ikke aktuelt?|ikkje aktuelt?|skrinlagt|avviklet|avvikla|strøket|trukket"
)),
    ("not_started", (r"ikke (?:\w+ )?(?:startet|påbegynt|begynt|gjennomført|igangsatt|iverksatt|utført|i gang|ferdig "
r"påbegynt)|ikkje (?:\w+ )?(?:starta|påbyrja|byrja|gjennomført|sett i gang|igangsett|iverksett|utført"
r"|i gang)"
                    r"|planlagt|planlegges|planleggast|utsatt|utsett|venter|ventar|på vent|framtidig|nei|ny|nytt"
                    r"|gjenstår"
r"|står att|uavklart")),
    ("in_progress", (r"pågår|pågåande|pågående|påbegynt|påbyrja|byrja|begynt|startet|starta|oppstartet|i gang|igangsatt"
r"|igangsett|iverksatt|iverksett|under arbeid|under (?:utarbeidelse|utarbeiding|planlegging|utvikling"
r"|gjennomføring)|i arbeid"
                    r"|i rute|trenger en hånd|treng ei hand"
r"|etter planen|i prosess|delvis\w*(?: \w+)?|forsinket|forseinka|videreføres|vidareførast"
r"|videreført|vidareført|arbeides med|ikke ferdig|ikkje ferdig|halvveis|godt i gang|på vei|på veg")),
    ("done", (
r"gjennomført|utført|ferdig\w*|fullført|avsluttet|avslutta|levert|innført|oppnådd|oppnått|på plass"
r"|etablert|implementert|lukket|lukka|ok|ja|x|☑|☒|✓|✔|✅"
)),
)  # fmt: skip


@cache
def _patterns() -> tuple[tuple[Status, re.Pattern[str]], ...]:
    return tuple(
        (status, re.compile(rf"(?<![\w-])(?:{words})(?![\w-])", re.IGNORECASE)) for status, words in _WORDS
    )


def read_status(text: str) -> Status | None:
    """The state a status text tells; the word that stands first decides, and None when there is none."""
    found: list[tuple[int, int, Status]] = []
    for rank, (status, pattern) in enumerate(_patterns()):
        match = pattern.search(text)
        if match:
            found.append((match.start(), rank, status))
    return min(found)[2] if found else None


def is_bare_status(text: str) -> bool:
    """Whether the text is a status word and nothing more."""
    return any(pattern.fullmatch(text.strip(" .!()")) for _, pattern in _patterns())


def mark_status(mark: str) -> Status | None:
    """The state a check box tells: a ticked one is done, an empty one says not started."""
    if mark in ("☑", "☒", "✓", "✔", "✅"):
        return "done"
    return "not_started" if mark in ("☐", "⬜") else None
