"""Which lines a layout broke, and which the writer ended."""

from __future__ import annotations

from collections.abc import Sequence

from samskap.plans.reader.blocks.letters import join
from samskap.plans.reader.blocks.markers import split_marker
from samskap.plans.reader.extract.layout.lines import Row, Segment


def was_broken(line: Segment, following: Segment, right: float) -> bool:
    """Whether the first word of the following line would not have fitted on this one; ``right`` is the edge."""
    first = following.words[0]
    space = 0.3 * first.size
    # Half a letter's width of doubt for the cell's inner margin.
    return line.x1 + space + (first.x1 - first.x0) > right - 0.8 * first.size


def cell_text(rows: Sequence[Row], right: float) -> str:
    """The text of a cell: wrapped lines joined, ended lines kept apart."""
    text = ""
    before: Segment | None = None
    for row in rows:
        line = Segment([word for segment in row.segments for word in segment.words])
        if before is None:
            text = line.text
        elif not split_marker(line.text)[0] and (line.text[:1].islower() or was_broken(before, line, right)):
            text = join(text, line.text)
        else:
            text = f"{text}\n{line.text}"
        before = line
    return text.replace("\u00ad", "")
