"""XML of uploaded documents: no entities, no network, no external DTD, no bottomless depth."""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO

from lxml import etree

from samskap.plans.reader.errors import UnreadableDocument
from samskap.plans.reader.refusals import CORRUPT

# libxml2 itself stops at a depth of 256 and at runaway entities as long as ``huge_tree`` is off.
Element = etree._Element


def parse(data: bytes) -> Element:
    """The root of a small XML part."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise UnreadableDocument(CORRUPT) from error
    return root


def outermost(data: bytes, tags: tuple[str, ...]) -> Iterator[Element]:
    """Stream the outermost elements with these tags; each is thrown away when the next is asked for."""
    depth = 0
    try:
        stream = etree.iterparse(
            BytesIO(data), events=("start", "end"), tag=tags, resolve_entities=False, no_network=True,
            load_dtd=False, huge_tree=False,
        )  # fmt: skip
        for event, element in stream:
            depth += 1 if event == "start" else -1
            if depth == 0:
                yield element
                _forget(element)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise UnreadableDocument(CORRUPT) from error


def _forget(element: Element) -> None:
    element.clear()
    parent = element.getparent()
    if parent is None:
        return
    while element.getprevious() is not None:
        del parent[0]
