"""The mark an answer form carries: which round, when it was opened, and a chance number that makes two sendings one."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import UTC, datetime

from samskap.core.receipts import Receipts, chance

MARKS = Receipts("samskap.practice.verdict")


@dataclass(frozen=True, slots=True)
class Opened:
    """A form as it was opened."""

    round_id: int
    at: datetime
    chance: str

    @property
    def sent_key(self) -> str:
        """The same for the same form, however often it is sent and whatever it says."""
        return hashlib.sha256(f"{self.round_id}:{self.chance}".encode()).hexdigest()


def words_key(words: str) -> str:
    """What stands for somebody's words in a form; a row's number would tell in which order people answered."""
    return hashlib.sha256(words.encode()).hexdigest()[:32]


def open_form(round_id: int, now: datetime) -> Opened:
    """A form opened now."""
    return Opened(round_id, now, chance())


def write_mark(opened: Opened) -> str:
    """The mark for the form's hidden field."""
    return MARKS.write_mark([opened.round_id, opened.at.timestamp(), opened.chance])


def read_mark(mark: str, round_id: int) -> Opened | None:
    """What the form was opened with; None for a mark that is not ours or is another round's."""
    try:
        number, at, words = MARKS.read_mark(mark) or []
    except ValueError:
        return None
    return Opened(number, datetime.fromtimestamp(at, UTC), words) if number == round_id else None
