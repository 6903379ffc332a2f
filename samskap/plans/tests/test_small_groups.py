"""Nobody can work out what a few people are behind, from what is shown."""

from __future__ import annotations

from fractions import Fraction
from itertools import combinations, product

from hypothesis import given, settings
from hypothesis import strategies as st

from samskap.plans.small_groups import hide, shown_cells, shown_days

K = st.integers(3, 6)
COUNTS = st.integers(0, 30)
PAIRS = st.one_of(
    st.tuples(COUNTS, st.none()), st.tuples(COUNTS, COUNTS).map(lambda two: (min(two), max(two)))
)


def test_few_counted_few_left_out_and_few_in_all_are_hidden() -> None:
    assert [hide(n, 20, 5) for n in (0, 1, 4, 5, 15, 16, 19, 20)] == [
        False, True, True, False, False, True, True, False,
    ]  # fmt: skip
    assert hide(0, 4, 5)
    assert hide(0, 0, 5)
    assert [hide(n, None, 5) for n in (0, 1, 4, 5)] == [False, True, True, False]


@given(series=st.lists(PAIRS, max_size=25), k=K)
def test_two_days_that_are_shown_are_the_same_or_many_people_apart(
    series: list[tuple[int, int | None]], k: int
) -> None:
    shown = [pair for pair, may in zip(series, shown_days(series, k), strict=True) if may]
    assert not any(hide(*pair, k) for pair in shown)
    for (n, of), (m, of_m) in combinations(shown, 2):
        steps = [n - m] if of is None or of_m is None else [n - m, of - of_m, (of - n) - (of_m - m)]
        assert not any(0 < abs(step) < k for step in steps)


@given(series=st.lists(PAIRS, min_size=1, max_size=20), k=K)
def test_a_new_day_changes_nothing_of_what_was_shown(series: list[tuple[int, int | None]], k: int) -> None:
    assert shown_days(series, k)[:-1] == shown_days(series[:-1], k)


def test_the_example_hides_the_small_cell_and_what_would_give_it_away() -> None:
    shown = shown_cells([[12, 3, 40], [22, 9, 31], [8, 15, 6]], 5)
    assert not shown[0][1]
    assert sum(not may for row in shown for may in row) == 4
    assert all(shown[row][3] for row in range(4))
    assert all(shown[3])


def test_of_the_parts_of_a_total_a_small_one_takes_another_with_it() -> None:
    assert shown_cells([[3, 10, 20]], 5)[0] == [False, False, True, True]
    assert shown_cells([[7, 10, 20]], 5)[0] == [True, True, True, True]
    assert shown_cells([[3, 0, 0]], 5)[0] == [False, True, True, False]


TABLES = st.integers(1, 4).flatmap(
    lambda width: st.lists(
        st.lists(st.integers(0, 14), min_size=width, max_size=width), min_size=1, max_size=4
    )
)


@settings(max_examples=80, deadline=None)
@given(table=TABLES, k=K)
def test_no_hidden_cell_follows_from_the_sums(table: list[list[int]], k: int) -> None:
    full = [[*row, sum(row)] for row in table]
    full.append([sum(column) for column in zip(*full, strict=True)])
    shown = shown_cells(table, k)
    for row, cells in enumerate(full):
        for column, value in enumerate(cells):
            assert not (shown[row][column] and 0 < value < k)
    hidden = [cell for cell in product(range(len(full)), range(len(full[0]))) if not shown[cell[0]][cell[1]]]
    assert not fixed_by_sums(full, hidden)


@settings(max_examples=8, deadline=None)
@given(table=st.tuples(*[st.tuples(st.integers(0, 5), st.integers(0, 5))] * 2))
def test_nor_from_the_sums_and_that_nobody_is_less_than_none(table: tuple[tuple[int, int], ...]) -> None:
    """Every table of two by two that looks the same from outside is tried."""
    rows = [list(row) for row in table]
    shown = shown_cells(rows, 3)

    def seen(cells: list[list[int]]) -> list[int]:
        full = [[*row, sum(row)] for row in cells]
        full.append([sum(column) for column in zip(*full, strict=True)])
        return [full[r][c] for r in range(3) for c in range(3) if shown[r][c]]

    alike = [
        [[a, b], [c, d]] for a, b, c, d in product(range(8), repeat=4) if seen([[a, b], [c, d]]) == seen(rows)
    ]
    for r, c in product(range(2), range(2)):
        if not shown[r][c]:
            assert len({cells[r][c] for cells in alike}) > 1


def fixed_by_sums(full: list[list[int]], hidden: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """The hidden cells that are the same in every solution of the sums: those that stand alone when it is reduced."""
    last_row, last_column = len(full) - 1, len(full[0]) - 1
    equations = [
        [(1 if c < last_column else -1) if r == row else 0 for r, c in hidden] for row in range(len(full))
    ]
    equations += [
        [(1 if r < last_row else -1) if c == column else 0 for r, c in hidden]
        for column in range(len(full[0]))
    ]
    reduced = _reduce([[Fraction(value) for value in line] for line in equations])
    return [
        hidden[next(at for at, value in enumerate(line) if value)]
        for line in reduced
        if sum(value != 0 for value in line) == 1
    ]


def _reduce(lines: list[list[Fraction]]) -> list[list[Fraction]]:
    """Gauss and Jordan."""
    done = 0
    for column in range(len(lines[0]) if lines else 0):
        pivot = next((at for at in range(done, len(lines)) if lines[at][column]), None)
        if pivot is None:
            continue
        lines[done], lines[pivot] = lines[pivot], lines[done]
        lines[done] = [value / lines[done][column] for value in lines[done]]
        for at, line in enumerate(lines):
            if at != done and line[column]:
                lines[at] = [a - line[column] * b for a, b in zip(line, lines[done], strict=True)]
        done += 1
    return lines[:done]
