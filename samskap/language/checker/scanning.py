"""The walk through the matches of the automaton: from a text to its findings."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from itertools import accumulate
from typing import NamedTuple

from samskap.language.checker.automaton import (
    EXCEPTION,
    EXCEPTION_PHRASE,
    FORM,
    MODIFIER,
    PHRASE,
    SPACE,
    Automaton,
    Term,
    Use,
)
from samskap.language.checker.context import Around, self_described
from samskap.language.checker.findings import LEVELS, Finding
from samskap.language.checker.folding import LETTERS, Offsets, prepared
from samskap.language.checker.homographs import NOUN, UNSURE, VERB, reading
from samskap.language.checker.phrases import Neighbours, neighbours
from samskap.language.checker.protected import Protected, in_address, in_name
from samskap.language.checker.suggesting import language_of, replacement

LONGEST_WORD = 100  # a longer run of letters is no word
SHORTEST_PREFIX, SHORTEST_TAIL = 2, 3


class Candidate(NamedTuple):
    """A term at a place, before overlaps are settled."""

    start: int
    end: int
    term: Term
    level: str
    tag: str
    whole: bool  # no part of a compound: it may be replaced
    before: Sequence[str]


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
            if folded[start] == folded[end] == SPACE:
                forms = whole(number)
                if forms is not None:
                    settled = end
                    if forms:
                        self._word(forms, start + 1, end, start + 1, end)
                    continue
            first = start + 1 if folded[start] == SPACE else start
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
            for length, uses, others, gate, open_front, open_back in automaton.chain(number):
                if (at != begin and not open_front) or (at + length != stop and not open_back):
                    continue
                closed = gate is not None and not gate.may_be(self._neighbours(begin, stop))
                if self._means(others if closed else uses, at, at + length, begin, stop):
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
        span = self._found(use, begin, stop)
        if span is None:
            return False
        term = self._automaton.terms[use.target]
        self._consider(term, use.tag, span[0] - 1, span[1] - 1, False, whole=True)
        return True

    def _exception_phrase(self, use: Use, begin: int, stop: int) -> bool:
        span = self._found(use, begin, stop)
        if span is not None:
            self.shields.append((span[0] - 1, span[1] - 1))
        return False

    def _found(self, use: Use, begin: int, stop: int) -> tuple[int, int] | None:
        """Where the phrase lies around this word."""
        phrase = self._automaton.phrase(use)
        if not phrase.may_be(self._neighbours(begin, stop)):
            return None
        return phrase.find(self._text, self._folded, begin, stop)

    def _neighbours(self, begin: int, stop: int) -> Neighbours:
        if self._near_at != begin:
            self._near_at, self._near = begin, neighbours(self._folded, begin, stop)
        return self._near

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
            if self_described(around) or (context and not context.allows(around)):
                return False
            if ambiguous:
                found = reading(around)
                if found == (VERB if term.homograph == NOUN else NOUN):
                    return False
                level = LEVELS[0] if found == UNSURE else level
            if term.asks_before:
                before = around.before
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
    plain_text, offsets, folded = prepared(text)
    walk = Scan(automaton, plain_text, folded, lang)
    walk.run()
    return walk.findings(text, offsets) if walk.candidates else []
