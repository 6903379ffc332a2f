"""What those a change was for said of it, as numbers that tell nothing about anybody. Knows no database.

Two may look: everybody, who sees the numbers that are shown, and whoever counted the cards or the hands, who knows that
part already and could take it away from the whole. A number is shown only when neither learns what few people said.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Counts:
    """How many gave each answer, in the order they were given in, and in all; None is «for få til å vise»."""

    cells: tuple[int | None, ...]
    total: int | None

    @property
    def too_few(self) -> bool:
        """Whether there is no number to show at all."""
        return self.total is None and not any(self.cells)


def shown_counts(own: Sequence[int], counted: Sequence[int], k: int) -> Counts:
    """The numbers that may be shown of what people answered themselves (``own``) and what was counted by others.

    ``k`` is the organisation's ``small_group``. No number shown is about fewer than ``k``, with or without what was
    counted; and where one of them is hidden the total is too, so that there is nothing to take the others from.
    """
    together = [mine + theirs for mine, theirs in zip(own, counted, strict=True)]
    nothing = Counts((None,) * len(together), None)
    if sum(together) < k or 0 < sum(own) < k:
        return nothing
    cells = tuple(
        None if 0 < everybody < k or 0 < mine < k else everybody
        for everybody, mine in zip(together, own, strict=True)
    )
    if not any(cells):
        return nothing  # a row of noughts would tell where the answers are not
    return Counts(cells, None if None in cells else sum(together))
