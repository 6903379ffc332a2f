"""Plain text: which encoding it is in, and its physical lines."""

from __future__ import annotations

import re

from samskap.plans.reader.characters import SOFT_HYPHEN, clean
from samskap.plans.reader.errors import UnreadableDocument
from samskap.plans.reader.extract.emphasis import is_all_strong, without_strong
from samskap.plans.reader.extract.pieces import Extracted, Line, Pen
from samskap.plans.reader.limits import Budget
from samskap.plans.reader.refusals import NOT_TEXT

_BYTE_ORDER_MARKS = (
    (b"\xef\xbb\xbf", "utf-8"), (b"\xff\xfe\x00\x00", "utf-32-le"), (b"\x00\x00\xfe\xff", "utf-32-be"),
    (b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be"),
)  # fmt: skip
_APART = re.compile(r"\S {2,}\S")
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f]")


def decode(data: bytes) -> str:
    """Bytes as text: by byte order mark, else UTF-8, else UTF-16 without mark, else Windows-1252."""
    for mark, encoding in _BYTE_ORDER_MARKS:
        if data.startswith(mark):
            return _checked(data[len(mark) :].decode(encoding, errors="replace"))
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        text = data.decode(_without_mark(data), errors="replace")
    else:
        if "\x00" in text and _without_mark(data) != "cp1252":
            text = data.decode(_without_mark(data), errors="replace")
    return _checked(text)


def _without_mark(data: bytes) -> str:
    """UTF-16 shows itself by a zero in nearly every second byte."""
    sample = data[:4000]
    half = max(len(sample) // 2, 1)
    if sample[1::2].count(0) > 0.7 * half:
        return "utf-16-le"
    return "utf-16-be" if sample[0::2].count(0) > 0.7 * half else "cp1252"


def _checked(text: str) -> str:
    if len(_CONTROL.findall(text)) > max(2, len(text) // 200):
        raise UnreadableDocument(NOT_TEXT)
    return text


def read_text(text: str, budget: Budget) -> Extracted:
    """Physical lines of plain text; a form feed starts a new page."""
    pen = Pen(budget, page=1 if "\f" in text else None)
    pieces: list[Line] = []
    gap = True
    for index, page_text in enumerate(text.split("\f")):
        if index:
            pen.page, gap = index + 1, True
            budget.page()
        for raw in clean(page_text).split("\n"):
            line = raw.rstrip(" ") if raw.strip() else ""  # a tab at the end is an empty last cell
            number = pen.write(line.rstrip(SOFT_HYPHEN))
            if line:
                words = without_strong(line)
                pieces.append(
                    Line(
                        words,
                        number,
                        pen.page,
                        bold=is_all_strong(line),
                        gap_before=gap,
                    )
                )
            gap = not line
    if sum(bool(_APART.search(line.text)) for line in pieces) < 2:
        return Extracted(tuple(pieces), tuple(pen.lines))
    from samskap.plans.reader.extract.spaced import with_tables

    return Extracted(tuple(with_tables(pieces, budget)), tuple(pen.lines))
