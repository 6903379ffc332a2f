"""The minutes while they are written: saved by themselves, and never over somebody else's words.

Who saves says which text they began with. When another text stands there by now, nothing is written, and both texts
are given back. Different points never stand in each other's way. A save that is sent twice, or once more because the
answer was lost on the way, is one.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from django.db import transaction
from django.db.models import F
from django.http import Http404
from django.utils.translation import gettext as _

from samskap.core.audit import why
from samskap.gatherings.access.meeting import require_takes_part
from samskap.gatherings.actions.noting import note
from samskap.gatherings.models import AgendaItem, Gathering, Minutes
from samskap.gatherings.refusals import ChangedMeanwhile, NotAllowedNow
from samskap.gatherings.states import CANCELLED
from samskap.gatherings.written import mark_of, tidy
from samskap.people.models import Person
from samskap.people.viewer import Viewer

# The audit chain gets one entry for each who writes at a point, not one for every pause between words; besides one for
# each text that was kept against a warning, with the key of the reason (``overruled``).
NOTED_AGAIN: Final = timedelta(hours=4)


class AnotherText(ChangedMeanwhile):
    """Somebody else's text stands there: ``theirs``, with its mark and who wrote it."""

    def __init__(self, theirs: str, by: Person | None) -> None:
        super().__init__()
        self.theirs, self.by = theirs, by
        self.mark = mark_of(theirs)


class MinutesClosed(NotAllowedNow):
    """The minutes are finished or the gathering is off: what was typed stays with who typed it."""


@dataclass(frozen=True, slots=True)
class Saved:
    """What stands there now, and the mark the next save begins with."""

    text: str
    mark: str
    at: datetime


def locked_meeting(by: Viewer, gathering: Gathering) -> Gathering:
    """The gathering, held until the transaction ends, while its minutes may be written. Raises MinutesClosed."""
    rows = Gathering.objects.select_for_update(of=("self",)).filter(organisation=by.organisation)
    row = rows.select_related("series", "unit", "team", "host").filter(pk=gathering.pk).first()
    if row is None:
        raise Http404
    require_takes_part(by, row)
    if row.state == CANCELLED:
        raise MinutesClosed(_("Samlingen er avlyst, så her skrives det ikke mer."))
    if Minutes.objects.filter(gathering=row, finished_at__isnull=False).exists():
        raise MinutesClosed(_("Referatet er gjort ferdig. Åpne det igjen for å rette noe."))
    return row


@transaction.atomic
def write_notes(
    *, by: Viewer, item: AgendaItem, text: str, mark: str, now: datetime, overruled: str = ""
) -> Saved:
    """Keep the minutes of one point, where ``mark`` is that of the text the writer began with. Raises AnotherText."""
    gathering = locked_meeting(by, item.gathering)
    row = AgendaItem.objects.select_related("notes_by").filter(pk=item.pk, gathering=gathering).first()
    if row is None:
        raise Http404
    text = tidy(text)
    if row.notes == text:
        return Saved(text, mark_of(text), row.notes_at or now)
    if mark_of(row.notes) != mark:
        raise AnotherText(row.notes, row.notes_by)
    if overruled or _first_for_a_while(by, row.notes_by_id, row.notes_at, now):
        note(by, "write_notes", row, gathering, **why(overruled))
    AgendaItem.objects.filter(pk=row.pk).update(
        notes=text, notes_by=by.person, notes_at=now, revision=F("revision") + 1
    )
    return Saved(text, mark_of(text), now)


@transaction.atomic
def write_minutes(
    *, by: Viewer, gathering: Gathering, text: str, mark: str, now: datetime, overruled: str = ""
) -> Saved:
    """The same for the words about the meeting as a whole."""
    row = locked_meeting(by, gathering)
    minutes, made = Minutes.objects.select_related("changed_by").get_or_create(gathering=row)
    text = tidy(text)
    if minutes.text == text:
        return Saved(text, mark_of(text), minutes.changed_at)
    if mark_of(minutes.text) != mark:
        raise AnotherText(minutes.text, minutes.changed_by)
    if made or overruled or _first_for_a_while(by, minutes.changed_by_id, minutes.changed_at, now):
        note(by, "write_minutes", minutes, row, **why(overruled))
    minutes.text, minutes.changed_by = text, by.person
    minutes.revision += 1
    minutes.save(update_fields=["text", "changed_by", "changed_at", "revision"])
    return Saved(text, mark_of(text), now)


def _first_for_a_while(by: Viewer, last_by: int | None, last_at: datetime | None, now: datetime) -> bool:
    return last_at is None or last_by != by.person_id or now - last_at > NOTED_AGAIN
