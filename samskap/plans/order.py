"""The order of rows that people move: pure, so that it can be tested with every sequence of moves."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
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
