"""Advice as a line of a list: what was said, who answers, what came of it, and how long it took."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db.models import F, QuerySet

from samskap.gatherings.models import Advice
from samskap.gatherings.states import ANSWERED, DRAFT, FULFILLED, GIVEN, NOT_FULFILLED, WITHDRAWN

ICONS = {
    DRAFT: "pencil",
    GIVEN: "clock",
    ANSWERED: "message-square",
    FULFILLED: "s-done",
    NOT_FULFILLED: "s-ended",
    WITHDRAWN: "undo-2",
}
SHORT = 320  # letters of a text in a list


@dataclass(frozen=True, slots=True)
class AdviceLine:
    """One piece of advice on the day ``today``; days are counted from the day it was given.

    ``changes``: how many changes in practice came of it, where that is asked for.
    """

    row: Advice
    today: date
    changes: int = 0

    @property
    def council(self) -> str:
        return self.row.council.team.name

    @property
    def body(self) -> str:
        """Who it is for; as it was called when it answered."""
        return self.row.answered_for or str(self.row.to_team or self.row.to_unit or "")

    @property
    def icon(self) -> str:
        return ICONS[self.row.state]

    @property
    def waits(self) -> bool:
        return self.row.state == GIVEN

    @property
    def answered(self) -> bool:
        return self.row.answered_on is not None

    @property
    def closed(self) -> bool:
        return self.row.state in (FULFILLED, NOT_FULFILLED)

    @property
    def late(self) -> bool:
        """Whether the day to answer by is over without an answer."""
        return self.waits and self.row.answer_by is not None and self.row.answer_by < self.today

    @property
    def days_waited(self) -> int | None:
        """Days it has waited for an answer until today, None when it waits no more."""
        given = self.row.given_on
        return (self.today - given).days if self.waits and given else None

    @property
    def days_to_answer(self) -> int | None:
        given, answered = self.row.given_on, self.row.answered_on
        return (answered - given).days if given and answered else None

    @property
    def days_to_done(self) -> int | None:
        """Days until it was done, None when it is not."""
        given, closed = self.row.given_on, self.row.closed_on
        return (closed - given).days if self.row.state == FULFILLED and given and closed else None

    @property
    def said(self) -> str:
        return _short(self.row.text)

    @property
    def answer(self) -> str:
        return _short(self.row.answer)

    @property
    def closing(self) -> str:
        return _short(self.row.closing)


def key_of(row: Advice) -> str:
    """What names the advice as the cause of a change."""
    return f"gatherings.advice:{row.pk}"


def lines(rows: QuerySet[Advice], today: date, most: int | None = None) -> list[AdviceLine]:
    """The rows as lines, what is still being written first, then the newest; one query."""
    newest = F("given_on").desc(nulls_first=True)
    found = rows.select_related("council__team", "to_team", "to_unit").order_by(newest, "-pk")
    found = found[:most] if most else found
    return [AdviceLine(row, today) for row in found]


def _short(text: str) -> str:
    return text if len(text) <= SHORT else text[:SHORT].rsplit(maxsplit=1)[0] + " …"
