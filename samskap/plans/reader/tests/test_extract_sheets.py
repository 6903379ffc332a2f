from __future__ import annotations

from datetime import date

import pytest
from openpyxl import Workbook

from samskap.plans.reader.blocks import Kind
from samskap.plans.reader.tests.writing import blocks, table, texts, workbook

ROWS = [["Nr", "Tiltak", "Ansvar"], ["1", "Håp, tro og «glede»", "Lag A"], ["2", "Åpen kafé", "Lag B"]]


@pytest.mark.parametrize("delimiter", [";", ",", "\t", "|"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
def test_every_delimiter_and_encoding(delimiter: str, encoding: str) -> None:
    text = "\r\n".join(delimiter.join(f'"{cell}"' for cell in row) for row in ROWS)
    assert table(blocks(text.encode(encoding), "plan.csv")) == ROWS


def test_a_title_above_and_sections_inside() -> None:
    text = "Plan for håp;;\n;;\nNr;Tiltak;Ansvar\nForebygging;;\n1;Åpen kafé;Lag A\n"
    found = blocks(text, "plan.csv")
    assert found[0].text == "Plan for håp"
    assert [[cell.span for cell in row] for row in found[1].rows] == [[1, 1, 1], [3], [1, 1, 1]]


def test_excel_names_its_delimiter() -> None:
    assert table(blocks("sep=|\nNr|Tiltak\n1|A; B; C\n", "a.csv")) == [["Nr", "Tiltak"], ["1", "A; B; C"]]


def test_prose_called_csv_is_read_as_text() -> None:
    assert texts(blocks("Vi møtes hver uke.\n\nAlle er velkomne.\n", "a.csv")) == [
        "Vi møtes hver uke.",
        "Alle er velkomne.",
    ]


def test_semicolons_show_a_table_in_a_text_file() -> None:
    assert table(blocks("\n".join(";".join(row) for row in ROWS), "a.txt")) == ROWS


def test_a_workbook_with_all_its_sheets_and_rows() -> None:
    def write(book: Workbook) -> None:
        sheet = book.worksheets[0]
        sheet.title = "Tiltak"
        for row in (
            ["Plan for håp"],
            [],
            ["Nr", "Tiltak", "Ansvar", "Frist"],
            ["Forebygging"],
            [1, "Åpen kafé", "Lag A", date(2024, 5, 1)],
            [2, "Turgruppe", None, date(2024, 6, 1)],
        ):
            sheet.append(row)
        sheet.merge_cells("A4:D4")
        sheet.merge_cells("C5:C6")
        sheet["D6"].number_format = "mmm yy"
        sheet.row_dimensions[6].hidden = True
        other = book.create_sheet("Økonomi")
        other.append(["Tiltak", "Andel"])
        other.append(["Åpen kafé", 0.25])
        other["B2"].number_format = "0 %"
        book.create_sheet("Tom")

    found = blocks(workbook(write), "plan.xlsx")
    assert texts(found, Kind.HEADING)[::2] == ["Tiltak", "Økonomi"]
    first, second = (block for block in found if block.kind is Kind.TABLE)
    assert [[cell.text for cell in row] for row in first.rows] == [
        ["Nr", "Tiltak", "Ansvar", "Frist"],
        ["Forebygging"],
        ["1", "Åpen kafé", "Lag A", "01.05.2024"],
        ["2", "Turgruppe", "", "juni 2024"],
    ]
    assert first.rows[3][2].goes_on
    assert second.rows[1][1].text == "25 %"
