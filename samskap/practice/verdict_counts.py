"""What those a change was for said of it, as numbers that tell nothing about anybody. Knows no database.

Two may look: everybody, who sees the numbers that are shown, and whoever counted the cards or the hands, who knows that
part already and could take it away from the whole. A number is shown only when neither learns what few people said.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from samskap.plans.small_groups import shown_cells


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

    ``k`` is the organisation's ``small_group``. No number shown is about fewer than ``k``, nor is what is left of a
    total when the shown parts are taken from it, with or without knowing what was counted.
    """
    together = [mine + theirs for mine, theirs in zip(own, counted, strict=True)]
    nothing = Counts((None,) * len(together), None)
    if sum(together) < k or 0 < sum(own) < k:
        return nothing
    rows = (together, list(own))
    looks = [shown_cells([row], k)[0] for row in rows]
    *cells, total = [all(look[at] for look in looks) for at in range(len(together) + 1)]
    for row in rows:
        hidden = sum(number for number, shown in zip(row, cells, strict=True) if not shown)
        total = total and not 0 < hidden < k
    if not total and not any(number for number, shown in zip(together, cells, strict=True) if shown):
        return nothing  # a row of noughts beside nothing would tell where the answers are not
    return Counts(
        tuple(number if shown else None for number, shown in zip(together, cells, strict=True)),
        sum(together) if total else None,
    )
