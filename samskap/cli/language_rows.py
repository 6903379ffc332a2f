"""What the formats show: a finding with its place in a file."""

from __future__ import annotations

from collections import Counter
from typing import NamedTuple

from samskap.cli.language_places import Places
from samskap.cli.language_texts import Text
from samskap.language.checker.findings import Finding

LEVEL_WORDS = {"red": "unngå", "yellow": "tenk over", "info": "til ettertanke"}
# How much of the text beside a finding is looked at, and how many words of it count.
_BESIDE = 120
_WORDS = 3


class Row(NamedTuple):
    """A finding in a file. Lines and columns count from 1, columns in characters."""

    file: str
    line: int
    column: int
    end_line: int
    end_column: int
    finding: Finding
    around: str  # digest of the words around it, so that it is known again when lines move
    direct: bool  # the places are those of the file itself, not of the text read out of a document


class Outcome(NamedTuple):
    """What one run did."""

    files: int
    levels: Counter[str]
    problems: list[str]  # one line for each file that could not be read


def rows_of(file: str, text: Text, findings: list[Finding], *, digests: bool) -> list[Row]:
    """The findings of one text as rows; ``digests`` only where somebody needs them."""
    places = Places(text.text) if findings else None
    rows = []
    for finding in findings:
        assert places is not None  # noqa: S101  # there is a finding
        line, column = places.at(finding.start)
        end_line, end_column = places.at(finding.end)
        around = words_around(text.text, finding.start, finding.end) if digests else ""
        rows.append(
            Row(file, line + 1, column + 1, end_line + 1, end_column + 1, finding, around, text.direct)
        )
    return rows


def words_around(text: str, start: int, end: int) -> str:
    """A digest of the three words on either side; spaces and line breaks do not count."""
    from hashlib import blake2b

    before = text[max(0, start - _BESIDE) : start].split()[-_WORDS:]
    after = text[end : end + _BESIDE].split()[:_WORDS]
    words = "\0".join([*before, "", *after]).casefold()
    return blake2b(words.encode("utf-8", "surrogatepass"), digest_size=8).hexdigest()


def suggestion(finding: Finding) -> str:
    """What to say instead: the text that fits the sentence where there is one, else the dictionary's advice."""
    return next(iter(finding.suggestions or finding.advice), "")


def as_record(row: Row) -> dict[str, str | int]:
    """The row as JSON shows it; ``start`` and ``end`` count characters of the text."""
    finding = row.finding
    return {
        "file": row.file,
        "line": row.line,
        "column": row.column,
        "start": finding.start,
        "end": finding.end,
        "text": finding.text,
        "entry": finding.entry,
        "level": finding.level,
        "suggestion": suggestion(finding),
        "why": finding.why,
        "url": finding.url,
    }
