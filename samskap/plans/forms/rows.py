"""Rows that people add to a form: responsibles and times. Plain data, so that adding and removing loses nothing."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from django.core.exceptions import SuspiciousOperation

MOST_ROWS = 30  # that people can add; a document may have given a measure more, and those stay
MOST_SENT = 200
Row = dict[str, str]


def posted_rows(data: Mapping[str, object], prefix: str) -> list[Row]:
    """The rows of the form as they were typed, in order; ``who-0-name`` is the name of the first.

    Raises ``SuspiciousOperation`` for more than our own form can send, since dropping some would lose them.
    """
    pattern = re.compile(rf"{re.escape(prefix)}-(\d{{1,4}})-(\w{{1,40}})")
    rows: dict[int, Row] = {}
    for key in data:
        match = pattern.fullmatch(key)
        if match:
            rows.setdefault(int(match[1]), {})[match[2]] = str(data[key])
    if len(rows) > MOST_SENT:
        raise SuspiciousOperation("more rows than the form has")
    return [rows[at] for at in sorted(rows)]


def as_data(rows: Sequence[Row], prefix: str) -> Row:
    """The rows as a bound form wants them, numbered from 0."""
    return {f"{prefix}-{at}-{name}": value for at, row in enumerate(rows) for name, value in row.items()}


def without(rows: Sequence[Row], at: str) -> list[Row]:
    """The rows without the one whose number was pressed."""
    return [row for number, row in enumerate(rows) if str(number) != at]
