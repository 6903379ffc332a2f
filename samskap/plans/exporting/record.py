"""A record as PDF: a hearing with its answers, a decision, the figures of a plan."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any

from django.utils.translation import gettext as _

from samskap.core.documents import Standard, typeset
from samskap.plans.exporting.turning import turning
from samskap.plans.wording import shortened

TEMPLATE = Path(__file__).with_name("record.typ")


@dataclass(frozen=True, slots=True)
class Item:
    """One thing of a part: a heading, a quiet line below it, and texts under their labels ("" for none)."""

    title: str
    below: str = ""
    texts: Sequence[tuple[str, str]] = ()


@dataclass(frozen=True, slots=True)
class RecordPart:
    """A heading with its items."""

    title: str
    intro: str = ""
    items: Sequence[Item] = ()


@dataclass(frozen=True, slots=True)
class Record:
    """What the document says. ``facts`` are (name, words)."""

    title: str
    organisation: str
    unit: str
    language: str
    facts: Sequence[tuple[str, str]] = ()
    parts: Sequence[RecordPart] = field(default_factory=list)


def record_pdf(record: Record, *, made_at: datetime, standards: Sequence[Standard] = ("ua-1",)) -> bytes:
    """The record as a tagged PDF. Raises DocumentError."""
    data: dict[str, Any] = {
        "title": turning(record.title),
        "short_title": shortened(record.title, 80),
        "description": _("Fra Samskap, %(unit)s") % {"unit": record.unit},
        "organisation": record.organisation,
        "unit": record.unit,
        "language": record.language,
        "page": _("Side {page} av {pages}"),
        "facts": [[name, turning(words)] for name, words in record.facts if words],
        "parts": [
            {"title": part.title, "intro": turning(part.intro), "items": [_item(item) for item in part.items]}
            for part in record.parts
        ],
    }
    return typeset(TEMPLATE, data, standards=standards, made_at=made_at)


def _item(item: Item) -> dict[str, Any]:
    return {
        "title": turning(item.title),
        "below": turning(item.below),
        "texts": [[name, turning(words)] for name, words in item.texts if words.strip()],
    }
