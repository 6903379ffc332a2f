"""What a poster says, and the data its template gets. Pure: knows no database."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Final

MOST_LINES: Final = 8
THEME, TEXT, QUESTION, HEADING, FOOTER = 40, 160, 90, 60, 120  # characters that still read well from a wall
VALUE_MOTIFS: Final = ("hap", "identitet", "samhorighet", "mening", "empowerment")
OWN_MOTIFS: Final = (
    "fjell",
    "hus",
    "bro",
    "bat",
    "bolge",
)  # themes of the department's own get these in turn


@dataclass(frozen=True, slots=True)
class PosterLine:
    """One theme: the value it belongs to, or none when it is the department's own."""

    theme: str
    text: str = ""
    question: str = ""
    value_id: int | None = None
    key: str = ""  # of the value: colour and motif
    motif: str = ""  # one of OWN_MOTIFS, chosen for a theme of the department's own


@dataclass(frozen=True, slots=True)
class PosterText:
    """All words of one poster. ``own`` when the unit has written it, ``revision`` counts its changes."""

    language: str
    heading: str
    footer: str
    lines: tuple[PosterLine, ...]
    own: bool = False
    revision: int = 0


@dataclass(frozen=True, slots=True)
class Sender:
    """Who hangs the poster up, and the page its QR code leads to."""

    unit: str
    organisation: str
    url: str


def motifs_of(lines: Iterable[PosterLine]) -> list[str]:
    """What each thread becomes: the motif of its value the first time, the chosen one, or the next of the free ones."""
    given: list[str] = []
    own = 0
    for line in lines:
        if line.key in VALUE_MOTIFS and line.key not in given:
            given.append(line.key)
        elif line.motif in OWN_MOTIFS:
            given.append(line.motif)
        else:
            given.append(OWN_MOTIFS[own % len(OWN_MOTIFS)])
            own += 1
    return given


def layout_lines(lines: Sequence[PosterLine]) -> list[dict[str, Any]]:
    """The lines as the template reads them."""
    return [
        {
            "key": line.key if line.key in VALUE_MOTIFS else "fjord",
            "motif": motif,
            "theme": line.theme,
            "text": line.text,
            "question": line.question,
        }
        for line, motif in zip(lines, motifs_of(lines), strict=True)
    ]


def shortened(text: str, most: int) -> str:
    """The first sentence, or as many whole words as there is room for."""
    sentence = text.strip().split("\n")[0]
    first = sentence.split(". ")[0].rstrip(".")
    if first and len(first) < most:
        return f"{first}."
    words = sentence[: most - 1].rsplit(" ", 1)[0].rstrip(" ,;:–-")
    return f"{words} …" if words else ""
