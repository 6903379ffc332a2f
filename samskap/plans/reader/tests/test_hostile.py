from __future__ import annotations

import zipfile
from datetime import date
from io import BytesIO
from itertools import islice

import pytest

from samskap.plans.reader import UnreadableDocument, read, refusals
from samskap.plans.reader.extract import extract
from samskap.plans.reader.garbled import is_garbled
from samskap.plans.reader.limits import TOO_SLOW, Budget, Limits
from samskap.plans.reader.tests.writing import (
    ROWS,
    changed,
    extracted,
    finished,
    new_pdf,
    word,
    workbook,
    write_line,
)

DOCUMENT = "word/document.xml"
BOMB = """<!DOCTYPE lolz [<!ENTITY a "hei hei hei"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">
<!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;">]>"""
OUTSIDE = '<!DOCTYPE w [<!ENTITY a SYSTEM "file:///etc/hostname">]>'


def _refusal(data: bytes | str, name: str = "plan", limits: Limits | None = None) -> str:
    with pytest.raises(UnreadableDocument) as caught:
        extract(
            data.encode() if isinstance(data, str) else data,
            file_name=name,
            budget=Budget(limits or Limits()),
        )
    sentence = str(caught.value)
    assert "\n" not in sentence
    assert sentence.endswith(".")
    return sentence


def _package(*parts: tuple[str, bytes]) -> bytes:
    stream = BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in parts:
            package.writestr(name, content)
    return stream.getvalue()


def _plain() -> bytes:
    return word(lambda document: document.add_paragraph("Vi møtes hver uke."))


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (b"", refusals.EMPTY),
        (b"  \r\n\t\n", refusals.EMPTY),
        (b"\x00" * 50, refusals.EMPTY),
        (b"... --- 123 ...", refusals.NO_WORDS),
        (b"{\\rtf1\\ansi Plan}", refusals.RICH_TEXT),
        (b"\x89PNG\r\n\x1a\n" + b"\x00" * 40, refusals.IMAGE),
        (b"\xff\xd8\xff\xe0" + b"\x00" * 40, refusals.IMAGE),
        (b'<svg xmlns="http://www.w3.org/2000/svg"><text>1. Tiltak</text></svg>', refusals.IMAGE),
        (b"MZ\x90\x00" + b"\x00" * 40, refusals.PROGRAM),
        (b"\x7fELF" + b"\x00" * 40, refusals.PROGRAM),
        (b"\x1f\x8b\x08" + b"\x00" * 40, refusals.PACKED),
        (b"7z\xbc\xaf\x27\x1c" + b"\x00" * 40, refusals.PACKED),
        (b"<?xml version='1.0'?><plan><tiltak/></plan>", refusals.UNKNOWN_XML),
        (b"%PDF-1.7\nikke en pdf", refusals.CORRUPT),
        (b"PK\x03\x04ikke en zip", refusals.CORRUPT),
        (bytes(range(256)) * 4, refusals.NOT_TEXT),
    ],
)
def test_what_we_do_not_read_is_told_in_one_sentence(data: bytes, sentence: str) -> None:
    assert _refusal(data) == sentence


@pytest.mark.parametrize(
    ("stream", "sentence"),
    [
        ("WordDocument", refusals.OLD_WORD),
        ("Workbook", refusals.OLD_EXCEL),
        ("PowerPoint Document", refusals.SLIDES),
        ("EncryptedPackage", refusals.ENCRYPTED),
    ],
)
def test_old_and_locked_office_files(stream: str, sentence: str) -> None:
    data = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 500 + stream.encode("utf-16-le") + b"\x00" * 500
    assert _refusal(data, "plan.docx") == sentence


@pytest.mark.parametrize(
    ("parts", "sentence"),
    [
        ([("mimetype", b"application/vnd.oasis"), ("META-INF/manifest.xml", b"<a/>")], refusals.OPEN_DOCUMENT),
        ([("[Content_Types].xml", b"<a/>"), ("ppt/presentation.xml", b"<a/>")], refusals.SLIDES),
        ([("plan.txt", b"Plan")], refusals.PACKED),
        ([("[Content_Types].xml", b"<a/>"), ("visio/document.xml", b"<a/>")], refusals.OTHER_OFFICE),
        ([("[Content_Types].xml", b"<a/>"), ("word/annet.xml", b"<a/>")], refusals.CORRUPT),
        ([(DOCUMENT, b"<w:document")], refusals.CORRUPT),
    ],
)  # fmt: skip
def test_packages_that_are_no_plan(parts: list[tuple[str, bytes]], sentence: str) -> None:
    assert _refusal(_package(*parts)) == sentence


@pytest.mark.parametrize("name", ["plan.pdf", "plan.txt", "plan.xlsx", "plan"])
def test_a_wrong_extension_is_no_hindrance(name: str) -> None:
    assert [line.text for line in extracted(_plain(), name).lines] == ["Vi møtes hver uke."]
    pdf = new_pdf()
    write_line(pdf, "Vi møtes hver uke.")
    assert [line.text for line in extracted(finished(pdf), "plan.docx").lines] == ["Vi møtes hver uke."]


@pytest.mark.parametrize("declaration", [BOMB, OUTSIDE])
@pytest.mark.parametrize("part", [DOCUMENT, "word/styles.xml", "_rels/.rels"])
def test_entities_are_refused_in_every_part(declaration: str, part: str) -> None:
    data = changed(_plain(), part, lambda xml: xml.replace("?>", f"?>{declaration}", 1))
    assert _refusal(data) == refusals.HOSTILE_XML


def test_entities_are_refused_in_workbooks() -> None:
    data = changed(
        workbook(lambda book: book.worksheets[0].append(["Tiltak", "Ansvar"])),
        "xl/workbook.xml",
        lambda xml: BOMB + xml,
    )
    assert _refusal(data) == refusals.HOSTILE_XML


def test_xml_without_bottom_is_refused() -> None:
    deep = "<w:sdt><w:sdtContent>" * 3_000
    data = changed(_plain(), DOCUMENT, lambda xml: xml.replace("<w:body>", f"<w:body>{deep}"))
    assert _refusal(data) == refusals.CORRUPT


def test_a_page_without_bottom_is_refused() -> None:
    assert _refusal("<html><body>" + "<div>" * 3_000 + "Vi møtes", "plan.html") == refusals.HOSTILE_XML
    # As many as would keep the parser busy for a minute are refused before it starts.
    assert _refusal("<html><body>" + "<div>" * 100_000 + "Vi møtes", "plan.html") == refusals.HOSTILE_XML


def test_a_zip_bomb_is_refused_before_it_fills_the_memory() -> None:
    bomb = _package((DOCUMENT, b"<w:document>" + b" " * 30_000_000))
    assert len(bomb) < 100_000
    assert _refusal(bomb) == refusals.TOO_BIG_INSIDE


def test_a_zip_that_lies_about_its_sizes_is_refused() -> None:
    honest = _package((DOCUMENT, b"<w:document>" + b" " * 30_000_000))
    size = (30_000_012).to_bytes(4, "little")
    assert _refusal(honest.replace(size, (900).to_bytes(4, "little"))) in (
        refusals.TOO_BIG_INSIDE,
        refusals.CORRUPT,
    )


def test_a_package_of_very_many_parts_is_refused() -> None:
    parts = ((f"word/{number}.xml", b"") for number in range(6_000))
    assert _refusal(_package((DOCUMENT, b"<a/>"), *parts)) == refusals.TOO_BIG_INSIDE


def test_a_file_over_the_limit_is_refused() -> None:
    assert "25 MB" in _refusal(b"a" * (25 * 1024 * 1024 + 1))


@pytest.mark.parametrize("name", ["plan.csv", "plan.html", "plan.docx", "plan.xlsx", "plan.md", "plan.txt"])
def test_a_table_of_a_thousand_columns_is_told_of(name: str) -> None:
    cells = [f"Tiltak {number}" for number in range(1_000)]
    data = {
        "plan.csv": ";".join(cells).encode() + b"\n" + ";".join(cells).encode(),
        "plan.html": ("<html><h1>Plan</h1><table><tr>" + "".join(f"<td>{cell}" for cell in cells)).encode(),
        "plan.xlsx": workbook(lambda book: book.worksheets[0].append(cells)),
        "plan.md": f"|{'|'.join(cells)}|\n|{'---|' * 1_000}\n".encode(),
        "plan.txt": "\n".join(["\t".join(cells)] * 3).encode(),
    }
    if name == "plan.docx":
        row = "".join(f"<w:tc><w:p><w:r><w:t>{cell}</w:t></w:r></w:p></w:tc>" for cell in cells)
        data[name] = changed(
            _plain(),
            DOCUMENT,
            lambda xml: xml.replace("<w:body>", f"<w:body><w:tbl><w:tr>{row}</w:tr></w:tbl>"),
        )
    from samskap.plans.reader.structure.build import build_blocks

    budget = Budget()
    with pytest.raises(UnreadableDocument, match="mer enn 60 kolonner"):
        build_blocks(extract(data[name], file_name=name, budget=budget), budget)


def test_the_limits_on_pages_cells_lines_and_time() -> None:
    pdf = new_pdf()
    for _ in range(3):
        write_line(pdf, "Vi møtes hver uke.")
        pdf.add_page()
    assert "mer enn 2 sider" in _refusal(finished(pdf), limits=Limits(pages=2))
    rows = "\n".join(";".join(row) for row in ROWS)
    assert "større enn en plan kan ha" in _refusal(rows, limits=Limits(cells=8))
    assert "mer tekst enn en plan kan ha" in _refusal("Vi møtes.\n" * 30, limits=Limits(lines=20))
    assert "mer tekst enn en plan kan ha" in _refusal("Vi møtes. " * 30, limits=Limits(characters=200))
    assert _refusal("Vi møtes.\n" * 600, limits=Limits(seconds=-1)) == TOO_SLOW
    assert _refusal(finished(pdf), limits=Limits(seconds=-1)) == TOO_SLOW
    assert _refusal("<html><p>Vi møtes.", limits=Limits(seconds=-1)) == TOO_SLOW


def test_macros_lie_untouched_and_the_text_is_read() -> None:
    stream = BytesIO(_plain())
    with zipfile.ZipFile(stream, "a") as package:
        package.writestr("word/vbaProject.bin", b"\xd0\xcf\x11\xe0 Sub AutoOpen()")
    assert [line.text for line in extracted(stream.getvalue(), "plan.docm").lines] == ["Vi møtes hver uke."]


def test_garbled_text_is_refused() -> None:
    noise = "H@ndl1ngsp1@n f0r m3str1ng h}lp t1l a11e s0m tr~ng3r d3t n@r d3t t~ng5 m#st "
    assert _refusal(noise * 6) == refusals.GARBLED
    assert _refusal("Pl\ufffdn f\ufffdr h\ufffdp og \ufffd\ufffd\ufffd glede i \ufffdr") == refusals.GARBLED


@pytest.mark.parametrize(
    "text",
    [
        "Kort plan",
        "NAV OPP FIT MI MBT KRON DPS BUP FACT IPS SLT HMS KS",
        "Tiltak;Ansvar;Frist\n" + "\n".join(f"Åpen kafé {n};Lag {n};{n}.5.2025" for n in range(40)),
        "Navn Telefon E-post\n"
        + "\n".join(f"Avdeling{n} 51 00 00 {n:02d} post{n}@havn.example" for n in range(40)),
        "Ein plan for å vere saman, slik at alle får vere med på det som skjer i bygda vår gjennom året." * 3,
        "A plan for being together, so that everybody can take part in what happens in our town all year."
        * 3,
        "Suunnitelma yhdessä olemiseen kaikille kaupungin asukkaille ympäri vuoden ilman pelkoa ja häpeää."
        * 3,
        "https://www.havn.example/planer/2024/handlingsplan?id=1&b=2 " * 20,
    ],
)
def test_short_tabular_and_foreign_texts_are_not_garbled(text: str) -> None:
    assert not is_garbled(text)


def test_no_beginning_of_a_document_raises_anything_else() -> None:
    pdf = new_pdf()
    write_line(pdf, "Vi møtes hver uke, og snakker sammen.")
    for data in (_plain(), finished(pdf), workbook(lambda book: book.worksheets[0].append(["a", "b"]))):
        for end in islice(range(1, len(data), max(len(data) // 60, 1)), 60):
            try:
                read(data[:end], file_name="plan", today=date(2026, 1, 1))
            except UnreadableDocument:
                continue


def test_a_very_long_list_of_names_is_read_to_its_end() -> None:
    names = [f"Lag {number}" for number in range(1500)]
    text = f"Plan 2027\n\n1. Møtes\nAnsvarlig: {' og '.join(names)}\n2. Spise\nAnsvarlig: Lag 1\n"
    found = read(text.encode(), file_name="plan.txt", today=date(2026, 11, 21)).document
    assert [who.name for who in found.sections[0].measures[0].responsibles] == names
