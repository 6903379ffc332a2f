"""Phrases: words that belong together with other words between them, within one sentence."""

from __future__ import annotations

import re
from itertools import islice
from typing import Any

from samskap.language.checker.folding import fold_word

_WORD = re.compile(rb"[^ ]+")
_STOPS = re.compile(r"[.!?;]|:\s|\n\s*\n")
_REACH = 160  # bytes either side that are looked at


class Slot:
    """One word of a phrase: its forms, and how many other words may stand before it."""

    __slots__ = ("forms", "front", "gap", "head", "optional", "start")

    def __init__(self, data: dict[str, Any]) -> None:
        self.forms = frozenset(map(fold_word, data["forms"]))
        self.head: bool = data["head"]
        self.gap: int = data["gap"]
        self.optional: bool = data["optional"]
        self.start: bytes | None = None  # of an exception: any word that begins so
        self.front = False  # of an exception: any word that ends so

    @classmethod
    def of_exception(cls, word: str, front: bool, back: bool) -> Slot:
        """A word of an exception, with open ends."""
        slot = cls({"forms": [word], "head": front, "gap": 0, "optional": False})
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


def find_phrase(
    text: str, folded: bytes, slots: list[Slot], *, anchor: int, begin: int, stop: int
) -> tuple[int, int] | None:
    """Where the phrase lies around its anchor word at ``begin`` to ``stop``; None when it is not there."""
    end = _walk(text, folded, slots[anchor + 1 :], stop)
    if end is None:
        return None
    start = _walk_back(text, folded, slots[: anchor + 1], begin)
    return None if start is None else (start, end)


def _walk(text: str, folded: bytes, slots: list[Slot], at: int) -> int | None:
    if not slots:
        return at
    most = sum(slot.gap + 1 for slot in slots)
    found = islice(_WORD.finditer(folded, at, min(len(folded), at + _REACH)), most)
    return _match([(m.start(), m.end(), m.group()) for m in found], text, slots, at, forward=True)


def _walk_back(text: str, folded: bytes, slots: list[Slot], at: int) -> int | None:
    """The slots before the anchor, from it towards the front; the gap of a slot lies before that slot."""
    if len(slots) == 1:
        return at
    low = max(0, at - _REACH)
    low = max(low, folded.find(b" ", low, at)) if low else 0
    words = [(m.start(), m.end(), m.group()) for m in _WORD.finditer(folded, low, at)]
    turned = [Gapped(slots[i], slots[i + 1].gap) for i in range(len(slots) - 2, -1, -1)]
    return _match(words[::-1], text, turned, at, forward=False)


class Gapped:
    """A slot read backwards: the gap is that of the slot behind it."""

    __slots__ = ("gap", "optional", "takes")

    def __init__(self, slot: Slot, gap: int) -> None:
        self.gap = gap
        self.optional = slot.optional
        self.takes = slot.takes


def _match(
    words: list[tuple[int, int, bytes]], text: str, slots: Any, at: int, *, forward: bool
) -> int | None:
    """The far end of the last slot that was found, each at most its gap away from the one before."""
    edge, used = at, 0
    for slot in slots:
        found = None
        for step in range(slot.gap + 1):
            if used + step >= len(words):
                break
            start, end, word = words[used + step]
            between = text[edge - 1 : start - 1] if forward else text[end - 1 : edge - 1]
            if _STOPS.search(between):
                break
            if slot.takes(word):
                found = used + step
                break
        if found is None:
            if slot.optional:
                continue
            return None
        used = found + 1
        edge = words[found][1] if forward else words[found][0]
    return edge
