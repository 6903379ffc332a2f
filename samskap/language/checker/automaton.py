"""The automaton of an edition: all its strings, and what each of them means."""

from __future__ import annotations

from ahocorasick_rs import BytesAhoCorasick, Implementation, MatchKind

from samskap.language.checker.context import Context, Lists
from samskap.language.checker.folding import LETTERS, fold_word, fold_words
from samskap.language.checker.phrases import Gate, Phrase, Slot
from samskap.language.checker.records import NamedTuple

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

FORM, MODIFIER, PHRASE, EXCEPTION, EXCEPTION_PHRASE = range(5)
SPACE = 0x20
SHORTEST_PREFIX, SHORTEST_TAIL = 2, 3


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
        "both",
        "context",
        "entry",
        "homograph",
        "lang",
        "level",
        "not_after",
        "phrase",
        "replace",
        "shown",
    )

    def __init__(self, data: dict[str, Any], entries: list[dict[str, Any]], lists: Lists) -> None:
        self.entry = entries[data["e"]]
        self.lang: str = data["lang"]
        self.level: str = data["level"] or self.entry["level"]
        self.homograph: str = data["homograph"]
        self.both = frozenset(map(fold_word, data["both"]))
        self.context = Context(data["context"], lists) if data["context"] else None
        self.replace: dict[str, Any] | None = data["replace"]
        not_after = self.replace.get("not_after", ()) if self.replace else ()
        self.not_after = frozenset(word.encode("latin-1", "replace") for word in not_after)
        slots = data["slots"]
        self.phrase = Phrase([Slot(slot) for slot in slots], data["anchor"]) if slots else None
        self.shown = {
            lang: _shown(self.entry, lang) for lang in ((self.lang,) if self.lang else ("nb", "nn"))
        }


def _shown(entry: dict[str, Any], lang: str) -> Shown:
    say, why = entry["say"], entry["why"]
    advice = say.get(lang) or say.get("nb") or ()
    return Shown(entry["as"], entry["id"], tuple(advice), why.get(lang) or why.get("nb") or "", entry["url"])


class Meaning(NamedTuple):
    """A term that a word is a form of."""

    term: Term
    tag: str
    ambiguous: bool  # the form is one that another word class has too


class Step(NamedTuple):
    """One string in a word, and what it means there."""

    at: int  # where it begins, from the beginning of the word
    end: int
    whole: bool  # it is all of the word
    phrases: list[tuple[Use, Phrase]]  # that it may be the anchor of
    gate: Gate | None  # of the phrases
    meanings: dict[str, list[Meaning]]  # for each language, those of that language first
    settles: bool  # nothing further on in the word counts


class Automaton:
    """All strings of an edition in one automaton, and what each of them means."""

    def __init__(self, compiled: dict[str, Any]) -> None:
        self._compiled = compiled
        self._lists: Lists = {}
        self._terms: dict[int, Term] = {}
        self._exceptions: dict[int, Phrase] = {}
        self._uses: dict[bytes, list[Use]] = {}
        self._add_terms(compiled)
        for number, parts in enumerate(compiled["exceptions"]):
            self._add_exception(number, parts)
        self.patterns: list[bytes] = []
        self.uses: list[list[Use]] = []
        self._index()
        self.find = BytesAhoCorasick(
            self.patterns or [b"\x00"],
            matchkind=MatchKind.LeftmostLongest,
            implementation=Implementation.DFA,
        ).find_matches_as_indexes
        self._plans: dict[int, list[Step]] = {}
        self._chains: dict[int, list[int]] = {}
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
            self._add(fold_word(form), Use(MODIFIER, index, "", terms[index]["head"], True))

    def _add_exception(self, number: int, parts: list[list[Any]]) -> None:
        word, front, back = parts[_rarest(parts)]
        kind = EXCEPTION if len(parts) == 1 else EXCEPTION_PHRASE
        self._add(fold_word(word), Use(kind, number, "", front, back))

    def _index(self) -> None:
        """A string that may stand inside a word is looked for with and without the space of a word's beginning."""
        for word, uses in self._uses.items():
            self.patterns.append(b" " + word)
            self.uses.append(uses)
            inner = [use for use in uses if use.open_front]
            if inner:
                self.patterns.append(word)
                self.uses.append(inner)

    def term(self, number: int) -> Term:
        """A term of the edition; made when a text first has one of its words, for most texts have few."""
        found = self._terms.get(number)
        if found is None:
            data = self._compiled
            found = Term(data["terms"][number], data["entries"], self._lists)
            found = self._terms.setdefault(number, found)
        return found

    def _chain(self, number: int) -> list[int]:
        """A string and those it begins with, the longest first."""
        found = self._chains.get(number)
        if found is None:
            pattern = self.patterns[number]
            lengths = range(len(pattern) - 1, 1, -1)
            shorter = (self._number.get(pattern[:length]) for length in lengths)
            found = self._chains[number] = [number, *(each for each in shorter if each is not None)]
        return found

    def whole(self, number: int) -> list[Step]:
        """What to look at in a word that is exactly this string."""
        try:
            return self._plans[number]
        except KeyError:
            found = self._plans[number] = self.plan(self.patterns[number][1:], number, 0)
            return found

    def plan(self, word: bytes, number: int, at: int) -> list[Step]:
        """What to look at in a word, from the left, the longest string first: up to the first that settles it.

        ``number`` is the first string in the word, which begins at ``at``.
        """
        steps: list[Step] = []
        while True:
            for each in self._chain(number):
                pattern = self.patterns[each]
                step = self._step(word, at, at + len(pattern) - (pattern[0] == SPACE), self.uses[each])
                if step is not None:
                    steps.append(step)
                    if step.settles:
                        return steps
            at += 1
            matches = self.find(word[at:]) if at < len(word) else []
            if not matches:
                return steps
            number, offset, _ = matches[0]
            at += offset

    def _step(self, word: bytes, at: int, end: int, uses: list[Use]) -> Step | None:
        """What this string means in the word; None: nothing."""
        words: list[Use] = []
        phrases: list[tuple[Use, Phrase]] = []
        settles = False
        for use in uses:
            if not _fits(use, word, at, end):
                continue
            if use.kind in (PHRASE, EXCEPTION_PHRASE):
                phrases.append((use, self._phrase(use)))
                continue
            settles = True
            if use.kind == EXCEPTION:
                words.clear()
                break
            words.append(use)
        if not phrases and not settles:
            return None
        whole = at == 0 and end == len(word)
        gate = Gate([phrase for _, phrase in phrases]) if phrases else None
        meanings = self._meanings(words, word[at:end] if whole else b"")
        return Step(at, end, whole, phrases, gate, meanings, settles)

    def _meanings(self, uses: list[Use], form: bytes) -> dict[str, list[Meaning]]:
        found = []
        for use in uses:
            term = self.term(use.target)
            found.append(Meaning(term, use.tag, form in term.both))
        if len(found) < 2:
            return {"nb": found, "nn": found}
        return {
            lang: sorted(found, key=lambda meaning: meaning.term.lang not in ("", lang))
            for lang in ("nb", "nn")
        }

    def _phrase(self, use: Use) -> Phrase:
        """The phrase that a use is the anchor of."""
        if use.kind == PHRASE:
            found = self.term(use.target).phrase
            assert found is not None  # noqa: S101 - tells mypy what the kind says
            return found
        if use.target not in self._exceptions:
            parts = self._compiled["exceptions"][use.target]
            self._exceptions[use.target] = Phrase(
                [Slot.of_exception(*part) for part in parts], _rarest(parts)
            )
        return self._exceptions[use.target]


def _rarest(parts: list[list[Any]]) -> int:
    """Which part of an exception is looked for: the longest, since it is the rarest."""
    return max(range(len(parts)), key=lambda at: len(parts[at][0]))


def _fits(use: Use, word: bytes, at: int, end: int) -> bool:
    """Whether the borders of the word are those that the use needs."""
    exception = use.kind in (EXCEPTION, EXCEPTION_PHRASE)
    if at and not (use.open_front and (at >= SHORTEST_PREFIX or exception)):
        return False
    if use.kind == MODIFIER:
        tail = word[end:]
        return len(tail) >= SHORTEST_TAIL and not tail.translate(None, LETTERS)
    if end != len(word):
        return use.open_back
    return not at or exception or not word[:at].translate(None, LETTERS)
