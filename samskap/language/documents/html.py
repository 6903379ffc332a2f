"""Web pages: the words a reader sees, with the line of the source. What others say or computers read is left out."""

from __future__ import annotations

import re
from typing import Any, Final

from html5lib.constants import tokenTypes

from samskap.language.documents.document import Document, Place, Writer
from samskap.language.documents.html_tokens import Tokens
from samskap.language.documents.limits import Budget
from samskap.language.documents.plain import decode

_RAW: Final = {
    "script": "scriptDataState", "style": "rawtextState", "xmp": "rawtextState", "iframe": "rawtextState",
    "noembed": "rawtextState", "noframes": "rawtextState", "textarea": "rcdataState", "title": "rcdataState",
}  # fmt: skip
# Not words of the page: for programs, for computers, or spoken by somebody else.
_LEFT_OUT: Final = frozenset(
    {"script", "style", "xmp", "iframe", "noembed", "noframes", "template", "svg", "math", "textarea", "code", "pre",
     "kbd", "samp", "var", "select", "q", "blockquote", "cite", "del"}
)  # fmt: skip
_QUOTED: Final = frozenset({"q", "code", "kbd", "samp", "var", "cite", "del"})
_WITHIN_LINES: Final = frozenset(
    {"a", "abbr", "acronym", "b", "bdi", "bdo", "big", "data", "dfn", "em", "font", "i", "ins", "label", "mark",
     "nobr", "ruby", "s", "small", "span", "strike", "strong", "sub", "sup", "time", "tt", "u", "wbr", "img"}
) | _QUOTED  # fmt: skip
_HEADINGS: Final = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_SPACE: Final = re.compile(r"[ \t\n\r\f]+")
_START, _END, _WORDS, _BLANK = (
    tokenTypes[name] for name in ("StartTag", "EndTag", "Characters", "SpaceCharacters")
)
_EMPTY: Final = tokenTypes["EmptyTag"]
_META: Final = re.compile(
    rb"<meta[^>]{1,200}charset\s*=\s*[\"']?\s*(iso-8859-1|windows-1252|latin-?1)", re.IGNORECASE
)


def read_html(data: bytes, budget: Budget) -> Document:
    """The text of a page, one paragraph for each block."""
    text = data.decode("cp1252", "replace") if _META.search(data[:2048]) else decode(data)
    page = _Page(Writer(budget))
    tokens = Tokens(text, budget)
    for token in tokens:
        page.take(token, tokens)
    page.end_block()
    return page.writer.document("html")


class _Page:
    """Goes along the tokens; never builds a tree, so that neither depth nor disorder costs anything."""

    def __init__(self, writer: Writer) -> None:
        self.writer = writer
        self._words: list[str] = []
        self._line = 0  # where the block began
        self._without: dict[str, int] = {}  # how many open elements of each kind are left out
        self._heading = ""
        self._in_heading = False

    def take(self, token: dict[str, Any], tokens: Tokens) -> None:
        """One token: a tag, or words."""
        kind = token["type"]
        if kind in (_WORDS, _BLANK):
            if not self._without:
                self._add(token["data"], tokens)
        elif kind in (_START, _EMPTY):
            self._open(token["name"], tokens, closed=token.get("selfClosing", False))
        elif kind == _END:
            self._close(token["name"])

    def end_block(self) -> None:
        """Write the words so far as a paragraph."""
        words = _SPACE.sub(" ", "".join(self._words)).strip()
        line, self._words, self._line = self._line or None, [], 0
        if self._in_heading and words:
            self._heading = words[:200]
        if words:
            self.writer.paragraph(words, Place(line=line, heading=self._heading))

    def _add(self, words: str, tokens: Tokens) -> None:
        if not self._line and words.strip():
            self._line = int(tokens.stream.position()[0]) - words.lstrip().count("\n")
        self._words.append(words)

    def _open(self, name: str, tokens: Tokens, *, closed: bool) -> None:
        state = _RAW.get(name)
        if state:
            tokens.state = getattr(tokens, state)
        if name in _LEFT_OUT and not (closed and name in ("svg", "math")):
            if name in _QUOTED and not self._without and name != "del":
                self._words.append("«…»")
            elif name not in _QUOTED:
                self.end_block()
            self._without[name] = self._without.get(name, 0) + 1
        elif name == "br":
            self._words.append(" ")
        elif name not in _WITHIN_LINES:
            self._block(heading=name in _HEADINGS)

    def _close(self, name: str) -> None:
        if name in self._without:
            self._without[name] -= 1
            if not self._without[name]:
                del self._without[name]
        elif name not in _WITHIN_LINES:
            self._block(heading=False)

    def _block(self, *, heading: bool) -> None:
        # A forgotten end of a quotation within a line ends with its block, as writers mean it.
        for name in _QUOTED & self._without.keys():
            del self._without[name]
        self.end_block()
        self._in_heading = heading
