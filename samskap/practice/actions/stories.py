"""A change told for others to learn from: written, looked at by somebody else, shared, and taken back."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from samskap.core.audit import why
from samskap.core.identifying import Kind, find
from samskap.people.viewer import Viewer
from samskap.practice.access import may_let_out, may_withdraw, may_write, require, require_may_edit
from samskap.practice.actions.noting import note
from samskap.practice.lone_names import lone_names
from samskap.practice.models import ChangeRecord, Story
from samskap.practice.queries.choices import names_of_nobody
from samskap.practice.refusals import ChangedMeanwhile, NotAllowedNow
from samskap.practice.states import STORY_TRANSITIONS

State = Story.State
# Why a second reader lets a detail stand; the choices of every form that asks.
REASONS: Final = frozenset({"public", "agreed", "not_a_person"})


class NotClear(NotAllowedNow):
    """The story holds what may tell who somebody is, and nobody has said why it may stand."""


@dataclass(frozen=True, slots=True)
class StoryWords:
    """What the story says.

    ``overruled`` is the key of the reason for keeping words that looked like they identify somebody.
    """

    title: str
    text: str
    overruled: str = ""


@transaction.atomic
def write_story(*, by: Viewer, change: ChangeRecord, words: StoryWords, revision: int = 0) -> Story:
    """Write the story of a change, or write on; who writes is its author and never the one who lets it out.

    ``revision`` is the one the person saw (0: there was none). Raises ChangedMeanwhile or NotAllowedNow.
    """
    require_may_edit_or_write(by, change)
    _refuse_identity_number(words)
    # the row of the change is what two who begin at once both wait for
    ChangeRecord.objects.select_for_update().get(pk=change.pk)
    row = Story.objects.select_related("change", "written_by").filter(change=change).first()
    if row is None:
        row = Story.objects.create(change=change, title=words.title, text=words.text, written_by=by.person)
        note(by, "write_story", row, change=change.pk, **why(words.overruled))
        return row
    row.change = change
    require(may_write(by, row))
    if row.revision != revision:
        raise ChangedMeanwhile
    if row.state not in (State.DRAFT, State.WITHDRAWN):
        raise NotAllowedNow(_("Ta fortellingen tilbake før du skriver mer på den."))
    row.title, row.text, row.written_by = words.title, words.text, by.person
    _move(row, State.DRAFT)
    note(by, "write_story", row, change=change.pk, **why(words.overruled))
    return row


def require_may_edit_or_write(by: Viewer, change: ChangeRecord) -> None:
    """Raise PermissionDenied unless the viewer may edit the change or is the author of its story."""
    if not Story.objects.filter(change=change, written_by=by.person_id or 0).exists():
        require_may_edit(by, change)


@transaction.atomic
def send_story(*, by: Viewer, story: Story, revision: int) -> None:
    """Ask for a second pair of eyes."""
    row = _hold(story, revision)
    require(may_write(by, row))
    row.sent_at, row.remark = timezone.now(), ""
    _step(by, row, State.WAITING, "send_story")


@transaction.atomic
def recall_story(*, by: Viewer, story: Story, revision: int) -> None:
    """The author takes a story that waits back, to write on."""
    row = _hold(story, revision)
    require(may_write(by, row))
    if row.state != State.WAITING:
        raise NotAllowedNow(_("Fortellingen venter ikke på noen nå."))
    _step(by, row, State.DRAFT, "recall_story")


@transaction.atomic
def publish_story(*, by: Viewer, story: Story, revision: int, overruled: str = "") -> None:
    """Somebody else than its author shares the story as it was when they read it.

    Raises NotClear when something in it may tell who somebody is and ``overruled`` gives no reason, ChangedMeanwhile
    when it was rewritten after they read it, PermissionDenied for its author, and NotAllowedNow.
    """
    row = _hold(story, revision)
    require(may_let_out(by, row))
    words = StoryWords(row.title, row.text)
    _refuse_identity_number(words)
    details = details_in(words, names_of_nobody(by.organisation))
    if details and overruled not in REASONS:
        raise NotClear(
            _("Fortellingen kan si hvem noen er. Send den tilbake, eller velg hvorfor det kan stå.")
        )
    now = timezone.now()
    row.seen_by, row.seen_at, row.published_at = by.person, now, now
    _step(by, row, State.PUBLISHED, "publish_story", **why(overruled if details else ""))


@transaction.atomic
def send_back(*, by: Viewer, story: Story, revision: int, remark: str) -> None:
    """The second reader gives the story back with a remark."""
    row = _hold(story, revision)
    require(may_let_out(by, row))
    if row.state != State.WAITING:
        raise NotAllowedNow(_("Fortellingen venter ikke på noen nå."))
    row.remark, row.seen_by, row.seen_at = remark, by.person, timezone.now()
    _step(by, row, State.DRAFT, "send_back_story")


@transaction.atomic
def withdraw_story(*, by: Viewer, story: Story, revision: int) -> None:
    """Take a shared story back; nobody reads it from now on but those who write and let out."""
    row = _hold(story, revision)
    require(may_withdraw(by, row))
    _step(by, row, State.WITHDRAWN, "withdraw_story")


def details_in(words: StoryWords, known: list[str]) -> list[str]:
    """What in the story may tell who somebody is, first names too; ``known`` are names that identify nobody."""
    parts = (words.title, words.text)
    found = [finding.words for part in parts for finding in find(part, known=known)]
    lone = [name for part in parts for name in lone_names(part, known)]
    return list(dict.fromkeys([*found, *(name for name in lone if name not in " ".join(found))]))


def _refuse_identity_number(words: StoryWords) -> None:
    kinds = {finding.kind for part in (words.title, words.text) for finding in find(part)}
    if Kind.NATIONAL_ID in kinds:
        raise NotAllowedNow(_("Her står det noe som ligner et fødselsnummer. Ta det bort først."))


def _hold(story: Story, revision: int) -> Story:
    row = Story.objects.select_for_update(of=("self",)).select_related("written_by").get(pk=story.pk)
    row.change = story.change
    if row.revision != revision:
        raise ChangedMeanwhile
    return row


def _step(by: Viewer, row: Story, state: str, verb: str, **details: str) -> None:
    if state not in STORY_TRANSITIONS[row.state]:
        raise NotAllowedNow(_("Det går ikke slik fortellingen står nå."))
    _move(row, state)
    note(by, verb, row, change=row.change_id, **details)


def _move(row: Story, state: str) -> None:
    """Save the row in its state. A draft has been seen by nobody, unless it was sent back with a remark."""
    if state == State.DRAFT and not row.remark:
        row.seen_by = row.seen_at = None
    if row.seen_by_id is not None and row.seen_by_id == row.written_by_id:
        row.seen_by = row.seen_at = None
    row.state = state
    row.revision += 1
    row.save()
