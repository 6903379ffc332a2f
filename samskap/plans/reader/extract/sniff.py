"""What a file really is, told from its bytes; its name is only a hint among kinds of text."""

from __future__ import annotations

import re
from enum import StrEnum
from io import BytesIO

from samskap.plans.reader import refusals
from samskap.plans.reader.errors import UnreadableDocument


class Format(StrEnum):
    """The formats we read."""

    TEXT = "text"
    MARKDOWN = "markdown"
    DOCX = "docx"
    PDF = "pdf"
    HTML = "html"
    CSV = "csv"
    XLSX = "xlsx"


_SIGNATURES: tuple[tuple[bytes, str], ...] = (
    (b"{\\rtf", refusals.RICH_TEXT),
    (b"\x89PNG", refusals.IMAGE), (b"\xff\xd8\xff", refusals.IMAGE), (b"GIF8", refusals.IMAGE),
    (b"BM\x00", refusals.IMAGE), (b"II*\x00", refusals.IMAGE), (b"MM\x00*", refusals.IMAGE),
    (b"MZ", refusals.PROGRAM), (b"\x7fELF", refusals.PROGRAM), (b"\xcf\xfa\xed\xfe", refusals.PROGRAM),
    (b"\xca\xfe\xba\xbe", refusals.PROGRAM),
    (b"\x1f\x8b", refusals.PACKED), (b"7z\xbc\xaf", refusals.PACKED), (b"Rar!", refusals.PACKED),
    (b"BZh", refusals.PACKED), (b"\xfd7zXZ", refusals.PACKED),
    (b"MIME-Version:", refusals.E_MAIL),
)  # fmt: skip
_PHOTO = re.compile(rb".{4}ftyp(?:hei|mif|avi)|RIFF.{4}WEBP", re.DOTALL)
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_OLE_STREAMS = (
    ("EncryptedPackage", refusals.ENCRYPTED), ("WordDocument", refusals.OLD_WORD), ("Workbook", refusals.OLD_EXCEL),
    ("PowerPoint Document", refusals.SLIDES),
)  # fmt: skip
_HTML = re.compile(
    rb"<!doctype\s+html|<html[\s>]|<head[\s>]|<body[\s>]|<(?:table|div|h[1-3]|section|article|main)(?:\s[^<>]*)?>",
    re.IGNORECASE,
)
_XHTML = re.compile(rb"<!doctype\s+html|<html[\s>]", re.IGNORECASE)
_MARKDOWN = re.compile(
    r"^ {0,3}#{1,6} \S|^ {0,3}\|.*\|[ \t]*$\n {0,3}\|?[ \t]*:?-{2,}:?[ \t]*\|",
    re.MULTILINE,
)
_SAMPLE_LINES = 50
_TEXT_NAMES = (".txt", ".text", ".md", ".markdown", ".mdown")
_HEAD = 4096


def sniff(data: bytes, file_name: str) -> Format:
    """The format of the bytes; ``UnreadableDocument`` says what to do about one we do not read."""
    head = data[:_HEAD]
    if not data.strip(b"\x00\t\n\r \xef\xbb\xbf\xfe\xff"):
        raise UnreadableDocument(refusals.EMPTY)
    if b"%PDF-" in head[:1024]:
        return Format.PDF
    if head.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return _package(data)
    if head.startswith(_OLE):
        raise UnreadableDocument(_old_office(data))
    for signature, refusal in _SIGNATURES:
        if head.startswith(signature) and not _is_words(head, signature):
            raise UnreadableDocument(refusal)
    if _PHOTO.match(head):
        raise UnreadableDocument(refusals.IMAGE)
    return _text_format(head, file_name.lower())


def _is_words(head: bytes, signature: bytes) -> bool:
    """Two letters such as "MZ" or "BZh" may open a text as well."""
    return len(signature) < 4 and signature.isalnum() and head[:512].isascii() and b"\x00" not in head[:512]


def _package(data: bytes) -> Format:
    from zipfile import BadZipFile, ZipFile  # plain text, the most common format, has no use for it

    try:
        names = ZipFile(BytesIO(data)).namelist()
    except (BadZipFile, OSError, ValueError, NotImplementedError, IndexError) as error:
        raise UnreadableDocument(refusals.CORRUPT) from error
    folders = {name.replace("\\", "/").lstrip("/").partition("/")[0] for name in names}
    if "word" in folders:
        return Format.DOCX
    if "xl" in folders:
        return Format.XLSX
    if "ppt" in folders:
        raise UnreadableDocument(refusals.SLIDES)
    if "mimetype" in names and "META-INF" in folders:
        raise UnreadableDocument(refusals.OPEN_DOCUMENT)
    raise UnreadableDocument(refusals.OTHER_OFFICE if "[Content_Types].xml" in names else refusals.PACKED)


def _old_office(data: bytes) -> str:
    for stream, refusal in _OLE_STREAMS:
        if stream.encode("utf-16-le") in data:
            return refusal
    return refusals.OTHER_OFFICE


def _text_format(head: bytes, name: str) -> Format:
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):
        head = head.decode("utf-16", errors="ignore").encode()
    start = head.lstrip(b"\xef\xbb\xbf \t\r\n")
    if start.startswith(b"<svg"):
        raise UnreadableDocument(refusals.IMAGE)
    if start.startswith(b"<?xml") and not _XHTML.search(head):
        raise UnreadableDocument(refusals.UNKNOWN_XML)
    starts_as_page = bool(_XHTML.match(start)) or start.startswith((b"<?xml", b"<!--"))
    if not name.endswith(_TEXT_NAMES) or starts_as_page:
        named = name.endswith((".html", ".htm", ".xhtml"))
        if (named and b"<" in head) or (start.startswith(b"<") and _HTML.search(head)):
            return Format.HTML
    if name.endswith((".csv", ".tsv")):
        return Format.CSV
    return Format.MARKDOWN if name.endswith((".md", ".markdown", ".mdown")) else Format.TEXT


def looks_like_markdown(text: str) -> bool:
    """Whether a text has Markdown headings or pipe tables, whatever its file is called."""
    return bool(_MARKDOWN.search(text))


def looks_like_csv(text: str) -> bool:
    """Whether text without a telling name is one: every line has the same number of semicolons, two or more."""
    lines = [line for line in text[:20_000].split("\n")[:_SAMPLE_LINES] if line.strip()]
    counts = {line.count(";") for line in lines}
    return len(lines) > 2 and len(counts) == 1 and counts.pop() >= 2
