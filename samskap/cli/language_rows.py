"""What the formats show: a finding with its place in a file."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable

from samskap.cli.language_pieces import Piece
from samskap.cli.language_texts import Text
from samskap.language.checker.findings import Finding
from samskap.language.checker.records import NamedTuple

LEVEL_WORDS = {"red": "unngå", "yellow": "tenk over", "info": "til ettertanke"}
# How much of the text beside a finding is looked at, and how many words of it count.
_BESIDE = 120
_WORDS = 3
# A full stop, an empty line, or a line that begins a heading, a list item, a quotation or a table row.
_SENTENCE_ENDS = r"[.!?:;](?:\s|$)|\n[ \t]*(?:\n|[-*+#>|]|\d{1,3}[.)]\s)"


class BaselineError(Exception):
    """A list of known findings cannot be read or written; the message is one Norwegian line."""


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
    where: str = ""  # in a document: the place in words


class Outcome(NamedTuple):
    """What one run did."""

    files: int
    levels: Counter[str]
    problems: list[str]  # one line for each file that could not be read


def rows_of(file: str, text: Text, piece: Piece, findings: list[Finding], *, digests: bool) -> list[Row]:
    """The findings of one piece of a text as rows; ``digests`` only where somebody needs them."""
    at = _places(piece)
    offset, direct = piece.offset, text.where is None
    rows = []
    for finding in findings:
        start, end = finding.start, finding.end
        if start >= piece.end:
            break  # it belongs to the next piece
        line, column = at(start)
        end_line, end_column = at(end)
        around = words_around(piece.text, start, end) if digests else ""
        where = text.where(start + offset) if text.where else ""
        found = Finding(start + offset, end + offset, *finding[2:]) if offset else finding
        rows.append(Row(file, line, column, end_line, end_column, found, around, direct, where))
    return rows


def _places(piece: Piece) -> Callable[[int], tuple[int, int]]:
    """Tells line and column, both from 1, of characters asked for in the order of the text."""
    text, line, begin, last = piece.text, piece.line + 1, 0, 0
    if "\r" in text:
        from samskap.cli.language_places import Places

        places = Places(text)
        return lambda offset: (places.at(offset)[0] + line, places.at(offset)[1] + 1)

    def at(offset: int) -> tuple[int, int]:
        nonlocal line, begin, last
        breaks = text.count("\n", last, offset)
        if breaks:
            line += breaks
            begin = text.rfind("\n", last, offset) + 1
        last = offset
        return line, offset - begin + 1

    return at


def words_around(text: str, start: int, end: int) -> str:
    """A digest of the three words on either side in the same sentence; spaces and line breaks do not count."""
    import re
    from hashlib import blake2b

    first = "" if start > _BESIDE else "\n"  # the text begins a line, too
    sides = first + text[max(0, start - _BESIDE) : start], text[end : end + _BESIDE]
    front, back = (re.split(_SENTENCE_ENDS, re.sub(r"\r\n?", "\n", side)) for side in sides)
    before, after = front[-1].split()[-_WORDS:], back[0].split()[:_WORDS]
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
