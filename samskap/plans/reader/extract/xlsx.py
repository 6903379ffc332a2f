"""Excel workbooks (.xlsx): every sheet and row, also the hidden ones; formulas give their last value."""

from __future__ import annotations

import re
import warnings
from collections.abc import Iterator
from datetime import date, datetime, time
from io import BytesIO

from openpyxl import load_workbook
from openpyxl.utils.cell import range_boundaries

from samskap.plans.reader.characters import clean
from samskap.plans.reader.errors import UnreadableDocument
from samskap.plans.reader.extract.archive import Archive
from samskap.plans.reader.extract.pieces import Extracted, Line, Pen, Piece
from samskap.plans.reader.extract.sheets import Row, read_rows
from samskap.plans.reader.limits import Budget
from samskap.plans.reader.refusals import CORRUPT

_MERGED = re.compile(rb'<(?:\w+:)?mergeCell\s[^>]*ref="([A-Z]+\d+:[A-Z]+\d+)"')
_DEFAULT_NAME = re.compile(r"(?:ark|sheet|blad)\s*\d*$", re.IGNORECASE)
_MONTHS = (
    "januar", "februar", "mars", "april", "mai", "juni", "juli", "august", "september", "oktober", "november",
    "desember",
)  # fmt: skip
# Nothing that openpyxl trips over in a broken workbook is our fault, whatever it raises.
_FAULTS = (
    KeyError,
    ValueError,
    TypeError,
    AttributeError,
    IndexError,
    OSError,
    SyntaxError,
    OverflowError,
    EOFError,
)


def read_xlsx(data: bytes, budget: Budget) -> Extracted:
    """Lines and tables of a workbook. Macros, links and external data are never touched."""
    archive = Archive(data, budget)
    for name in archive.names:
        if name.endswith((".xml", ".rels")):
            archive.read_xml(name)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            return _read(data, archive, budget)
    except UnreadableDocument:
        raise
    except _FAULTS as error:
        raise UnreadableDocument(CORRUPT) from error


def _read(data: bytes, archive: Archive, budget: Budget) -> Extracted:
    book = load_workbook(BytesIO(data), read_only=True, data_only=True)
    pen = Pen(budget)
    pieces: list[Piece] = []
    named = 0
    for sheet in book.worksheets:
        start = len(pen.lines)
        if len(book.worksheets) > 1 and not _DEFAULT_NAME.match(sheet.title):
            title = Line(clean(sheet.title), pen.write(sheet.title), heading=2, gap_before=True, whole=True)
            pieces.append(title)
            named += 1
        merged = _goes_on(archive, getattr(sheet, "_worksheet_path", ""))
        found = read_rows(_rows(sheet, merged, budget), pen)
        pieces.extend(found)
        if not found:
            del pen.lines[start:]
            pieces = [piece for piece in pieces if piece.number <= start]
    book.close()
    return Extracted(tuple(pieces), tuple(pen.lines), False)


def _rows(sheet: object, merged: set[tuple[int, int]], budget: Budget) -> Iterator[Row]:
    rows: Iterator[tuple[object, ...]] = sheet.iter_rows()  # type: ignore[attr-defined]  # the read-only sheet is untyped
    for number, cells in enumerate(rows, start=1):
        if number % 500 == 0:
            budget.check_time()
        texts = [_text(cell) for cell in cells]
        while texts and not texts[-1]:
            texts.pop()
        if len(texts) > budget.limits.columns:
            budget.row(len(texts))
        last = max([len(texts), *(column for row, column in merged if row == number)])
        texts += [""] * (last - len(texts))
        yield tuple((text, (number, index) in merged) for index, text in enumerate(texts, start=1))


def _goes_on(archive: Archive, path: str) -> set[tuple[int, int]]:
    """Cells (row, column) that continue the one above; the read-only reader does not tell."""
    found: set[tuple[int, int]] = set()
    path = path.lstrip("/")
    if path not in archive:
        return found
    for match in _MERGED.finditer(archive.read(path)):
        left, top, _, bottom = range_boundaries(match.group(1).decode())
        if None in (left, top, bottom) or int(bottom or 0) - int(top or 0) > 2_000 or len(found) > 50_000:
            continue
        found.update((row, int(left or 0)) for row in range(int(top or 0) + 1, int(bottom or 0) + 1))
    return found


def _text(cell: object) -> str:
    value = getattr(cell, "value", None)
    if value is None:
        return ""
    if isinstance(value, bool):
        return "ja" if value else "nei"
    if isinstance(value, (date, datetime)):
        return _day(value, str(getattr(cell, "number_format", "")))
    if isinstance(value, (int, float)):
        return _figure(value, str(getattr(cell, "number_format", "")))
    if isinstance(value, time):
        return value.strftime("%H:%M")
    return clean(str(value)).replace("\u00ad", "").strip()


def _day(value: date, shape: str) -> str:
    """A date as its cell shows it: a month cell holds the first of that month, but says the month."""
    shape = re.sub(r'"[^"]*"|\[[^\]]*\]', "", shape).lower()
    if "d" in shape or "m" not in shape or "h" in shape:
        return value.strftime("%d.%m.%Y")
    return f"{_MONTHS[value.month - 1]} {value.year}"


def _figure(value: float, shape: str) -> str:
    if "%" in shape:
        return f"{value * 100:g} %".replace(".", ",")
    return str(int(value)) if value == int(value) else f"{value:g}".replace(".", ",")
