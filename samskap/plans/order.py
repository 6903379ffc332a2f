"""The order of rows that people move: pure, so that it can be tested with every sequence of moves."""

from __future__ import annotations

import re
from collections.abc import Hashable, Sequence
from itertools import count
from typing import Literal, TypeVar

Where = Literal["up", "down", "first", "last"]
WHERES: tuple[Where, ...] = ("up", "down", "first", "last")
T = TypeVar("T", bound=Hashable)


def moved(rows: Sequence[T], row: T, where: Where) -> list[T]:
    """The rows with one of them moved; at the edge the order is the same as before."""
    at = rows.index(row)
    goal = {"up": max(at - 1, 0), "down": min(at + 1, len(rows) - 1), "first": 0, "last": len(rows) - 1}[
        where
    ]
    rest = [each for each in rows if each != row]
    return [*rest[:goal], row, *rest[goal:]]


def renumbered(sections: Sequence[Sequence[str]]) -> list[list[str]]:
    """New numbers for the measures of each section, in the plan's own manner.

    Either 1.1, 1.2, 2.1 …, or from 1 again in each section, or 1, 2, 3 … through the whole plan.
    """
    numbers = [number for section in sections for number in section if number]
    if numbers and all(re.fullmatch(r"\d+\.\d+\.?", number) for number in numbers):
        return [[f"{part}.{at}" for at in range(1, len(rows) + 1)] for part, rows in enumerate(sections, 1)]
    if numbers.count("1") > 1:
        return [[str(at) for at in range(1, len(rows) + 1)] for rows in sections]
    running = count(1)
    return [[str(next(running)) for _row in rows] for rows in sections]
