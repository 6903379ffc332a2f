"""Words around a place: what a term's context asks for, in plain word lists and never regular expressions."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence

from ahocorasick_rs import BytesAhoCorasick, Implementation

from samskap.language.checker.grammar import words

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

WINDOW = 130  # characters either side that count as near
NEAREST = 12  # words either side: as far as any context may ask
_SENTENCE_END = re.compile(
    r"[.!?…]+[\"»”)\]]*\s+(?=[A-ZÆØÅ«\"“(\d*•–-])|[:;](?=\s)|\n\s*\n|\n\s*(?=[-*•–>|#\d])|\|"
)
_MAY_END = re.compile(r"[.!?…:;\n|]")  # what an end begins with: much sooner found than the end itself


class Words:
    """A list of words with open ends: ``makt*``, ``*rett``."""

    __slots__ = ("_endings", "_exact", "_find", "_heads", "_length", "_starts", "_tail", "_tails")

    def __init__(self, words: Sequence[str]) -> None:
        self._exact = frozenset(word for word in words if "*" not in word)
        self._starts = tuple(word[:-1] for word in words if word.endswith("*"))
        self._endings = tuple(word[1:] for word in words if word.startswith("*") and not word.endswith("*"))
        inside = [
            word[1:-1] for word in words if word.startswith("*") and word.endswith("*") and len(word) > 2
        ]
        self._starts = tuple(start for start in self._starts if not start.startswith("*")) + tuple(inside)
        self._endings += tuple(inside)
        self._length = min([3, *map(len, self._starts)])
        self._heads = frozenset(start[: self._length] for start in self._starts)
        self._tail = -min([3, *map(len, self._endings)])
        self._tails = frozenset(ending[self._tail :] for ending in self._endings)
        self._find: Callable[[bytes], list[tuple[int, int, int]]] | None = None  # made when first asked

    def __bool__(self) -> bool:
        return bool(self._exact or self._starts or self._endings)

    def among(self, words: list[str]) -> bool:
        """Whether one of the words is on the list."""
        if not self._exact.isdisjoint(words):
            return True
        length, starts, endings = self._length, self._starts, self._endings
        # One look at how the words begin, one at how they end: most of the time none of them is on the list.
        if starts and not self._heads.isdisjoint([word[:length] for word in words]):
            for word in words:
                if word.startswith(starts):
                    return True
        tail = self._tail
        if endings and not self._tails.isdisjoint([word[tail:] for word in words]):
            for word in words:
                if word.endswith(endings):
                    return True
        return False

    def may_be_in(self, window: bytes) -> bool:
        """Whether one of the words may be in this piece of a folded text, which ends with spaces; told at one go."""
        find = self._find
        if find is None:
            find = self._find = self._finder()
        return bool(find(window))

    def _finder(self) -> Callable[[bytes], list[tuple[int, int, int]]]:
        looked_for = [f" {word} " for word in self._exact]
        looked_for += [f" {start}" for start in self._starts] + [f"{ending} " for ending in self._endings]
        # A folded text has nothing outside Latin-1.
        patterns = [each.encode("latin-1") for each in looked_for if max(each) <= "\xff"]
        return BytesAhoCorasick(
            patterns or [b"\x00"], implementation=Implementation.ContiguousNFA
        ).find_matches_as_indexes


class Around:
    """The nearest words of the sentence before (nearest first) and after a place, in folded form."""

    __slots__ = (
        "_after",
        "_before",
        "_begin",
        "_folded",
        "_stop",
        "_text",
        "_wide_after",
        "_wide_before",
        "end",
        "start",
    )

    def __init__(self, text: str, folded: bytes, start: int, end: int) -> None:
        self._text, self._folded, self.start, self.end = text, folded, start, end
        self._begin = self._stop = -1
        self._wide_before: list[str] | None = None
        self._wide_after: list[str] | None = None

    @property
    def wide_before(self) -> list[str]:
        """The words in front without regard to sentences, which are dear to find: ``before`` and maybe some more."""
        found = self._wide_before
        if found is None:
            start = self.start
            part = self._folded[start - WINDOW + 1 if start > WINDOW else 1 : start + 1]
            found = part.decode("latin-1").rsplit(None, NEAREST)[: -NEAREST - 1 : -1]
            self._wide_before = found
        return found

    @property
    def wide_after(self) -> list[str]:
        """The words behind without regard to sentences: ``after`` and maybe some more."""
        found = self._wide_after
        if found is None:
            part = self._folded[self.end + 1 : self.end + WINDOW + 1]
            found = self._wide_after = part.decode("latin-1").split(None, NEAREST)[:NEAREST]
        return found

    @property
    def before(self) -> list[str]:
        """The words in front of the place, the nearest first."""
        if self._begin < 0:
            self._look_ahead()
        return self._before

    @property
    def after(self) -> list[str]:
        """The words behind the place."""
        if self._stop < 0:
            self._look_behind()
        return self._after

    @property
    def broken_before(self) -> bool:
        """A comma, dash, stroke or bracket directly in front: what stands before it is another clause."""
        if self._begin < 0:
            self._look_ahead()
        return self._text[self._begin : self.start].rstrip().endswith((",", "(", "–", "—", ")", "/"))

    @property
    def final(self) -> bool:
        """Whether the clause ends with the place."""
        if not self.after:
            return True
        return self._text[self.end : self._stop].lstrip().startswith((",", ")", "–", "—", "/"))

    @property
    def question(self) -> bool:
        """Whether the sentence ends with a question mark."""
        if self._stop < 0:
            self._look_behind()
        last = min(len(self._text), self.end + WINDOW) - 1
        return self._text[self._stop : self._stop + 1] == "?" or self._text[last : last + 1] == "?"

    def _look_ahead(self) -> None:
        start = self.start
        self._begin = begin = _begin(self._text, start)
        part = self._folded[begin + 1 : start + 1]
        self._before = part.decode("latin-1").rsplit(None, NEAREST)[: -NEAREST - 1 : -1]

    def _look_behind(self) -> None:
        text, end = self._text, self.end
        self._stop = high = min(len(text), end + WINDOW)
        for may in _MAY_END.finditer(text, end, high):
            if _SENTENCE_END.match(text, may.start(), high):
                self._stop = may.start()
                break
        words = self._folded[end + 1 : self._stop + 1].decode("latin-1").split(None, NEAREST)
        self._after = words[:NEAREST]


def _begin(text: str, start: int) -> int:
    """Where the sentence begins in which the place is, or where looking back ends."""
    begin = max(0, start - WINDOW)
    for may in _MAY_END.finditer(text, begin, start):
        if may.start() >= begin:
            found = _SENTENCE_END.match(text, may.start(), start)
            if found is not None:
                begin = found.end()
    return begin


Lists = dict[tuple[str, ...], Words]  # of one edition, which often has the same list at several terms


def window(folded: bytes, start: int, end: int) -> bytes:
    """The text around a place that counts as near, without the place, between spaces."""
    low = start - WINDOW + 1 if start > WINDOW else 1
    return b"".join((b" ", folded[low : start + 1], folded[end + 1 : end + WINDOW + 1], b" "))


class Context:
    """What must or must not stand around a term (docs/ordbok-format.md)."""

    __slots__ = (
        "_asks",
        "_beside",
        "after",
        "before",
        "capital",
        "near",
        "only_after",
        "only_before",
        "only_near",
        "unless_after",
        "unless_before",
        "unless_near",
    )

    def __init__(self, data: Mapping[str, Any], lists: Lists) -> None:
        """Lists that other contexts have, too, are taken from ``lists``, and new ones put there."""
        self.unless_near = _list(data, "unless_near", lists)
        self.only_near = _list(data, "only_near", lists)
        self.near = int(data.get("near", 6))
        self.unless_before = _list(data, "unless_before", lists)
        self.only_before = _list(data, "only_before", lists)
        self.unless_after = _list(data, "unless_after", lists)
        self.only_after = _list(data, "only_after", lists)
        self.before = int(data.get("before", 1))
        self.after = int(data.get("after", 1))
        self.capital = bool(data.get("capital", False))
        self._asks = not (self.only_before is self.only_after is self.only_near is None)
        self._beside = not (self.unless_before is self.unless_after is None)

    def tells(self, window: bytes) -> bool | None:
        """``allows`` where one look at the text around tells, before it is taken to words; None: it does not."""
        if self.only_near is not None and not self.only_near.may_be_in(window):
            return False
        if self._asks or self._beside:
            return None
        return None if self.unless_near is not None and self.unless_near.may_be_in(window) else True

    def allows(self, around: Around, window: bytes) -> bool:
        """Whether a term with this context is meant here; the sentence is looked for when more than it decides."""
        unless = self.unless_near
        if unless is not None and not unless.may_be_in(window):
            unless = None
        if self._asks and not self._asked_for(around.wide_before, around.wide_after):
            return False
        if not self._forbidden(unless, around.wide_before, around.wide_after) and not self._asks:
            return True
        before, after = around.before, around.after
        return not self._forbidden(unless, before, after) and (
            not self._asks or self._asked_for(before, after)
        )

    def _forbidden(self, unless_near: Words | None, before: list[str], after: list[str]) -> bool:
        return (
            (self.unless_before is not None and self.unless_before.among(before[: self.before]))
            or (self.unless_after is not None and self.unless_after.among(after[: self.after]))
            or (unless_near is not None and unless_near.among(self._nearest(before, after)))
        )

    def _asked_for(self, before: list[str], after: list[str]) -> bool:
        """Whether there is a word of each list of which one must be there."""
        return (
            (self.only_before is None or self.only_before.among(before[: self.before]))
            and (self.only_after is None or self.only_after.among(after[: self.after]))
            and (self.only_near is None or self.only_near.among(self._nearest(before, after)))
        )

    def _nearest(self, before: list[str], after: list[str]) -> list[str]:
        return before[: self.near] + after[: self.near]


def _list(data: Mapping[str, Any], name: str, lists: Lists) -> Words | None:
    given = tuple(data.get(name, ()))
    if given not in lists:
        lists[given] = Words(given)
    return lists[given] or None


_SELF = words("self", "who")
_BETWEEN = words("self", "between")
_ARTICLES = ("en", "ein", "ei")


def self_described(around: Around) -> bool:
    """«Jeg er …», «eg har vore …»: people name themselves as they like."""
    return _names_self(around.wide_before) and _names_self(around.before)


def _names_self(before: list[str]) -> bool:
    nearer = ""
    for word in before[:6]:
        if word in _SELF:
            return True
        if word not in _BETWEEN or (nearer in _ARTICLES and word in ("har", "hadde")):
            return False  # «jeg har en … sønn» is about somebody else
        nearer = word
    return False
