"""Names of WordprocessingML in lxml's spelling."""

from __future__ import annotations

from lxml import etree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
M = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
# The "strict" flavour of the standard uses its own address; it is rewritten to the common one before parsing.
STRICT = b"http://purl.oclc.org/ooxml/wordprocessingml/main"
TRANSITIONAL = b"http://schemas.openxmlformats.org/wordprocessingml/2006/main"

VAL = f"{W}val"


def value(parent: etree._Element | None, path: str) -> str | None:
    """The ``w:val`` of a child such as ``pPr/pStyle``; None when it is not there."""
    if parent is None:
        return None
    found = parent.find("/".join(f"{W}{step}" for step in path.split("/")))
    return None if found is None else found.get(VAL, "")


def is_on(parent: etree._Element | None, name: str) -> bool | None:
    """A switch such as ``w:b``: None when the document does not say."""
    if parent is None:
        return None
    found = parent.find(f"{W}{name}")
    return None if found is None else found.get(VAL, "1") not in ("0", "false", "off", "none")


def number(text: str | None) -> int | None:
    """A whole number, or None for anything else."""
    try:
        return int(text) if text else None
    except ValueError:
        return None
