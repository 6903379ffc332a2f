"""Writes examples/recoveryplan-2026-2029.docx: the same bytes every time it is run.

Run it from the project's folder: ``.venv/bin/python examples/make_example.py``.
"""

from __future__ import annotations

import copy
import io
import sys
import zipfile
from datetime import datetime
from pathlib import Path

from docx import Document
from docx.document import Document as WordDocument
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_BREAK
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor
from docx.styles.style import ParagraphStyle
from docx.text.paragraph import Paragraph

sys.path.insert(0, str(Path(__file__).parent))

from example_text import (  # type: ignore[import-not-found]  # stands beside this script, which is run as a file
    CHAPTERS,
    CLOSING,
    OPENING,
    OWNER,
    SUBTITLE,
    TITLE,
    UNIT,
    Chapter,
    Item,
)

OUTPUT = Path(__file__).with_name("recoveryplan-2026-2029.docx")
_WRITTEN = datetime(2026, 1, 12, 9, 0)  # noqa: DTZ001 - Word's core properties carry no time zone
_ZIP_TIME = (2026, 1, 12, 9, 0, 0)
_INK, _FJORD, _MOSS = RGBColor(0x22, 0x2B, 0x33), RGBColor(0x1F, 0x4E, 0x5F), RGBColor(0x4A, 0x6B, 0x52)
_FONT = "Calibri"


def main() -> None:
    OUTPUT.write_bytes(build())


def build() -> bytes:
    """The document as bytes, independent of when and where it is built."""
    document = Document()
    _set_page(document)
    _set_styles(document)
    _front_page(document)
    for heading, paragraphs in OPENING:
        document.add_heading(heading, level=1)
        for text in paragraphs:
            document.add_paragraph(text)
    for chapter in CHAPTERS:
        _write_chapter(document, chapter)
    closing = document.add_paragraph(CLOSING)
    closing.paragraph_format.space_before = Pt(24)
    _set_properties(document)
    raw = io.BytesIO()
    document.save(raw)
    return _same_every_time(raw.getvalue())


def _set_page(document: WordDocument) -> None:
    section = document.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin = section.right_margin = Cm(2.8)
    section.top_margin, section.bottom_margin = Cm(2.4), Cm(2.2)
    footer = section.footer.paragraphs[0]
    footer.alignment = WD_ALIGN_PARAGRAPH.CENTER
    _add_field(footer, "PAGE")
    _set_language(document)


def _set_language(document: WordDocument) -> None:
    defaults = document.styles.element.find(qn("w:docDefaults"))
    language = defaults.find(f".//{qn('w:lang')}") if defaults is not None else None
    if language is not None:
        language.set(qn("w:val"), "nb-NO")


def _set_styles(document: WordDocument) -> None:
    _style(document, "Normal", 11, _INK, after=6, line=1.25)
    _style(document, "Title", 34, _FJORD, before=150, after=6, bold=True)
    _style(document, "Subtitle", 17, _MOSS, after=28)
    _style(document, "Heading 1", 19, _FJORD, before=26, after=8, bold=True)
    _style(document, "List Number", 11, _INK, before=14, after=3, line=1.25)
    label = document.styles.add_style("Merkelapp", 1)
    label.base_style = document.styles["Normal"]
    label.paragraph_format.left_indent = Cm(0.9)
    label.paragraph_format.space_after = Pt(2)
    for name in ("Title", "Heading 1"):
        _remove_border(document.styles[name])


def _style(
    document: WordDocument,
    name: str,
    size: int,
    colour: RGBColor,
    *,
    before: int = 0,
    after: int = 0,
    line: float = 1.1,
    bold: bool = False,
) -> None:
    style = document.styles[name]
    if not isinstance(style, ParagraphStyle):
        raise TypeError(name)
    style.font.name, style.font.size, style.font.bold, style.font.italic = _FONT, Pt(size), bold, False
    style.font.color.rgb = colour
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    for attribute in ("w:asciiTheme", "w:hAnsiTheme", "w:eastAsiaTheme", "w:cstheme"):
        fonts.attrib.pop(qn(attribute), None)
    form = style.paragraph_format
    form.space_before, form.space_after, form.line_spacing = Pt(before), Pt(after), line


def _remove_border(style: object) -> None:
    properties = getattr(style, "element").get_or_add_pPr()  # noqa: B009 - python-docx types no style.element
    for border in properties.findall(qn("w:pBdr")):
        properties.remove(border)


def _front_page(document: WordDocument) -> None:
    document.add_paragraph(TITLE, style="Title")
    document.add_paragraph(SUBTITLE, style="Subtitle")
    for text in (OWNER, UNIT):
        document.add_paragraph(text).runs[0].font.size = Pt(14)
    document.add_paragraph().add_run().add_break(WD_BREAK.PAGE)


def _write_chapter(document: WordDocument, chapter: Chapter) -> None:
    document.add_heading(chapter.title, level=1)
    document.add_paragraph(chapter.intro)
    numbering = _new_numbering(document)
    for item in chapter.items:
        _write_item(document, item, numbering)


def _write_item(document: WordDocument, item: Item, numbering: int) -> None:
    paragraph = document.add_paragraph(style="List Number")
    _number(paragraph, numbering)
    paragraph.paragraph_format.keep_with_next = True
    paragraph.add_run(item.lead).bold = True
    paragraph.add_run(f" {item.text}")
    labels = (("Hvorfor", item.why), ("Ansvar", item.who), ("Frist", item.when))
    for label, value in labels:
        line = document.add_paragraph(style="Merkelapp")
        line.paragraph_format.keep_with_next = label != "Frist"
        run = line.add_run(f"{label}: ")
        run.bold, run.font.color.rgb = True, _MOSS
        line.add_run(value)


def _new_numbering(document: WordDocument) -> int:
    """A list of its own for each chapter, so that Word begins again at 1."""
    root = document.part.numbering_part.element
    style = document.styles["List Number"]
    own = style.element.pPr.numPr.numId.val
    abstract = next(num for num in root.num_lst if num.numId == own).abstractNumId.val
    num = root.add_num(abstract)
    override = num.add_lvlOverride(ilvl=0)
    override.add_startOverride(1)
    return int(num.numId)


def _number(paragraph: Paragraph, numbering: int) -> None:
    properties = paragraph._p.get_or_add_pPr().get_or_add_numPr()  # type: ignore[attr-defined]  # made by a descriptor
    properties.get_or_add_ilvl().val = 0
    properties.get_or_add_numId().val = numbering


def _add_field(paragraph: Paragraph, code: str) -> None:
    for kind in ("begin", "instr", "end"):
        run = paragraph.add_run()
        if kind == "instr":
            text = OxmlElement("w:instrText")
            text.text = code
            run._r.append(copy.copy(text))
        else:
            mark = OxmlElement("w:fldChar")
            mark.set(qn("w:fldCharType"), kind)
            run._r.append(mark)


def _set_properties(document: WordDocument) -> None:
    properties = document.core_properties
    properties.title, properties.author, properties.subject = TITLE, UNIT, SUBTITLE
    properties.language, properties.comments, properties.keywords = "nb-NO", "", ""
    properties.created = properties.modified = _WRITTEN
    properties.last_modified_by, properties.revision = UNIT, 1


def _same_every_time(data: bytes) -> bytes:
    """The package again, its parts in a fixed order and with a fixed time."""
    result = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as source, zipfile.ZipFile(result, "w") as target:
        for name in sorted(source.namelist(), key=lambda each: (each != "[Content_Types].xml", each)):
            entry = zipfile.ZipInfo(name, _ZIP_TIME)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = 0o600 << 16
            entry.create_system = 3
            target.writestr(entry, source.read(name))
    return result.getvalue()


if __name__ == "__main__":
    main()
