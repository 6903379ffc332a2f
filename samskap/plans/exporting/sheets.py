"""The plan as a table with one row for each measure: XLSX and CSV, made so that no cell is ever run as a formula."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, datetime
from typing import Any

from django.utils import translation
from django.utils.translation import gettext as _
from openpyxl import Workbook
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter

from samskap.plans.exporting import words

Data = Mapping[str, Any]
Cell = str | int | date | None
# A spreadsheet takes a text that begins with one of these for a formula, or may after it is pasted.
_FORMULA = re.compile(r"[=+\-@\t\r\n]")
# Excel holds 32 767 characters in a cell.
LONGEST = 32_000
_WIDTHS = (6, 24, 36, 50, 40, 28, 24, 24, 12, 16, 12, 30, 28, 30, 40, 34)


def headings() -> list[str]:
    """The names of the columns, which the reader knows."""
    return [
        _("Nr"),
        _("Område"),
        _("Tiltak"),
        _("Beskrivelse"),
        _("Hvorfor"),
        _("Ansvarlig"),
        _("Bidrar"),
        _("Når"),
        _("Siste dag"),
        _("Status"),
        _("Status siden"),
        _("Om status"),
        _("Verdier"),
        _("Slik merkes det"),
        _("Tall"),
        _("Lenke"),
    ]


def rows_of(data: Data) -> Iterator[list[Cell]]:
    """A row for each measure, in the plan's order."""
    for section in data["sections"]:
        for measure in section["measures"]:
            yield _row(section["title"], measure)


def _row(section: str, measure: Data) -> list[Cell]:
    live, who = measure["live"], measure["responsibles"]
    last = max((timing["end"] for timing in measure["timings"] if timing["end"]), default=None)
    number = measure["number"]
    return [
        int(number) if number.isascii() and number.isdigit() and len(number) < 10 else number,
        section,
        measure["title"],
        measure["text"],
        measure["why"],
        "\n".join(words.who_words(each) for each in who if each["part"] == "lead"),
        "\n".join(words.who_words(each) for each in who if each["part"] != "lead"),
        "; ".join(timing["text"] for timing in measure["timings"]),
        words.day(last),
        words.status_words(live),
        words.day(live["status_since"]),
        live["reason"],
        ", ".join(value["name"] for value in live["values"]),
        "\n".join(f"{each['name']}: {each['shows_as']}" for each in live["values"] if each["shows_as"]),
        "\n".join(figure["words"] for figure in live["figures"]),
        live["url"],
    ]


def csv_of(data: Data, *, made_at: datetime) -> bytes:
    """The rows as CSV."""
    with translation.override(data["language"]):
        return csv_text(headings(), rows_of(data))


def csv_text(names: Sequence[str], rows: Iterable[Sequence[Cell]]) -> bytes:
    """CSV as a Norwegian Excel opens it: UTF-8 with a mark in front, semicolons, CRLF. Days are ISO days.

    A cell that could be taken for a formula has an apostrophe before it.
    """
    out = io.StringIO()
    writer = csv.writer(out, delimiter=";", lineterminator="\r\n")
    writer.writerow(names)
    for row in rows:
        writer.writerow([_csv_cell(cell) for cell in row])
    return out.getvalue().encode("utf-8-sig", errors="replace")


def _csv_cell(cell: Cell) -> str:
    if isinstance(cell, str):
        return f"'{cell}" if _FORMULA.match(cell) else cell
    return "" if cell is None else str(cell)


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
    sheet.auto_filter.ref = f"A1:{get_column_letter(len(_WIDTHS))}{max(sheet.max_row, 1)}"
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
    for column, (name, width) in enumerate(zip(names, _WIDTHS, strict=True), start=1):
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
        cell.quotePrefix = _FORMULA.match(text) is not None
    elif value is not None:
        cell.value = value
        if isinstance(value, date):
            cell.number_format = "dd.mm.yyyy"


def _legal(text: str) -> str:
    return ILLEGAL_CHARACTERS_RE.sub("", text)
