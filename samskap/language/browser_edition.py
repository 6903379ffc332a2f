"""A compiled edition for the checker in the browser: the same words, written shorter, and the checker's small words.

``samskap-browser/1``: tables are written in columns with 0 for what is empty, and all strings to look for are folded
already. ``words`` holds every list of words once, and the rules name their lists by number; a list is one string (see
``_stepped``). The forms of a term are ``[stem, n]`` where ``endings[n]`` tells what is put behind the stem, and which
of ``tags`` are theirs. An exception has parts with ``*`` at open ends, ``+`` between them and ``!`` before the one that
is looked for. ``lists`` are the small words of ``data/grammar.json``, which stand in no other file.
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
    writer = _Writer()
    forms = _grouped(compiled["forms"], len(compiled["terms"]))
    modifiers = _grouped(compiled["modifiers"], len(compiled["terms"]))
    terms = [writer.term(term, forms[at], modifiers[at]) for at, term in enumerate(compiled["terms"])]
    return {
        "format": FORMAT,
        "lists": _lists(),
        "entries": _entries(compiled["entries"]),
        "terms": _columns(terms),
        "endings": [*map(list, writer.endings)],
        "tags": [*map(list, writer.tags)],
        "words": [*map(_stepped, writer.words)],
        "exceptions": _stepped(sorted(_exception(parts) for parts in compiled["exceptions"] if parts)),
    }


def _entries(entries: list[Plain]) -> Plain:
    """The entries in columns; ``as`` only where it differs, and one ``url`` where all are made alike."""
    url = entries[0]["url"].replace(entries[0]["id"], "{entry}") if entries else ""
    alike = all(entry["url"] == url.replace("{entry}", entry["id"]) for entry in entries)
    return {
        "id": [entry["id"] for entry in entries],
        "as": [entry["as"] if entry["as"] != entry["id"] else 0 for entry in entries],
        "level": [entry["level"] for entry in entries],
        **{
            part: {lang: [entry[part].get(lang, 0) for entry in entries] for lang in ("nb", "nn")}
            for part in ("say", "why")
        },
        "url": url if alike else [entry["url"] for entry in entries],
    }


def _columns(terms: list[Plain]) -> Plain:
    """The terms in columns, 0 where a term has nothing."""
    names = dict.fromkeys(name for term in terms for name in term)
    return {name: [term.get(name, 0) for term in terms] for name in names}


class _Writer:
    """Writes terms; collects the lists that they share."""

    def __init__(self) -> None:
        self.endings: dict[tuple[str, int], int] = {}
        self.tags: dict[tuple[str, ...], int] = {}
        self.words: dict[tuple[str, ...], int] = {}

    def term(self, term: Plain, forms: list[list[Any]], modifiers: list[list[Any]]) -> Plain:
        """A term; its word lists by their numbers."""
        replace, context = dict(term["replace"] or {}), dict(term["context"] or {})
        return _without_empty(
            {
                **term,
                "both": self.number(map(_folded, term["both"])),
                "context": {name: self._rule(rule) for name, rule in context.items()},
                "replace": {tag: self._rule(rule) for tag, rule in replace.items()},
                "slots": [
                    _without_empty({**slot, "forms": self.number(map(_folded, slot["forms"]))})
                    for slot in term["slots"] or ()
                ],
                "forms": self._forms(forms),
                "modifiers": self.number(word for [word] in modifiers),
            }
        )

    def _forms(self, forms: list[list[Any]]) -> list[Any]:
        stem = _stem([form for form, _tag in forms])
        tags = self.tags.setdefault(tuple(tag for _form, tag in forms), len(self.tags))
        behind = _stepped([form[len(stem) :] for form, _tag in forms], bare=True), tags
        return [stem, self.endings.setdefault(behind, len(self.endings))]

    def _rule(self, rule: Any) -> Any:
        return self.number(rule) if isinstance(rule, list) else rule

    def number(self, words: Iterable[str]) -> int | None:
        """The number of a list of words; the order of the words and words said twice mean nothing."""
        together = tuple(sorted({word if _can_stand(word) else "-" for word in words}))
        return self.words.setdefault(together, len(self.words) + 1) if together else None


@cache
def _lists() -> dict[str, dict[str, str]]:
    lists = json.loads(grammar.FILE.read_bytes())
    return {
        group: {name: _stepped(sorted(words.split())) for name, words in named.items()}
        for group, named in lists.items()
        if group != "about"
    }


def _can_stand(word: str) -> bool:
    """Whether a folded text can have this word; the others are told by a mark, for a list of them is not empty."""
    return all(character <= "ÿ" and not "A" <= character <= "Z" for character in word)


def _folded(word: str) -> str:
    return fold_word(word).decode("latin-1")


def _grouped(rows: Iterable[list[Any]], terms: int) -> list[list[list[Any]]]:
    """The rows of each term, without its number."""
    grouped: list[list[list[Any]]] = [[] for _term in range(terms)]
    for word, term, *tag in rows:
        grouped[term].append([_folded(word), *tag])
    return grouped


def _stem(forms: list[str]) -> str:
    """What all the forms begin with."""
    first, last = min(forms, default=""), max(forms, default="")
    pairs = zip(first, last, strict=False)
    return first[: next((at for at, (a, b) in enumerate(pairs) if a != b), min(len(first), len(last)))]


def _stepped(words: Iterable[str], *, bare: bool = False) -> str:
    """Words in one string: what all begin with (unless ``bare``), then each as a capital and some letters.

    The capital tells how much of the word before it begins with, A nothing; the letters are what follows.
    """
    listed = list(words)
    stem = "" if bare else _stem(listed)
    written, before = [stem], ""
    for word in listed:
        rest = word[len(stem) :]
        same = min(len(_stem([before, rest])), 25)
        written.append(chr(ord("A") + same) + rest[same:])
        before = rest
    return "".join(written)


def _exception(parts: list[list[Any]]) -> str:
    # The same choice as the checker's: the longest part is the rarest.
    anchor = max(range(len(parts)), key=lambda at: len(parts[at][0]))
    written = [f"{'*' * front}{_folded(word)}{'*' * back}" for word, front, back in parts]
    if len(parts) > 1:
        written[anchor] = f"!{written[anchor]}"
    return "+".join(written)


def _without_empty(data: Plain) -> Plain:
    return {key: value for key, value in data.items() if value not in (None, "", False, 0, [], {})}
