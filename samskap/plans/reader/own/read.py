"""Whether a document is one of ours, and reading it when it is."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from samskap.plans.reader.blocks import SourceLine
from samskap.plans.reader.document import PlanDocument
from samskap.plans.reader.errors import UnreadableDocument
from samskap.plans.reader.limits import Budget
from samskap.plans.reader.own.names import OWN_STYLES, PROPERTY, PROPERTY_VALUE, Part

if TYPE_CHECKING:
    from samskap.plans.reader.extract.archive import Archive

_CUSTOM, _CORE = "docProps/custom.xml", "docProps/core.xml"
_LANGUAGE = re.compile(r"<dc:language>\s*(n[bn])\b")
# Less of it than this in our own styles, and the document has become somebody else's.
_MOSTLY = 0.6


def read_own(data: bytes) -> tuple[PlanDocument, tuple[SourceLine, ...]] | None:
    """The plan in a Word document that Samskap wrote, whoever has written in it since; None for all others."""
    # The names of the parts stand uncompressed in the archive, so that other documents cost nothing here.
    if not data.startswith(b"PK") or _CUSTOM.encode() not in data:
        return None
    from samskap.plans.reader.extract.archive import Archive
    from samskap.plans.reader.extract.pieces import Pen
    from samskap.plans.reader.own.build import build
    from samskap.plans.reader.own.paragraphs import paragraphs_of

    try:
        # Counted apart: should the general reader have to begin anew, it has all it may ask for.
        budget = Budget()
        archive = Archive(data, budget)
        if not _says_so(archive.read_xml(_CUSTOM)) or "word/document.xml" not in archive:
            return None
        pen = Pen(budget)
        paragraphs = list(paragraphs_of(archive, "word/document.xml", pen))
        if not _is_mostly_ours([(each.part, len(each.text)) for each in paragraphs if not each.contents]):
            return None
        return build(paragraphs, language=_language(archive)), tuple(pen.lines)
    except UnreadableDocument:
        return None  # the general reader says what is wrong
    except Exception:  # a stranger's bytes may fail in any way; the general reader is still there
        return None


def _language(archive: Archive) -> str:
    if _CORE not in archive:
        return ""
    found = _LANGUAGE.search(archive.read_xml(_CORE).decode("utf-8", errors="replace"))
    return found[1] if found else ""


def _says_so(properties: bytes) -> bool:
    text = properties.decode("utf-8", errors="replace")
    return (
        re.search(rf'name="{PROPERTY}"[^>]*>\s*<[^>]*>\s*{re.escape(PROPERTY_VALUE)}\s*<', text) is not None
    )


def _is_mostly_ours(lengths: Sequence[tuple[Part | None, int]]) -> bool:
    if not any(part is Part.TITLE for part, _ in lengths):
        return False
    if not any(part is not None and part.value in OWN_STYLES for part, _ in lengths):
        return False
    ours = sum(length for part, length in lengths if part is not None)
    return ours >= _MOSTLY * sum(length for _, length in lengths)
