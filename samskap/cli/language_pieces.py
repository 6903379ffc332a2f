"""Long texts in pieces, so that a file of many megabytes needs no more memory than a small one.

A piece ends where a paragraph ends outside of code: nothing the checker looks at reaches beyond such a place.
"""

from __future__ import annotations

import codecs
import os
import re
from collections.abc import Iterable, Iterator

from samskap.cli.language_texts import MOST_BYTES, is_plain_utf8
from samskap.language.checker.records import NamedTuple

LONG = 2 * 2**20  # bytes of a file, or characters of a text; what is shorter is checked whole
PIECE = 2**16  # characters
_MARGIN = 400  # characters of what follows that a piece brings along: more than the checker looks ahead
_PARAGRAPH = re.compile(r"\n[ \t\r]*\n")
_CODE = r"(?ms)^[ ]{0,3}(```|~~~).*?(?:^[ ]{0,3}\1[ \t\r]*$|\Z)"  # compiled when a text has some
_LINE_BREAK = re.compile(r"\r\n|\n|\r")


class Piece(NamedTuple):
    """A part of a text. ``end``: where its own characters end, and those begin that only help to understand them."""

    text: str
    end: int
    offset: int = 0  # characters in front of it
    line: int = 0  # lines in front of it


def pieces_of_text(text: str) -> Iterator[Piece]:
    """The pieces of a text that is in memory anyhow; a short one is one piece."""
    if len(text) < LONG:
        return iter((Piece(text, len(text)),))
    return pieces(text[at : at + PIECE] for at in range(0, len(text), PIECE))


def pieces_of_file(name: str) -> Iterator[Piece] | None:
    """The pieces of a long file, read as they are asked for; None: the file is to be read whole.

    Only what is UTF-8 all through is read so; all else needs the whole of it to guess what it is.
    """
    try:
        if name == "-" or not os.path.isfile(name) or not LONG <= os.path.getsize(name) <= MOST_BYTES:
            return None
        return pieces(_decoded(name)) if is_plain_utf8(name) else None
    except (OSError, ValueError):
        return None  # reading it whole will tell why


def pieces(parts: Iterable[str]) -> Iterator[Piece]:
    """Cut a text that comes in parts of any length."""
    text, offset, line, enough = "", 0, 0, PIECE
    for part in parts:
        text += part
        if len(text) < enough + _MARGIN:
            continue
        cut = _last_end(text, len(text) - _MARGIN)
        if not cut:  # look again when there is twice as much, so that a text without paragraphs costs little
            enough = 2 * len(text)
            continue
        yield Piece(text[: cut + _MARGIN], cut, offset, line)
        offset += cut
        line += (
            sum(1 for _ in _LINE_BREAK.finditer(text, 0, cut)) if "\r" in text else text.count("\n", 0, cut)
        )
        text, enough = text[cut:], PIECE
    if text or not offset:
        yield Piece(text, len(text), offset, line)


def _last_end(text: str, limit: int) -> int:
    """Where the last paragraph ends that does so before the limit and outside of code; 0: none does."""
    code = [found.span() for found in re.finditer(_CODE, text)] if "```" in text or "~~~" in text else []
    last = 0
    for found in _PARAGRAPH.finditer(text, 0, limit):
        end = found.end()
        while code and code[0][1] < end:
            code.pop(0)
        if not code or end <= code[0][0]:
            last = end
    return last


def _decoded(name: str) -> Iterator[str]:
    decoder = codecs.getincrementaldecoder("utf-8")("replace")  # should it be changed meanwhile
    with open(name, "rb") as stream:
        while block := stream.read(PIECE):
            yield decoder.decode(block)
    yield decoder.decode(b"", final=True)
