"""The prepared blocks cut into regions: one heading, and either a table or running text."""

from __future__ import annotations

from collections.abc import Sequence

from samskap.plans.reader.blocks import Block, Kind
from samskap.plans.reader.outline import Region
from samskap.plans.reader.shapes.columns import columns_from_header
from samskap.plans.reader.shapes.items import is_anchor


def regions_of(blocks: Sequence[Block]) -> tuple[Region, ...]:
    """The blocks cut at headings, and tables apart from running text."""
    anchored = any(is_anchor(block) for block in blocks) or any(
        block.kind is Kind.TABLE and _is_measure_table(block) for block in blocks
    )
    regions: list[Region] = []
    path: list[Block] = []
    heading: Block | None = None
    columns: tuple[str, ...] = ()
    run: list[Block] = []

    def close() -> None:
        nonlocal run
        if run or (heading is not None and (not regions or regions[-1].heading is not heading)):
            is_table = bool(run) and run[0].kind is Kind.TABLE
            regions.append(
                Region(tuple(run), heading, tuple(path[:-1]) if heading else (), is_table, anchored, columns)
            )
        run = []

    for block in blocks:
        if block.kind is Kind.HEADING:
            close()
            while path and path[-1].level >= block.level:
                path.pop()
            path.append(block)
            heading = block
        else:
            if run and (run[0].kind is Kind.TABLE) != (block.kind is Kind.TABLE):
                close()
            run.append(block)
        columns = _columns_after(block, columns)
    close()
    return tuple(regions)


def _columns_after(block: Block, columns: tuple[str, ...]) -> tuple[str, ...]:
    if block.kind is not Kind.TABLE:
        return columns
    return next((found.header for row in block.rows[:6] if (found := columns_from_header(row))), columns)


def _is_measure_table(block: Block) -> bool:
    return any(columns_from_header(row) for row in block.rows[:6])
