"""The words of one Word paragraph as it stands when every tracked change is accepted."""

from __future__ import annotations

from dataclasses import dataclass, field

from lxml import etree

from samskap.plans.reader.characters import clean
from samskap.plans.reader.extract.docx.names import MC, VAL, M, W, is_on
from samskap.plans.reader.extract.docx.styles import Style, Styles

_SILENT = {
    f"{W}{name}"
    for name in (
        "del", "moveFrom", "delText", "instrText", "delInstrText", "pPr", "rPr", "sdtPr", "sdtEndPr", "rt", "tbl", "p",
    )
}  # fmt: skip
_TEXT = {f"{W}t", f"{M}t"}
_SIGNS = {f"{W}tab": "\t", f"{W}ptab": "\t", f"{W}cr": "\n", f"{W}noBreakHyphen": "-"}
RUN, _BREAK, _SYMBOL = f"{W}r", f"{W}br", f"{W}sym"
_RENDERED, _BOX, _CHOICES = f"{W}lastRenderedPageBreak", f"{W}txbxContent", f"{MC}AlternateContent"


@dataclass(slots=True)
class Words:
    """``breaks_before`` and ``breaks_inside`` count page breaks; ``goes_on`` tells of a deleted paragraph mark."""

    text: str = ""
    bold: bool = False
    boxes: list[etree._Element] = field(default_factory=list)
    breaks_before: int = 0
    breaks_inside: int = 0
    goes_on: bool = False


def read_words(paragraph: etree._Element, style: Style, styles: Styles) -> Words:
    """Text, emphasis, text boxes and page breaks of a ``w:p``."""
    walker = Walker(style, styles)
    walker.walk(paragraph, style.bold)
    words = walker.words
    words.text = clean("".join(walker.parts)).replace("\u00ad", "").strip(" ").rstrip()
    words.bold = walker.letters > 0 and walker.bold_letters == walker.letters
    mark = paragraph.find(f"{W}pPr/{W}rPr")
    words.goes_on = mark is not None and mark.find(f"{W}del") is not None
    return words


class Walker:
    """Goes through a paragraph and keeps its words; ``parts`` are the pieces of text in their order."""

    def __init__(self, style: Style, styles: Styles) -> None:
        self.words = Words()
        self.parts: list[str] = []
        self.letters = 0
        self.bold_letters = 0
        self._style_bold = style.bold
        self._styles = styles

    def walk(self, element: etree._Element, bold: bool) -> None:
        """Add the words in the element, with what every tracked change leaves of them."""
        for child in element:
            tag = child.tag
            if tag in _SILENT or not isinstance(tag, str):
                continue
            if tag in _TEXT:
                self._add(child.text or "", bold)
            elif tag == RUN:
                self.walk(child, self._is_bold(child))
            elif tag == _BOX:
                self.words.boxes.append(child)
            elif tag == _CHOICES:
                chosen = child.find(f"{MC}Choice")
                self.walk(child if chosen is None else chosen, bold)
            else:
                self._sign(child, tag, bold)

    def _sign(self, child: etree._Element, tag: str, bold: bool) -> None:
        if tag in _SIGNS:
            self.parts.append(_SIGNS[tag])
        elif tag == _RENDERED:
            if any(part.strip() for part in self.parts):
                self.words.breaks_inside += 1
            else:
                self.words.breaks_before += 1
        elif tag == _BREAK:
            self.parts.append("" if child.get(f"{W}type") == "page" else "\n")
        elif tag == _SYMBOL:
            self.parts.append(_symbol(child.get(f"{W}char", "")))
        else:
            self.walk(child, bold)

    def _add(self, text: str, bold: bool) -> None:
        self.parts.append(text)
        letters = len(text) - text.count(" ")
        self.letters += letters
        self.bold_letters += letters if bold else 0

    def _is_bold(self, run: etree._Element) -> bool:
        properties = run.find(f"{W}rPr")
        if properties is None:
            return self._style_bold
        own = is_on(properties, "b")
        if own is not None:
            return own
        character = properties.find(f"{W}rStyle")
        inherited = character is not None and self._styles.get(character.get(VAL)).bold
        return inherited or self._style_bold


def _symbol(code: str) -> str:
    try:
        return chr(int(code, 16))
    except (ValueError, OverflowError):
        return ""
