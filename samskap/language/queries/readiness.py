"""Whether an edition can be put in force: its words compile, do what their examples say, and lead in no circle."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from django.utils.translation import gettext as _

from samskap.language.checker import Edition as Compiled
from samskap.language.checker import EditionError, compile_edition
from samskap.language.exchange import edition_data
from samskap.language.models import Edition
from samskap.language.plain_terms import Data


@dataclass(frozen=True, slots=True)
class Problem:
    """What stands in the way, and at which word (empty: the whole edition)."""

    key: str
    words: str


def problems_of(edition: Edition) -> list[Problem]:
    """Everything that has to be mended before the edition is published; empty when it is ready."""
    data = edition_data(edition)
    if not data["entries"]:
        return [Problem("", _("Utgaven har ingen ord ennå."))]
    try:
        compiled = compile_edition(data)
    except EditionError as error:
        return [Problem(error.entry, in_page_language(error))]
    return [*_missing(data), *_wrong_examples(data, compiled), *_cycles(data, compiled)]


def in_page_language(error: EditionError) -> str:
    """What the checker has against a word, in the language of the page."""
    words = {name: _(word) if isinstance(word, str) and word else word for name, word in error.words.items()}
    return _(error.sentence) % words if words else _(error.sentence)


def finder(compiled: Compiled, key: str) -> Callable[[str], bool]:
    """Tells of a text whether the word is found in it, by itself or counted under it."""
    return lambda text: any(key in (finding.entry, finding.word) for finding in compiled.check(text))


def _missing(data: Data) -> Iterator[Problem]:
    for entry in data["entries"]:
        if not entry["say"].get("nb"):
            yield Problem(entry["entry"], _("Skriv minst én ting vi kan si i stedet."))
        if not entry["why"].get("nb"):
            yield Problem(entry["entry"], _("Skriv hvorfor."))
        if not entry["terms"]:
            yield Problem(entry["entry"], _("Det er ikke noe å lete etter ennå."))
        if not entry["examples"].get("match"):
            yield Problem(entry["entry"], _("Skriv minst én setning som skal treffe."))


def _wrong_examples(data: Data, compiled: Compiled) -> Iterator[Problem]:
    for entry in data["entries"]:
        hits = finder(compiled, entry["entry"])
        for text in entry["examples"].get("match", []):
            if not hits(text):
                yield Problem(entry["entry"], _("Denne skulle ha truffet: «%(text)s»") % {"text": text})
        for text in entry["examples"].get("no_match", []):
            if hits(text):
                yield Problem(entry["entry"], _("Denne skulle ikke ha truffet: «%(text)s»") % {"text": text})


def _cycles(data: Data, compiled: Compiled) -> Iterator[Problem]:
    """Words whose advice leads, over one or more other words, back to themselves."""
    leads = {entry["entry"]: _led_to(entry, compiled) for entry in data["entries"]}
    told: set[frozenset[str]] = set()
    for key in leads:
        circle = _circle_from(key, leads)
        if circle and frozenset(circle) not in told:
            told.add(frozenset(circle))
            words = " → ".join(f"«{each}»" for each in [*circle, circle[0]])
            yield Problem(key, _("Rådene går i ring: %(words)s") % {"words": words})


def _led_to(entry: Data, compiled: Compiled) -> set[str]:
    """The words that stand in what the entry says instead, above level info."""
    said = [text for texts in entry["say"].values() for text in texts]
    return {finding.word for text in said for finding in compiled.check(text) if finding.level != "info"}


def _circle_from(start: str, leads: dict[str, set[str]]) -> list[str]:
    """The shortest way from a word back to itself; empty when there is none."""
    ways = [[start]]
    seen: set[str] = set()
    while ways:
        way = ways.pop(0)
        for following in sorted(leads.get(way[-1], ())):
            if following == start:
                return way
            if following not in seen:
                seen.add(following)
                ways.append([*way, following])
    return []
