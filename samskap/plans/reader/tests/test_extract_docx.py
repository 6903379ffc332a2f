from __future__ import annotations

from docx.document import Document
from docx.enum.text import WD_BREAK

from samskap.plans.reader.blocks import Kind
from samskap.plans.reader.tests.writing import blocks, changed, table, texts, word

BODY = "word/document.xml"


def test_headings_come_from_styles_and_a_title_stands_above_them() -> None:
    def write(document: Document) -> None:
        document.add_heading("Handlingsplan for mestring", 0)
        document.add_heading("Forebygging", 1)
        document.add_heading("Barn", 2)
        document.add_paragraph("Vi vil mer.")

    found = blocks(word(write))
    assert [(block.level, block.text) for block in found if block.kind is Kind.HEADING] == [
        (1, "Handlingsplan for mestring"),
        (2, "Forebygging"),
        (3, "Barn"),
    ]
    assert all(block.stated for block in found if block.kind is Kind.HEADING)


def test_automatic_numbers_and_bullets_are_known() -> None:
    def write(document: Document) -> None:
        for text in ("Etablere møteplass", "Lage plakat"):
            document.add_paragraph(text, style="List Number")
        document.add_paragraph("Håp", style="List Bullet")

    found = blocks(word(write))
    assert [(block.marker, block.text) for block in found] == [
        ("1.", "Etablere møteplass"),
        ("2.", "Lage plakat"),
        ("•", "Håp"),
    ]


def test_merged_cells_tell_of_themselves() -> None:
    def write(document: Document) -> None:
        cells = document.add_table(rows=4, cols=3)
        for column, text in enumerate(("Nr", "Tiltak", "Ansvar")):
            cells.cell(0, column).text = text
        cells.cell(1, 0).merge(cells.cell(1, 2)).text = "Forebygging"
        for row in (2, 3):
            cells.cell(row, 0).text = str(row - 1)
            cells.cell(row, 1).text = f"Tiltak nummer {row - 1}"
        cells.cell(2, 2).merge(cells.cell(3, 2)).text = "Lag A"

    (block,) = blocks(word(write))
    assert block.rows[1][0].span == 3
    assert (block.rows[2][2].text, block.rows[2][2].goes_on) == ("Lag A", False)
    assert (block.rows[3][2].text, block.rows[3][2].goes_on) == ("", True)


def test_a_label_after_a_line_break_is_a_block_of_its_own() -> None:
    def write(document: Document) -> None:
        paragraph = document.add_paragraph("Vi lager en plakat.")
        paragraph.add_run().add_break()
        paragraph.add_run("Ansvar: Lag A")

    assert texts(blocks(word(write))) == ["Vi lager en plakat.", "Ansvar: Lag A"]


def test_deleted_words_are_gone_and_inserted_words_stay() -> None:
    def change(xml: str) -> str:
        return xml.replace(
            "<w:t>BYTT</w:t></w:r>",
            '<w:t>Vi </w:t></w:r><w:del w:id="1" w:author="Alma"><w:r><w:delText>kan</w:delText></w:r></w:del>'
            '<w:ins w:id="2" w:author="Alma"><w:r><w:t>skal</w:t></w:r></w:ins><w:r><w:t> møtes.</w:t></w:r>',
        ).replace('xml:space="preserve"', "")

    data = changed(word(lambda document: document.add_paragraph("BYTT")), BODY, change)
    assert texts(blocks(data)) == ["Vi  møtes.".replace("  ", " skal ")]


def test_text_boxes_headers_and_notes_are_not_lost() -> None:
    box = (
        '<w:r><mc:AlternateContent xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006">'
        "<mc:Choice><w:drawing><w:txbxContent><w:p><w:r><w:t>I en ramme</w:t></w:r></w:p></w:txbxContent></w:drawing>"
        "</mc:Choice><mc:Fallback><w:pict><w:txbxContent><w:p><w:r><w:t>I en ramme</w:t></w:r></w:p></w:txbxContent>"
        "</w:pict></mc:Fallback></mc:AlternateContent></w:r>"
    )

    def write(document: Document) -> None:
        document.add_paragraph("Vi møtes.")
        document.sections[0].header.paragraphs[0].text = "Havn kommune"
        document.sections[0].footer.paragraphs[0].text = "Side 1 av 3"

    data = changed(
        word(write), BODY, lambda xml: xml.replace("</w:t></w:r></w:p>", f"</w:t></w:r>{box}</w:p>", 1)
    )
    found = blocks(data)
    assert [block.text for block in found if not block.role] == ["Vi møtes.", "I en ramme"]
    assert [block.text for block in found if block.role == "running"] == ["Havn kommune"]


def test_rendered_page_breaks_are_counted() -> None:
    def write(document: Document) -> None:
        document.add_paragraph("På første side.").add_run().add_break(WD_BREAK.PAGE)
        document.add_paragraph("På andre side.")

    data = word(write)
    assert [block.page for block in blocks(data)] == [None, None]
    marked = changed(
        data, BODY, lambda xml: xml.replace("<w:t>På andre", "<w:lastRenderedPageBreak/><w:t>På andre")
    )
    assert [block.page for block in blocks(marked)] == [1, 2]


def test_a_frame_of_one_cell_is_ordinary_text() -> None:
    def write(document: Document) -> None:
        document.add_table(rows=1, cols=1).cell(0, 0).text = "Vi lover å møtes."

    assert [(block.kind, block.text) for block in blocks(word(write))] == [
        (Kind.PARAGRAPH, "Vi lover å møtes.")
    ]


def test_a_nested_table_stays_in_its_cell() -> None:
    def write(document: Document) -> None:
        outer = document.add_table(rows=2, cols=2)
        for place, text in enumerate(("Tiltak", "Ansvar", "Lage plakat", "")):
            outer.cell(place // 2, place % 2).text = text
        inner = outer.cell(1, 1).add_table(rows=1, cols=2)
        inner.cell(0, 0).text, inner.cell(0, 1).text = "Lag A", "Lag B"

    assert table(blocks(word(write)))[1] == ["Lage plakat", "Lag A\tLag B"]


def test_the_strict_flavour_is_read_too() -> None:
    data = word(lambda document: document.add_paragraph("Vi møtes."))
    strict = changed(
        data,
        BODY,
        lambda xml: xml.replace(
            "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
            "http://purl.oclc.org/ooxml/wordprocessingml/main",
        ),
    )
    assert texts(blocks(strict)) == ["Vi møtes."]
