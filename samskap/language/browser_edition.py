"""A compiled edition for the checker in the browser: the same words, written shorter, and the checker's word lists.

``samskap-browser/1``: what is empty is left out; all strings to look for are folded already; the forms of a term are
``[stem, n]`` where ``endings[n]`` lists what is put behind the stem, each with its tag. ``lists`` are the small
words of ``data/grammar.json``, which stand in no other file.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from functools import cache
from typing import Any

from samskap.language.checker import Edition, grammar
from samskap.language.checker.folding import fold_word

FORMAT = "samskap-browser/1"
Plain = dict[str, Any]


def payload(edition: Edition) -> bytes:
    """The edition as JSON."""
    return json.dumps(browser_data(edition.compiled), ensure_ascii=False, separators=(",", ":")).encode()


def browser_data(compiled: Plain) -> Plain:
    """The short form of ``samskap-compiled/1``."""
    endings: dict[str, int] = {}
    forms = _grouped(compiled["forms"], len(compiled["terms"]))
    modifiers = _grouped(compiled["modifiers"], len(compiled["terms"]))
    return {
        "format": FORMAT,
        "lists": _lists(),
        "entries": compiled["entries"],
        "terms": [
            _term(term, forms[at], modifiers[at], endings) for at, term in enumerate(compiled["terms"])
        ],
        "endings": [json.loads(each) for each in endings],
        "exceptions": [_exception(parts) for parts in compiled["exceptions"] if parts],
    }


@cache
def _lists() -> dict[str, dict[str, str]]:
    lists = json.loads(grammar.FILE.read_bytes())
    return {group: words for group, words in lists.items() if group != "about"}


def _folded(word: str) -> str:
    return fold_word(word).decode("latin-1")


def _grouped(rows: Iterable[list[Any]], terms: int) -> list[list[list[Any]]]:
    """The rows of each term, without its number."""
    grouped: list[list[list[Any]]] = [[] for _term in range(terms)]
    for word, term, *tag in rows:
        grouped[term].append([_folded(word), *tag])
    return grouped


def _term(term: Plain, forms: list[list[Any]], modifiers: list[list[Any]], endings: dict[str, int]) -> Plain:
    stem = _stem([form for form, _tag in forms])
    behind = json.dumps([[form[len(stem) :], tag] for form, tag in forms], ensure_ascii=False)
    slots = [
        _without_empty({**slot, "forms": [*map(_folded, slot["forms"])]}) for slot in term["slots"] or ()
    ]
    return _without_empty(
        {
            **term,
            "both": [*map(_folded, term["both"])],
            "slots": slots,
            "forms": [stem, endings.setdefault(behind, len(endings))],
            "modifiers": [word for [word] in modifiers],
        }
    ) | {"e": term["e"]}


def _stem(forms: list[str]) -> str:
    """What all the forms begin with."""
    first, last = min(forms, default=""), max(forms, default="")
    pairs = zip(first, last, strict=False)
    return first[: next((at for at, (a, b) in enumerate(pairs) if a != b), min(len(first), len(last)))]


def _exception(parts: list[list[Any]]) -> Plain:
    # The same choice as the checker's: the longest part is the rarest.
    anchor = max(range(len(parts)), key=lambda at: len(parts[at][0]))
    return {
        "parts": [[_folded(word), front, back] for word, front, back in parts],
        "anchor": anchor,
    }


def _without_empty(data: Plain) -> Plain:
    return {key: value for key, value in data.items() if value not in (None, "", False, 0, [], {})}
