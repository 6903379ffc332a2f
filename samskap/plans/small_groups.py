"""Figures about few people are not shown, and cannot be worked out from those that are. Knows no database.

``k`` is the organisation's ``small_group``: the smallest number of people a figure may be about (5, never below 3).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import Decimal
from itertools import product

Number = int | Decimal
Pair = tuple[Number, Number | None]
Cell = tuple[int, int]


def hide(numerator: Number, denominator: Number | None, k: int) -> bool:
    """Whether a day's figure is about too few: those counted, those not counted, or all of them together."""
    if denominator is None:
        return 0 < numerator < k
    rest = denominator - numerator
    return denominator < k or 0 < numerator < k or 0 < rest < k


def shown_days(series: Iterable[Pair], k: int) -> list[bool]:
    """Which of the days, in their order, may be shown.

    Any two days that are shown are the same, or differ by ``k`` people or more in those counted, in those not counted
    and in all: so nobody can take one day from another and see a few people come or go.
    """
    kept: list[Pair] = []
    shown = []
    for pair in series:
        if pair in kept:
            shown.append(True)
            continue
        fits = not hide(*pair, k) and all(_far_apart(pair, before, k) for before in kept)
        shown.append(fits)
        if fits:
            kept.append(pair)
    return shown


def _far_apart(one: Pair, other: Pair, k: int) -> bool:
    (counted, all_), (counted_before, all_before) = one, other
    more = Decimal(counted - counted_before)
    if all_ is None or all_before is None:
        return all_ is None and all_before is None and not 0 < abs(more) < k
    more_of_all = Decimal(all_ - all_before)
    return not any(0 < abs(step) < k for step in (more, more_of_all, more_of_all - more))


def shown_cells(table: Sequence[Sequence[int]], k: int) -> list[list[bool]]:
    """Which cells of a table of numbers of people may be shown beside its sums.

    The answer has one row and one column more than the table: those of the sums, with the sum of all in the corner.
    No hidden cell can be worked out from what is shown, also by one who knows that no cell is below zero. One row is
    the parts of a total.
    """
    full = _with_sums(table)
    cells = list(product(range(len(full)), range(len(full[0]))))
    hidden = {cell for cell in cells if 0 < _at(full, cell) < k}
    for cell in sorted(hidden):
        if any(corners <= hidden for corners in _rectangles(full, cell)):
            continue
        best = min(_rectangles(full, cell), key=lambda corners: _cost(full, corners - hidden), default=None)
        if best is None:  # too sparse to hide behind anything: then nothing is shown
            hidden = set(cells)
            break
        hidden |= best
    return [[(row, column) not in hidden for column in range(len(full[0]))] for row in range(len(full))]


def _with_sums(table: Sequence[Sequence[int]]) -> list[list[int]]:
    rows = [[*row, sum(row)] for row in table]
    return [*rows, [sum(column) for column in zip(*rows, strict=True)]]


def _at(table: Sequence[Sequence[int]], cell: Cell) -> int:
    return table[cell[0]][cell[1]]


def _cost(table: Sequence[Sequence[int]], cells: Iterable[Cell]) -> tuple[int, int]:
    """How much is lost when these cells are hidden as well: how many people, then how many cells."""
    values = [_at(table, cell) for cell in cells]
    return sum(values), len(values)


def _rectangles(table: Sequence[Sequence[int]], cell: Cell) -> Iterable[frozenset[Cell]]:
    """The rectangles with this corner and no empty one: one may be added round their corners and the sums stay."""
    row, column = cell
    for other_row, other_column in product(range(len(table)), range(len(table[0]))):
        corners = frozenset(product((row, other_row), (column, other_column)))
        if len(corners) == 4 and all(_at(table, corner) for corner in corners):
            yield corners
