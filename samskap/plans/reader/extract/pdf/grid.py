"""Tables with borders: a grid from the ruled lines, and each word in its cell."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from samskap.plans.reader.extract.layout.lines import Rule, Word, rows_of
from samskap.plans.reader.extract.layout.wrap import cell_text

# Lines this close are one line drawn twice, in points.
_CLOSE = 3.0
_MOST_LINES = 400


@dataclass(slots=True)
class GridTable:
    """A table of the page: its place, and rows of (text, span, goes on from above)."""

    top: float
    bottom: float
    left: float
    right: float
    rows: list[list[tuple[str, int, bool]]]


def find_grids(rules: Sequence[Rule], words: Sequence[Word]) -> tuple[list[GridTable], list[Word]]:
    """The bordered tables of a page, and the words outside them."""
    if len(rules) > _MOST_LINES * 10:
        return [], list(words)
    grids: list[GridTable] = []
    left_over = list(words)
    for group in _connected(rules):
        grid = _Grid.of(group)
        if grid is None:
            continue
        inside = [word for word in left_over if grid.holds(word)]
        table = grid.table(inside)
        if table is None:
            continue
        taken = set(map(id, inside))
        left_over = [word for word in left_over if id(word) not in taken]
        grids.append(table)
    return grids, left_over


def _connected(rules: Sequence[Rule]) -> list[list[Rule]]:
    """Lines that touch one another, directly or through others."""
    parent = list(range(len(rules)))

    def root(index: int) -> int:
        while parent[index] != index:
            parent[index] = parent[parent[index]]
            index = parent[index]
        return index

    upright = [index for index, rule in enumerate(rules) if rule.upright]
    level = sorted(
        (index for index, rule in enumerate(rules) if not rule.upright), key=lambda index: rules[index].at
    )
    for one in upright:
        tall = rules[one]
        for other in level:
            flat = rules[other]
            if flat.at > tall.high + _CLOSE:
                break
            if flat.at >= tall.low - _CLOSE and flat.low - _CLOSE <= tall.at <= flat.high + _CLOSE:
                parent[root(one)] = root(other)
    groups: dict[int, list[Rule]] = {}
    for index, rule in enumerate(rules):
        groups.setdefault(root(index), []).append(rule)
    return [group for group in groups.values() if len(group) >= 4]


@dataclass(slots=True)
class _Grid:
    xs: list[float]
    ys: list[float]
    walls: list[list[Rule]]
    roofs: list[list[Rule]]

    @classmethod
    def of(cls, rules: Sequence[Rule]) -> _Grid | None:
        """A grid of at least two columns or two rows, or None."""
        upright = [rule for rule in rules if rule.upright]
        level = [rule for rule in rules if not rule.upright]
        xs, ys = _merge([rule.at for rule in upright]), _merge([rule.at for rule in level])
        if len(xs) < 3 or len(ys) < 2 or len(xs) > _MOST_LINES or len(ys) > _MOST_LINES:
            return None
        walls = [[rule for rule in upright if abs(rule.at - x) <= _CLOSE] for x in xs]
        roofs = [[rule for rule in level if abs(rule.at - y) <= _CLOSE] for y in ys]
        return cls(xs, ys, walls, roofs)

    def holds(self, word: Word) -> bool:
        """Whether the word stands inside the borders."""
        x, y = (word.x0 + word.x1) / 2, word.y - 0.3 * word.size
        return self.xs[0] <= x <= self.xs[-1] and self.ys[0] <= y <= self.ys[-1]

    def table(self, words: Sequence[Word]) -> GridTable | None:
        columns, rows = len(self.xs) - 1, len(self.ys) - 1
        owner = [self._owners(row, columns) for row in range(rows)]
        cells: dict[tuple[int, int], list[Word]] = {}
        for word in words:
            row = _place(self.ys, word.y - 0.3 * word.size)
            column = owner[row][_place(self.xs, (word.x0 + word.x1) / 2)]
            cells.setdefault(self._top(row, column, owner), []).append(word)
        made = [self._row(row, owner, cells) for row in range(rows)]
        made = [row for row in made if any(text or goes_on for text, _, goes_on in row)]
        filled = {column for row in made for column, cell in enumerate(row) if cell[0]}
        if not made or (len(filled) < 2 and len(made) < 2):
            return None
        return GridTable(self.ys[0], self.ys[-1], self.xs[0], self.xs[-1], made)

    def _owners(self, row: int, columns: int) -> list[int]:
        """For each column the first column of the merged cell it belongs to in this row."""
        middle = (self.ys[row] + self.ys[row + 1]) / 2
        owners = [0]
        for column in range(1, columns):
            walled = any(rule.low <= middle <= rule.high for rule in self.walls[column])
            owners.append(column if walled else owners[-1])
        return owners

    def _top(self, row: int, column: int, owner: list[list[int]]) -> tuple[int, int]:
        """The first row of a cell merged downwards."""
        while row > 0 and not self._roofed(row, column) and column in owner[row - 1]:
            row -= 1
        return row, column

    def _roofed(self, row: int, column: int) -> bool:
        middle = (self.xs[column] + self.xs[column + 1]) / 2
        return any(rule.low <= middle <= rule.high for rule in self.roofs[row])

    def _row(
        self, row: int, owner: list[list[int]], cells: dict[tuple[int, int], list[Word]]
    ) -> list[tuple[str, int, bool]]:
        made: list[tuple[str, int, bool]] = []
        columns = len(self.xs) - 1
        for column in sorted(set(owner[row])):
            span = sum(first == column for first in owner[row])
            goes_on = self._top(row, column, owner)[0] != row
            right = self.xs[min(column + span, columns)]
            text = "" if goes_on else cell_text(rows_of(cells.get((row, column), [])), right)
            made.append((text, span, goes_on))
        return made


def _merge(values: list[float]) -> list[float]:
    merged: list[float] = []
    for value in sorted(values):
        if not merged or value - merged[-1] > _CLOSE:
            merged.append(value)
    return merged


def _place(edges: list[float], value: float) -> int:
    for index in range(len(edges) - 1):
        if value <= edges[index + 1]:
            return index
    return len(edges) - 2
