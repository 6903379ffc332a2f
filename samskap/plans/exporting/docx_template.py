"""The empty Word document that plans are written into: styles, page, properties. Made once for each language."""

from __future__ import annotations

from functools import cache
from io import BytesIO
from typing import Any

from docx import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part as PackagePart
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor

from samskap.plans.reader.own.names import LABEL, NAME, NUMBER, PROPERTY, PROPERTY_VALUE, Part

INK, MUTED, FJORD = RGBColor(0x2A, 0x25, 0x1F), RGBColor(0x5E, 0x55, 0x4A), RGBColor(0x17, 0x5A, 0x63)
_SANS = "Arial"
_PROPERTIES = (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    '<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/custom-properties"'
    ' xmlns:vt="http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes">'
    '<property fmtid="{{D5CDD505-2E9C-101B-9397-08002B2CF9AE}}" pid="2" name="{name}">'
    "<vt:lpwstr>{value}</vt:lpwstr></property></Properties>"
)
_CUSTOM_TYPE = "application/vnd.openxmlformats-officedocument.custom-properties+xml"
_CUSTOM_RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/custom-properties"
# Points before and after, size, left indent in centimetres.
_LOOKS: dict[Part, tuple[float, float, float, float]] = {
    Part.SUMMARY: (0, 8, 11, 0),
    Part.ABOUT: (0, 2, 11, 0),
    Part.ASIDE: (2, 2, 9.5, 0),
    Part.INTRO: (0, 8, 11, 0),
    Part.TEXT: (0, 6, 11, 0),
    Part.WHY: (0, 6, 11, 0),
    Part.WHO: (0, 2, 10.5, 0.5),
    Part.WHEN: (0, 2, 10.5, 0.5),
    Part.STATUS: (0, 2, 10.5, 0.5),
    Part.REASON: (0, 2, 10.5, 0.5),
    Part.VALUE: (0, 2, 10.5, 0.5),
    Part.MILESTONE: (0, 2, 10.5, 0.5),
    Part.COMMITMENT: (0, 6, 11, 0),
    Part.UNPLACED: (0, 6, 11, 0),
}


@cache
def template(language: str) -> bytes:
    """The empty document in bokmål ("nb") or nynorsk ("nn")."""
    document = Document()
    _page(document)
    _defaults(document, f"{language}-NO")
    _headings(document)
    for part, (before, after, size, indent) in _LOOKS.items():
        style = _paragraph_style(document, part.value, Pt(size))
        form = style.paragraph_format
        form.space_before, form.space_after, form.left_indent = Pt(before), Pt(after), Cm(indent)
    _aside_heading(document)
    for name, bold, colour in ((LABEL, False, MUTED), (NUMBER, True, FJORD), (NAME, False, None)):
        style = document.styles.add_style(name, WD_STYLE_TYPE.CHARACTER)
        if colour is not None:
            style.font.color.rgb = colour
        style.font.bold = bold or None
    _contents_styles(document)
    _say_whose(document)
    stream = BytesIO()
    document.save(stream)
    return stream.getvalue()


def style_ids(document: Any) -> dict[str, str]:
    """The id of each of our styles by its name."""
    names = [*(part.value for part in Part), LABEL, NUMBER, NAME]
    found = {style.name.casefold(): style.style_id for style in document.styles}
    return {name: found[name.casefold()] for name in names}


def _page(document: Any) -> None:
    section = document.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin = section.right_margin = Cm(2.5)
    section.top_margin, section.bottom_margin = Cm(2.2), Cm(2.2)


def _defaults(document: Any, language: str) -> None:
    normal = document.styles["Normal"]
    normal.font.name, normal.font.size, normal.font.color.rgb = _SANS, Pt(11), INK
    normal.paragraph_format.line_spacing = 1.3
    properties = document.styles.element.find(qn("w:docDefaults")).find(qn("w:rPrDefault")).find(qn("w:rPr"))
    tag = properties.find(qn("w:lang"))
    if tag is None:
        tag = OxmlElement("w:lang")
        properties.append(tag)
    tag.set(qn("w:val"), language)


def _headings(document: Any) -> None:
    for name, size, before, after, colour in (
        ("Title", 26, 0, 10, INK), ("Heading 1", 18, 24, 6, INK), ("Heading 2", 13, 16, 3, INK),
    ):  # fmt: skip
        style = document.styles[name]
        _plain_font(style)
        style.font.size, style.font.bold, style.font.color.rgb = Pt(size), True, colour
        form = style.paragraph_format
        form.space_before, form.space_after, form.keep_with_next = Pt(before), Pt(after), True
        for border in style.element.findall(f".//{qn('w:pBdr')}"):
            border.getparent().remove(border)


def _plain_font(style: Any) -> None:
    """Our font, and not the one of the theme that stands beside it in the default document."""
    style.font.name = _SANS
    fonts = style.element.rPr.rFonts
    for name in list(fonts.attrib):
        if "heme" in name:
            del fonts.attrib[name]


def _paragraph_style(document: Any, name: str, size: Pt) -> Any:
    style = document.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
    style.base_style, style.quick_style, style.font.size = document.styles["Normal"], True, size
    if name == Part.ASIDE.value:
        style.font.color.rgb = MUTED
    return style


def _aside_heading(document: Any) -> None:
    style = document.styles.add_style(Part.ASIDE_HEADING.value, WD_STYLE_TYPE.PARAGRAPH)
    style.base_style = document.styles["Heading 1"]
    style.next_paragraph_style = document.styles["Normal"]


def _contents_styles(document: Any) -> None:
    for level in (1, 2):
        style = document.styles.add_style(f"toc {level}", WD_STYLE_TYPE.PARAGRAPH)
        style.base_style = document.styles["Normal"]
        style.element.set(qn("w:styleId"), f"TOC{level}")
        form = style.paragraph_format
        form.left_indent, form.space_after = Cm(0.6 * (level - 1)), Pt(3)
        if level == 1:
            form.space_before, style.font.bold = Pt(6), True


def _say_whose(document: Any) -> None:
    """The property by which the reader knows the document again."""
    package = document.part.package
    blob = _PROPERTIES.format(name=PROPERTY, value=PROPERTY_VALUE).encode()
    part = PackagePart(PackURI("/docProps/custom.xml"), _CUSTOM_TYPE, blob, package)
    package.relate_to(part, _CUSTOM_RELATION)
    for key, relation in list(package.rels.items()):  # the sample's picture of its own first page
        if relation.reltype == RELATIONSHIP_TYPE.THUMBNAIL:
            del package.rels[key]
