"""From bytes to lines and tables, one module per format, loaded only when needed."""

from __future__ import annotations

from samskap.plans.reader.extract.markdown import looks_like_markdown, read_markdown
from samskap.plans.reader.extract.pieces import Extracted
from samskap.plans.reader.extract.text import decode, read_text
from samskap.plans.reader.limits import Budget


def extract(data: bytes, *, file_name: str, budget: Budget) -> Extracted:
    """Lines and tables of a document in any format we read; raises ``UnreadableDocument``."""
    budget.file_size(len(data))
    text = decode(data)
    if looks_like_markdown(text, file_name):
        return read_markdown(text, budget)
    return read_text(text, budget)
