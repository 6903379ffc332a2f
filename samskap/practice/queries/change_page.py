"""One change: because of what, whose wish, what we do, for which values, when we look back, and what people said."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from samskap.people.viewer import Viewer
from samskap.practice.access import get_change_for, may_edit
from samskap.practice.models import ChangeRecord, ReviewRound, Story
from samskap.practice.queries.outcomes import Outcome, outcomes_of
from samskap.practice.states import ENDED
from samskap.values.models import Value


@dataclass(frozen=True, slots=True)
class ChangePage:
    """The change as the page tells it. ``asking`` is the round that is open now."""

    change: ChangeRecord
    values: tuple[Value, ...]
    outcomes: list[Outcome]
    asking: ReviewRound | None
    story: Story | None
    followed_by: ChangeRecord | None
    may_edit: bool
    needs_look: bool
    ended: bool


def change_page(viewer: Viewer, change_id: int, *, today: date) -> ChangePage:
    """The change, or 404. The same number of queries however many rounds it has had."""
    change = get_change_for(viewer, change_id)
    ended = change.state == ENDED
    return ChangePage(
        change,
        tuple(change.values.all()),
        outcomes_of(viewer.organisation, [change.pk]).get(change.pk, []),
        ReviewRound.objects.filter(change=change, closed_at=None).first(),
        Story.objects.filter(change=change).first(),
        ChangeRecord.objects.filter(succeeds=change).first(),
        may_edit(viewer, change),
        needs_look=not ended and change.review_on is not None and change.review_on <= today,
        ended=ended,
    )
