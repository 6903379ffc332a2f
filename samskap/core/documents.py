"""Documents out: Typst sets PDF and pictures from a template that stands beside the code, and data.

The template reaches the data as ``json(bytes(sys.inputs.data))``: it is never markup, whatever people have written.
Templates may import from each other below ``samskap/``: ``#import "/design/papers/family.typ": *``.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, datetime, timedelta, timezone
from functools import partial
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Any, Final, Literal

import structlog
from django.core.serializers.json import DjangoJSONEncoder
from django.http import HttpResponse
from django.utils.http import content_disposition_header
from django.utils.text import get_valid_filename

from samskap.core.document_errors import DocumentError, Standard

log = structlog.get_logger(__name__)
__all__ = ["DocumentError", "Standard", "document_answer", "typeset"]

MAX_DATA: Final = 2_000_000  # bytes of JSON; a plan of 170 measures is 0.3 MB
MAX_PPI: Final = 300
UNDATED: Final = datetime(2000, 1, 1, tzinfo=UTC)
NO_GLYPH: Final = "\N{WHITE SQUARE}"
ROUNDS: Final = 4  # characters that no face has are found in the first; composed ones may need another

_MARKS = "[\u0300-\u036f\u0483-\u0489\u1ab0-\u1aff\u1dc0-\u1dff\u200c\u200d\u20d0-\u20ff\ufe00-\ufe2f]"
_NOT_PLAIN = re.compile("[^\t\n -~\xa0-\u017f\u2010-\u201e\u2026\u202f\u20ac\u25a1]")
# Control characters but tab and newline, halves of surrogate pairs, and what is no character at all.
# The signs that turn the reading direction go too: they could make a line say something else than was written.
_NO_TEXT = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff\u202a-\u202e\u2066-\u2069]"
)


def typeset(
    template: Path | Traversable | str,
    data: Mapping[str, Any],
    *,
    format: Literal["pdf", "png"] = "pdf",  # noqa: A002 - the word callers know
    standards: Sequence[Standard] = ("ua-1",),
    ppi: float | None = None,
    made_at: datetime | None = None,
) -> bytes:
    """The document as bytes; the same input gives the same bytes. Safe to call from several threads.

    ``standards`` for PDF: ``("ua-1",)``, ``("a-2a",)`` or both, ``("a-2a", "ua-1")``, are tried and work; ``a-3a`` too.
    They ask that the template sets title and language and gives every picture an ``alt`` (`paper` of
    design/papers/family.typ sets title, language, date and faces). ``made_at`` becomes the date in the metadata, and
    ``a-2a`` fails without one; the template hears whether there is one as ``sys.inputs.dated``.
    A picture (``format="png"``) has one page, at ``ppi`` dots per inch (72 unless told, at most 300).
    A character that no face can draw is shown as □ and never stops a document. Raises DocumentError.
    """
    from samskap.core import press  # Typst is large, and most processes never set a document

    path = str(template)
    dots = min(ppi or 72.0, MAX_PPI) if format == "png" else 0.0
    cleaned = _each_text(data, lambda text: _NO_TEXT.sub("", text))
    for left in reversed(range(ROUNDS)):
        inputs = {"data": _as_json(cleaned), "dated": "yes" if made_at else ""}
        try:
            return press.of(path).print(inputs, dots=dots, standards=[*standards], at=_stamp(made_at))
        except press.TypstError as error:
            impossible = press.impossible_in(error)
            if not impossible or not left:
                log.error("document.failed", template=Path(path).name, reason=type(error).__name__)
                raise DocumentError(Path(path).name) from error
            cleaned = _each_text(cleaned, partial(_without, impossible=impossible) if left > 1 else _plain)
    raise AssertionError("the last round returns or raises")


def document_answer(data: bytes, *, name: str, content_type: str, inline: bool = False) -> HttpResponse:
    """A download named ``name`` (made safe), which no browser takes for anything else than it is."""
    response = HttpResponse(data, content_type=content_type)
    disposition = content_disposition_header(not inline, get_valid_filename(name or "dokument"))
    response.headers["Content-Disposition"] = disposition or "attachment"
    response.headers["X-Content-Type-Options"] = "nosniff"
    return response


def _stamp(made_at: datetime | None) -> datetime:
    """The moment as Typst takes it: whole seconds, and a zone that is nothing but its distance from UTC."""
    moment = made_at or UNDATED
    return moment.replace(microsecond=0, tzinfo=timezone(moment.utcoffset() or timedelta()))


def _as_json(data: Any) -> str:
    text = json.dumps(data, ensure_ascii=False, cls=DjangoJSONEncoder)
    if len(text.encode()) > MAX_DATA:
        raise DocumentError("Too much for one document.")
    return text


def _each_text(value: Any, change: Callable[[str], str]) -> Any:
    """The same data with every text in it changed; keys are ours and stay."""
    match value:
        case str():
            return change(value)
        case Mapping():
            return {key: _each_text(inner, change) for key, inner in value.items()}
        case list() | tuple():
            return [_each_text(inner, change) for inner in value]
    return value


def _without(text: str, *, impossible: Sequence[str]) -> str:
    """The text with □ for what cannot be drawn. An ordinary letter can: there it is the marks upon it that cannot."""
    for characters in impossible:
        if len(characters) == 1 and not _NOT_PLAIN.match(characters):
            text = re.sub(f"(?<={re.escape(characters)}){_MARKS}+", "", text)
        else:
            text = text.replace(characters, NO_GLYPH * len(characters.strip("\u200d\ufe0f")))
    return text


def _plain(text: str) -> str:
    """Only what Source Sans 3 certainly has: the last resort for a text that still could not be drawn."""
    return _NOT_PLAIN.sub(NO_GLYPH, text)
