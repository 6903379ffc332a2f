"""No number shown is about few people, whoever looks: everybody, or one who counted the cards and knows that part."""

from __future__ import annotations

from itertools import product

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from samskap.practice.verdict_counts import Counts, shown_counts

answers = st.tuples(*[st.integers(0, 8)] * 4)


@given(own=answers, counted=answers, k=st.integers(3, 6))
@settings(max_examples=150, deadline=None)
def test_nothing_shown_is_about_few_and_nothing_can_be_taken_from_it(
    own: tuple[int, ...], counted: tuple[int, ...], k: int
) -> None:
    shown = shown_counts(own, counted, k)
    for mine, theirs, cell in zip(own, counted, shown.cells, strict=True):
        assert cell is None or cell == 0 or cell >= k
        assert cell in {None, theirs, mine + theirs}
        assert cell is None or cell == theirs or mine >= k, (
            "who counted would know what few answered themselves"
        )
        assert cell != 0 or mine + theirs == 0, "nobody said so"
    if shown.total is not None:
        assert shown.total == sum(own) + sum(counted) == sum(cell or 0 for cell in shown.cells)
        assert None not in shown.cells, "what is hidden could be taken from the total"
    assert shown.left_out is (shown.total is None and sum(own) + sum(counted) > 0)


@given(own=st.tuples(*[st.integers(0, 3)] * 4), counted=st.tuples(*[st.integers(0, 3)] * 4))
@settings(max_examples=25, deadline=None)
def test_who_knows_the_cards_cannot_work_out_what_few_said(
    own: tuple[int, ...], counted: tuple[int, ...]
) -> None:
    """Try every way people may have answered that gives the same page: what few said is never the same in all."""
    k = 3
    shown = shown_counts(own, counted, k)
    assume(not shown.too_few)
    same = [
        other for other in product(range(5), repeat=4) if shown_counts(other, counted, k).cells == shown.cells
    ]
    for at, mine in enumerate(own):
        if 0 < mine < k:
            assert len({other[at] for other in same}) > 1


@pytest.mark.parametrize(
    ("own", "counted", "cells", "total"),
    [
        ((9, 6, 0, 5), (0, 0, 0, 0), (9, 6, 0, 5), 20),
        ((9, 4, 0, 1), (0, 0, 0, 0), (9, None, 0, None), None),
        ((2, 1, 0, 1), (0, 0, 0, 0), (None,) * 4, None),
        ((2, 0, 0, 0), (10, 10, 0, 0), (10, 10, None, None), None),
        ((4, 6, 0, 0), (14, 0, 0, 0), (14, 6, 0, 0), None),
        ((9, 0, 0, 0), (2, 0, 0, 0), (11, 0, 0, 0), 11),
        ((0, 0, 0, 0), (0, 0, 0, 0), (None,) * 4, None),
        ((0, 0, 0, 0), (12, 0, 0, 0), (12, 0, 0, 0), 12),
        ((3, 2, 0, 0), (0, 0, 0, 0), (None,) * 4, None),
    ],
)
def test_what_is_shown(
    own: tuple[int, ...], counted: tuple[int, ...], cells: tuple[int | None, ...], total: int | None
) -> None:
    left_out = total is None and sum(own) + sum(counted) > 0
    assert shown_counts(own, counted, 5) == Counts(cells, total, left_out)
