"""The mark of a form for a proposal, and the code with which whoever has no account reads the answer."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime

from samskap.core.receipts import Receipts, chance

RECEIPTS = Receipts("samskap.language.proposal")


@dataclass(frozen=True, slots=True)
class Opened:
    """A form as it was opened; ``entry_key`` is the word it was opened for, "" when it is a new one."""

    organisation: int
    at: datetime
    chance: str
    entry_key: str = ""


def open_form(organisation: int, now: datetime, entry_key: str = "") -> Opened:
    """A form opened now."""
    return Opened(organisation, now, chance(), entry_key)


def write_mark(opened: Opened) -> str:
    """The mark for the form's hidden field."""
    return RECEIPTS.write_mark([opened.organisation, opened.at.timestamp(), opened.chance, opened.entry_key])


def read_mark(mark: str, organisation: int) -> Opened | None:
    """What the form was opened with; None for a mark that is not ours, or another organisation's."""
    try:
        whose, at, number, entry_key = RECEIPTS.read_mark(mark) or []
    except ValueError:
        return None
    return (
        Opened(whose, datetime.fromtimestamp(at, UTC), number, entry_key) if whose == organisation else None
    )


def code_for(opened: Opened, content: str) -> str:
    """The code of what was sent; the same when the form is sent again."""
    return RECEIPTS.code_for(f"{opened.chance}:{opened.entry_key}:{content}")
