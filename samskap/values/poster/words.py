"""The words of a poster nobody has changed, in bokmål and nynorsk: a poster's language is its own, not the page's."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from samskap.values.defaults import DEFAULTS
from samskap.values.poster.content import MOST_LINES, TEXT, THEME, PosterLine, PosterText, shortened

LANGUAGES: Final = ("nb", "nn")
NUMBERS: Final = {
    "nb": ("", "Én", "To", "Tre", "Fire", "Fem", "Seks", "Sju", "Åtte"),
    "nn": ("", "Éin", "To", "Tre", "Fire", "Fem", "Seks", "Sju", "Åtte"),
}
HEADING: Final = {
    "nb": ("tråd vi holder i", "tråder vi holder i"),
    "nn": ("tråd vi held i", "trådar vi held i"),
}
# key of the value -> (text, question)
LINES: Final = {
    "nb": {
        "hap": ("Noe godt kan komme. Er du tom, bærer vi håpet litt for deg.", "Hva ser du fram til?"),
        "identitet": ("Du er deg, med alt du kan og har levd.", "Hva vil du bli kjent for?"),
        "samhorighet": (
            "Her er det plass til deg, og vi merker når du ikke kommer.",
            "Hvem er du glad for å møte?",
        ),
        "mening": ("Det som gjør en dag verdt å stå opp til, er ditt å finne.", "Hva gir dagen din farge?"),
        "empowerment": (
            "Det er livet ditt, så du bestemmer. Vi støtter når du vil.",
            "Hva vil du styre selv?",
        ),
    },
    "nn": {
        "hap": ("Noko godt kan kome. Er du tom, ber vi håpet litt for deg.", "Kva ser du fram til?"),
        "identitet": ("Du er deg, med alt du kan og har levd.", "Kva vil du bli kjend for?"),
        "samhorighet": (
            "Her er det plass til deg, og vi merkar når du ikkje kjem.",
            "Kven er du glad for å møte?",
        ),
        "mening": ("Det som gjer ein dag verd å stå opp til, er ditt å finne.", "Kva gir dagen din farge?"),
        "empowerment": (
            "Det er livet ditt, så du bestemmer. Vi støttar når du vil.",
            "Kva vil du styre sjølv?",
        ),
    },
}
SHAPES: Final = {
    "nb": {
        "hap": "en sol",
        "identitet": "en person",
        "samhorighet": "to ringer",
        "mening": "et kompass",
        "empowerment": "en spire",
        "fjell": "et fjell",
        "hus": "et hus",
        "bro": "en bro",
        "bat": "en båt",
        "bolge": "bølger",
    },
    "nn": {
        "hap": "ei sol",
        "identitet": "ein person",
        "samhorighet": "to ringar",
        "mening": "eit kompass",
        "empowerment": "ei spire",
        "fjell": "eit fjell",
        "hus": "eit hus",
        "bro": "ei bru",
        "bat": "ein båt",
        "bolge": "bølgjer",
    },
}
DRAWING: Final = {
    "nb": (
        "{number} tråd kommer inn øverst, bøyer av og blir til {shapes}.",
        "{number} tråder kommer inn øverst. Hver av dem bøyer av til sin linje, og de blir til {shapes}.",
    ),
    "nn": (
        "{number} tråd kjem inn øvst, bøyer av og blir til {shapes}.",
        "{number} trådar kjem inn øvst. Kvar av dei bøyer av til si linje, og dei blir til {shapes}.",
    ),
}
AND: Final = {"nb": "og", "nn": "og"}
WAY_IN: Final = {"nb": "Slik gjør vi det hos oss", "nn": "Slik gjer vi det hos oss"}
CODE: Final = {"nb": "QR-kode til {url}", "nn": "QR-kode til {url}"}


@dataclass(frozen=True, slots=True)
class ValueWords:
    """A value of the organisation as a poster needs it."""

    pk: int
    key: str
    name: str
    meaning: str


def default_text(values: Sequence[ValueWords], language: str) -> PosterText:
    """The poster of the values as they are."""
    lines = tuple(_line(value, language) for value in values[:MOST_LINES])
    number = NUMBERS[language][len(lines)]
    heading = f"{number} {HEADING[language][len(lines) != 1]}".strip()
    return PosterText(language, heading[:1].upper() + heading[1:], "", lines)


def _line(value: ValueWords, language: str) -> PosterLine:
    """Our words for a value that is one of the five; its own meaning for another."""
    text, question = LINES[language].get(value.key, (shortened(value.meaning, TEXT), ""))
    return PosterLine(_name(value, language)[:THEME], text, question, value.pk, value.key)


def _name(value: ValueWords, language: str) -> str:
    """The organisation's name for the value; where it never changed ours, in the poster's language."""
    for default in DEFAULTS:
        if default.key == value.key and value.name in default.name.values():
            return default.name[language]
    return value.name


def drawing_words(motifs: Sequence[str], language: str) -> str:
    """What the drawing shows, for those who hear the poster."""
    shapes = [SHAPES[language][motif] for motif in motifs]
    told = ", ".join(shapes[:-1]) + f" {AND[language]} {shapes[-1]}" if len(shapes) > 1 else "".join(shapes)
    sentence = DRAWING[language][len(shapes) != 1]
    return sentence.format(number=NUMBERS[language][len(shapes)], shapes=told)
