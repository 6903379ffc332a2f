"""One change: because of what, whose wish, what we do, for which values, when we look back, and what people said."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from samskap.people.viewer import Viewer
from samskap.plans.models import Measure
from samskap.practice.access import get_change_for, may_edit, may_let_out
from samskap.practice.models import ChangeRecord, ReviewRound, Story
from samskap.practice.queries.outcomes import Outcome, outcomes_of
from samskap.practice.queries.reviewing import words_said
from samskap.practice.states import ENDED
from samskap.practice.verdict_marks import words_key
from samskap.values.models import Value


@dataclass(frozen=True, slots=True)
class ChangePage:
    """The change as the page tells it. ``asking`` is the round that is open now, ``measure`` one the viewer reads."""

    change: ChangeRecord
    values: tuple[Value, ...]
    outcomes: list[Outcome]
    asking: ReviewRound | None
    story: Story | None
    followed_by: ChangeRecord | None
    may_edit: bool
    needs_look: bool
    ended: bool
    begun: bool
    # what people wrote, and its key for taking it away
    words: list[tuple[str, str]]
    measure: Measure | None
    story_shown: bool


def change_page(viewer: Viewer, change_id: int, *, today: date) -> ChangePage:
    """The change, or 404. The same number of queries however many rounds it has had."""
    change = get_change_for(viewer, change_id)
    ended = change.state == ENDED
    outcomes = outcomes_of(viewer.organisation, [change.pk]).get(change.pk, [])
    story = Story.objects.filter(change=change).select_related("written_by").first()
    edits = may_edit(viewer, change)
    return ChangePage(
        change,
        tuple(change.values.all()),
        outcomes,
        ReviewRound.objects.filter(change=change, closed_at=None).first(),
        story,
        ChangeRecord.objects.filter(succeeds=change).first(),
        edits,
        needs_look=not ended and change.review_on is not None and change.review_on <= today,
        ended=ended,
        begun=change.since <= today,
        words=[(words, words_key(words)) for words in words_said(change, outcomes)],
        measure=change.measure,
        story_shown=story is not None and _reads_story(viewer, story, change, edits=edits),
    )


def _reads_story(viewer: Viewer, story: Story, change: ChangeRecord, *, edits: bool) -> bool:
    story.change = change
    own = story.written_by_id is not None and story.written_by_id == viewer.person_id
    return story.state == Story.State.PUBLISHED or edits or own or may_let_out(viewer, story)
