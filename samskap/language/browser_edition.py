"""A compiled edition for the checker in the browser: the same words, written shorter, and the checker's small words.

``samskap-browser/2``: tables are written in columns with 0 for what is empty, and all strings to look for are folded
already. ``words`` holds every list of words once, and the rules name their lists by number; lists are strings (see
``_stepped``). What a number is left out of is the next one that nobody has named: the forms of a term are ``stem`` or
``stem,n``, where ending ``n`` tells what is put behind the stem and which of ``tags`` are theirs (``endings`` or
``endings,n``). Contexts and phrases are strings of letters and numbers (``_context``, ``_slot``). An exception has
parts with ``*`` at open ends, ``+`` between them and ``!`` before the one that is looked for. ``lists`` are the small
words of ``data/grammar.json``, which stand in no other file.

The reasons stand in a file of their own: they are asked for when there is a finding to show.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

from samskap.language.checker import Edition, grammar
from samskap.language.checker.compiling import address_of
from samskap.language.checker.folding import fold_word

FORMAT = "samskap-browser/2"
Plain = dict[str, Any]
_LANGUAGES = ("", "nb", "nn")
MOST_SORTED = 400  # lists; the time to put them beside one another grows with the square
_LEVELS = ("info", "yellow", "red")
# The same order as in frontend/context.mjs: the first is a, the second b.
_RULES = (
    *("unless_near", "only_near", "unless_before", "only_before", "unless_after", "only_after"),
    *("near", "before", "after", "capital"),
)


def payload(edition: Edition) -> bytes:
    """What the browser needs to find and suggest, as JSON."""
    return _json(browser_data(edition.compiled))


def reasons_payload(edition: Edition) -> bytes:
    """Why to think over each word, as JSON."""
    return _json(browser_reasons(edition.compiled))


def browser_reasons(compiled: Plain) -> Plain:
    """The reasons of ``samskap-compiled/1`` by entry and language."""
    return {entry["id"]: entry["why"] for entry in compiled["entries"]}


def browser_data(compiled: Plain) -> Plain:
    """The short form of ``samskap-compiled/1``, without the reasons."""
    first = _Writer([])
    first.terms(compiled)
    writer = _Writer(_alike(list(first.words)))
    terms = writer.terms(compiled)
    counts = [0] * len(compiled["entries"])
    for term in compiled["terms"]:
        counts[term["e"]] += 1
    # Texts of a kind beside one another: compression looks for likeness nearby.
    return {
        "format": FORMAT,
        "lists": _lists(),
        "words": "|".join(map(_stepped, writer.words)),
        "exceptions": _stepped(sorted(_exception(parts) for parts in compiled["exceptions"] if parts)),
        "endings": "|".join(_numbered(writer.endings)),
        "entries": _entries(compiled["entries"]),
        "terms": {"of": counts, **_columns(terms)},
        "tags": [*map(list, writer.tags)],
    }


def _json(data: Plain) -> bytes:
    return json.dumps(data, ensure_ascii=False, separators=(",", ":")).encode()


def _entries(entries: list[Plain]) -> Plain:
    """The entries in columns; ``as`` only where it differs, and one ``url`` where all are made alike."""
    url = entries[0]["url"].replace(address_of("{entry}", entries[0]["id"]), "{entry}") if entries else ""
    alike = all(entry["url"] == address_of(url, entry["id"]) for entry in entries)
    return {
        "id": [entry["id"] for entry in entries],
        "as": [entry["as"] if entry["as"] != entry["id"] else 0 for entry in entries],
        "level": "".join(str(_LEVELS.index(entry["level"])) for entry in entries),
        "say": {lang: [entry["say"].get(lang, 0) for entry in entries] for lang in ("nb", "nn")},
        "url": url if alike else [entry["url"] for entry in entries],
    }


def _columns(terms: list[Plain]) -> Plain:
    """The terms in columns, and those of one digit each in one string."""
    columns = {name: [term[name] for term in terms] for name in terms[0]} if terms else {"forms": []}
    digits = ("lang", "head", "level", "noun")
    return {
        **columns,
        **{name: "".join(map(str, columns[name])) for name in digits if name in columns},
        "forms": _numbered(columns["forms"]),
    }


def _numbered(rows: Iterable[tuple[str, int]]) -> list[str]:
    """Texts with their numbers; without the number where it is the next that no row before had."""
    written, after = [], 0
    for text, number in rows:
        written.append(text if number == after else f"{text},{number}")
        after = max(after, number + 1)
    return written


class _Writer:
    """Writes terms; collects the lists that they share, behind those given."""

    def __init__(self, words: list[tuple[str, ...]]) -> None:
        self.endings: dict[tuple[str, int], int] = {}
        self.tags: dict[tuple[str, ...], int] = {}
        self.words = {each: number for number, each in enumerate(words, 1)}

    def terms(self, compiled: Plain) -> list[Plain]:
        """All terms."""
        forms = _grouped(compiled["forms"], len(compiled["terms"]))
        modifiers = _grouped(compiled["modifiers"], len(compiled["terms"]))
        return [self.term(term, forms[at], modifiers[at]) for at, term in enumerate(compiled["terms"])]

    def term(self, term: Plain, forms: list[list[Any]], modifiers: list[list[Any]]) -> Plain:
        """A term; its word lists by their numbers."""
        replace = dict(term["replace"] or {})
        if "not_after" in replace:
            replace["not_after"] = self.number(replace["not_after"])
        return {
            "forms": self._forms(forms),
            "lang": _LANGUAGES.index(term["lang"]),
            "head": int(term["head"]),
            "level": _LEVELS.index(term["level"]) + 1 if term["level"] else 0,
            "noun": int(term["homograph"] == "noun"),
            "anchor": term["anchor"],
            "both": self.number(map(_folded, term["both"])),
            "modifiers": self.number(word for [word] in modifiers),
            "context": self._context(term["context"] or {}),
            "slots": ",".join(map(self._slot, term["slots"] or ())),
            "replace": replace or 0,
        }

    def _forms(self, forms: list[list[Any]]) -> tuple[str, int]:
        stem = _stem([form for form, _tag in forms])
        tags = tuple(tag for _form, tag in forms)
        while tags and not tags[-1]:
            tags = tags[:-1]
        behind = (
            _stepped(form[len(stem) :] for form, _tag in forms),
            self.tags.setdefault(tags, len(self.tags)),
        )
        return stem, self.endings.setdefault(behind, len(self.endings))

    def _context(self, context: Plain) -> str:
        """Each rule as a letter and a number: how many words, or which list of words."""
        rules = {
            name: self.number(_needed(tuple(rule))) if isinstance(rule, list) else int(rule)
            for name, rule in context.items()
        }
        return "".join(f"{chr(ord('a') + _RULES.index(name))}{rule}" for name, rule in rules.items())

    def _slot(self, slot: Plain) -> str:
        """The number of its list of forms, letters for what it is, and behind g the gap before it."""
        kinds = "".join(name[0] for name in ("head", "optional", "aside") if slot[name])
        return f"{self.number(map(_folded, slot['forms'])) or ''}{kinds}" + (
            f"g{slot['gap']}" if slot["gap"] else ""
        )

    def number(self, words: Iterable[str]) -> int:
        """The number of a list of words, 0 for none; the order of the words and words said twice mean nothing."""
        together = tuple(sorted({word if _can_stand(word) else "-" for word in words}))
        return self.words.setdefault(together, len(self.words) + 1) if together else 0


def _alike(lists: list[tuple[str, ...]]) -> list[tuple[str, ...]]:
    """The lists, each behind the one most like it: compression looks for likeness nearby. Many are left as they are."""
    if not 1 < len(lists) <= MOST_SORTED:
        return lists
    beginnings = {words: {_core(word)[:4] for word in words} for words in lists}
    ordered = lists[:1]
    rest = dict.fromkeys(lists[1:])
    while rest:
        last = beginnings[ordered[-1]]
        best = max(rest, key=lambda words: len(last & beginnings[words]) - len(beginnings[words]) / 100)
        ordered.append(best)
        del rest[best]
    return ordered


@lru_cache(maxsize=1024)
def _needed(words: tuple[str, ...]) -> list[str]:
    """The words of a context's list that no open end of another takes in: makten is one of makt*."""
    return list(_taken_by_none(words))


def _taken_by_none(words: tuple[str, ...]) -> Iterator[str]:
    found = set(filter(_can_stand, words))
    for word in words:
        others = [other for other in found - {word} if other.strip("*")]
        starts = tuple(_core(other) for other in others if other.endswith("*"))
        ends = tuple(_core(other) for other in others if other.startswith("*"))
        by_start = not word.startswith("*") and _core(word).startswith(starts)
        by_end = not word.endswith("*") and _core(word).endswith(ends)
        if not by_start and not by_end:
            yield word


def _core(word: str) -> str:
    return word.removeprefix("*").removesuffix("*")


@cache
def _lists() -> dict[str, dict[str, str]]:
    lists = json.loads(Path(grammar.FILE).read_bytes())
    return {
        group: {name: _stepped(sorted(words.split())) for name, words in named.items()}
        for group, named in lists.items()
        if group != "about"
    }


def _can_stand(word: str) -> bool:
    """Whether a folded text can have this word; the others are told by a mark, for a list of them is not empty."""
    return all(character <= "ÿ" and character != "|" and not "A" <= character <= "Z" for character in word)


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


def _stepped(words: Iterable[str]) -> str:
    """Words in one string: each as a capital and some letters.

    The capital tells how much of the word before it begins with: A nothing to V 21 letters, Z all of it to W all but
    three letters. The letters are what follows.
    """
    written, before = [], ""
    for word in words:
        same = min(len(_stem([before, word])), 21)
        cut = len(before) - same
        written.append(chr(ord("Z") - cut if same and cut < 4 else ord("A") + same) + word[same:])
        before = word
    return "".join(written)


def _exception(parts: list[list[Any]]) -> str:
    # The same choice as the checker's: the longest part is the rarest.
    anchor = max(range(len(parts)), key=lambda at: len(parts[at][0]))
    written = [f"{'*' * front}{_folded(word)}{'*' * back}" for word, front, back in parts]
    if len(parts) > 1:
        written[anchor] = f"!{written[anchor]}"
    return "+".join(written)
