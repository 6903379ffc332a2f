"""Plain text and Markdown: which encoding the bytes are in, and the lines."""

from __future__ import annotations

import re
from typing import Final

from samskap.language.documents import refusals as says
from samskap.language.documents.document import Document, Kind, Place, has_words
from samskap.language.documents.limits import Budget
from samskap.language.documents.refusals import UnreadableDocument

_BYTE_ORDER_MARKS: Final = (
    (b"\xef\xbb\xbf", "utf-8"), (b"\xff\xfe\x00\x00", "utf-32-le"), (b"\x00\x00\xfe\xff", "utf-32-be"),
    (b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be"),
)  # fmt: skip
_CONTROL: Final = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
_LINE: Final = re.compile(r"\r\n|[\n\r\f]")
_HEADING: Final = re.compile(r" {0,3}#{1,6}\s+(.*?)[ \t#]*$")
_DAMAGED: Final = "\ufffd"


def decode(data: bytes) -> str:
    """Bytes as text: by byte order mark, else UTF-8 (also with damaged letters), else UTF-16, else Windows-1252."""
    for mark, encoding in _BYTE_ORDER_MARKS:
        if data.startswith(mark):
            return _checked(data[len(mark) :].decode(encoding, errors="replace"))
    return _checked(data.decode(_encoding(data), errors="replace"))


def _encoding(data: bytes) -> str:
    sample = data[:4000]
    half = max(len(sample) // 2, 1)
    # UTF-16 shows itself by a zero in nearly every second byte.
    if sample[1::2].count(0) > 0.7 * half:
        return "utf-16-le"
    if sample[0::2].count(0) > 0.7 * half:
        return "utf-16-be"
    try:
        data.decode("utf-8")
    except UnicodeDecodeError as error:
        # A whole letter of more bytes than one, or one cut off at the end: it was UTF-8 once.
        cut_off = error.reason == "unexpected end of data"
        return "utf-8" if cut_off or not data.decode("utf-8", "ignore").isascii() else "cp1252"
    return "utf-8"


def _checked(text: str) -> str:
    strange = len(_CONTROL.findall(text)) + text.count(_DAMAGED)
    if strange > max(2, len(text) // 200):
        raise UnreadableDocument(says.NOT_TEXT)
    return text


def read_plain(data: bytes, budget: Budget, *, markdown: bool) -> Document:
    """The file's own text, line by line; in Markdown each line knows the heading it stands under."""
    text = decode(data)
    budget.text(len(text))
    if not has_words(text):
        raise UnreadableDocument(says.NO_WORDS)
    kind: Kind = "markdown" if markdown else "text"
    starts = [0, *(found.end() for found in _LINE.finditer(text))]
    places, heading = [], ""
    for number, start in enumerate(starts):
        end = starts[number + 1] if number + 1 < len(starts) else len(text)
        # A longer line is no heading, and is not copied to look for one.
        if markdown and end - start < 500 and (found := _HEADING.match(text[start:end].rstrip())):
            heading = found[1].strip()
        places.append(Place(line=number + 1, heading=heading))
    return Document(text, kind, tuple(starts), tuple(places))
