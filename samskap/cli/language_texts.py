"""Text out of files: which encoding they are in, what is no text at all, and documents through their readers."""

from __future__ import annotations

import codecs
import os
import sys
from collections.abc import Callable
from functools import lru_cache

from samskap.language.checker.records import NamedTuple

MOST_BYTES = 25 * 1024 * 1024  # some 10,000 pages of text, or a Word file with photos
_BLOCK = 2**18  # bytes
_SMALL = 2**15  # bytes; as many as a processor has near at hand
DOCUMENTS = frozenset({".docx", ".pdf", ".html", ".htm"})
_BYTE_ORDER_MARKS = (
    (b"\xef\xbb\xbf", "utf-8"),
    (b"\xff\xfe\x00\x00", "utf-32-le"),
    (b"\x00\x00\xfe\xff", "utf-32-be"),
    (b"\xff\xfe", "utf-16-le"),
    (b"\xfe\xff", "utf-16-be"),
)
# Bytes that texts have no use for; tabs, line breaks, form feeds and the escapes of logs are fine.
_CONTROLS = bytes(sorted({*range(32), 127} - {7, 8, 9, 10, 11, 12, 13, 27}))

# Soft hyphens, widths of nothing and marks of direction: nobody sees them, and none may turn the line around.
_UNSEEN = dict.fromkeys(
    (0xAD, *range(0x200B, 0x2010), *range(0x202A, 0x202F), *range(0x2060, 0x206A), 0xFEFF)
)

NOT_FOUND = "Finner ikke «{name}». Sjekk navnet, og prøv igjen."
NOT_OPENED = "Får ikke lest «{name}». Sjekk at du har tilgang."
TOO_BIG = "«{name}» er større enn 25 MB og er ikke lest. Del den opp, og prøv igjen."
NO_TEXT = "«{name}» er ikke tekst og er ikke lest. Word, PDF, HTML og ren tekst går fint."
UNREADABLE = "Får ikke lest «{name}»: {why}"
AS_WINDOWS = "«{name}» er ikke UTF-8 og er lest som Windows-1252. Se over at æ, ø og å ble riktige."
DAMAGED = "«{name}» har tegn som er skadet. De er lest som «\ufffd», og resten er sjekket."


class Unreadable(Exception):
    """A file that cannot be read; the message is one Norwegian line that names it and says why."""


class Text(NamedTuple):
    """What a file says. ``notice`` tells what had to be guessed.

    ``where`` tells the place of a character in a document, in words; None: the text is the file's own characters.
    """

    text: str
    notice: str = ""
    where: Callable[[int], str] | None = None


def read_text(name: str) -> Text:
    """The text of a file, or of standard input (``-``); raises Unreadable. Never reads more than the limit."""
    shown = printable(name)
    try:
        data = _bytes(name)
    except FileNotFoundError as error:
        raise Unreadable(NOT_FOUND.format(name=shown)) from error
    except (OSError, ValueError) as error:
        raise Unreadable(NOT_OPENED.format(name=shown)) from error
    if len(data) > MOST_BYTES:
        raise Unreadable(TOO_BIG.format(name=shown))
    kind = _document_kind(name, data)
    return _read_document(shown, data, kind) if kind else decode(data, shown)


def decode(data: bytes, name: str) -> Text:
    """Text from bytes: by its byte order mark, else UTF-8, else Windows-1252; raises Unreadable for what is no text."""
    for mark, encoding in _BYTE_ORDER_MARKS:
        if data.startswith(mark):
            text = data[len(mark) :].decode(encoding, "replace")
            damaged = "\ufffd" in text
            return Text(text, DAMAGED.format(name=name) if damaged else "")
    if b"\0" in data or len(data.translate(None, _CONTROLS)) < 0.98 * len(data):
        raise Unreadable(NO_TEXT.format(name=name))
    try:
        return Text(_from_utf8(data))
    except UnicodeDecodeError as error:
        if _is_damaged_utf8(data, error):
            return Text(data.decode("utf-8", "replace"), DAMAGED.format(name=name))
        return Text(data.decode("cp1252", "replace"), AS_WINDOWS.format(name=name))


def _from_utf8(data: bytes) -> str:
    """The text, a block at a time: signs outside Latin-1 double the room of their block and not of all before them.

    Raises UnicodeDecodeError.
    """
    decoder = codecs.getincrementaldecoder("utf-8")()
    parts = [decoder.decode(data[at : at + _SMALL]) for at in range(0, len(data), _SMALL)]
    return "".join([*parts, decoder.decode(b"", final=True)])


def is_plain_utf8(name: str) -> bool:
    """Whether a file is text in UTF-8 from end to end, without a byte order mark; reads it a little at a time.

    Raises OSError and ValueError.
    """
    decoder = codecs.getincrementaldecoder("utf-8")()
    controls = 0
    with open(name, "rb") as stream:
        block = stream.read(_BLOCK)
        if _document_kind(name, block) or block.startswith(tuple(mark for mark, _ in _BYTE_ORDER_MARKS)):
            return False
        while block:
            if b"\0" in block:
                return False
            controls += len(block) - len(block.translate(None, _CONTROLS))
            decoder.decode(block)
            block = stream.read(_BLOCK)
        decoder.decode(b"", final=True)
        return controls <= 0.02 * stream.tell()


def _is_damaged_utf8(data: bytes, error: UnicodeDecodeError) -> bool:
    """Some letter of more than one byte is whole, or the last one is cut off: then it was UTF-8 once."""
    cut_off = error.reason == "unexpected end of data"
    return cut_off or not data.decode("utf-8", "ignore").isascii()


@lru_cache(maxsize=512)  # a text says the same words again and again
def printable(name: str) -> str:
    """A name or a word on one line, without what could steer a terminal."""
    return visible(" ".join(name.split()).translate(_UNSEEN))


def visible(text: str) -> str:
    """The text with «?» for each sign that cannot be shown."""
    return text if text.isprintable() else "".join(sign if sign.isprintable() else "?" for sign in text)


def _bytes(name: str) -> bytes:
    if name == "-":
        if sys.stdin is None:
            raise OSError
        return sys.stdin.buffer.read(MOST_BYTES + 1)
    with open(name, "rb") as stream:
        return stream.read(MOST_BYTES + 1)


def _document_kind(name: str, data: bytes) -> str:
    """The ending of the reader that a file needs; empty: it is text."""
    if data.startswith(b"%PDF-"):
        return ".pdf"
    if data.startswith(b"PK\x03\x04"):
        return ".docx"
    kind = os.path.splitext(name)[1].lower()
    return kind if kind in DOCUMENTS else ""


def _read_document(name: str, data: bytes, kind: str) -> Text:
    from samskap.language.documents import UnreadableDocument, read_document

    try:
        if kind == ".pdf":  # its library cannot be stopped from within, and some files keep it busy for ever
            from samskap.language.documents.isolate import read_isolated

            document = read_isolated(data, f"dokument{kind}")
        else:
            document = read_document(data, f"dokument{kind}")
    except UnreadableDocument as error:
        raise Unreadable(UNREADABLE.format(name=name, why=printable(str(error)))) from error

    def where(offset: int) -> str:
        place = document.place_of(offset)
        numbers = (("side", place.page), ("avsnitt", place.paragraph), ("linje", place.line))
        return ", ".join(f"{word} {number}" for word, number in numbers if number is not None)

    return Text(document.text, where=where)
