"""The mark a form of the hearing carries: what it is about, when it was opened, and a chance number (core.receipts)."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import UTC, datetime

from samskap.core.receipts import Receipts, chance

RECEIPTS = Receipts("samskap.plans.hearing")


@dataclass(frozen=True, slots=True)
class Opened:
    """A form as it was opened. ``about`` is what the measure or part was called then."""

    hearing: int
    at: datetime
    chance: str
    measure: int | None = None
    section: int | None = None
    about: str = ""


def open_form(
    hearing: int, now: datetime, *, measure: int | None = None, section: int | None = None, about: str = ""
) -> Opened:
    """A form opened now."""
    return Opened(hearing, now, chance(), measure, section, about)


def write_mark(opened: Opened) -> str:
    """The mark for the form's hidden field."""
    content = [
        opened.hearing,
        opened.at.timestamp(),
        opened.chance,
        opened.measure,
        opened.section,
        opened.about,
    ]
    return RECEIPTS.write_mark(content)


def read_mark(mark: str) -> Opened | None:
    """What the form was opened with; None for a mark that is not ours."""
    try:
        hearing, at, number, measure, section, about = RECEIPTS.read_mark(mark) or []
    except ValueError:
        return None
    return Opened(hearing, datetime.fromtimestamp(at, UTC), number, measure, section, about)


def sent_key(opened: Opened, text: str) -> str:
    """The same for the same words from the same form, so that a double click is one input."""
    return hashlib.sha256(_content(opened, text).encode()).hexdigest()


def code_for(opened: Opened, text: str) -> str:
    """The code of what was sent; the same when the form is sent again."""
    return RECEIPTS.code_for(_content(opened, text))


def _content(opened: Opened, text: str) -> str:
    return f"{opened.chance}:{opened.measure}:{opened.section}:{text}"
