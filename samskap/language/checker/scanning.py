"""The walk through the matches of the automaton: from a text to its findings."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from itertools import accumulate
from operator import itemgetter

from samskap.language.checker.automaton import PHRASE, SPACE, Automaton, Meaning, Step, Term, Use
from samskap.language.checker.context import WINDOW, Around, self_described, window
from samskap.language.checker.findings import LEVELS, Finding
from samskap.language.checker.folding import Offsets, prepared
from samskap.language.checker.homographs import NOUN, UNSURE, VERB, reading
from samskap.language.checker.phrases import Near, Phrase
from samskap.language.checker.protected import Protected, in_address, in_name
from samskap.language.checker.suggesting import language_of, replacement

LONGEST_WORD = 100  # a longer run of letters is no word


# A term at a place, before overlaps are settled: start, end, term, level, tag, whether it is no part of a compound (so
# that it may be replaced), and the words before it where they matter. Plain, for there are many.
Candidate = tuple[int, int, Term, str, str, bool, Sequence[str]]


class Scan:
    """One walk through one text."""

    __slots__ = (
        "_around",
        "_automaton",
        "_folded",
        "_lang",
        "_plans",
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
        self._plans: dict[
            tuple[int, int, bytes], list[Step]
        ] = {}  # of the words that are no string as they are
        self._around: Around | None = None
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
                settled = end
                self._settle(whole(number), start + 1, end)
                continue
            first = start + 1 if folded[start] == SPACE else start
            stop = folded.find(b" ", end, end + LONGEST_WORD)
            begin = first if first > start else folded.rfind(b" ", max(0, start - LONGEST_WORD), start) + 1
            if stop < 0 or begin == 0:
                continue
            settled = stop
            key = number, first - begin, folded[begin:stop]
            plan = self._plans.get(key)
            if plan is None:
                plan = self._plans[key] = self._automaton.plan(key[2], number, first - begin)
            if plan:
                self._settle(plan, begin, stop)

    def _settle(self, plan: list[Step], begin: int, stop: int) -> None:
        """Find the first string from the left, the longest first, that means something in this word."""
        near: Near | None = None
        for _, _, whole, phrases, gate, meanings, settles in plan:
            found = False
            if gate is not None and gate.may_be(self._folded, begin, stop):
                near = near or Near(self._folded, begin, stop)
                found = self._phrases(phrases, near)
            if settles:
                self._word(meanings, begin - 1, stop - 1, whole)
            if found or settles:
                return

    def _phrases(self, phrases: list[tuple[Use, Phrase]], near: Near) -> bool:
        """Note the phrases that lie around this word, and tell whether there is one that is no exception."""
        found = False
        for use, phrase in phrases:
            span = (
                phrase.find(self._text, self._folded, near.begin, near.stop) if phrase.may_be(near) else None
            )
            if span is None:
                continue
            start, end = span[0] - 1, span[1] - 1
            if use.kind == PHRASE:
                found = True
                self._consider(Meaning(self._automaton.term(use.target), use.tag, False), start, end, True)
            else:
                self.shields.append((start, end))
        return found

    def _word(self, meanings: dict[str, list[Meaning]], start: int, end: int, whole: bool) -> None:
        """The terms that this word is a form of; of the same entry only the one in the language of the text."""
        found = meanings["nb"]
        if len(found) == 1:
            self._consider(found[0], start, end, whole)
            return
        done: set[str] = set()
        for meaning in meanings[self.lang()] if found else ():
            key = meaning.term.entry["id"]
            if key not in done and self._consider(meaning, start, end, whole):
                done.add(key)

    def _consider(self, meaning: Meaning, start: int, end: int, whole: bool) -> bool:
        """Note a candidate unless it is protected, a name, self-description, another word class or out of context."""
        text, folded = self._text, self._folded
        term, tag, ambiguous = meaning
        if self._protected.holds(start, end) or in_address(text, start, end):
            return False
        context = term.context
        if (
            text[start].isupper()
            and not (context and context.capital)
            and in_name(text, start, end, tag.endswith("gen"))
        ):
            return False
        told: bool | None = True
        near = b""
        if context is not None:
            near = window(folded, start, end)
            told = context.tells(near)
            if told is False:
                return False
        # «Jeg» and «eg» count a little farther off where more words around are looked at.
        reach = WINDOW if context or ambiguous or term.not_after else 60
        low = start - reach if start > reach else 0
        level = term.level
        if told is None or ambiguous or folded.find(b"eg ", low, start + 1) >= 0:
            around = self._words_around(start, end)
            if self_described(around) or not (told or not context or context.allows(around, near)):
                return False
            if ambiguous:
                found = reading(around)
                if found == (VERB if term.homograph == NOUN else NOUN):
                    return False
                level = LEVELS[0] if found == UNSURE else level
        before: Sequence[str] = ()
        if term.not_after and not term.not_after.isdisjoint(folded[low : start + 1].rsplit(None, 1)[-1:]):
            before = self._words_around(start, end).before
        self.candidates.append((start, end, term, level, tag, whole, before))
        return True

    def _words_around(self, start: int, end: int) -> Around:
        """The words around a place, kept for the next term that has the same."""
        around = self._around
        if around is None or around.start != start or around.end != end:
            around = self._around = Around(self._text, self._folded, start, end)
        return around

    def findings(self, given: str, offsets: Offsets | None) -> list[Finding]:
        """The findings in the text as it was given, overlaps settled."""
        return [self._finding(candidate, given, offsets) for candidate in self._settled()]

    def _settled(self) -> list[Candidate]:
        kept = self._unshielded() if self.shields else self.candidates
        kept.sort(key=itemgetter(0))
        chosen: list[Candidate] = []
        settled = 0
        for candidate in kept:
            if candidate[0] >= settled:
                chosen.append(candidate)
            elif _weight(candidate) > _weight(chosen[-1]):
                chosen[-1] = candidate
            settled = chosen[-1][1]
        return chosen

    def _unshielded(self) -> list[Candidate]:
        """The candidates that lie in no exception of several words."""
        shields = sorted(self.shields)
        starts = [lo for lo, _ in shields]
        farthest = list(accumulate((hi for _, hi in shields), max))
        kept = []
        for candidate in self.candidates:
            at = bisect_right(starts, candidate[0]) - 1
            if at < 0 or candidate[1] > farthest[at]:
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
    start, end, _, level, *_ = candidate
    return end - start, LEVELS.index(level)


def scan(automaton: Automaton, text: str, lang: str) -> list[Finding]:
    """The findings in ``text``, in its order and with its offsets."""
    plain_text, offsets, folded = prepared(text)
    walk = Scan(automaton, plain_text, folded, lang)
    walk.run()
    return walk.findings(text, offsets) if walk.candidates else []
