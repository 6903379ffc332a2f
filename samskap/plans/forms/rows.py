"""Rows that people add to a form: responsibles and times. Plain data, so that adding and removing loses nothing."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

MOST_ROWS = 30  # that people can add; a document may have given a measure more, and those stay
MOST_SENT = 200  # that a form takes; what is sent beyond that is given back as text
Row = dict[str, str]


def posted_rows(data: Mapping[str, object], prefix: str) -> list[Row]:
    """The rows of the form as they were typed, in order; ``who-0-name`` is the name of the first."""
    pattern = re.compile(rf"{re.escape(prefix)}-(\d{{1,4}})-(\w{{1,40}})")
    rows: dict[int, Row] = {}
    for key in data:
        match = pattern.fullmatch(key)
        if match:
            rows.setdefault(int(match[1]), {})[match[2]] = str(data[key])
    return [rows[at] for at in sorted(rows)]


def as_data(rows: Sequence[Row], prefix: str) -> Row:
    """The rows as a bound form wants them, numbered from 0."""
    return {f"{prefix}-{at}-{name}": value for at, row in enumerate(rows) for name, value in row.items()}


def without(rows: Sequence[Row], at: str) -> list[Row]:
    """The rows without the one whose number was pressed."""
    return [row for number, row in enumerate(rows) if str(number) != at]


def parted(rows: Sequence[Row], words: str) -> tuple[list[Row], list[str]]:
    """The rows the form takes, and what was typed in the field ``words`` of those it has no room for."""
    beyond = (row.get(words, "").strip() for row in rows[MOST_SENT:])
    return list(rows[:MOST_SENT]), [each for each in beyond if each]
