"""Phrases: words that belong together with other words between them, within one sentence."""

from __future__ import annotations

import re
from itertools import islice
from typing import Any

from samskap.language.checker.folding import fold_word

Span = tuple[int, int]
_WORD = re.compile(rb"[^ ]+")
_STOPS = re.compile(r"[.!?;]|:\s|\n\s*\n")
_REACH = 160  # bytes either side that are looked at
MOST_GAP = 7  # a gap of six words, and the word behind it


class Slot:
    """One word of a phrase: its forms, and how many other words may stand before it."""

    __slots__ = ("aside", "forms", "front", "gap", "head", "optional", "start")

    def __init__(self, data: dict[str, Any]) -> None:
        self.forms = frozenset(map(fold_word, data["forms"]))
        self.head: bool = data["head"]
        self.gap: int = data["gap"]
        self.optional: bool = data["optional"]
        self.aside: bool = data["aside"]  # must be there, and is not part of the finding
        self.start: bytes | None = None  # of an exception: any word that begins so
        self.front = False  # of an exception: any word that ends so

    @classmethod
    def of_exception(cls, word: str, front: bool, back: bool) -> Slot:
        """A word of an exception, with open ends."""
        slot = cls({"forms": [word], "head": front, "gap": 0, "optional": False, "aside": False})
        slot.start = fold_word(word) if back else None
        slot.front = front
        return slot

    def takes(self, word: bytes) -> bool:
        """Whether this word can stand here."""
        if word in self.forms:
            return True
        if self.start is not None:
            return self.start in word if self.front else word.startswith(self.start)
        return self.head and any(len(word) > len(form) + 1 and word.endswith(form) for form in self.forms)

    def takes_any(self, words: list[bytes]) -> bool:
        """Whether one of these words can stand here."""
        if not self.forms.isdisjoint(words):
            return True
        return (self.head or self.start is not None) and any(map(self.takes, words))


Neighbours = tuple[list[bytes], list[bytes]]


def neighbours(folded: bytes, begin: int, stop: int) -> Neighbours:
    """The nearest words in front of a word and behind it, each list from the word outwards."""
    after = folded[stop : min(len(folded), stop + _REACH)].split(None, MOST_GAP)
    before = folded[_low(folded, begin) : begin].rsplit(None, MOST_GAP)
    return before[: -MOST_GAP - 1 : -1], after[:MOST_GAP]


class Phrase:
    """The slots of a phrase, and the two that decide soonest whether it can be there: those beside the anchor."""

    __slots__ = ("_anchor", "_slots", "behind", "in_front")

    def __init__(self, slots: list[Slot], anchor: int) -> None:
        self._slots = slots
        self._anchor = anchor
        behind = slots[anchor + 1] if anchor + 1 < len(slots) else None
        in_front = slots[anchor - 1] if anchor else None
        self.behind = None if behind is None or behind.optional else (behind, behind.gap + 1)
        self.in_front = None if in_front is None or in_front.optional else (in_front, slots[anchor].gap + 1)

    def may_be(self, near: Neighbours) -> bool:
        """Whether words that it needs stand near enough; ``find`` looks closer."""
        if self.in_front is not None:
            slot, most = self.in_front
            if not slot.takes_any(near[0][:most]):
                return False
        if self.behind is not None:
            slot, most = self.behind
            return slot.takes_any(near[1][:most])
        return True

    def find(self, text: str, folded: bytes, begin: int, stop: int) -> Span | None:
        """Where the phrase lies around its anchor word at ``begin`` to ``stop``; None when it is not there."""
        slots, anchor = self._slots, self._anchor
        behind = _walk(text, folded, slots[anchor + 1 :], stop)
        if behind is None:
            return None
        before = _walk_back(text, folded, slots[: anchor + 1], begin)
        if before is None:
            return None
        own = [] if slots[anchor].aside else [(begin, stop)]
        spans = before + own + behind
        if not spans:
            return None
        return min(span[0] for span in spans), max(span[1] for span in spans)


class Gate:
    """Whether any of the phrases with the same anchor word may be there: one look for all of them."""

    __slots__ = ("_behind", "_in_front", "_most", "_others")

    def __init__(self, phrases: list[Phrase]) -> None:
        in_front: set[bytes] = set()
        behind: set[bytes] = set()
        self._others: list[Phrase] = []
        self._most = 0
        for phrase in phrases:
            pool, needed = (in_front, phrase.in_front) if phrase.in_front else (behind, phrase.behind)
            if needed is None or needed[0].head or needed[0].start is not None:
                self._others.append(phrase)
            else:
                pool |= needed[0].forms
                self._most = max(self._most, needed[1])
        self._in_front, self._behind = frozenset(in_front), frozenset(behind)

    def may_be(self, near: Neighbours) -> bool:
        """Whether a word that one of them needs stands near enough."""
        if not self._in_front.isdisjoint(near[0][: self._most]):
            return True
        if not self._behind.isdisjoint(near[1][: self._most]):
            return True
        return any(phrase.may_be(near) for phrase in self._others)


def _low(folded: bytes, at: int) -> int:
    """Where the words in front of a place begin that are looked at; a word that began before is left out."""
    low = max(0, at - _REACH)
    return max(low, folded.find(b" ", low, at)) if low else 0


def _walk(text: str, folded: bytes, slots: list[Slot], at: int) -> list[Span] | None:
    if not slots:
        return []
    most = sum(slot.gap + 1 for slot in slots)
    found = islice(_WORD.finditer(folded, at, min(len(folded), at + _REACH)), most)
    wanted = [(slot, slot.gap) for slot in slots]
    return _match([(m.start(), m.end(), m.group()) for m in found], text, wanted, at, forward=True)


def _walk_back(text: str, folded: bytes, slots: list[Slot], at: int) -> list[Span] | None:
    """The slots before the anchor, from it towards the front; the gap of a slot lies before that slot."""
    if len(slots) == 1:
        return []
    wanted = [(slots[i], slots[i + 1].gap) for i in range(len(slots) - 2, -1, -1)]
    words = _words_back(folded, at, sum(gap + 1 for _, gap in wanted))
    return _match(words, text, wanted, at, forward=False)


def _words_back(folded: bytes, at: int, most: int) -> list[tuple[int, int, bytes]]:
    """The nearest words in front of a place with where they begin and end, the nearest first."""
    low, end = _low(folded, at), at
    words: list[tuple[int, int, bytes]] = []
    for word in folded[low:at].rsplit(None, most)[: -most - 1 : -1]:
        end = folded.rfind(word, low, end)
        words.append((end, end + len(word), word))
    return words


def _match(
    words: list[tuple[int, int, bytes]], text: str, wanted: list[tuple[Slot, int]], at: int, *, forward: bool
) -> list[Span] | None:
    """The places of the slots that are part of the finding, each slot at most its gap away from the one before."""
    edge, used = at, 0
    spans: list[Span] = []
    for slot, gap in wanted:
        found = _next(words[used : used + gap + 1], text, slot, edge, forward=forward)
        if found is None:
            if slot.optional:
                continue
            return None
        start, end, _ = words[used + found]
        used += found + 1
        edge = end if forward else start
        if not slot.aside:
            spans.append((start, end))
    return spans


def _next(
    words: list[tuple[int, int, bytes]], text: str, slot: Slot, edge: int, *, forward: bool
) -> int | None:
    """Which of these words stands in the slot; none beyond the end of a sentence."""
    for number, (start, end, word) in enumerate(words):
        if _STOPS.search(text[edge - 1 : start - 1] if forward else text[end - 1 : edge - 1]):
            return None
        if slot.takes(word):
            return number
    return None
