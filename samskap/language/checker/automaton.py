"""The automaton of an edition: all its strings, and what each of them means."""

from __future__ import annotations

from typing import Any, NamedTuple

from ahocorasick_rs import BytesAhoCorasick, Implementation, MatchKind

from samskap.language.checker.context import Context
from samskap.language.checker.folding import fold_word, fold_words
from samskap.language.checker.phrases import Gate, Phrase, Slot

FORM, MODIFIER, PHRASE, EXCEPTION, EXCEPTION_PHRASE = range(5)
SPACE = 0x20


class Use(NamedTuple):
    """What a string of the automaton means: its kind, what it belongs to, and which borders it needs."""

    kind: int
    target: int  # number of the term, or of the exception
    tag: str
    open_front: bool
    open_back: bool


class Shown(NamedTuple):
    """What a finding tells of the entry in one language."""

    entry: str
    word: str
    advice: tuple[str, ...]
    why: str
    url: str


class Term:
    """A compiled term with what is needed at a match."""

    __slots__ = (
        "asks_before",
        "both",
        "context",
        "entry",
        "homograph",
        "lang",
        "level",
        "phrase",
        "replace",
        "shown",
    )

    def __init__(self, data: dict[str, Any], entries: list[dict[str, Any]]) -> None:
        self.entry = entries[data["e"]]
        self.lang: str = data["lang"]
        self.level: str = data["level"] or self.entry["level"]
        self.homograph: str = data["homograph"]
        self.both = frozenset(map(fold_word, data["both"]))
        self.context = Context(data["context"]) if data["context"] else None
        self.replace: dict[str, Any] | None = data["replace"]
        self.asks_before = bool(self.replace and self.replace.get("not_after"))
        slots = data["slots"]
        self.phrase = Phrase([Slot(slot) for slot in slots], data["anchor"]) if slots else None
        self.shown = {
            lang: _shown(self.entry, lang) for lang in ((self.lang,) if self.lang else ("nb", "nn"))
        }


def _shown(entry: dict[str, Any], lang: str) -> Shown:
    say, why = entry["say"], entry["why"]
    advice = say.get(lang) or say.get("nb") or ()
    return Shown(entry["as"], entry["id"], tuple(advice), why.get(lang) or why.get("nb") or "", entry["url"])


class Link(NamedTuple):
    """A string of the automaton at a place: how long it is in the word, and what it means."""

    length: int
    uses: list[Use]
    others: list[Use]  # without those that begin a phrase
    gate: Gate | None  # of the phrases
    open_front: bool  # whether any of them may stand inside a word
    open_back: bool  # or end inside one


class Automaton:
    """All strings of an edition in one automaton, and what each of them means."""

    def __init__(self, compiled: dict[str, Any]) -> None:
        self.terms = [Term(term, compiled["entries"]) for term in compiled["terms"]]
        self.exceptions: list[Phrase | None] = []  # None: one word, which needs no looking around
        self._uses: dict[bytes, list[Use]] = {}
        self._add_terms(compiled)
        for parts in compiled["exceptions"]:
            self._add_exception(parts)
        self.patterns: list[bytes] = []
        self.uses: list[list[Use]] = []
        self._index()
        self.find = BytesAhoCorasick(
            self.patterns or [b"\x00"],
            matchkind=MatchKind.LeftmostLongest,
            implementation=Implementation.DFA,
        ).find_matches_as_indexes
        self._wholes: dict[int, list[Use] | None] = {}
        self._chains: dict[int, list[Link]] = {}
        self._number = {pattern: at for at, pattern in enumerate(self.patterns)}

    def _add(self, word: bytes, use: Use) -> None:
        if word:
            self._uses.setdefault(word, []).append(use)

    def _add_terms(self, compiled: dict[str, Any]) -> None:
        folded = fold_words(form for form, _, _ in compiled["forms"])
        terms = compiled["terms"]
        kinds = [FORM if term["slots"] is None else PHRASE for term in terms]
        for form, index, tag in compiled["forms"]:
            self._add(folded[form], Use(kinds[index], index, tag, terms[index]["head"], False))
        for form, index in compiled["modifiers"]:
            self._add(fold_word(form), Use(MODIFIER, index, "", compiled["terms"][index]["head"], True))

    def _add_exception(self, parts: list[list[Any]]) -> None:
        number = len(self.exceptions)
        if len(parts) == 1:
            self.exceptions.append(None)
            word, front, back = parts[0]
            self._add(fold_word(word), Use(EXCEPTION, number, "", front, back))
            return
        # The longest part is looked for: it is the rarest.
        anchor = max(range(len(parts)), key=lambda at: len(parts[at][0]))
        self.exceptions.append(Phrase([Slot.of_exception(*part) for part in parts], anchor))
        word, front, back = parts[anchor]
        self._add(fold_word(word), Use(EXCEPTION_PHRASE, number, "", front, back))

    def _index(self) -> None:
        """A string that may stand inside a word is looked for with and without the space of a word's beginning."""
        for word, uses in self._uses.items():
            self.patterns.append(b" " + word)
            self.uses.append(uses)
            inner = [use for use in uses if use.open_front]
            if inner:
                self.patterns.append(word)
                self.uses.append(inner)

    def chain(self, number: int) -> list[Link]:
        """A string and those it begins with, the longest first."""
        found = self._chains.get(number)
        if found is None:
            pattern = self.patterns[number]
            lengths = range(len(pattern) - 1, 1, -1)
            shorter = (self._number.get(pattern[:length]) for length in lengths)
            numbers = [number, *(each for each in shorter if each is not None)]
            found = self._chains[number] = [self._link(each) for each in numbers]
        return found

    def _link(self, number: int) -> Link:
        pattern, uses = self.patterns[number], self.uses[number]
        phrases = [self.phrase(use) for use in uses if use.kind in (PHRASE, EXCEPTION_PHRASE)]
        others = [use for use in uses if use.kind not in (PHRASE, EXCEPTION_PHRASE)]
        return Link(
            length=len(pattern) - (pattern[0] == SPACE),
            uses=uses,
            others=others,
            gate=Gate(phrases) if phrases else None,
            open_front=any(use.open_front for use in uses),
            open_back=any(use.open_back for use in uses),
        )

    def phrase(self, use: Use) -> Phrase:
        """The phrase that a use is the anchor of."""
        found = self.terms[use.target].phrase if use.kind == PHRASE else self.exceptions[use.target]
        assert found is not None  # noqa: S101 - tells mypy what the kind says
        return found

    def whole(self, number: int) -> list[Use] | None:
        """What a whole word means that is exactly this string; None: more has to be looked at."""
        try:
            return self._wholes[number]
        except KeyError:
            found = self._wholes[number] = _whole(self.uses[number])
            return found


def _whole(uses: list[Use]) -> list[Use] | None:
    """Of uses that need only the borders of the word: its forms, none where an exception is among them."""
    if any(use.kind in (PHRASE, EXCEPTION_PHRASE) for use in uses):
        return None
    forms = [use for use in uses if use.kind == FORM]
    if any(use.kind == EXCEPTION for use in uses):
        return []
    return forms or None
