"""Paragraphs of a Word document as XML, written as text: a long plan has thousands of them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from xml.sax.saxutils import escape, quoteattr

NAMESPACE = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
# What XML cannot hold at all; nobody can type or see it.
_IMPOSSIBLE = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def possible(text: str) -> str:
    """The text without what XML cannot hold."""
    return _IMPOSSIBLE.sub("", text)


@dataclass(frozen=True, slots=True)
class Run:
    """Text in a character style ("" for the paragraph's own)."""

    text: str
    style: str = ""


def paragraph(style: str, runs: Iterable[Run], *, bookmark: tuple[int, str] | None = None) -> str:
    """A ``w:p`` in the style with this id; ``bookmark`` (number, name) lets links lead to it."""
    inner = "".join(run(each) for each in runs)
    if bookmark:
        number, name = bookmark
        inner = (
            f'<w:bookmarkStart w:id="{number}" w:name={quoteattr(name)}/>{inner}'
            f'<w:bookmarkEnd w:id="{number}"/>'
        )
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr>{inner}</w:p>'


def run(each: Run) -> str:
    """A ``w:r``; line ends become breaks and tabs stay tabs."""
    style = f'<w:rPr><w:rStyle w:val="{each.style}"/></w:rPr>' if each.style else ""
    lines = possible(each.text).split("\n")
    return f"<w:r>{style}{'<w:br/>'.join(map(_line, lines))}</w:r>"


def _line(text: str) -> str:
    return "<w:tab/>".join(
        f'<w:t xml:space="preserve">{escape(part)}</w:t>' if part else "" for part in text.split("\t")
    )


def link(target: str, text: str, style: str) -> str:
    """A paragraph that leads to a bookmark."""
    return (
        f'<w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr>'
        f'<w:hyperlink w:anchor={quoteattr(target)} w:history="1">{run(Run(text))}</w:hyperlink></w:p>'
    )


def field(code: str, shown: str) -> str:
    """Runs of a field such as PAGE, with what it shows until it is counted anew."""
    return (
        f'<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve"> {code} </w:instrText>'
        f'</w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>{run(Run(shown))}'
        '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )


def contents(heading: str, lines: Sequence[str]) -> str:
    """A table of contents that Word can write anew: ``heading`` and the links it shows until then."""
    begin = (
        '<w:p><w:pPr><w:pStyle w:val="TOC1"/></w:pPr><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r>'
        '<w:instrText xml:space="preserve"> TOC \\o "1-2" \\h \\n \\z </w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r></w:p>'
    )
    end = '<w:p><w:pPr><w:pStyle w:val="TOC1"/></w:pPr><w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>'
    return (
        '<w:sdt><w:sdtPr><w:docPartObj><w:docPartGallery w:val="Table of Contents"/><w:docPartUnique/>'
        f"</w:docPartObj></w:sdtPr><w:sdtContent>{heading}{begin}{''.join(lines)}{end}</w:sdtContent></w:sdt>"
    )


def table(style: str, cell_style: str, widths: Sequence[int], rows: Sequence[Sequence[str]]) -> str:
    """A table whose first row is its header, repeated on each page; ``widths`` in twentieths of a point."""
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    made = "".join(_row(row, cell_style, widths, header=at == 0) for at, row in enumerate(rows))
    return (
        f'<w:tbl><w:tblPr><w:tblStyle w:val="{style}"/><w:tblW w:w="0" w:type="auto"/>'
        '<w:tblLook w:val="0020" w:firstRow="1"/></w:tblPr>'
        f"<w:tblGrid>{grid}</w:tblGrid>{made}</w:tbl>"
    )


def _row(cells: Sequence[str], style: str, widths: Sequence[int], *, header: bool) -> str:
    properties = "<w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>" if header else ""
    made = "".join(
        f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr>{paragraph(style, [Run(text)])}</w:tc>'
        for text, width in zip(cells, widths, strict=True)
    )
    return f"<w:tr>{properties}{made}</w:tr>"
