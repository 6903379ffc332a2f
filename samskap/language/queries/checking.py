"""What the page about a checked text shows: the text with its findings, and how it might become. Nothing is kept."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from samskap.language.checker import Edition, Finding

AROUND = 45  # characters of the sentence shown on either side of a finding
_WORD = re.compile(r"\w+(?:[-'’]\w+)*")
_SENTENCE_END = re.compile(r"[.!?…]+(?=\s|$)|\n+")


@dataclass(frozen=True, slots=True)
class Piece:
    """Some of the text; ``number`` is that of the finding it is, 0 for all between."""

    text: str
    number: int = 0


@dataclass(frozen=True, slots=True)
class Hint:
    """A finding as the list shows it."""

    number: int
    finding: Finding
    before: str
    after: str

    @property
    def instead(self) -> str:
        """What can stand there, or what the dictionary says instead; empty when it only asks to think it over."""
        return next(iter(self.finding.suggestions or self.finding.advice), "")

    @property
    def others(self) -> tuple[str, ...]:
        """What else can stand there."""
        return self.finding.suggestions[1:]


@dataclass(frozen=True, slots=True)
class Checked:
    """A text that has been checked."""

    hints: list[Hint]
    pieces: list[Piece]
    rewritten: list[Piece]
    words: int
    sentences: int

    @property
    def counts(self) -> str:
        """How often each word was found, as JSON: what may be counted, without the text."""
        return json.dumps(Counter(hint.finding.entry for hint in self.hints))


def count_words(text: str) -> int:
    """Words, a word with a hyphen as one."""
    return sum(1 for _match in _WORD.finditer(text))


def count_sentences(text: str) -> int:
    """Sentences and lines of their own, headings for instance."""
    return sum(1 for part in _SENTENCE_END.split(text) if _WORD.search(part))


def checked(text: str, edition: Edition) -> Checked:
    """The findings of the edition in the text, ready for the page."""
    findings = edition.check(text)
    return Checked(
        hints=[_hint(text, number, finding) for number, finding in enumerate(findings, 1)],
        pieces=_pieces(text, findings, rewrite=False),
        rewritten=_pieces(text, findings, rewrite=True),
        words=count_words(text),
        sentences=count_sentences(text),
    )


def _hint(text: str, number: int, finding: Finding) -> Hint:
    before = text[max(0, finding.start - AROUND) : finding.start].rpartition("\n")[2]
    after = text[finding.end : finding.end + AROUND].partition("\n")[0]
    cut_before = finding.start > AROUND and len(before) == AROUND
    cut_after = len(text) > finding.end + AROUND and len(after) == AROUND
    return Hint(
        number,
        finding,
        "… " + before.partition(" ")[2] if cut_before else before,
        after.rpartition(" ")[0] + " …" if cut_after else after,
    )


def _pieces(text: str, findings: Sequence[Finding], *, rewrite: bool) -> list[Piece]:
    """The text cut at its findings; ``rewrite`` puts the first suggestion in, where there is one."""
    pieces, at = [], 0
    for number, finding in enumerate(findings, 1):
        if rewrite and not finding.suggestions:
            continue
        words = finding.suggestions[0] if rewrite else text[finding.start : finding.end]
        pieces += [Piece(text[at : finding.start]), Piece(words, number)]
        at = finding.end
    return [piece for piece in [*pieces, Piece(text[at:])] if piece.text]
