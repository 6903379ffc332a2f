"""How it goes with the measures of the example plan, in their order, and which values each of them carries."""

from __future__ import annotations

from typing import NamedTuple

ALL = ("hap", "identitet", "samhorighet", "mening-i-livet", "empowerment")


class Life(NamedTuple):
    """A measure under way: its status, why it is so where that needs saying, and the slugs of its values."""

    status: str
    reason: str
    values: tuple[str, ...]
    shows_as: str = ""


MEASURES: list[Life] = [
    Life("done", "", ALL),
    Life("in_progress", "", ("hap", "mening-i-livet")),
    Life("in_progress", "", ("hap", "samhorighet"), "Vi kjenner hverandre igjen på det vi øver på."),
    Life("done", "", ALL),
    Life("in_progress", "", ("identitet", "empowerment"), "Ingen trenger å gjemme brevet sitt."),
    Life(
        "needs_hand",
        "Det er kommet få forslag fra innbyggere. Ta med deg et kort til neste samtale, så hjelper du oss.",
        ("identitet",),
    ),
    Life("not_started", "", ("identitet", "empowerment")),
    Life(
        "in_progress",
        "",
        ("hap", "empowerment"),
        "Samtalen skifter retning når den som fikk hjelp, ber om det.",
    ),
    Life("in_progress", "", ("empowerment",)),
    Life(
        "on_hold",
        "Vi prøver igjen over nyttår, når Rask samtale har fått opplæringen på plass.",
        ("mening-i-livet", "empowerment"),
    ),
    Life("in_progress", "", ("samhorighet", "mening-i-livet"), "Flere går inn døra sammen med noen."),
    Life("not_started", "", ("samhorighet", "mening-i-livet")),
    Life("in_progress", "", ("identitet", "mening-i-livet")),
    Life("in_progress", "", ("hap",)),
    Life(
        "needs_hand",
        "Tre nettverk mangler en kontakt hos oss. Si fra til Lag fagutvikling om du sitter i ett av dem.",
        ("samhorighet",),
    ),
    Life("done", "", ("empowerment",)),
    Life("not_started", "", ("hap", "empowerment")),
]
