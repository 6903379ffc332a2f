"""Documents that the tests write for themselves."""

from __future__ import annotations

import zipfile
from collections.abc import Callable, Sequence
from io import BytesIO

import docx
import openpyxl
from docx.document import Document
from fpdf import FPDF
from openpyxl import Workbook

from samskap.plans.reader.blocks import Block, Kind
from samskap.plans.reader.extract import extract
from samskap.plans.reader.extract.pieces import Extracted
from samskap.plans.reader.limits import Budget
from samskap.plans.reader.structure.build import build_blocks

HEADER = ("Nr", "Tiltak", "Ansvarlig", "Frist")
ROWS = (
    (
        "1",
        "Etablere en åpen møteplass sammen med frivilligsentralen og lag og foreninger",
        "Lag kvalitet",
        "1. mai 2025",
    ),
    ("2", "Lage plakat med verdiene", "Lag fagutvikling", "Høsten 2025"),
    ("3", "Evaluere tilbudet sammen med erfaringsrådet", "Erfaringsrådet", "Løpende"),
)


def extracted(data: bytes | str, name: str = "plan") -> Extracted:
    """The first stage alone."""
    return extract(data.encode() if isinstance(data, str) else data, file_name=name, budget=Budget())


def blocks(data: bytes | str, name: str = "plan") -> tuple[Block, ...]:
    """The first two stages."""
    return build_blocks(extracted(data, name), Budget())


def texts(found: Sequence[Block], kind: Kind | None = None) -> list[str]:
    """The texts of the blocks, or of those of one kind."""
    return [block.text for block in found if kind is None or block.kind is kind]


def table(found: Sequence[Block]) -> list[list[str]]:
    """The cells of the only table."""
    (block,) = (block for block in found if block.kind is Kind.TABLE)
    return [[cell.text for cell in row] for row in block.rows]


def word(write: Callable[[Document], object]) -> bytes:
    """A Word document."""
    document = docx.Document()
    write(document)
    stream = BytesIO()
    document.save(stream)
    return stream.getvalue()


def changed(package: bytes, part: str, change: Callable[[str], str]) -> bytes:
    """A package with one of its parts rewritten."""
    stream = BytesIO()
    with zipfile.ZipFile(BytesIO(package)) as old, zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            content = old.read(name)
            new.writestr(name, change(content.decode()) if name == part else content)
    return stream.getvalue()


def workbook(write: Callable[[Workbook], object]) -> bytes:
    """An Excel workbook."""
    book = openpyxl.Workbook()
    write(book)
    stream = BytesIO()
    book.save(stream)
    return stream.getvalue()


def new_pdf() -> FPDF:
    """A PDF to write on, one page begun."""
    pdf = FPDF()
    pdf.set_auto_page_break(True, margin=20)
    pdf.add_page()
    pdf.set_font("Helvetica", size=11)
    return pdf


def write_line(pdf: FPDF, text: str, size: float = 11, style: str = "") -> None:
    """A paragraph, wrapped at the margins, with some space below."""
    pdf.set_font("Helvetica", style, size)
    pdf.multi_cell(0, size / 2, text, new_x="LMARGIN", new_y="NEXT")
    pdf.ln(3)
    pdf.set_font("Helvetica", size=11)


def finished(pdf: FPDF) -> bytes:
    """The bytes of the PDF."""
    return bytes(pdf.output())
