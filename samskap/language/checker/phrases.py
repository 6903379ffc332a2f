"""Phrases: words that belong together with other words between them, within one sentence."""

from __future__ import annotations

import re

from samskap.language.checker.folding import fold_word

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

Span = tuple[int, int]
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

    @property
    def is_open(self) -> bool:
        """Whether it takes more words than its forms; each of them holds a form."""
        return self.head or self.start is not None

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
        return self.is_open and any(map(self.takes, words))


Placed = tuple[int, int, bytes]  # where a word begins and ends, and the word
Wanted = list[tuple[Slot, int]]  # slots from the anchor outwards, and how many words may stand before each


class Near:
    """The nearest words in front of a word and behind it, each list from the word outwards, read when asked for."""

    __slots__ = ("_after", "_before", "_folded", "begin", "stop")

    def __init__(self, folded: bytes, begin: int, stop: int) -> None:
        self._folded, self.begin, self.stop = folded, begin, stop
        self._after: list[bytes] | None = None
        self._before: list[bytes] | None = None

    @property
    def after(self) -> list[bytes]:
        """The words behind the place."""
        if self._after is None:
            self._after = self._folded[self.stop : self.stop + _REACH].split(None, MOST_GAP)[:MOST_GAP]
        return self._after

    @property
    def before(self) -> list[bytes]:
        """The words in front of the place."""
        if self._before is None:
            words = self._folded[_low(self._folded, self.begin) : self.begin].rsplit(None, MOST_GAP)
            self._before = words[: -MOST_GAP - 1 : -1]
        return self._before


def _needed(wanted: Wanted) -> tuple[Slot, int] | None:
    """The nearest slot that must be filled, and among how many words; None where no slot tells so soon."""
    most = 0
    for slot, gap in wanted:
        most += gap + 1
        if not slot.optional:
            return (slot, most) if most <= MOST_GAP else None
    return None


class Phrase:
    """The slots of a phrase, and those on either side that decide soonest whether it can be there."""

    __slots__ = ("_after", "_aside", "_before", "behind", "in_front")

    def __init__(self, slots: list[Slot], anchor: int) -> None:
        self._aside = slots[anchor].aside
        self._after: Wanted = [(slot, slot.gap) for slot in slots[anchor + 1 :]]
        # The gap of a slot lies before that slot.
        self._before: Wanted = [(slots[at], slots[at + 1].gap) for at in range(anchor - 1, -1, -1)]
        self.behind = _needed(self._after)
        self.in_front = _needed(self._before)

    def may_be(self, near: Near) -> bool:
        """Whether words that it needs stand near enough; ``find`` looks closer."""
        if self.in_front is not None:
            slot, most = self.in_front
            if not slot.takes_any(near.before[:most]):
                return False
        if self.behind is not None:
            slot, most = self.behind
            return slot.takes_any(near.after[:most])
        return True

    def find(self, text: str, folded: bytes, begin: int, stop: int) -> Span | None:
        """Where the phrase lies around its anchor word at ``begin`` to ``stop``; None when it is not there."""
        spans: list[Span] = [] if self._aside else [(begin, stop)]
        if self._after:
            words = _words_behind(folded, stop, sum(gap + 1 for _, gap in self._after))
            behind = _match(words, text, self._after, stop, forward=True)
            if behind is None:
                return None
            spans += behind
        if self._before:
            words = _words_back(folded, begin, sum(gap + 1 for _, gap in self._before))
            before = _match(words, text, self._before, begin, forward=False)
            if before is None:
                return None
            spans += before
        if not spans:
            return None
        return min(span[0] for span in spans), max(span[1] for span in spans)


class Side:
    """What phrases with the same anchor word need on one side of it."""

    __slots__ = ("most", "parts", "words")

    def __init__(self, needed: list[tuple[Slot, int]]) -> None:
        closed = [(slot, most) for slot, most in needed if not slot.is_open]
        self.words = frozenset[bytes]().union(*(slot.forms for slot, _ in closed))
        self.most = max((most for _, most in closed), default=0)
        parts = frozenset[bytes]().union(*(slot.forms for slot, _ in needed if slot.is_open))
        # The parts that hold no other: where one stands, one of these does.
        self.parts = [part for part in parts if not any(other in part for other in parts if other != part)]


class Gate:
    """Whether any of the phrases with the same anchor word may be there: one look, before words are put together.

    It may say yes too often, for a phrase looks closer itself.
    """

    __slots__ = ("_always", "_behind", "_in_front")

    def __init__(self, phrases: list[Phrase]) -> None:
        self._always = any(phrase.in_front is None and phrase.behind is None for phrase in phrases)
        self._in_front = Side([phrase.in_front for phrase in phrases if phrase.in_front])
        self._behind = Side([phrase.behind for phrase in phrases if phrase.behind and not phrase.in_front])

    def may_be(self, folded: bytes, begin: int, stop: int) -> bool:
        """Whether a word that one of them needs may stand near the word from ``begin`` to ``stop``."""
        if self._always:
            return True
        low = begin - _REACH if begin > _REACH else 0
        side = self._in_front
        # What is left over when the nearest words are split off counts as one: seldom, and never too little.
        if side.words and not side.words.isdisjoint(folded[low:begin].rsplit(None, side.most)):
            return True
        for part in side.parts:
            if folded.find(part, low, begin) >= 0:
                return True
        side = self._behind
        high = stop + _REACH
        if side.words and not side.words.isdisjoint(folded[stop:high].split(None, side.most)):
            return True
        return bool(side.parts) and any(folded.find(part, stop, high) >= 0 for part in side.parts)


def _low(folded: bytes, at: int) -> int:
    """Where the words in front of a place begin that are looked at; a word that began before is left out."""
    low = at - _REACH
    if low <= 0:
        return 0
    space = folded.find(b" ", low, at)
    return max(low, space)


def _words_behind(folded: bytes, at: int, most: int) -> list[Placed]:
    """The nearest words behind a place with where they begin and end."""
    end = at
    words: list[Placed] = []
    for word in folded[at : at + _REACH].split(None, most)[:most]:
        begin = folded.find(word, end)
        end = begin + len(word)
        words.append((begin, end, word))
    return words


def _words_back(folded: bytes, at: int, most: int) -> list[Placed]:
    """The nearest words in front of a place with where they begin and end, the nearest first."""
    low, end = _low(folded, at), at
    words: list[Placed] = []
    for word in folded[low:at].rsplit(None, most)[: -most - 1 : -1]:
        end = folded.rfind(word, low, end)
        words.append((end, end + len(word), word))
    return words


def _match(words: list[Placed], text: str, wanted: Wanted, at: int, *, forward: bool) -> list[Span] | None:
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


def _next(words: list[Placed], text: str, slot: Slot, edge: int, *, forward: bool) -> int | None:
    """Which of these words stands in the slot; none beyond the end of a sentence."""
    for number, (start, end, word) in enumerate(words):
        if slot.takes(word):
            between = text[edge - 1 : start - 1] if forward else text[end - 1 : edge - 1]
            return None if between != " " and _STOPS.search(between) else number
    return None
