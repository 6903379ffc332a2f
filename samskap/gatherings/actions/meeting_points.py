"""What comes out of a meeting: decisions, and points to follow up until they are done or dropped with a reason."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import date, datetime
from typing import Final

from django.db import transaction
from django.db.models import Q
from django.http import Http404
from django.utils.translation import gettext as _

from samskap.core.audit import why
from samskap.gatherings.access.meeting import owners_of, require_follows_up
from samskap.gatherings.actions.meeting_notes import locked_meeting
from samskap.gatherings.actions.noting import note
from samskap.gatherings.models import ActionItem, AgendaItem, Carried, Decision, Gathering, Minutes
from samskap.gatherings.queries.open_points import made_before
from samskap.gatherings.refusals import ChangedMeanwhile, NotAllowedNow
from samskap.gatherings.states import ACTION_TRANSITIONS, CANCELLED, DONE, DROPPED, HELD, OPEN
from samskap.gatherings.written import mark_of, shortened
from samskap.people.models import Person
from samskap.people.viewer import Viewer

MOST: Final = 100


@dataclass(frozen=True, slots=True)
class Task:
    """A point to follow up: what, who (a person of those asked, or a role or body in words), and by when.

    ``overruled`` is the key of the reason for keeping words that looked like they identify somebody.
    """

    text: str
    owner: Person | None = None
    owner_words: str = ""
    due: date | None = None
    overruled: str = ""


def key_of(gathering: Gathering, *parts: object) -> str:
    """The key that makes one press, or one form sent twice, one row."""
    return hashlib.sha256(":".join(map(str, (gathering.pk, *parts))).encode()).hexdigest()


@transaction.atomic
def follow_up(
    *, by: Viewer, gathering: Gathering, item: AgendaItem | None, task: Task, key: str
) -> ActionItem:
    """A point to follow up, once for each ``key``.

    Raises MinutesClosed, or NotAllowedNow for an owner who was not asked.
    """
    row = locked_meeting(by, gathering)
    there = ActionItem.objects.filter(gathering=row, sent_key=key).first()
    if there is not None:
        return there
    if ActionItem.objects.filter(gathering=row).count() >= MOST:
        raise NotAllowedNow(_("Her er det mange punkter allerede. Slå noen av dem sammen."))
    _require_asked(row, task.owner)
    made = ActionItem.objects.create(
        organisation=row.organisation,
        gathering=row,
        series=row.series,
        item=_of(row, item),
        text=shortened(task.text),
        owner=task.owner,
        owner_words="" if task.owner else task.owner_words,
        due=task.due,
        made_by=by.person,
        sent_key=key,
    )
    note(by, "follow_up", made, row, owner=task.owner is not None, due=task.due, **why(task.overruled))
    return made


@transaction.atomic
def decide(
    *, by: Viewer, gathering: Gathering, item: AgendaItem | None, text: str, key: str, overruled: str = ""
) -> Decision:
    """Something that was decided, once for each ``key``. Raises MinutesClosed."""
    row = locked_meeting(by, gathering)
    there = Decision.objects.filter(gathering=row, sent_key=key).first()
    if there is not None:
        return there
    if Decision.objects.filter(gathering=row).count() >= MOST:
        raise NotAllowedNow(_("Her er det mange vedtak allerede. Slå noen av dem sammen."))
    made = Decision.objects.create(
        gathering=row, item=_of(row, item), text=text, written_by=by.person, sent_key=key
    )
    note(by, "decide", made, row, **why(overruled))
    return made


@transaction.atomic
def take_back_decision(*, by: Viewer, decision: Decision) -> None:
    """Take away a decision that was written by mistake, while the minutes are open."""
    row = locked_meeting(by, decision.gathering)
    note(by, "take_back_decision", decision, row)
    decision.delete()


@transaction.atomic
def take_back_point(*, by: Viewer, point: ActionItem) -> None:
    """Take away a point that was made by mistake in the meeting that runs. What was carried on is dropped instead."""
    row = locked_meeting(by, point.gathering)
    held = ActionItem.objects.select_for_update(of=("self",)).filter(pk=point.pk).first()
    if held is None:
        return
    if held.carried.exists() or held.state != OPEN:
        raise NotAllowedNow(_("Punktet er fulgt opp videre. Legg det bort med en grunn i stedet."))
    note(by, "take_back_point", held, row)
    held.delete()


def seen_in(point: ActionItem) -> str:
    """What tells the point as it was seen from the point as it is."""
    return mark_of(f"{point.text}\n{point.owner_id}\n{point.owner_words}\n{point.due}")


@transaction.atomic
def change_point(*, by: Viewer, point: ActionItem, task: Task, seen: str = "") -> bool:
    """Another owner, another day or other words; False when it is as before.

    ``seen`` is ``seen_in`` of the point the change began with; "" when nobody looked. Raises ChangedMeanwhile.
    """
    row = _locked(by, point)
    if row.state != OPEN:
        raise NotAllowedNow(_("Punktet er lukket. Åpne det igjen for å endre det."))
    if seen and seen != seen_in(row):
        raise ChangedMeanwhile
    if task.owner != row.owner:
        _require_asked(row.gathering, task.owner)
    wanted = {
        "text": shortened(task.text),
        "owner": task.owner,
        "owner_words": "" if task.owner else task.owner_words,
        "due": task.due,
    }
    changed = sorted(name for name, value in wanted.items() if getattr(row, name) != value)
    if not changed:
        return False
    for name in changed:
        setattr(row, name, wanted[name])
    row.save(update_fields=changed)
    note(by, "change_point", row, row.gathering, fields=changed, **why(task.overruled))
    return True


@transaction.atomic
def close_point(
    *,
    by: Viewer,
    point: ActionItem,
    state: str,
    words: str = "",
    overruled: str = "",
    during: Gathering | None = None,
    now: datetime,
) -> bool:
    """Done, or dropped with a reason; False when it is so already.

    ``during`` is the meeting it happened in, unless its minutes are finished: an old page does not write them anew.
    """
    row = _locked(by, point)
    if row.state == state:
        return False
    if state not in ACTION_TRANSITIONS[row.state]:
        raise NotAllowedNow(_("Punktet er lukket allerede. Åpne det igjen først."))
    if state == DROPPED and not words:
        raise NotAllowedNow(_("Skriv hvorfor punktet legges bort."))
    row.state, row.closed_at, row.closed_by, row.closing_words = state, now, by.person, words
    row.closed_in = during if during is not None and _runs(during) else None
    row.save(update_fields=["state", "closed_at", "closed_by", "closing_words", "closed_in"])
    if row.closed_in is not None:
        Carried.objects.filter(action_item=row, gathering=row.closed_in).delete()
    note(by, "point_done" if state == DONE else "drop_point", row, row.gathering, **why(overruled))
    return True


@transaction.atomic
def reopen_point(*, by: Viewer, point: ActionItem) -> bool:
    """Open again after it was closed; False when it is open."""
    row = _locked(by, point)
    if row.state == OPEN:
        return False
    before = row.closed_in
    row.state, row.closed_at, row.closed_by, row.closing_words, row.closed_in = OPEN, None, None, "", None
    row.save(update_fields=["state", "closed_at", "closed_by", "closing_words", "closed_in"])
    if before is not None and before.state == HELD and before.pk != row.gathering_id:
        # It was open after that meeting, then.
        Carried.objects.get_or_create(action_item=row, gathering=before)
    note(by, "reopen_point", row, row.gathering)
    return True


def carry_on(row: Gathering) -> int:
    """Note that the points which stood on this agenda were still open after it; returns how many. Twice is once."""
    if row.series_id is None:
        return 0
    # What was closed in a meeting before this one was so, though both were written up on the same day afterwards.
    before = Q(closed_in__isnull=False, closed_in__starts_at__lte=row.starts_at)
    still = made_before(row).filter(Q(state=OPEN) | Q(closed_at__gt=row.ends_at)).exclude(before)
    rows = [Carried(action_item_id=number, gathering=row) for number in still.values_list("pk", flat=True)]
    Carried.objects.bulk_create(rows, ignore_conflicts=True)
    return len(rows)


def _locked(by: Viewer, point: ActionItem) -> ActionItem:
    rows = ActionItem.objects.select_for_update(of=("self",)).filter(organisation=by.organisation)
    found = (
        rows.select_related(
            "gathering__unit",
            "gathering__team",
            "gathering__host",
            "series__unit",
            "series__team",
            "series__host",
            "owner",
            "closed_in",
        )
        .filter(pk=point.pk)
        .first()
    )
    if found is None:
        raise Http404
    require_follows_up(by, found)
    return found


def _runs(row: Gathering) -> bool:
    return (
        row.state != CANCELLED
        and not Minutes.objects.filter(gathering=row, finished_at__isnull=False).exists()
    )


def _of(row: Gathering, item: AgendaItem | None) -> AgendaItem | None:
    if item is not None and item.gathering_id != row.pk:
        raise Http404
    return item


def _require_asked(row: Gathering, owner: Person | None) -> None:
    if owner is not None and not owners_of(row).filter(pk=owner.pk).exists():
        raise NotAllowedNow(_("Velg en av dem som er spurt, eller skriv med ord hvem det er."))
