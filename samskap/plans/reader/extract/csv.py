"""CSV files, whatever delimiter and encoding the spreadsheet used."""

from __future__ import annotations

import csv
from collections import Counter
from collections.abc import Iterator
from io import StringIO

from samskap.plans.reader.characters import clean
from samskap.plans.reader.errors import UnreadableDocument
from samskap.plans.reader.extract.pieces import Extracted, Pen
from samskap.plans.reader.extract.sheets import Row, read_rows
from samskap.plans.reader.extract.text import read_text
from samskap.plans.reader.limits import Budget
from samskap.plans.reader.refusals import CORRUPT

_DELIMITERS = ";\t,|"
_SAMPLE_LINES = 50


def read_csv(text: str, budget: Budget) -> Extracted:
    """Rows of a CSV text as a table; a file without any delimiter is read as plain text."""
    text = clean(text).replace("\u00ad", "")
    named = text[:6].lower().startswith("sep=")
    delimiter = text[4] if named and len(text) > 4 else _delimiter(text)
    if named:
        text = text.partition("\n")[2]
    if not delimiter or delimiter in '\n"':
        return read_text(text, budget)
    pen = Pen(budget)
    try:
        pieces = read_rows(_rows(text, delimiter), pen)
    except csv.Error as error:
        raise UnreadableDocument(CORRUPT) from error
    return Extracted(tuple(pieces), tuple(pen.lines))


def _rows(text: str, delimiter: str) -> Iterator[Row]:
    for cells in csv.reader(StringIO(text), delimiter=delimiter):
        yield tuple((cell.strip(), False) for cell in cells)


def _delimiter(text: str) -> str:
    """The sign that parts the lines most evenly; "" when none does."""
    lines = [line for line in text[:50_000].split("\n")[:_SAMPLE_LINES] if line.strip()]
    best, best_score = "", 0.0
    for sign in _DELIMITERS:
        counts = Counter(line.count(sign) for line in lines)
        counts.pop(0, 0)
        if not counts:
            continue
        columns, times = counts.most_common(1)[0]
        # Commas also live in prose, so they need more agreement than the others.
        score = times / len(lines) * (1 + min(columns, 10) / 20) * (0.6 if sign == "," else 1.0)
        if score > best_score:
            best, best_score = sign, score
    return best if best_score > 0.3 else ""
