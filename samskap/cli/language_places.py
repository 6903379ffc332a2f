"""Where a place in a text is: lines and columns, in the unit that the reader of the answer counts in."""

from __future__ import annotations

import re
from bisect import bisect_right

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Literal

    Unit = Literal["utf-8", "utf-16", "utf-32"]

# Editors end a line here and nowhere else; str.splitlines() knows of more.
_LINE_BREAK = re.compile(r"\r\n|\n|\r")


class Places:
    """Lines and columns of one text, counted from 0. ``unit`` is what a column counts (utf-32: characters).

    Asking in the order of the text costs one pass over it, however many the places and however long the lines.
    """

    def __init__(self, text: str, unit: Unit = "utf-32") -> None:
        self.text = text
        self.unit = unit
        self.starts = [0, *(found.end() for found in _LINE_BREAK.finditer(text))]
        self._last = (0, 0, 0)  # the line, the offset and the column of the answer before

    def at(self, offset: int) -> tuple[int, int]:
        """Line and column of a character, both from 0."""
        line = bisect_right(self.starts, offset) - 1
        last_line, last_offset, column = self._last
        if line != last_line or offset < last_offset:
            last_offset, column = self.starts[line], 0
        column += units(self.text[last_offset:offset], self.unit)
        self._last = (line, offset, column)
        return line, column

    def offset(self, line: int, column: int) -> int:
        """The character at a line and column; places outside the text become the nearest one inside."""
        if line >= len(self.starts):
            return len(self.text)
        start = self.starts[max(line, 0)]
        end = self.starts[line + 1] if line + 1 < len(self.starts) else len(self.text)
        content = self.text[start:end].rstrip("\r\n")
        if self.unit == "utf-32" or content.isascii():
            return start + min(max(column, 0), len(content))
        width, encoding = (1, "utf-8") if self.unit == "utf-8" else (2, "utf-16-le")
        before = content.encode(encoding, "surrogatepass")[: max(column, 0) * width]
        return start + _characters(before, encoding)


def _characters(data: bytes, encoding: str) -> int:
    """How many whole characters the bytes begin with; half a surrogate pair counts where a text has one."""
    try:
        return len(data.decode(encoding, "surrogatepass"))
    except UnicodeDecodeError as error:
        return len(data[: error.start].decode(encoding, "surrogatepass"))


def units(text: str, unit: Unit) -> int:
    """How many units a text takes."""
    if unit == "utf-32" or text.isascii():
        return len(text)
    if unit == "utf-8":
        return len(text.encode("utf-8", "surrogatepass"))
    return len(text.encode("utf-16-le", "surrogatepass")) // 2
