"""Typst and the faces of our documents. Imported by ``core.documents`` when the first document is set, for its size."""

from __future__ import annotations

import re
import threading
from datetime import datetime
from functools import cache

import typst
from django.conf import settings

from samskap.core.document_errors import DocumentError, Standard

TypstError = typst.TypstError

# What Typst says of a character that no face can draw or that the standard forbids.
_CANNOT = re.compile(r'(?:the text|codepoint) `"((?:[^"\\]|\\.)+)"`')
_ESCAPED = re.compile(r"\\u\{([0-9a-f]+)\}|\\(.)")


class _Press:
    """One template with its compiler, which remembers what it has set before; one document at a time."""

    def __init__(self, template: str) -> None:
        self._lock = threading.Lock()
        self._compiler = typst.Compiler(input=template, root=str(settings.DOCUMENT_ROOT), font_paths=_faces())

    def print(self, inputs: dict[str, str], *, dots: float, standards: list[Standard], at: datetime) -> bytes:
        """A picture with so many dots per inch, or a PDF when there are none."""
        with self._lock:
            if dots:
                made = self._compiler.compile(format="png", ppi=dots, sys_inputs=inputs, timestamp=at)
            else:
                made = self._compiler.compile(
                    format="pdf", sys_inputs=inputs, pdf_standards=[*standards], timestamp=at
                )
        if not isinstance(made, bytes):  # one for each page
            raise DocumentError("A picture has one page.")
        return made


@cache
def of(template: str) -> _Press:
    return _Press(template)


@cache
def _faces() -> typst.Fonts:
    """The faces of documents: ours and those `make setup` brings, never what the machine happens to have."""
    faces = typst.Fonts(include_system_fonts=False, font_paths=[str(settings.DOCUMENT_FACES)])
    missing = {"Samskap Tråd", "Source Sans 3"} - set(faces.families())
    if missing:
        raise DocumentError(f"Missing faces: {', '.join(sorted(missing))}. Run `make setup`.")
    return faces


def impossible_in(error: typst.TypstError) -> list[str]:
    told: object = getattr(error, "diagnostic", None) or str(error)
    return sorted({_unescaped(text) for text in _CANNOT.findall(str(told))}, key=len, reverse=True)


def _unescaped(text: str) -> str:
    return _ESCAPED.sub(lambda found: chr(int(found[1], 16)) if found[1] else found[2], text)
