"""The plan's table as XLSX. In a module of its own, since the library behind it is large and seldom needed."""

from __future__ import annotations

import io
from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from django.utils import translation
from django.utils.translation import gettext as _
from openpyxl import Workbook
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter

from samskap.plans.exporting.sheets import FORMULA, LONGEST, WIDTHS, Cell, Data, headings, rows_of
from samskap.plans.exporting.wordml import possible


def xlsx_of(data: Data, *, made_at: datetime) -> bytes:
    """A workbook with one sheet: header row that stays, filters, real dates, text that is text."""
    book = Workbook()
    sheet: Any = book.active
    with translation.override(data["language"]):
        sheet.title = _("Tiltak")
        _header(sheet, headings())
        for at, row in enumerate(rows_of(data), start=2):
            for column, cell in enumerate(row, start=1):
                _write(sheet.cell(at, column), cell)
    sheet.freeze_panes = "D2"
    sheet.auto_filter.ref = f"A1:{get_column_letter(len(WIDTHS))}{max(sheet.max_row, 1)}"
    sheet.print_title_rows = "1:1"
    sheet.page_setup.orientation, sheet.page_setup.fitToHeight = "landscape", 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
    properties = book.properties
    properties.title, properties.creator = _legal(data["title"])[:255], _legal(data["organisation"])[:255]
    properties.language = f"{data['language']}-NO"
    properties.created = properties.modified = made_at.replace(tzinfo=None)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _header(sheet: Any, names: Sequence[str]) -> None:
    for column, (name, width) in enumerate(zip(names, WIDTHS, strict=True), start=1):
        cell = sheet.cell(1, column, name)
        cell.font, cell.fill = Font(bold=True), PatternFill("solid", fgColor="F5EFE4")
        cell.alignment = Alignment(vertical="top", wrap_text=True)
        sheet.column_dimensions[get_column_letter(column)].width = width


def _write(cell: Any, value: Cell) -> None:
    cell.alignment = Alignment(vertical="top", wrap_text=True)
    if isinstance(value, str):
        text = _legal(value)
        cell.value = text if len(text) <= LONGEST else f"{text[:LONGEST]} …"
        cell.data_type = "s"  # never a formula, whatever it begins with
        cell.quotePrefix = FORMULA.match(text) is not None
    elif value is not None:
        cell.value = value
        if isinstance(value, date):
            cell.number_format = "dd.mm.yyyy"


def _legal(text: str) -> str:
    return possible(ILLEGAL_CHARACTERS_RE.sub("", text))
