"""From bytes to lines and tables, one module per format."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from samskap.plans.reader.errors import UnreadableDocument
from samskap.plans.reader.extract.pieces import Extracted
from samskap.plans.reader.extract.sniff import Format, looks_like_csv, looks_like_markdown, sniff
from samskap.plans.reader.extract.text import decode, read_text
from samskap.plans.reader.garbled import refuse_garbled
from samskap.plans.reader.limits import Budget
from samskap.plans.reader.refusals import CORRUPT, NO_WORDS, TOO_HEAVY

_Reader = Callable[[bytes, Budget], Extracted]


def extract(data: bytes, *, file_name: str, budget: Budget) -> Extracted:
    """Lines and tables of a document in any format we read; raises ``UnreadableDocument``."""
    budget.file_size(len(data))
    extracted = _guarded(_reader(sniff(data, file_name)), data, budget)
    if not any(any(sign.isalpha() for sign in line.text) for line in extracted.lines):
        raise UnreadableDocument(NO_WORDS)
    refuse_garbled([line.text for line in extracted.lines])
    return extracted


def _guarded(reader: _Reader, data: bytes, budget: Budget) -> Extracted:
    """A stranger's bytes may make a library fail in any way; the sender is to hear of the file, not of the library."""
    try:
        return reader(data, budget)
    except UnreadableDocument:
        raise
    except (RecursionError, MemoryError) as error:
        raise UnreadableDocument(TOO_HEAVY) from error
    except Exception as error:
        raise UnreadableDocument(CORRUPT) from error


# Each format's library is loaded only when a document needs it; together they would cost half a second.
def _reader(kind: Format) -> _Reader:
    match kind:
        case Format.DOCX:
            from samskap.plans.reader.extract.docx import read_docx

            return read_docx
        case Format.PDF:
            from samskap.plans.reader.extract.pdf import read_pdf

            return read_pdf
        case Format.XLSX:
            from samskap.plans.reader.extract.xlsx import read_xlsx

            return read_xlsx
        case Format.HTML:
            from samskap.plans.reader.extract.html import read_html

            return read_html
        case _:
            return partial(_read_text, kind)


def _read_text(kind: Format, data: bytes, budget: Budget) -> Extracted:
    text = decode(data)
    if kind is Format.MARKDOWN or looks_like_markdown(text):
        from samskap.plans.reader.extract.markdown import read_markdown

        return read_markdown(text, budget)
    if kind is Format.CSV or looks_like_csv(text):
        from samskap.plans.reader.extract.csv import read_csv

        return read_csv(text, budget)
    return read_text(text, budget)
