"""Markdown: headings, pipe tables, check boxes, quotes and emphasis."""

from __future__ import annotations

import re
from html import unescape

from samskap.plans.reader.characters import clean
from samskap.plans.reader.extract.emphasis import is_all_strong, without_emphasis
from samskap.plans.reader.extract.pieces import Extracted, Line, Pen, Piece, Table
from samskap.plans.reader.limits import Budget

_HEADING = re.compile(r" {0,3}(#{1,6})(?:[ \t]+|(?=[A-ZÆØÅ]))(.*?)[ \t]*#*$")
_UNDERLINE = re.compile(r" {0,3}(=+|-{2,})$")
_RULE = re.compile(r" {0,3}(?:(?:-[ \t]*){3,}|(?:\*[ \t]*){3,}|(?:_[ \t]*){3,})$")
_DELIMITER = re.compile(r"[ \t]*\|?[ \t]*:?-{2,}:?[ \t]*(?:\|[ \t]*:?-{2,}:?[ \t]*)*\|?[ \t]*$")
_FENCE = re.compile(r" {0,3}(?:```|~~~)")
_QUOTE = re.compile(r" {0,3}(?:>[ \t]?)+")
_COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
_BREAK = re.compile(r"<br[ \t]*/?>", re.IGNORECASE)
_TAG = re.compile(r"</?[a-zA-Z][^<>]*>")
_IMAGE = re.compile(r"!\[([^\]]*)\]\([^)]*\)")
_LINK = re.compile(r"\[([^\]]+)\]\(<?([^)\s>]+)[^)]*\)")
_ESCAPE = re.compile(r"\\([\\`*_{}\[\]()#+.!|>~-])")
_CELL_EDGE = re.compile(r"(?<!\\)\|")


def read_markdown(text: str, budget: Budget) -> Extracted:
    """Lines and tables of a Markdown text; numbers are those of the file."""
    pen = Pen(budget)
    raw = _COMMENT.sub(lambda found: "\n" * found.group().count("\n"), clean(text)).split("\n")
    pieces: list[Piece] = []
    gap, index = True, 0
    while index < len(raw):
        end = _table_end(raw, index)
        if end > index:
            pieces.append(_table(raw[index:end], pen, gap))
            index, gap = end, True
            continue
        gap = _line(raw, index, pen, pieces, gap)
        index += 1
    return Extracted(
        tuple(pieces),
        tuple(pen.lines),
        any(isinstance(p, Line) and p.heading for p in pieces),
    )


def _line(raw: list[str], index: int, pen: Pen, pieces: list[Piece], gap: bool) -> bool:
    """Write one line; returns whether the next one stands after a gap."""
    source = raw[index].rstrip()
    number = pen.write(source)
    bare = _QUOTE.sub("", source)
    underline = _UNDERLINE.match(bare)
    if underline and _underlines(pieces, number):
        above = pieces[-1]
        if isinstance(above, Line):
            level = 1 if underline.group(1)[0] == "=" else 2
            pieces[-1] = Line(above.text.strip(), above.number, heading=level, gap_before=True)
        return True
    if not bare.strip() or _RULE.match(bare) or _FENCE.match(bare) or _DELIMITER.match(bare):
        return True
    heading = _HEADING.match(bare)
    if heading:
        if heading.group(2):
            pieces.append(
                Line(
                    _inline(heading.group(2)),
                    number,
                    heading=len(heading.group(1)),
                    gap_before=True,
                )
            )
        return True
    if words := _inline(bare):
        # A line break is a space in Markdown; where the next line opens like a sentence its writer may mean more.
        joins = True if words.lstrip()[:1].islower() and not raw[index - 1].endswith("  ") else None
        pieces.append(Line(words, number, bold=is_all_strong(bare), gap_before=gap, joins=joins))
    return False


def _underlines(pieces: list[Piece], number: int) -> bool:
    above = pieces[-1] if pieces else None
    if not isinstance(above, Line) or above.number != number - 1 or above.heading or not above.gap_before:
        return False
    return not above.text.lstrip().startswith(("-", "*", "+", "|"))


def _inline(text: str) -> str:
    text = _IMAGE.sub(r"\1", text)
    text = _LINK.sub(lambda found: _link(found.group(1), found.group(2)), text)
    text = unescape(_TAG.sub("", _BREAK.sub("\n", text)))
    return _ESCAPE.sub(r"\1", without_emphasis(text)).rstrip()


def _link(words: str, target: str) -> str:
    return words if target in (words, f"mailto:{words}") or target.startswith("#") else f"{words} ({target})"


def _table_end(raw: list[str], start: int) -> int:
    """The line after the table that starts here; ``start`` itself when none does."""
    is_table = (
        start + 1 < len(raw)
        and "|" in raw[start]
        and "|" in raw[start + 1]
        and _DELIMITER.match(raw[start + 1])
    )
    if not is_table:
        return start
    end = start + 2
    while end < len(raw) and "|" in raw[end] and raw[end].strip():
        end += 1
    return end


def _table(raw: list[str], pen: Pen, gap: bool) -> Table:
    rows = []
    for index, source in enumerate(raw):
        cells = [
            _inline(part.replace("\\|", "|").strip()) for part in _CELL_EDGE.split(source.strip().strip("|"))
        ]
        if source.strip().startswith("||"):
            cells.insert(0, "")
        if index == 1:
            pen.write(source)
            continue
        made = pen.row([(cell, 1, False) for cell in cells])
        if any(cell.text for cell in made):
            rows.append(made)
    first = rows[0][0].line if rows else len(pen.lines)
    return Table(tuple(rows), first, gap_before=gap)
