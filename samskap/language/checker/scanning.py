"""The automaton and the walk through its matches: from a text to its findings."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from itertools import accumulate
from typing import Any, NamedTuple

from ahocorasick_rs import BytesAhoCorasick, Implementation, MatchKind

from samskap.language.checker.context import Around, Context, self_described
from samskap.language.checker.findings import LEVELS, Finding
from samskap.language.checker.folding import LETTERS, Offsets, fold, fold_word, plain
from samskap.language.checker.homographs import NOUN, UNSURE, VERB, reading
from samskap.language.checker.phrases import Neighbours, Phrase, Slot, neighbours
from samskap.language.checker.protected import Protected, in_address, in_name
from samskap.language.checker.suggesting import language_of, replacement

LONGEST_WORD = 100  # a longer run of letters is no word
SHORTEST_PREFIX, SHORTEST_TAIL = 2, 3
FORM, MODIFIER, PHRASE, EXCEPTION, EXCEPTION_PHRASE = range(5)
_SPACE = 0x20


class Use(NamedTuple):
    """What a string of the automaton means: its kind, what it belongs to, and which borders it needs."""

    kind: int
    target: int  # number of the term, or of the exception
    tag: str
    open_front: bool
    open_back: bool
    slot: int = 0  # of a phrase: the place of this string in it


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


class Candidate(NamedTuple):
    """A term at a place, before overlaps are settled."""

    start: int
    end: int
    term: Term
    level: str
    tag: str
    whole: bool  # no part of a compound: it may be replaced
    before: Sequence[str]


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
        # What a whole word means that is exactly this string; None: more has to be looked at.
        self.whole: list[list[Use] | None] = [_whole(uses) for uses in self.uses]
        self._chains: dict[int, list[tuple[int, list[Use]]]] = {}
        self._number = {pattern: at for at, pattern in enumerate(self.patterns)}

    def _add(self, word: bytes, use: Use) -> None:
        if word:
            self._uses.setdefault(word, []).append(use)

    def _add_terms(self, compiled: dict[str, Any]) -> None:
        folded: dict[str, bytes] = {}
        for form, index, tag in compiled["forms"]:
            word = folded.get(form)
            if word is None:
                word = folded[form] = fold_word(form)
            term = compiled["terms"][index]
            kind = FORM if term["slots"] is None else PHRASE
            self._add(word, Use(kind, index, tag, term["head"], False, term["anchor"]))
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
        self._add(fold_word(word), Use(EXCEPTION_PHRASE, number, "", front, back, anchor))

    def _index(self) -> None:
        """A string that may stand inside a word is looked for with and without the space of a word's beginning."""
        for word, uses in self._uses.items():
            self.patterns.append(b" " + word)
            self.uses.append(uses)
            inner = [use for use in uses if use.open_front]
            if inner:
                self.patterns.append(word)
                self.uses.append(inner)

    def chain(self, number: int) -> list[tuple[int, list[Use]]]:
        """A string and those it begins with, the longest first: the length in the word, and what they mean."""
        found = self._chains.get(number)
        if found is None:
            pattern = self.patterns[number]
            space = pattern[0] == _SPACE
            numbers = [number]
            for length in range(len(pattern) - 1, 1, -1):
                shorter = self._number.get(pattern[:length])
                if shorter is not None:
                    numbers.append(shorter)
            found = self._chains[number] = [
                (len(self.patterns[each]) - space, self.uses[each]) for each in numbers
            ]
        return found


def _whole(uses: list[Use]) -> list[Use] | None:
    """Of uses that need only the borders of the word: its forms, none where an exception is among them."""
    if any(use.kind in (PHRASE, EXCEPTION_PHRASE) for use in uses):
        return None
    forms = [use for use in uses if use.kind == FORM]
    if any(use.kind == EXCEPTION for use in uses):
        return []
    return forms or None


class Scan:
    """One walk through one text."""

    __slots__ = (
        "_automaton",
        "_folded",
        "_lang",
        "_near",
        "_near_at",
        "_protected",
        "_text",
        "candidates",
        "shields",
    )

    def __init__(self, automaton: Automaton, text: str, folded: bytes, lang: str) -> None:
        self._automaton = automaton
        self._text = text
        self._folded = folded
        self._lang = lang if lang in ("nb", "nn") else ""
        self._protected = Protected(text)
        self._near: Neighbours = ([], [])
        self._near_at = -1
        self.candidates: list[Candidate] = []
        self.shields: list[tuple[int, int]] = []

    def lang(self) -> str:
        """Nb or nn; looked for when first asked."""
        if not self._lang:
            self._lang = language_of(self._folded)
        return self._lang

    def run(self) -> None:
        """Settle every word that holds a string of the edition."""
        folded, whole = self._folded, self._automaton.whole
        settled = 0
        for number, start, end in self._automaton.find(folded):
            if start < settled:
                continue
            if folded[start] == folded[end] == _SPACE:
                forms = whole[number]
                if forms is not None:
                    settled = end
                    if forms:
                        self._word(forms, start + 1, end, start + 1, end)
                    continue
            first = start + 1 if folded[start] == _SPACE else start
            stop = folded.find(b" ", end, end + LONGEST_WORD)
            begin = first if first > start else folded.rfind(b" ", max(0, start - LONGEST_WORD), start) + 1
            if stop < 0 or (begin == 0):
                continue
            settled = stop
            self._settle(number, first, begin, stop)

    def _settle(self, number: int, first: int, begin: int, stop: int) -> None:
        """Find the first string from the left, the longest first, that means something in this word."""
        automaton = self._automaton
        at = first
        while True:
            for length, uses in automaton.chain(number):
                if self._means(uses, at, at + length, begin, stop):
                    return
            at += 1
            if at >= stop:
                return
            matches = automaton.find(self._folded[at:stop])
            if not matches:
                return
            number, offset, _ = matches[0]
            at += offset

    def _means(self, uses: list[Use], at: int, end: int, begin: int, stop: int) -> bool:
        """Whether one of these uses settles the word; the finding or the exception is noted."""
        settled = False
        words: list[Use] = []
        whole = at == begin and end == stop  # which fits all but first parts of compounds
        for use in uses:
            if use.kind == MODIFIER if whole else not self._fits(use, at, end, begin, stop):
                continue
            if use.kind == EXCEPTION:
                return True
            if use.kind in (FORM, MODIFIER):
                words.append(use)
                settled = True
            elif use.kind == PHRASE:
                settled |= self._phrase(use, begin, stop)
            else:
                settled |= self._exception_phrase(use, begin, stop)
        if words:
            self._word(words, at, end, begin, stop)
        return settled

    def _fits(self, use: Use, at: int, end: int, begin: int, stop: int) -> bool:
        """Whether the borders of the word are those that the use needs."""
        if at != begin and not (
            use.open_front and (at - begin >= SHORTEST_PREFIX or use.kind in (EXCEPTION, EXCEPTION_PHRASE))
        ):
            return False
        if use.kind == MODIFIER:
            tail = self._folded[end:stop]
            return len(tail) >= SHORTEST_TAIL and not tail.translate(None, LETTERS)
        if end != stop:
            return use.open_back
        return (
            at == begin
            or use.kind in (EXCEPTION, EXCEPTION_PHRASE)
            or not self._folded[begin:at].translate(None, LETTERS)
        )

    def _phrase(self, use: Use, begin: int, stop: int) -> bool:
        term = self._automaton.terms[use.target]
        span = self._found(term.phrase, begin, stop)
        if span is None:
            return False
        self._consider(term, use.tag, span[0] - 1, span[1] - 1, False, whole=True)
        return True

    def _exception_phrase(self, use: Use, begin: int, stop: int) -> bool:
        span = self._found(self._automaton.exceptions[use.target], begin, stop)
        if span is not None:
            self.shields.append((span[0] - 1, span[1] - 1))
        return False

    def _found(self, phrase: Phrase | None, begin: int, stop: int) -> tuple[int, int] | None:
        """Where the phrase lies around this word."""
        if self._near_at != begin:
            self._near_at, self._near = begin, neighbours(self._folded, begin, stop)
        if phrase is None or not phrase.may_be(self._near):
            return None
        return phrase.find(self._text, self._folded, begin, stop)

    def _word(self, uses: list[Use], at: int, end: int, begin: int, stop: int) -> None:
        """The terms that this word is a form of; of the same entry only the one in the language of the text."""
        terms = self._automaton.terms
        whole = at == begin and end == stop
        if len(uses) == 1:
            use = uses[0]
            term = terms[use.target]
            ambiguous = whole and bool(term.both) and self._folded[at:end] in term.both
            self._consider(term, use.tag, begin - 1, stop - 1, ambiguous, whole=whole)
            return
        lang = self.lang()
        uses = sorted(uses, key=lambda use: terms[use.target].lang not in ("", lang))
        done: set[str] = set()
        for use in uses:
            term = terms[use.target]
            if term.entry["id"] in done:
                continue
            form = self._folded[at:end]
            ambiguous = whole and form in term.both
            if self._consider(term, use.tag, begin - 1, stop - 1, ambiguous, whole=whole):
                done.add(term.entry["id"])

    def _consider(self, term: Term, tag: str, start: int, end: int, ambiguous: bool, *, whole: bool) -> bool:
        """Note a candidate unless it is protected, a name, self-description, another word class or out of context."""
        text = self._text
        if self._protected.holds(start, end) or in_address(text, start, end):
            return False
        context = term.context
        if (
            text[start].isupper()
            and not (context and context.capital)
            and in_name(text, start, end, tag.endswith("gen"))
        ):
            return False
        before: Sequence[str] = ()
        level = term.level
        if (
            context
            or ambiguous
            or term.asks_before
            or self._folded.find(b"eg ", max(0, start - 60), start + 1) >= 0
        ):
            around = Around(text, self._folded, start, end)
            before = around.before
            if self_described(around) or (context and not context.allows(around)):
                return False
            if ambiguous:
                found = reading(around)
                if found == (VERB if term.homograph == NOUN else NOUN):
                    return False
                level = LEVELS[0] if found == UNSURE else level
        self.candidates.append(Candidate(start, end, term, level, tag, whole, before))
        return True

    def findings(self, given: str, offsets: Offsets | None) -> list[Finding]:
        """The findings in the text as it was given, overlaps settled."""
        return [self._finding(candidate, given, offsets) for candidate in self._settled()]

    def _settled(self) -> list[Candidate]:
        kept = self._unshielded() if self.shields else self.candidates
        kept.sort(key=lambda c: c.start)
        chosen: list[Candidate] = []
        for candidate in kept:
            if not chosen or candidate.start >= chosen[-1].end:
                chosen.append(candidate)
            elif _weight(candidate) > _weight(chosen[-1]):
                chosen[-1] = candidate
        return chosen

    def _unshielded(self) -> list[Candidate]:
        """The candidates that lie in no exception of several words."""
        shields = sorted(self.shields)
        starts = [lo for lo, _ in shields]
        farthest = list(accumulate((hi for _, hi in shields), max))
        kept = []
        for candidate in self.candidates:
            at = bisect_right(starts, candidate.start) - 1
            if at < 0 or candidate.end > farthest[at]:
                kept.append(candidate)
        return kept

    def _finding(self, candidate: Candidate, given: str, offsets: Offsets | None) -> Finding:
        start, end, term, level, tag, whole, before = candidate
        if offsets is not None:
            start, end = offsets.start(start), offsets.end(end)
        found = given[start:end]
        lang = term.lang or self.lang()
        entry, word, advice, why, url = term.shown[lang]
        suggestions = replacement(term.replace, tag, found, before) if whole and term.replace else ()
        return Finding(start, end, found, entry, word, level, lang, suggestions, advice, why, url)


def _weight(candidate: Candidate) -> tuple[int, int]:
    return candidate.end - candidate.start, LEVELS.index(candidate.level)


def scan(automaton: Automaton, text: str, lang: str) -> list[Finding]:
    """The findings in ``text``, in its order and with its offsets."""
    plain_text, offsets = plain(text)
    walk = Scan(automaton, plain_text, fold(plain_text), lang)
    walk.run()
    return walk.findings(text, offsets) if walk.candidates else []
