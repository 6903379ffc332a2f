"""The plan as a table with one row for each measure, and as CSV, so that no cell is ever run as a formula."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, datetime
from typing import Any

from django.utils import translation
from django.utils.translation import gettext as _

from samskap.plans.exporting import words

Data = Mapping[str, Any]
Cell = str | int | date | None
# A spreadsheet takes a text that begins with one of these for a formula, or may after it is pasted.
FORMULA = re.compile(r"[=+\-@\t\r\n]")
# Excel holds 32 767 characters in a cell.
LONGEST = 32_000
WIDTHS = (6, 24, 36, 50, 40, 28, 24, 24, 12, 16, 12, 30, 28, 30, 40, 34)


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
        return f"'{cell}" if FORMULA.match(cell) else cell
    return "" if cell is None else str(cell)
