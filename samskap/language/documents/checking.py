"""What the checker finds in a document, each finding in its sentence; and the copy with comments."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from samskap.language.checker import Edition, Finding
from samskap.language.documents import Place, UnreadableDocument, file_bytes, is_word, read_document
from samskap.language.documents import refusals as says
from samskap.language.documents.limits import Budget

SHOWN: Final = 300  # findings on a page
COMMENTS: Final = 1_000
AROUND: Final = 160  # characters of the sentence on either side
_BEGINS: Final = re.compile(r"(?:[.!?…]['\"»”)]?\s+|\n\s*)")
_ENDS: Final = re.compile(r"[.!?…](?=['\"»”)]?(?:\s|$))|\n")


@dataclass(frozen=True, slots=True)
class InContext:
    """A finding, the words of its sentence on either side, and where in the document it stands."""

    finding: Finding
    before: str
    after: str
    place: Place


@dataclass(frozen=True, slots=True)
class CheckedDocument:
    """What was found. ``found`` has at most the first ``SHOWN``; ``counts`` has all, by entry."""

    kind: str
    words: int
    total: int
    found: tuple[InContext, ...]
    counts: dict[str, int]
    macros: bool


def check_document(data: bytes, name: str, edition: Edition, *, budget: Budget) -> CheckedDocument:
    """Read and check a document; raises ``UnreadableDocument``."""
    document = read_document(data, name, budget=budget)
    findings = edition.check(document.text)
    shown = tuple(
        _in_context(document.text, each, document.place_of(each.start)) for each in findings[:SHOWN]
    )
    counts = Counter(each.entry for each in findings)
    words = sum(1 for _word in re.finditer(r"\w+", document.text))
    return CheckedDocument(document.kind, words, len(findings), shown, dict(counts), document.macros)


def commented_copy(
    data: bytes, edition: Edition, words: dict[str, str], *, at: datetime, budget: Budget
) -> bytes:
    """The Word document with a comment for each finding (the first ``COMMENTS``); raises ``UnreadableDocument``.

    ``words``: ``author``; ``instead`` and ``more`` with ``%s``; the levels; and ``header``, ``text_box``, … for where.
    """
    from samskap.language.documents.word import read_word
    from samskap.language.documents.word_comments import Comment, require_copyable, with_comments

    if not is_word(file_bytes(data)):
        raise UnreadableDocument(says.NOT_WORD)
    try:
        word = read_word(data, budget)
        require_copyable(word.archive)
        findings = edition.check(word.document.text)[:COMMENTS]
        comments = [
            Comment(each.start, each.end, _lines(each, word.document.place_of(each.start), words))
            for each in findings
        ]
        return with_comments(word, comments, author=words["author"], at=at)
    except UnreadableDocument:
        raise
    except (RecursionError, MemoryError) as error:
        raise UnreadableDocument(says.TOO_HEAVY) from error
    except Exception as error:  # a stranger's bytes may make a library fail in any way
        raise UnreadableDocument(says.CORRUPT) from error


def _lines(finding: Finding, place: Place, words: dict[str, str]) -> tuple[str, ...]:
    instead = finding.suggestions or finding.advice
    where = words[place.where] if place.where else words[finding.level]
    lines = (
        f"{where}: «{finding.text}»",
        words["instead"] % " · ".join(instead) if instead else "",
        finding.why,
        words["more"] % finding.url if finding.url else "",
    )
    return tuple(" ".join(line.split()) for line in lines if line)


def _in_context(text: str, finding: Finding, place: Place) -> InContext:
    near = text[max(0, finding.start - AROUND) : finding.start]
    begins = [match.end() for match in _BEGINS.finditer(near)]
    before = near[begins[-1] :] if begins else near
    if not begins and finding.start > AROUND:
        before = "… " + before.partition(" ")[2]
    rest = text[finding.end : finding.end + AROUND]
    end = _ENDS.search(rest)
    after = rest[: end.end()].rstrip("\n") if end else rest
    if end is None and finding.end + AROUND < len(text):
        after = after.rpartition(" ")[0] + " …"
    return InContext(finding, before, after, place)
