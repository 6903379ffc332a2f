"""Composes Norwegian text of municipal and health prose for the language benchmark; the same for the same seed."""

from __future__ import annotations

import random
from functools import cache

from bench._language_words import Words, words_of

SIZE = 1_000_000
_SEED = 4
_TERMS = 0.12  # of the sentences have a word of the dictionary, which makes about one word in a hundred
_NYNORSK = 0.2
_TEMPLATES = {
    "nb": """
    {definite} {verb} {indefinite} {place}.
    {Definite_plural} {verb} {plural}, og {definite} {verb} {definite_plural} {place}.
    Vi {verb} {definite} {place}, slik at {definite_plural} kan {verb2} {plural}.
    Når {definite} {verb} {plural}, skal {definite_plural} få {indefinite} {place}.
    {Definite} har {number} {plural} – de fleste {place} – og {verb} {adjective} {plural}.
    Det er {adjective} at {definite_plural} {verb} {definite}, også {place}.
    «{Definite} {verb} {indefinite},» sier en av oss, «men vi må ha {plural} {place}.»
    Hvem {verb} {definite}, og hva {verb} {definite_plural} {place}?
    I {year} ble {definite} flyttet; {definite_plural} {verb} fortsatt {plural}.
    Kommunen satte av {number} 000 kroner til {definite} og {definite_plural} (se § {number}).
    """,
    "nn": """
    {definite} {verb} {indefinite} {place}.
    {Definite_plural} {verb} {plural}, og {definite} {verb} {definite_plural} {place}.
    Vi {verb} {definite} {place}, slik at {definite_plural} kan få {plural}.
    Når {definite} {verb} {plural}, skal {definite_plural} få {indefinite} {place}.
    {Definite} har {number} {plural} – dei fleste {place} – og {verb} {adjective} {plural}.
    Det er {adjective} at {definite_plural} {verb} {definite}, òg {place}.
    «{Definite} {verb} {indefinite},» seier ein av oss, «men vi må ha {plural} {place}.»
    Kven {verb} {definite}, og kva {verb} {definite_plural} {place}?
    I {year} vart {definite} flytta; {definite_plural} {verb} framleis {plural}.
    Kommunen sette av {number} 000 kroner til {definite} og {definite_plural} (sjå § {number}).
    """,
}
_WITH_TERMS = {
    "nb": """
    Mange {who} {verb} {indefinite} {place}.
    {Definite} {verb} {plural} for {who} {place}.
    Tiltak mot {what} {verb} {definite} og {definite_plural} {place}.
    Vi {verb} {what} og {plural} når {who} {verb} {definite}.
    """,
    "nn": """
    Mange {who} {verb} {indefinite} {place}.
    {Definite} {verb} {plural} for {who} {place}.
    Tiltak mot {what} {verb} {definite} og {definite_plural} {place}.
    Vi {verb} {what} og {plural} når {who} {verb} {definite}.
    """,
}
_RARE = {
    "nb": "Skriv til post@kommunen.example eller les mer på https://kommunen.example/{definite}/{number}.",
    "nn": "Skriv til post@kommunen.example eller les meir på https://kommunen.example/{definite}/{number}.",
}
_TWO = ["få", "ha", "gi", "ta", "se", "møte", "følge", "skrive", "lese", "bruke", "hjelpe", "støtte", "dele"]
_TWO += ["vise", "prøve", "endre", "bygge", "lære", "lage", "åpne"]


@cache
def composed(size: int = SIZE) -> str:
    """About ``size`` bytes of text: headings, paragraphs and lists, a fifth in nynorsk."""
    pick = random.Random(_SEED)
    words = {lang: words_of(lang) for lang in ("nb", "nn")}
    parts: list[str] = []
    so_far = 0
    while so_far < size:
        lang = "nn" if pick.random() < _NYNORSK else "nb"
        part = _chapter(pick, lang, words[lang])
        parts.append(part)
        so_far += len(part.encode())
    return "".join(parts)


def count_words(text: str) -> int:
    """Words as people count them: what stands between spaces."""
    return len(text.split())


def _chapter(pick: random.Random, lang: str, words: Words) -> str:
    heading = f"{pick.randint(1, 9)}.{pick.randint(1, 20)} {pick.choice(words.nouns.definite).capitalize()}"
    paragraphs = [
        " ".join(_sentence(pick, lang, words) for _ in range(pick.randint(3, 8)))
        for _ in range(pick.randint(2, 5))
    ]
    points = [f"- {_sentence(pick, lang, words)}" for _ in range(pick.randint(0, 4))]
    return "\n\n".join([heading, *paragraphs, "\n".join(points), ""])


def _sentence(pick: random.Random, lang: str, words: Words) -> str:
    chance = pick.random()
    if chance < _TERMS:
        template = pick.choice(_lines(_WITH_TERMS[lang]))
    elif chance > 0.995:
        template = _RARE[lang]
    else:
        template = pick.choice(_lines(_TEMPLATES[lang]))
    sentence = _Filling(pick, words).fill(template)
    return sentence[0].upper() + sentence[1:]


@cache
def _lines(text: str) -> list[str]:
    return [line.strip() for line in text.strip().splitlines()]


class _Filling:
    """Gives each slot of a template a word of its own."""

    def __init__(self, pick: random.Random, words: Words) -> None:
        self._pick = pick
        self._lists: dict[str, list[str]] = {
            **words.nouns._asdict(),
            "verb": words.verbs,
            "verb2": _TWO,
            "adjective": words.adjectives,
            "place": words.places,
            "who": words.who,
            "what": words.what,
        }

    def fill(self, template: str) -> str:
        return template.format_map(self)

    def __getitem__(self, slot: str) -> str:
        if slot == "number":
            return str(self._pick.randint(2, 90))
        if slot == "year":
            return str(self._pick.randint(2010, 2029))
        word = self._pick.choice(self._lists[slot.lower()])
        return word if slot.islower() else word[0].upper() + word[1:]
