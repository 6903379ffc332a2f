"""What a page says to people, and the words by which one tells that it says them in the wrong language."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache
from html.parser import HTMLParser

from ahocorasick_rs import AhoCorasick

from tools.catalogues import LANGUAGES, apps, load, po_file, translations

SILENT = {"script", "style", "template", "textarea"}
VOID = {
    "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr",
}  # fmt: skip
SPOKEN = ("alt", "title", "aria-label", "aria-description", "placeholder")
# Words that only one of the languages has. Names and the plan's own words are marked or made up in the tests.
TELL = {
    "nb": r"ikke|hva|hvor|hvorfor|hvordan|hvilke[nt]?|hvem|hver|noen|noe|fra|dere|deres|ennå|nå|jeg|være|uke[rn]?|"
    r"tiltakene|verdiene|avdelingen?e?|navn|siden|gjøre?|flere|kommer|vises|velg|brukes|koden virker|forsiden",
    "nn": r"ikkje|kva|kvar|kvifor|korleis|kven|nokon|noko|frå|dykk|enno|tiltaka|verdiane|namn|sida|gjere|fleire",
    "en": r"the|and|you|your|is|are|this|that|please|required|invalid|with|from|enter|select|ensure|must",
}
BLANK = re.compile(r"%\(\w+\)[a-z]|%[sd]")
LONG_ENOUGH = 12
# What stands between quotation marks is somebody's words, or an example of what to write, in whatever language.
QUOTED = re.compile(r"«[^«»]*»|“[^“”]*”")


class _Reader(HTMLParser):
    """Collects what is said in the language of the page."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.language = ""
        self.said: list[str] = []
        self._open: list[tuple[str, bool]] = []

    def _quiet(self) -> bool:
        return bool(self._open) and self._open[-1][1]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        if tag == "html":
            self.language = given.get("lang") or ""
        other = (given.get("lang") or self.language) != self.language
        # what a machine is told, such as the name of a field, is the same in every language and marked so
        quiet = self._quiet() or tag in SILENT or other or given.get("translate") == "no"
        if not quiet:
            self.said += [given[name] or "" for name in SPOKEN if given.get(name)]
            if tag == "input" and given.get("type") in {"submit", "button"}:
                self.said.append(given.get("value") or "")
        if tag not in VOID:
            self._open.append((tag, quiet))

    def handle_endtag(self, tag: str) -> None:
        for at in range(len(self._open) - 1, -1, -1):
            if self._open[at][0] == tag:
                del self._open[at:]
                return

    def handle_data(self, data: str) -> None:
        if not self._quiet():
            self.said.append(data)


def read(page: str) -> tuple[str, list[str]]:
    """The language the page says it is in, and what it says in it, piece by piece."""
    reader = _Reader()
    reader.feed(page)
    flat = (" ".join(piece.split()) for piece in reader.said)
    return reader.language, [piece for piece in flat if piece]


@cache
def catalogue(language: str) -> dict[tuple[str | None, tuple[str, ...]], tuple[str, ...]]:
    """Every message of ours with its words in the language; in bokmål the message is the words."""
    found = {}
    for app in apps():
        if app.name == "config":
            continue  # there the messages are Django's
        for other in LANGUAGES:
            for (context, texts), message in translations(load(po_file(app, other), other)).items():
                strings = message.string if isinstance(message.string, tuple) else (message.string,)
                if language == "nb":
                    found[context, texts] = texts
                elif other == language:
                    found[context, texts] = tuple(str(string) for string in strings)
    return found


@cache
def foreign(spoken: str, other: str) -> tuple[frozenset[str], AhoCorasick]:
    """Whole texts, and what finds parts of longer ones, that ``other`` has among its words and ``spoken`` has not."""
    ours = [text for texts in catalogue(spoken).values() for text in texts]
    theirs = [text for texts in catalogue(other).values() for text in texts]
    whole = frozenset(theirs) - frozenset(ours)
    everything = "\n".join(ours)
    parts = {part.strip(" .,:;«»“”()") for text in theirs for part in BLANK.split(text)}
    telling = (part for part in parts if len(part) >= LONG_ENOUGH and " " in part and part not in everything)
    return whole, AhoCorasick(sorted(telling))


def slips(said: Iterable[str], spoken: str, *, own_words: frozenset[str] = frozenset()) -> Iterator[str]:
    """What of it is in another language than ``spoken``; ``own_words`` are names that the municipality gave."""
    for piece in said:
        ours = QUOTED.sub(" ", _without(piece, own_words))
        for other in ("nb", "nn", "en"):
            if other != spoken and (wrong := _slip(ours, spoken, other)):
                yield f"{other}: {wrong!r}"
                break


@cache  # menus and footers say the same on every page
def _without(piece: str, names: frozenset[str]) -> str:
    for name in sorted(names, key=len, reverse=True):
        piece = piece.replace(name, "")
    return piece


@cache
def _slip(piece: str, spoken: str, other: str) -> str:
    whole, parts = foreign(spoken, other)
    if piece in whole or re.search(rf"\b(?:{TELL[other]})\b", piece, re.IGNORECASE):
        return piece
    found = parts.find_matches_as_strings(piece)
    return found[0] if found else ""
