"""Documents that the tests write for themselves."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Callable, Mapping
from io import BytesIO

import docx
from docx.document import Document

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_NAMES = (
    f'xmlns:w="{_W}" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"'
)
WORDS = {
    "author": "Ordboken", "instead": "Si heller: %s", "more": "Les mer: %s", "red": "Unngå", "yellow": "Tenk over",
    "info": "Til ettertanke", "header": "I toppteksten", "footer": "I bunnteksten", "footnote": "I fotnoten",
    "endnote": "I sluttnoten", "text_box": "I tekstboksen",
}  # fmt: skip


def word(write: Callable[[Document], object]) -> bytes:
    """A Word document."""
    document = docx.Document()
    write(document)
    stream = BytesIO()
    document.save(stream)
    return stream.getvalue()


def plain_word(text: str = "En rusmisbruker ventet.") -> bytes:
    """A Word document with one paragraph."""
    return word(lambda document: document.add_paragraph(text))


def with_parts(package: bytes, parts: Mapping[str, str | bytes]) -> bytes:
    """The package with some parts changed or added."""
    stream = BytesIO()
    with zipfile.ZipFile(BytesIO(package)) as old, zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            if name not in parts:
                new.writestr(name, old.read(name))
        for name, content in parts.items():
            new.writestr(name, content)
    return stream.getvalue()


def with_body(body: str, footnotes: str = "") -> bytes:
    """A Word document with this body, in WordprocessingML."""
    parts = {"word/document.xml": f"<w:document {_NAMES}><w:body>{body}</w:body></w:document>"}
    if footnotes:
        parts["word/footnotes.xml"] = f"<w:footnotes {_NAMES}>{footnotes}</w:footnotes>"
    return with_parts(plain_word(), parts)


def body_of(package: bytes) -> str:
    """The main part of a Word document."""
    with zipfile.ZipFile(BytesIO(package)) as opened:
        return opened.read("word/document.xml").decode()


def text_within(package: bytes, number: int) -> str:
    """The text that a comment stands around."""
    start, end = (f'<w:commentRange{which} w:id="{number}"/>' for which in ("Start", "End"))
    inside = body_of(package).partition(start)[2].partition(end)[0]
    return "".join(re.findall(r"<w:t(?: [^>]*)?>([^<]*)</w:t>", inside))


def endless_pdf(depth: int = 8, times: int = 8) -> bytes:
    """A page with a drawing that stands eight times in a drawing that stands eight times in a drawing …"""

    def stream(text: str, more: str = "") -> str:
        return f"<</Length {len(text)}{more}>>stream\n{text}\nendstream"

    word = "BT /F 12 Tf 10 700 Td (ord) Tj ET "
    fonts = "/Font<</F 5 0 R>>"
    objects = [
        "<</Type/Catalog/Pages 2 0 R>>", "<</Type/Pages/Kids[3 0 R]/Count 1>>",
        f"<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]/Contents 4 0 R/Resources<<{fonts}/XObject<</X 6 0 R>>>>>>",
        stream(word + "/X Do " * times), "<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
    ]  # fmt: skip
    for at in range(depth):
        inner = f"/XObject<</X {at + 7} 0 R>>" if at + 1 < depth else ""
        drawn = "/X Do " * times if inner else word
        form = f"/Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<<{fonts}{inner}>>"
        objects.append(stream(drawn, form))
    body = "".join(f"{number} 0 obj\n{each}\nendobj\n" for number, each in enumerate(objects, 1))
    return f"%PDF-1.4\n{body}trailer<</Size {len(objects) + 1}/Root 1 0 R>>\n%%EOF".encode()
