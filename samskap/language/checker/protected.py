"""The places of a text that are not the writer's own words: quotations, code, links, addresses and names."""

from __future__ import annotations

import re
from bisect import bisect_right

from samskap.language.checker.grammar import words

Span = tuple[int, int]
_QUOTES = re.compile("[«»‹›“”„\"‘’']")
_TICKS = re.compile("`+")
_FENCE = r"(?ms)^[ ]{0,3}(```|~~~).*?(?:^[ ]{0,3}\1[ \t\r]*$|\Z)"  # compiled when a text has one: few do
_PARAGRAPH = re.compile(r"\n[ \t\r]*\n")
_QUOTED_LINE = re.compile(r"^[ \t]{0,3}>.*$", re.MULTILINE)
_CLOSES = {"»": "«", "«": "»", "›": "‹", "”": "“„", "“": "„", "’": "‘"}
_OPENERS = "«»‹“„\"‘'`>"  # with one of these begins what is protected
LONGEST_QUOTATION = 1500  # a quotation mark that closes later than this belongs to something else


class Protected:
    """Quotations and code of one text, asked for from the front: a paragraph is read when a mark stands before a place.

    Phrases may be asked for a little late, but never when a later paragraph has been asked for.
    """

    __slots__ = ("_clean", "_ends", "_fences", "_hi", "_lo", "_marks", "_starts", "_text")

    def __init__(self, text: str) -> None:
        self._text = text
        self._marks = [mark for mark in _OPENERS if mark in text]
        fenced = ("`" in self._marks and "```" in text) or ("~" in text and "~~~" in text)
        self._fences = [match.span() for match in re.finditer(_FENCE, text)] if fenced else []
        self._lo = self._hi = 0  # the paragraph that was read last
        self._clean = 0 if self._marks else len(text)  # no mark stands before this place in its paragraph
        self._starts: list[int] = []
        self._ends: list[int] = []

    def holds(self, start: int, end: int) -> bool:
        """Whether the place lies inside a quotation or code."""
        if self._lo <= start < self._hi or (start >= self._clean and self._read(start)):
            at = bisect_right(self._starts, start) - 1
            if at >= 0 and end <= self._ends[at]:
                return True
        return bool(self._fences) and self._in_fence(start, end)

    def _read(self, start: int) -> bool:
        """Whether a mark stands before the place in its paragraph, which is read then."""
        text, clean = self._text, self._clean
        mark = -1
        for each in self._marks:
            found = text.rfind(each, clean, start)
            if found >= 0:
                mark = clean = found
        if mark < 0 or _PARAGRAPH.search(text, mark, start):
            self._clean = start
            return False
        lo = _beginning(text, self._hi, start)
        blank = _PARAGRAPH.search(text, start)
        self._lo, self._hi = lo, blank.end() if blank else len(text) + 1
        self._clean = self._hi
        spans = _merged(_spans(text, lo, self._hi))
        self._starts, self._ends = [span[0] for span in spans], [span[1] for span in spans]
        return True

    def _in_fence(self, start: int, end: int) -> bool:
        at = bisect_right(self._fences, (start, len(self._text) + 1)) - 1
        return at >= 0 and end <= self._fences[at][1]


def _beginning(text: str, lo: int, start: int) -> int:
    """Where the paragraph of a place begins: behind the last line of nothing but space before it, or at ``lo``."""
    line_end = text.rfind("\n", lo, start)
    while line_end >= 0:
        before = text.rfind("\n", lo, line_end)
        if before >= 0 and not text[before + 1 : line_end].strip(" \t\r"):
            return line_end + 1
        line_end = before
    return lo


def _spans(text: str, lo: int, hi: int) -> list[Span]:
    part = text[lo:hi]
    spans = [(lo + m.start(), lo + m.end()) for m in _QUOTED_LINE.finditer(part)] if ">" in part else []
    if "`" in part:
        spans += [(lo + begin, lo + end) for begin, end in _code(part)]
    opened: dict[str, int] = {}
    for match in _QUOTES.finditer(part):
        at, mark = match.start(), match.group()
        begin = _closed(part, at, mark, opened)
        if begin is not None and at - begin <= LONGEST_QUOTATION:
            spans.append((lo + begin, lo + at + 1))
        if begin is None and _opens(part, at, mark):
            opened[mark] = at
    return sorted(spans)


def _code(part: str) -> list[Span]:
    """Between two runs of as many backticks."""
    spans: list[Span] = []
    opened: dict[int, int] = {}
    for match in _TICKS.finditer(part):
        begin = opened.pop(len(match.group()), None)
        if begin is None:
            opened[len(match.group())] = match.start()
        else:
            spans.append((begin, match.end()))
            opened.clear()
    return spans


def _closed(part: str, at: int, mark: str, opened: dict[str, int]) -> int | None:
    """Where the quotation began that this mark closes; None when it closes none."""
    if mark in "\"'":
        inside_word = mark == "'" and part[at + 1 : at + 2].isalnum()
        return None if inside_word or part[at - 1 : at].isspace() else opened.pop(mark, None)
    for opener in _CLOSES.get(mark, ""):
        if opener in opened and not (mark == "’" and part[at + 1 : at + 2].isalnum()):
            return opened.pop(opener)
    return None


def _opens(part: str, at: int, mark: str) -> bool:
    if mark in "\"'":
        return not part[max(at - 1, 0) : at].isalnum() and not part[at + 1 : at + 2].isspace()
    return mark in "«‹“„‘»"


def _merged(spans: list[Span]) -> list[Span]:
    """Spans in order, those that touch joined, so that the last one that begins before a place decides."""
    merged: list[Span] = []
    for begin, end in spans:
        if merged and begin < merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((begin, end))
    return merged


_EDGE_BEFORE = frozenset("/@_\\#=.&%$")
_EDGE_AFTER = frozenset("/@_\\=.&%")
_EDGES = _EDGE_BEFORE | {"-"}
_FARTHEST = 400  # longer runs without a space are no address that somebody wrote


def in_address(text: str, start: int, end: int) -> bool:
    """Whether the place is part of a link, an e-mail address, a path, a file name or a #tag."""
    before = text[start - 1] if start else " "
    after = text[end] if end < len(text) else " "
    if before not in _EDGES and after not in _EDGES:
        return False
    if before in "@#$" or after == "@":
        return True
    if before not in _EDGE_BEFORE and after not in _EDGE_AFTER and before != "-" and after != "-":
        return False
    left = text[max(0, start - _FARTHEST) : start]
    right = text[end : end + _FARTHEST]
    run = (
        ("" if left[-1:].isspace() else "".join(left.rsplit(None, 1)[-1:]))
        + text[start:end]
        + ("" if right[:1].isspace() else "".join(right.split(None, 1)[:1]))
    ).strip("()[]<>«»\"'.,;:!?")
    return _is_address(run)


# Of small letters: to leave their case open would take longer to compile than all the other patterns here.
_ADDRESS = re.compile(r"://|@\w|\\|^www\.|^\.{0,2}/\w|^[a-z0-9-]+(?:\.[a-z0-9-]+)*\.[a-z]{2,10}(?:/|$)|_")
_TWO_SENTENCES = re.compile(r"[a-zæøå]\.[A-ZÆØÅ]")


def _is_address(run: str) -> bool:
    return _ADDRESS.search(run.lower()) is not None and not (
        _TWO_SENTENCES.search(run) and "/" not in run and "@" not in run
    )


_WORD_BEFORE = re.compile(r"[^\W\d_][\w.-]*$")
_WORD_AFTER = re.compile(r"[ \t\xa0]+([^\W\d_][\w-]*)")
_SENTENCE_ENDS = '.!?:;…»”"\n•*–—#|>([-'
_COMPANY = words("names", "company")


def in_name(text: str, start: int, end: int, genitive: bool) -> bool:
    """Whether the place looks like a part of a proper name: a capital where none is needed, beside another."""
    if not text[start].isupper():
        return False
    if end - start > 1 and text[start:end].isupper():
        return False
    after = _WORD_AFTER.match(text, end)
    next_word = after.group(1) if after else ""
    next_capital = next_word[:1].isupper() and not (len(next_word) > 1 and next_word.isupper())
    if next_word.lower() in _COMPANY and next_capital:
        return True
    before = text[max(0, start - 60) : start].rstrip(" \t\xa0")
    at_start = not before or before[-1] in _SENTENCE_ENDS
    if at_start:
        return next_capital and genitive
    previous = _WORD_BEFORE.search(before)
    word = previous.group() if previous else ""
    previous_capital = word[:1].isupper() and not (len(word) > 1 and word.isupper())
    if previous_capital and _starts_sentence(before[: len(before) - len(word)]):
        return next_capital or word.lower() not in _COMMON_STARTS
    return previous_capital or next_capital


_COMMON_STARTS = words("names", "common_starts")


def _starts_sentence(before: str) -> bool:
    before = before.rstrip(" \t\xa0")
    return not before or before[-1] in _SENTENCE_ENDS
