"""The desk where a time of asking is followed: the link, what was counted, and what must be looked through."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from samskap.people.viewer import Viewer
from samskap.practice.access import get_change_to_edit
from samskap.practice.links import address_of
from samskap.practice.models import ChangeRecord, ReviewRound, Verdict
from samskap.practice.queries.outcomes import Outcome, outcomes_of


@dataclass(frozen=True, slots=True)
class Desk:
    """``asked`` is the round that is open (None: nobody is asked now). Nothing tells how many have answered so far.

    ``held`` are the answers to look through, once the link takes no more; ``held_later``: there will be some.
    """

    change: ChangeRecord
    asked: ReviewRound | None
    takes_answers: bool
    address: str
    counted: list[Verdict]
    held: list[Verdict]
    held_later: bool
    outcomes: list[Outcome]


def desk_of(viewer: Viewer, change_id: int, *, today: date) -> Desk:
    """The desk for those who may ask about the change; 404 or 403 for others."""
    change = get_change_to_edit(viewer, change_id)
    asked = ReviewRound.objects.filter(change=change, closed_at=None).first()
    rows = Verdict.objects.filter(round=asked) if asked else Verdict.objects.none()
    takes = asked is not None and asked.opened_on <= today <= asked.closes_on
    held = list(rows.filter(held=True).order_by().only("pk", "text"))
    return Desk(
        change,
        asked,
        takes,
        address_of(viewer.organisation, asked) if asked else "",
        list(rows.exclude(way=Verdict.Way.LINK).select_related("counted_by")),
        [] if takes else sorted(held, key=lambda row: row.text.casefold()),
        takes and bool(held),
        outcomes_of(viewer.organisation, [change.pk]).get(change.pk, []),
    )


def words_said(change: ChangeRecord, outcomes: list[Outcome]) -> list[str]:
    """What people wrote in the closed rounds with enough answers, in an order that tells nothing. One query.

    Not beside an answer, and not by day: only the words. None while few have answered.
    """
    enough = [outcome.round_id for outcome in outcomes if outcome.words_show]
    rows = Verdict.objects.filter(round__in=enough, round__change=change, held=False).exclude(text="")
    return sorted(rows.order_by().values_list("text", flat=True), key=str.casefold)
