"""From lines and tables to blocks: wrapped lines joined, list marks, labels and headings told apart."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from samskap.plans.reader.blocks import Block, Kind
from samskap.plans.reader.blocks.letters import close_up, is_cut, join
from samskap.plans.reader.blocks.markers import split_marker
from samskap.plans.reader.extract.emphasis import without_strong
from samskap.plans.reader.extract.pieces import Extracted, Line, Piece, Table
from samskap.plans.reader.limits import Budget
from samskap.plans.reader.structure.headings import guess_headings
from samskap.plans.reader.structure.labels import is_bare_label, opens_with_label
from samskap.plans.reader.structure.numbers import take_page_numbers
from samskap.plans.reader.structure.tables import merge_tables, with_headers_above
from samskap.plans.reader.structure.tabs import tables_from_tabs
from samskap.plans.reader.structure.toc import contents_lines, has_leaders

# Shorter or longer lines than these are not text wrapped by hand or by a page.
_NARROWEST, _WIDEST = 35, 160
_SHORTEST_BROKEN = 20
_FRONT = 12
_UNENDED = re.compile(
    r"(?:[a-zæøå],|\b(?:og|eller|samt|i|på|med|til|for|av|som|å|at|fra|frå|om|hos|ved|den|det|dei|de|en|ei|et"
    r"|er|skal|vil|har|kan|blir|både|mellom|under|gjennom|innen|innan|etter|mot|sin|sitt|sine|vår|våre))$"
)
_LOGO_ENDS = ("KOMMUNE", "FYLKESKOMMUNE", "HERAD")


def build_blocks(extracted: Extracted, budget: Budget) -> tuple[Block, ...]:
    """The document's blocks in reading order; every word of the pieces is in one of them."""
    split = [part for piece in extracted.pieces for part in _split_whole(piece)]
    kept, page_numbers = take_page_numbers(split)
    pieces = [*_mark_contents(kept), *page_numbers]
    pieces = tables_from_tabs(pieces, budget)
    width = _wrap_width(pieces)
    blocks: list[Block] = []
    previous: Line | None = None
    for piece in merge_tables(with_headers_above(pieces)):
        if isinstance(piece, Table):
            blocks.append(_table(piece))
            previous = None
            continue
        is_title = len(blocks) == 1
        if previous and blocks and _continues(previous, piece, blocks[-1], 0 if is_title else width):
            blocks[-1] = _extended(blocks[-1], previous, piece)
        else:
            blocks.append(_block(piece))
        previous = piece
    blocks = [_without_signs(block) for block in blocks]
    return tuple(guess_headings(_join_logo(blocks), extracted.states_headings))


def _without_signs(block: Block) -> Block:
    """Stars around words that were wrapped over two lines."""
    return replace(block, text=without_strong(block.text)) if "**" in block.text and not block.rows else block


def _join_logo(blocks: list[Block]) -> list[Block]:
    """The name of a municipality set in two lines, as on letterheads, is one name."""
    for index, (above, below) in enumerate(pairwise(blocks[:_FRONT])):
        if below.text in _LOGO_ENDS and above.text.isupper() and "\n" not in above.text and not above.role:
            joined = replace(above, text=f"{above.text}\n{below.text}", end_line=below.end_line)
            return [*blocks[:index], joined, *blocks[index + 2 :]]
    return blocks


def _mark_contents(pieces: Sequence[Piece]) -> list[Piece]:
    texts = [piece.text.strip() if isinstance(piece, Line) else "" for piece in pieces]
    found = contents_lines(texts)
    return [
        replace(piece, role="toc") if index in found and isinstance(piece, Line) else piece
        for index, piece in enumerate(pieces)
    ]


def _wrap_width(pieces: Sequence[Piece]) -> int:
    """Where the document's lines were broken, in characters; 0 when they were not."""
    lengths = sorted(
        len(piece.text) for piece in pieces if isinstance(piece, Line) and not piece.whole and not piece.role
    )
    if not lengths:
        return 0
    width = lengths[min(len(lengths) - 1, len(lengths) * 95 // 100)]
    return width if _NARROWEST <= width <= _WIDEST and _is_wrapped(pieces, width) else 0


def _is_wrapped(pieces: Sequence[Piece], width: int) -> bool:
    """Whether some long line breaks off in the middle of a sentence; otherwise every line was ended by its writer."""
    return any(
        isinstance(above, Line)
        and isinstance(below, Line)
        and not below.gap_before
        and not above.role
        and len(above.text.strip()) > 0.5 * width
        and (below.text.strip()[:1].islower() or _breaks_off(above.text))
        and above.text.strip()[-1:] not in ".!?:"
        for above, below in pairwise(pieces)
    )


def _breaks_off(text: str) -> bool:
    """Whether a line ends in a word or a sign that nothing ends with."""
    return bool(_UNENDED.search(text.rstrip()))


def _split_whole(line: Piece) -> list[Piece]:
    """A paragraph with line breaks in it: a label, a list mark or a line of contents starts a line of its own."""
    if isinstance(line, Table) or "\n" not in line.text:
        return [line]
    lines: list[Line] = []
    for offset, text in enumerate(line.text.split("\n")):
        if not text.strip():
            continue
        if lines and not _opens_line(text.strip()):
            lines[-1] = replace(lines[-1], text=f"{lines[-1].text}\n{text}")
            continue
        gap, marker = (False, "") if lines else (line.gap_before, line.marker)
        lines.append(replace(line, text=text, number=line.number + offset, gap_before=gap, marker=marker))
    return list(lines)


def _opens_line(text: str) -> bool:
    return opens_with_label(text) or bool(split_marker(text)[0]) or has_leaders(text)


def _continues(previous: Line, line: Line, block: Block, width: int) -> bool:
    """Whether the line goes on where the previous one was broken."""
    text = line.text.strip()
    if line.role == "toc" and block.role == "toc":
        return True
    if (
        previous.whole
        or line.whole
        or line.gap_before
        or line.heading
        or line.role != block.role
        or line.marker
    ):
        return False
    if previous.heading or opens_with_label(text) or (previous.bold and not line.bold and not line.joins):
        return False
    if is_bare_label(previous.text.strip()):
        return True
    if split_marker(text)[0]:
        return False
    if line.joins is not None:
        return line.joins
    return _flows(previous.text, line.text, block, width)


def _flows(previous: str, text: str, block: Block, width: int) -> bool:
    before, after = previous.strip(), text.strip()
    if previous.endswith("\u00ad") or (
        block.marker and _indent(text) > _indent(previous) and _indent(text) > 1
    ):
        return True
    if is_cut(previous) and after[:1].islower():
        return True
    if before.isupper() and after.isupper() and len(before) < _NARROWEST and before[-1:].isalpha():
        return True
    if _breaks_off(before) and len(before) > _SHORTEST_BROKEN:
        return True
    if not width:
        return after[:1].islower() and before[-1:] not in ".!?:" and len(before) > _NARROWEST
    if _ends_a_sentence(before) and _is_short_line(after, width):
        return False
    if after[:1].islower() and before[-1:] not in ".!?:" and len(before) > 0.5 * width:
        return True
    first_word = after.split(maxsplit=1)[0] if after else ""
    return len(before) > 0.6 * width and len(previous) + len(first_word) + 1 > 0.97 * width


def _ends_a_sentence(text: str) -> bool:
    return text[-1:] in ".!?»"


def _is_short_line(text: str, width: int) -> bool:
    """A line that neither fills the page nor ends a sentence: a heading or a line of its own."""
    return len(text) < 0.6 * width and text[-1:] not in ".,;!?" and not text[:1].islower()


def _indent(text: str) -> int:
    text = text.expandtabs(4)
    return len(text) - len(text.lstrip())


def _block(line: Line) -> Block:
    text = close_up(line.text.strip())
    marker, rest = (line.marker, text) if line.marker or line.role else split_marker(text)
    heading = 0 if line.role else line.heading
    kind = Kind.HEADING if heading else Kind.ITEM if marker else Kind.PARAGRAPH
    level = heading or (max(line.depth, 1 + _indent(line.text) // 2) if kind is Kind.ITEM else 0)
    return Block(
        kind, rest, line.number, line.number + rest.count("\n"), line.page, level, marker,
        bold=line.bold, gap_before=line.gap_before, role=line.role, stated=bool(heading),
    )  # fmt: skip


def _extended(block: Block, previous: Line, line: Line) -> Block:
    text = close_up(line.text.strip())
    if (
        line.role == "toc"
        or is_bare_label(previous.text.strip())
        or (block.text.isupper() and text.isupper())
    ):
        joined = f"{block.text}\n{text}"
    else:
        tail = "\u00ad" if previous.text.endswith("\u00ad") else ""
        joined = join(block.text.rstrip("\u00ad") + tail, text)
    end = line.number + line.text.count("\n")
    return replace(block, text=joined, end_line=end, bold=block.bold and line.bold)


def _table(table: Table) -> Block:
    text = "\n".join("\t".join(cell.text for cell in row) for row in table.rows)
    last = max((cell.line for row in table.rows for cell in row), default=table.number)
    return Block(
        Kind.TABLE,
        text,
        table.number,
        last,
        table.page,
        gap_before=table.gap_before,
        rows=table.rows,
    )
