"""What those a change was for said of it, as numbers that tell nothing about anybody. Knows no database.

Two may look: everybody, who sees the numbers that are shown, and whoever counted the cards or the hands, who knows that
part already and could take it away from the whole. A number is shown only when neither learns what few people said.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Counts:
    """How many gave each answer, in the order they were given in, and in all; None is «for få til å vise».

    ``left_out``: some answers are not in these numbers, because they are too few.
    """

    cells: tuple[int | None, ...]
    total: int | None
    left_out: bool

    @property
    def too_few(self) -> bool:
        """Whether there is no number to show at all."""
        return self.total is None and not any(self.cells)


def shown_counts(own: Sequence[int], counted: Sequence[int], k: int) -> Counts:
    """The numbers that may be shown of what people answered themselves (``own``) and what was counted by others.

    ``k`` is the organisation's ``small_group``. A number is 0, or about ``k`` people or more with and without those
    who were counted. Where too few have answered themselves, the number is of those who were counted alone, as it would
    be if nobody had. There is a total only when nothing is left out, so that there is nothing to take from it.
    """
    few = 0 < sum(own) < k
    cells = tuple(_cell(mine, theirs, k, few=few) for mine, theirs in zip(own, counted, strict=True))
    if not any(cells):
        return Counts((None,) * len(cells), None, left_out=sum(own) + sum(counted) > 0)
    total = sum(own) + sum(counted)
    whole = sum(cell or 0 for cell in cells) == total and None not in cells
    return Counts(cells, total if whole else None, left_out=not whole)


def _cell(own: int, counted: int, k: int, *, few: bool) -> int | None:
    """One number; ``few`` says that the answers people gave themselves are few in all, so that none of them shows."""
    if not few and (own == 0 or own >= k):
        together = own + counted
        return together if together == 0 or together >= k else None
    return counted if counted >= k else None
