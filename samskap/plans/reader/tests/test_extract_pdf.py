from __future__ import annotations

import pytest

from samskap.plans.reader.blocks import Kind
from samskap.plans.reader.errors import UnreadableDocument
from samskap.plans.reader.tests.writing import (
    HEADER,
    ROWS,
    blocks,
    extracted,
    finished,
    new_pdf,
    table,
    texts,
    write_line,
)

PROSE = (
    "Kommunen arbeider med at innbyggere skal få hjelp tidlig, og at hjelpen skal henge sammen gjennom hele livet. "
    "Det krever at tjenestene snakker sammen, og at de som trenger hjelp er med og bestemmer hvordan den skal være."
)


def test_wrapped_lines_are_joined_and_large_text_is_a_heading() -> None:
    pdf = new_pdf()
    write_line(pdf, "Handlingsplan for mestring", 20, "B")
    write_line(pdf, PROSE)
    write_line(pdf, "1. Lage plakat med verdiene")
    write_line(pdf, "Ansvar: Lag fagutvikling")
    found = blocks(finished(pdf))
    assert texts(found) == [
        "Handlingsplan for mestring",
        PROSE,
        "Lage plakat med verdiene",
        "Ansvar: Lag fagutvikling",
    ]
    assert (found[0].kind, found[0].level, found[2].marker) == (Kind.HEADING, 1, "1.")


def test_a_ruled_table_is_rebuilt() -> None:
    pdf = new_pdf()
    with pdf.table(col_widths=(1, 6, 3, 3)) as ruled:
        for row in (HEADER, *ROWS):
            ruled.row(row)
    assert table(blocks(finished(pdf))) == [list(row) for row in (HEADER, *ROWS)]


def test_merged_cells_of_a_ruled_table() -> None:
    pdf = new_pdf()
    with pdf.table() as ruled:
        ruled.row(("Område", "Tiltak", "Ansvar"))
        section = ruled.row()
        section.cell("Forebygging", colspan=3)
        first = ruled.row()
        first.cell("Barn", rowspan=2)
        first.cell("Åpen kafé")
        first.cell("Lag A")
        ruled.row(("Turgruppe", "Lag B"))
    (block,) = blocks(finished(pdf))
    assert [cell.span for cell in block.rows[1]] == [3]
    assert block.rows[3][0].goes_on
    assert [cell.text for cell in block.rows[3]] == ["", "Turgruppe", "Lag B"]


@pytest.mark.parametrize("numbered", [True, False])
def test_a_table_without_lines_is_told_by_its_header(numbered: bool) -> None:
    pdf = new_pdf()
    write_line(pdf, PROSE)
    edges = (10, 22, 105, 150)
    for row in (HEADER, *ROWS):
        top = pdf.get_y()
        for edge, text in list(zip(edges, row, strict=True))[0 if numbered else 1 :]:
            pdf.set_xy(edge, top)
            pdf.multi_cell(75, 5, text, align="L")
            bottom = max(pdf.get_y(), top + 5)
        pdf.set_y(bottom + (6 if len(row[1]) > 40 else 0))
    first = 0 if numbered else 1
    assert table(blocks(finished(pdf))) == [list(row[first:]) for row in (HEADER, *ROWS)]


def test_two_columns_are_read_one_after_the_other() -> None:
    pdf = new_pdf()
    with pdf.text_columns(ncols=2, gutter=10) as columns:
        for text in ("Venstre begynner. " + PROSE * 4, "Mellom. " + PROSE * 3, "Høyre slutter. " + PROSE * 4):
            columns.write(text + "\n\n")
    text = " ".join(texts(blocks(finished(pdf))))
    words = text.split()
    assert words == " ".join(f"{start} {PROSE * times}" for start, times in
                             (("Venstre begynner.", 4), ("Mellom.", 3), ("Høyre slutter.", 4))).split()  # fmt: skip


def test_headers_footers_and_page_numbers_are_said_once() -> None:
    pdf = new_pdf()
    for page in range(1, 5):
        if page > 1:
            pdf.add_page()
        pdf.set_font("Helvetica", size=9)
        pdf.text(20, 10, "Havn kommune - plan for mestring")
        pdf.text(100, 290, f"Side {page} av 4")
        pdf.set_font("Helvetica", size=11)
        pdf.set_y(30)
        write_line(pdf, f"Dette er side nummer {['en', 'to', 'tre', 'fire'][page - 1]}. {PROSE}")
    found = blocks(finished(pdf))
    assert [block.text for block in found if block.role == "running"] == ["Havn kommune - plan for mestring"]
    body = [block for block in found if not block.role]
    assert [block.page for block in body] == [1, 2, 3, 4]
    assert not any("Side" in block.text for block in body)


def test_a_table_over_several_pages_has_one_header() -> None:
    pdf = new_pdf()
    rows = [(str(number), *ROWS[number % 3][1:]) for number in range(1, 61)]
    with pdf.table(col_widths=(1, 6, 3, 3)) as ruled:
        for row in (HEADER, *rows):
            ruled.row(row)
    cells = table(blocks(finished(pdf)))
    assert cells == [list(row) for row in (HEADER, *rows)]


def test_a_locked_document_says_so() -> None:
    pdf = new_pdf()
    write_line(pdf, PROSE)
    pdf.set_encryption(owner_password="eier", user_password="leser")
    with pytest.raises(UnreadableDocument, match="passord"):
        extracted(finished(pdf))


def test_a_scanned_document_says_so() -> None:
    pdf = new_pdf()
    pdf.rect(20, 20, 100, 100, style="F")
    with pytest.raises(UnreadableDocument, match="skannet"):
        extracted(finished(pdf))


def test_mostly_scanned_pages_are_told_of() -> None:
    pdf = new_pdf()
    write_line(pdf, PROSE)
    for _ in range(4):
        pdf.add_page()
        pdf.rect(20, 20, 100, 100, style="F")
    assert extracted(finished(pdf)).warnings == (
        "4 av 5 sider har ingen tekst som kan leses, kanskje fordi de er skannet.",
    )
