"""The shapes plans are written in: one module per shape or family, chosen per region by how sure it is.

A shape module has ``matches(region) -> float`` (0–1) and ``parse(region) -> Outline``. To add one: write the module and
its tests, and name it in ``SHAPES``; see docs/reference/plan-shapes.md.
"""

from __future__ import annotations

from typing import Protocol

from samskap.plans.reader.outline import Outline, Region
from samskap.plans.reader.shapes import (
    challenges,
    checklists,
    columns_lost,
    hierarchy,
    label_blocks,
    measure_headings,
    numbered,
    priorities,
    prose,
    services,
    tables,
    wheel,
)


class Shape(Protocol):
    """A way plans are written."""

    def matches(self, region: Region) -> float:
        """How sure it is that the region is written this way, 0 to 1."""
        ...

    def parse(self, region: Region) -> Outline:
        """The region's parts and measures; every word of its blocks is in the outline, but for labels."""
        ...


# In order of preference where two are equally sure.
SHAPES: tuple[Shape, ...] = (
    tables, wheel, services, challenges, label_blocks, priorities, checklists, measure_headings, numbered, hierarchy,
    columns_lost, prose,
)  # fmt: skip


def best_shape(region: Region) -> Shape:
    """The shape that is surest of the region; prose takes what nobody else knows."""
    return max(SHAPES, key=lambda shape: shape.matches(region))
