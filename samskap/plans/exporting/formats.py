"""The forms in which a plan can be taken along, as data: the page that offers them and the view that gives them."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils.functional import Promise
from django.utils.text import slugify
from django.utils.translation import gettext_lazy as _

from samskap.plans.exporting.sheets import csv_of

Data = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Format:
    """One form: its key in the address, what it is for, and the function from ``export_of`` to bytes."""

    key: str
    name: str | Promise
    purpose: str | Promise
    meaning: str | Promise
    icon: str
    content_type: str
    make: Callable[[Data, datetime], bytes]


def _pdf(data: Data, made_at: datetime) -> bytes:
    """The libraries behind papers and office files are large, so a site that nobody asks for one does without."""
    from samskap.plans.exporting.pdf import pdf_of

    return pdf_of(data, made_at=made_at)


def _docx(data: Data, made_at: datetime) -> bytes:
    from samskap.plans.exporting.docx import docx_of

    return docx_of(data, made_at=made_at)


def _xlsx(data: Data, made_at: datetime) -> bytes:
    from samskap.plans.exporting.workbook import xlsx_of

    return xlsx_of(data, made_at=made_at)


def _json(data: Data, made_at: datetime) -> bytes:
    return json.dumps(data, ensure_ascii=False, indent=2).encode("utf-8", errors="replace")


_OFFICE = "application/vnd.openxmlformats-officedocument"
FORMATS = {
    each.key: each
    for each in (
        Format(
            "pdf", "PDF", _("Til å lese og skrive ut"),
            _("Hele planen på A4 med forside og innhold. Leses også av skjermlesere."),
            "printer", "application/pdf",
            _pdf,
        ),
        Format(
            "docx", "Word", _("Til å skrive videre i"),
            _("Skriv i den sammen, og les den inn igjen etterpå. Samskap kjenner igjen alt som står der."),
            "square-pen", f"{_OFFICE}.wordprocessingml.document",
            _docx,
        ),
        Format(
            "xlsx", "Excel", _("Til å sortere og regne i"),
            _("Én rad for hvert tiltak, med filter og ekte datoer."),
            "list", f"{_OFFICE}.spreadsheetml.sheet",
            _xlsx,
        ),
        Format(
            "csv", "CSV", _("Til andre regneark og systemer"),
            _("De samme radene som ren tekst, med semikolon mellom."),
            "list-checks", "text/csv; charset=utf-8",
            lambda data, at: csv_of(data, made_at=at),
        ),
        Format(
            "json", "JSON", _("Til dem som lager programmer"),
            _("Planen som data: alt som står i den, med lenker hit."),
            "file-text", "application/json",
            _json,
        ),
    )
}  # fmt: skip
_LETTERS = str.maketrans(
    {"æ": "ae", "ø": "o", "å": "a", "Æ": "Ae", "Ø": "O", "Å": "A", "–": "-", "—": "-", "/": "-"}
)


def safe_name(title: str, *, otherwise: str = "plan", longest: int = 60) -> str:
    """A file name of the title that every machine takes: small Latin letters, digits and hyphens."""
    return slugify(title.translate(_LETTERS))[:longest].strip("-") or otherwise
