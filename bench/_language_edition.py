"""Editions for the language benchmark: one of 300 composed entries, and the forms of any edition as plain lists."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import islice, product
from typing import Any

_MOST = 40  # of the ways one phrase can be written, for tools that only compare strings
_FIRSTS = [
    "samtale",
    "tjeneste",
    "melde",
    "tiltaks",
    "kontroll",
    "avviks",
    "rutine",
    "risiko",
    "kurs",
    "vedtaks",
]
_HEADS = {
    "m-er": [
        "bruker",
        "mottaker",
        "avhenger",
        "taker",
        "kjenner",
        "søker",
        "leser",
        "skriver",
        "giver",
        "nekter",
    ],
    "m": ["klient", "pasient", "kandidat", "sak", "gjest", "kasus", "plan", "grad", "dag", "stol"],
    "n": ["misbruk", "forløp", "kull", "avvik", "behov", "svikt", "tap", "brudd", "krav", "fravær"],
}


def edition_of(entries: int) -> dict[str, Any]:
    """``samskap-edition/1`` data with so many entries: nouns in both languages, phrases, contexts, exceptions."""
    words = [
        (first + head, paradigm) for paradigm, heads in _HEADS.items() for head in heads for first in _FIRSTS
    ]
    made = [_entry(at, *word) for at, word in enumerate(islice(words, entries))]
    return {
        "format": "samskap-edition/1",
        "organisation": "",
        "edition": 1,
        "title": "Måling",
        "url": "https://samskap.example/ordboken/{entry}/",
        "entries": made,
        "groups": {"vehicles": ["bil", "buss", "tog*"]},
    }


def _entry(at: int, word: str, paradigm: str) -> dict[str, Any]:
    neutral = {"sg": "person", "sg-def": "personen", "pl": "personer", "pl-def": "personene"}
    nynorsk = word.removesuffix("er") + "ar" if paradigm == "m-er" else word
    shared = {"paradigm": paradigm, "head": at % 3 == 0, "replace": neutral}
    terms: list[dict[str, Any]] = [
        {"lang": "nb", "word": word, "modifier": [word] if at % 2 else [], **shared},
        {"lang": "nn", "word": nynorsk, "modifier": [], **shared},
    ]
    if at % 5 == 0:
        terms[0]["context"] = {"unless_near": ["@vehicles", "makt*"], "unless_before": ["ikke"]}
    if at % 7 == 0:
        verb = {"word": "lide", "paradigm": "v-led"}
        slots = [verb, {"forms": {"": ["av"]}, "gap": 1}, {"forms": {"": [word]}, "gap": 2}]
        terms.append({"lang": "nb", "phrase": slots})
    return {
        "entry": word,
        "level": ("red", "yellow", "info")[at % 3],
        "theme": "people",
        "avoid": {"nb": word, "nn": nynorsk},
        "say": {"nb": ["person", "den det gjelder"], "nn": ["person", "den det gjeld"]},
        "why": {"nb": "Ordet gjør en side ved et menneske til hele mennesket.", "nn": ""},
        "terms": terms,
        "exceptions": [f"{word}forening*", f"norsk {word}"] if at % 4 == 0 else [],
    }


def plain_forms(compiled: Mapping[str, Any]) -> dict[str, str]:
    """Every form of the edition's words and phrases, with something to say instead; compounds are not spelt out."""
    forms: dict[str, str] = {}
    for form, number, tag in compiled["forms"]:
        term = compiled["terms"][number]
        if term["slots"] is None:
            forms.setdefault(form, _instead(compiled, term, tag))
    for term in compiled["terms"]:
        for phrase in islice(_ways(term), _MOST):
            forms.setdefault(phrase, _instead(compiled, term, "*"))
    return forms


def _ways(term: Mapping[str, Any]) -> Iterator[str]:
    needed = [slot["forms"] for slot in term["slots"] or () if not slot["optional"]]
    return map(" ".join, product(*needed)) if needed else iter(())


def _instead(compiled: Mapping[str, Any], term: Mapping[str, Any], tag: str) -> str:
    replace = term["replace"] or {}
    says = compiled["entries"][term["e"]]["say"]
    advice = says.get(term["lang"] or "nb") or next(iter(says.values()), None) or ["noe annet"]
    return str(replace.get(tag) or replace.get("*") or advice[0])
