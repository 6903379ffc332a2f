"""What the styles of a Word document say: headings, contents, bold, automatic numbers."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from lxml import etree

from samskap.plans.reader.extract.docx.names import VAL, W, is_on, number, value

_HEADING = re.compile(r"(?:heading|overskrift|rubrik)\s*(\d)", re.IGNORECASE)
_TITLE = re.compile(r"(?:title|tittel)$", re.IGNORECASE)
_SUBTITLE = re.compile(r"(?:subtitle|undertittel)$", re.IGNORECASE)
_CONTENTS = re.compile(
    r"(?:toc|innh|inh)\s*(?:\d|heading|overskrift)|overskrift for innhold|table of figures", re.IGNORECASE
)
# A style chain longer than this is a loop.
_LONGEST_CHAIN = 20


@dataclass(frozen=True, slots=True)
class Style:
    """One paragraph or character style, with what it inherits already settled."""

    heading: int = 0
    title: bool = False
    contents: bool = False
    bold: bool = False
    num_id: str | None = None
    num_level: int = 0


@dataclass(slots=True)
class Styles:
    """Styles by id."""

    by_id: dict[str, Style] = field(default_factory=dict)
    default: Style = field(default_factory=Style)

    def get(self, style_id: str | None) -> Style:
        """The style, or the plain default for an unknown one."""
        return self.by_id.get(style_id, self.default) if style_id else self.default


def read_styles(root: etree._Element | None) -> Styles:
    """The styles part; an absent one gives plain defaults."""
    if root is None:
        return Styles()
    elements = {style.get(f"{W}styleId", ""): style for style in root.iter(f"{W}style")}
    return Styles({style_id: _settle(style_id, elements) for style_id in elements})


def _settle(style_id: str, elements: dict[str, etree._Element]) -> Style:
    chain: list[etree._Element] = []
    current: str | None = style_id
    while current in elements and len(chain) < _LONGEST_CHAIN:
        chain.append(elements[current])
        current = value(elements[current], "basedOn")
    names = [value(element, "name") or "" for element in chain]
    own = names[0] if names else ""
    title = bool(_TITLE.match(own))
    level = 0 if title or _CONTENTS.match(own) else _heading(chain, names)
    bold = next(
        (on for on in (is_on(element.find(f"{W}rPr"), "b") for element in chain) if on is not None), False
    )
    num_id, num_level = _numbering(chain)
    return Style(level, title, bool(_CONTENTS.match(own)), bold, num_id, num_level)


def _heading(chain: list[etree._Element], names: list[str]) -> int:
    if _SUBTITLE.match(names[0] if names else ""):
        return 2
    for element, name in zip(chain, names, strict=True):
        outline = number(value(element, "pPr/outlineLvl"))
        if outline is not None:
            return outline + 1 if outline < 9 else 0
        named = _HEADING.match(name)
        if named:
            return int(named.group(1))
    return 0


def _numbering(chain: list[etree._Element]) -> tuple[str | None, int]:
    for element in chain:
        properties = element.find(f"{W}pPr/{W}numPr")
        if properties is not None:
            found = properties.find(f"{W}numId")
            level = number(value(properties, "ilvl")) or 0
            if found is not None:
                return found.get(VAL), level
    return None, 0
