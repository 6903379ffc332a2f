"""A meeting is held, its minutes are finished, told of once, and opened again to be corrected."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils.translation import gettext as _

from samskap.core.audit import why
from samskap.gatherings.access.gatherings import takes_part
from samskap.gatherings.access.meeting import may_say_here
from samskap.gatherings.actions.gatherings import get_locked
from samskap.gatherings.actions.meeting_letters import tell_summary
from samskap.gatherings.actions.meeting_points import carry_on
from samskap.gatherings.actions.noting import note
from samskap.gatherings.models import Attendance, Correction, Gathering, Minutes
from samskap.gatherings.refusals import NotAllowedNow
from samskap.gatherings.states import GATHERING_TRANSITIONS, HELD
from samskap.people.viewer import Viewer


@dataclass(frozen=True, slots=True)
class Finished:
    """What finishing came to: how many were sent the summary now; ``again`` when it was sent before."""

    letters: int
    again: bool = False


@transaction.atomic
def say_here(*, by: Viewer, gathering: Gathering, now: datetime) -> bool:
    """«Jeg er her»; False when it was said before.

    Not in the audit chain, which never forgets: who came is nobody's record.
    """
    row = _near(by, gathering, now)
    _made, new = Attendance.objects.get_or_create(gathering=row, person=by.person)
    _count_again(row)
    return new


@transaction.atomic
def take_back_here(*, by: Viewer, gathering: Gathering, now: datetime) -> bool:
    """It was said by mistake; False when it was not said."""
    row = _near(by, gathering, now)
    gone, _of_each = Attendance.objects.filter(gathering=row, person=by.person).delete()
    return gone > 0


def taps_of(gathering: Gathering) -> int:
    """How many have said «jeg er her»; for those who hold it."""
    return Attendance.objects.filter(gathering=gathering).count()


def _near(by: Viewer, gathering: Gathering, now: datetime) -> Gathering:
    row = Gathering.objects.select_for_update(of=("self",)).get(pk=gathering.pk, organisation=by.organisation)
    if by.person is None or not takes_part(by, gathering):
        raise PermissionDenied
    if not may_say_here(row, now):
        raise NotAllowedNow(_("Du kan si at du er her når samlingen er i gang, og til dagen etter."))
    return row


def _count_again(row: Gathering) -> None:
    if row.state == HELD and (taps := taps_of(row)) > (row.attended or 0):
        row.attended = taps
        row.save(update_fields=["attended"])


@transaction.atomic
def hold_gathering(*, by: Viewer, gathering: Gathering, attended: int | None, now: datetime) -> bool:
    """It was held, with so many there: the larger of the number that is given and of those who said so themselves.

    Points that were open and still are, are carried on. False when it is held already; then only a larger number than
    before, or another one that is given, is kept. Raises NotAllowedNow before it has begun and when it is off.
    """
    row = get_locked(by, gathering)
    people = max(attended or 0, taps_of(row)) or None
    if row.state == HELD:
        if attended is not None and people != row.attended:
            row.attended = people
            row.save(update_fields=["attended"])
            note(by, "count_people", row, row)
        return False
    if HELD not in GATHERING_TRANSITIONS[row.state]:
        raise NotAllowedNow(_("Samlingen er avlyst. Ta den fram igjen først, hvis dere møttes likevel."))
    if row.starts_at > now:
        raise NotAllowedNow(_("Samlingen har ikke begynt ennå."))
    row.state, row.held_at, row.attended, row.by_hand = HELD, now, people, True
    row.revision += 1
    row.save(update_fields=["state", "held_at", "attended", "by_hand", "revision"])
    Minutes.objects.get_or_create(gathering=row, defaults={"changed_by": by.person})
    note(by, "hold_gathering", row, row, carried=carry_on(row))
    return True


@transaction.atomic
def finish_minutes(
    *, by: Viewer, gathering: Gathering, summary: str, send: bool, now: datetime, overruled: str = ""
) -> Finished:
    """The minutes are done; with ``send`` those who were there are told what came of it, once for ever.

    Raises NotAllowedNow before it is held, and when others finished them meanwhile with another summary.
    """
    row = get_locked(by, gathering)
    if row.state != HELD:
        raise NotAllowedNow(_("Si først at samlingen er holdt."))
    minutes, _made = Minutes.objects.select_for_update(of=("self",)).get_or_create(gathering=row)
    again = minutes.sent_at is not None
    if minutes.finished_at is not None:
        if summary != minutes.summary:
            raise NotAllowedNow(_("Noen andre har gjort referatet ferdig. Det du skrev, står her."))
        return Finished(0, again)
    minutes.summary, minutes.finished_at, minutes.finished_by = summary, now, by.person
    letters = 0
    if send and not again:
        letters = tell_summary(row, minutes, now)
        minutes.sent_at = now if letters else None
    minutes.save(update_fields=["summary", "finished_at", "finished_by", "sent_at", "changed_at"])
    note(by, "finish_minutes", minutes, row, letters=letters, **why(overruled))
    return Finished(letters, again)


@transaction.atomic
def correct_minutes(*, by: Viewer, gathering: Gathering, words: str, overruled: str = "") -> bool:
    """Open finished minutes again with a note of what is to be corrected; False when it was said already.

    Two who do so at once both leave their words. False, too, for minutes that have not been finished.
    """
    row = get_locked(by, gathering)
    minutes = Minutes.objects.select_for_update(of=("self",)).filter(gathering=row).first()
    if minutes is None:
        return False
    if minutes.finished_at is None:
        newest = minutes.corrections.order_by("pk").last()
        if newest is None or newest.words == words:
            return False
    minutes.finished_at, minutes.finished_by = None, None
    minutes.save(update_fields=["finished_at", "finished_by"])
    made = Correction.objects.create(minutes=minutes, words=words, made_by=by.person)
    note(by, "correct_minutes", made, row, **why(overruled))
    return True
