"""The stories that are shared, and one of them."""

from __future__ import annotations

from dataclasses import dataclass

from django.core.paginator import Page, Paginator

from samskap.people.viewer import Viewer
from samskap.practice.access import (
    get_story_for,
    may_let_out,
    may_withdraw,
    may_write,
    stories_for,
    stories_waiting_for,
)
from samskap.practice.models import Story
from samskap.practice.queries.outcomes import Outcome, outcomes_of
from samskap.values.models import Value

PER_PAGE = 12


@dataclass(frozen=True)
class StoryList:
    """A page of stories, and those that wait for the viewer's eyes."""

    page: Page[Story]
    stories: list[Story]
    waiting: list[Story]
    mine: list[Story]
    open_to_viewer: bool


@dataclass(frozen=True, slots=True)
class StoryPage:
    """One story and what the viewer may do with it."""

    story: Story
    values: tuple[Value, ...]
    outcome: Outcome | None
    may_write: bool
    may_let_out: bool
    may_withdraw: bool


def story_list(viewer: Viewer, number: str) -> StoryList:
    """The shared stories, the newest first; the same number of queries however many."""
    rows = stories_for(viewer).select_related("change__unit").prefetch_related("change__values")
    page = Paginator(rows.order_by("-published_at", "-pk"), PER_PAGE).get_page(number)
    own = Story.objects.filter(change__organisation=viewer.organisation, written_by=viewer.person_id or 0)
    unshared = own.exclude(state=Story.State.PUBLISHED).select_related("change__unit").order_by("-changed_at")
    return StoryList(
        page,
        list(page.object_list),
        stories_waiting_for(viewer),
        list(unshared) if viewer.belongs and viewer.person else [],
        open_to_viewer=viewer.belongs or viewer.organisation.opens_plans,
    )


def story_page(viewer: Viewer, story_id: int) -> StoryPage:
    """One story, or 404."""
    story = get_story_for(viewer, story_id)
    outcomes = outcomes_of(viewer.organisation, [story.change_id]).get(story.change_id, [])
    return StoryPage(
        story,
        tuple(story.change.values.all()),
        next(iter(outcomes), None),
        may_write(viewer, story) if viewer.belongs else False,
        may_let_out(viewer, story),
        may_withdraw(viewer, story),
    )
