"""The life of one gathering: made, written, announced, moved, cancelled and put back."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any, Final

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import Http404
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from samskap.core.audit import why
from samskap.gatherings.access.gatherings import may_hold, require_holds
from samskap.gatherings.actions.asking import ask_audience, keep_answers, tell
from samskap.gatherings.actions.noting import note
from samskap.gatherings.actions.paper_letters import tell_readers
from samskap.gatherings.actions.slots import lay_out
from samskap.gatherings.kinds import TEMPLATES
from samskap.gatherings.letters import News
from samskap.gatherings.models import AgendaItem, Gathering, Invitation
from samskap.gatherings.refusals import ChangedMeanwhile, NotAllowedNow
from samskap.gatherings.states import AHEAD, ANNOUNCED, CANCELLED, GATHERING_TRANSITIONS, PLANNED
from samskap.gatherings.uids import new_uid
from samskap.people.models import Team, Unit
from samskap.people.viewer import Viewer
from samskap.plans.models import Measure
from samskap.values.models import Value

# A change of these is told to those who were asked; their answers stand.
TOLD: Final = ("title", "place", "join_url")


class NotReady(NotAllowedNow):
    """It cannot be announced yet; ``missing`` are the points that must be written first, in words."""

    def __init__(self, missing: list[str]) -> None:
        words = ngettext(
            "«%(points)s» må skrives før dere kan kalle inn.",
            "Disse må skrives før dere kan kalle inn: %(points)s.",
            len(missing),
        )
        super().__init__(words % {"points": ", ".join(missing)})
        self.missing = missing


@dataclass(frozen=True, slots=True)
class Time:
    """From when to when, as moments."""

    starts_at: datetime
    ends_at: datetime


@dataclass(frozen=True, slots=True)
class Written:
    """Everything about a gathering but its time; field names of the model, and the two lists.

    ``overruled`` is the key of the reason for keeping words that looked like they identify somebody.
    """

    words: dict[str, Any]
    values: list[Value] = field(default_factory=list)
    measures: list[Measure] = field(default_factory=list)
    overruled: str = ""


def get_locked(by: Viewer, gathering: Gathering) -> Gathering:
    """The newest row, held until the transaction ends; Http404 when it is gone, else PermissionDenied for strangers."""
    rows = Gathering.objects.select_for_update(of=("self",)).filter(organisation=by.organisation)
    row = (
        rows.select_related("organisation", "series", "unit", "team", "host").filter(pk=gathering.pk).first()
    )
    if row is None:
        raise Http404
    require_holds(by, row)
    return row


@transaction.atomic
def make_gathering(
    *, by: Viewer, unit: Unit | None, team: Team | None, when: Time, written: Written
) -> Gathering:
    """A gathering outside any series, with the points of its kind. Raises PermissionDenied."""
    if not may_hold(by, unit=unit, team=team):
        raise PermissionDenied
    row = Gathering(
        organisation=by.organisation,
        unit=unit,
        team=team,
        starts_at=when.starts_at,
        ends_at=when.ends_at,
        uid=new_uid(),
        host=by.person,
        made_by=by.person,
        by_hand=True,
        **written.words,
    )
    row.planned_on = day_of(row)
    row.save(force_insert=True)
    row.values.set(written.values)
    row.measures.set(written.measures)
    lay_out([row], language=by.organisation.language)
    note(by, "make_gathering", row, row, kind=row.kind, **why(written.overruled))
    return row


def day_of(row: Gathering) -> date:
    """The day on the wall where it is held."""
    return timezone.localdate(row.starts_at)


@transaction.atomic
def write_gathering(
    *, by: Viewer, gathering: Gathering, written: Written, seen: int, when: Time | None = None, now: datetime
) -> bool:
    """Save what is written of it; returns whether those who were asked are told.

    ``when`` only before it is announced; from then on ``move`` tells everybody. Raises ChangedMeanwhile when somebody
    saved after revision ``seen``, NotAllowedNow when it is over.
    """
    row = get_locked(by, gathering)
    if row.revision != seen:
        raise ChangedMeanwhile
    if row.state == CANCELLED:
        raise NotAllowedNow(_("Samlingen er avlyst. Ta den fram igjen før du endrer den."))
    words = dict(written.words)
    if when is not None and row.state == PLANNED:
        words |= _planned_at(row, when)
    changed = sorted(name for name, value in words.items() if getattr(row, name) != value)
    for name in changed:
        setattr(row, name, words[name])
    tells = row.state == ANNOUNCED and row.ends_at > now and bool(set(changed) & set(TOLD))
    before = row.sequence
    row.sequence += tells
    row.revision += 1
    row.by_hand = True
    row.save(update_fields=[*changed, "sequence", "revision", "by_hand"])
    row.values.set(written.values)
    row.measures.set(written.measures)
    if "kind" in changed:
        _change_slots(row)
    if tells:
        keep_answers(row, before)
    if {"starts_at", "ends_at"} & set(changed):
        tell_readers(row, News.MOVED, now)
    if row.state == ANNOUNCED and row.ends_at > now and (tells or "audience" in changed):
        ask_audience(row)
        tell(row, News.CHANGED, now, changed)
    note(by, "write_gathering", row, row, fields=changed, **why(written.overruled))
    return tells


def _planned_at(row: Gathering, when: Time) -> dict[str, Any]:
    """The fields of another time. What nobody was told of, and no rule gave, was never planned on another day."""
    fields: dict[str, Any] = {"starts_at": when.starts_at, "ends_at": when.ends_at}
    if row.series_id is None and row.announced_at is None:
        fields["planned_on"] = timezone.localdate(when.starts_at)
    return fields


def _change_slots(row: Gathering) -> None:
    """Another kind begins with other points; what was written in the old ones stays as points of their own."""
    wanted = {slot.key for slot in TEMPLATES[row.kind].slots}
    old = row.items.exclude(slot="").exclude(slot__in=wanted)
    old.filter(text="", notes="", decisions=None, action_items=None).delete()
    old.update(slot="")
    lay_out([row], language=row.organisation.language)


@transaction.atomic
def announce(*, by: Viewer, gathering: Gathering, now: datetime) -> int:
    """Ask everybody in the audience; returns how many letters were queued. Pressed twice, it asks once.

    Raises NotReady when a point that must be written is not, NotAllowedNow when it is no longer planned or is over.
    """
    row = get_locked(by, gathering)
    _require_step(row, ANNOUNCED)
    if row.starts_at <= now:
        raise NotAllowedNow(
            _("Tidspunktet har vært. Flytt samlingen først, eller skriv at den er gjennomført.")
        )
    lay_out([row], language=row.organisation.language)
    if missing := missing_points(row):
        raise NotReady(missing)
    back = row.announced_at is not None
    row.sequence += back
    row.state, row.announced_at, row.by_hand = ANNOUNCED, now, True
    row.revision += 1
    row.save(update_fields=["state", "announced_at", "by_hand", "sequence", "revision"])
    ask_audience(row)
    letters = tell(row, News.BACK if back else News.INVITED, now)
    note(by, "announce", row, row, letters=letters, sequence=row.sequence)
    return letters


def missing_points(row: Gathering) -> list[str]:
    """The points of the kind that must be written before it is announced and are empty; their titles."""
    required = [slot for slot in TEMPLATES[row.kind].slots if slot.required]
    if not required:
        return []
    written = AgendaItem.objects.filter(gathering=row).exclude(text="").values_list("slot", flat=True)
    return [str(slot.title) for slot in required if slot.key not in set(written)]


@transaction.atomic
def move(
    *,
    by: Viewer,
    gathering: Gathering,
    when: Time,
    because: str = "",
    place: str | None = None,
    seen: int | None = None,
    overruled: str = "",
    now: datetime,
) -> bool:
    """Another time, and perhaps another place; False when it is as before. Of another time people are asked again.

    May be done again and again; the day the series planned stays. ``overruled`` as in ``Written``.
    Raises NotAllowedNow when it is over, ChangedMeanwhile when somebody saved after revision ``seen``.
    """
    row = get_locked(by, gathering)
    if seen is not None and row.revision != seen:
        raise ChangedMeanwhile
    if row.state not in AHEAD:
        raise NotAllowedNow(_("Bare en samling som skal holdes, kan flyttes."))
    if when.starts_at <= now:
        raise NotAllowedNow(_("Det tidspunktet har vært. Velg et som ligger foran oss."))
    wanted = _planned_at(row, when)
    wanted |= {"place": place} if place is not None else {}
    changed = [name for name, value in wanted.items() if getattr(row, name) != value]
    if not changed:
        return False
    for name, value in {**wanted, "change_note": because, "by_hand": True}.items():
        setattr(row, name, value)
    row.sequence += row.state == ANNOUNCED
    row.revision += 1
    row.save(update_fields=[*wanted, "change_note", "by_hand", "sequence", "revision"])
    letters = _ask_again(row, changed, now) if row.state == ANNOUNCED else 0
    letters += tell_readers(row, News.MOVED, now)
    note(by, "move_gathering", row, row, letters=letters, sequence=row.sequence, **why(overruled))
    return True


def _ask_again(row: Gathering, changed: list[str], now: datetime) -> int:
    """Letters about a move; another place alone asks nobody again, as when it is written."""
    moved = changed != ["place"]
    if moved:
        Invitation.objects.filter(gathering=row).update(reminded_at=None)
    else:
        keep_answers(row, row.sequence - 1)
    ask_audience(row)
    return tell(row, News.MOVED if moved else News.CHANGED, now, changed)


@transaction.atomic
def cancel(*, by: Viewer, gathering: Gathering, because: str, overruled: str = "", now: datetime) -> int:
    """It is off, with a reason that those who were asked are told; returns how many letters were queued."""
    row = get_locked(by, gathering)
    _require_step(row, CANCELLED)
    tells = row.announced_at is not None and row.ends_at > now
    row.state, row.cancelled_at, row.change_note, row.by_hand = CANCELLED, now, because, True
    row.sequence += row.announced_at is not None
    row.revision += 1
    row.save(
        update_fields=["state", "cancelled_at", "change_note", "by_hand", "sequence", "revision"],
    )
    letters = tell(row, News.CANCELLED, now) if tells else 0
    letters += tell_readers(row, News.CANCELLED, now)
    note(by, "cancel_gathering", row, row, letters=letters, sequence=row.sequence, **why(overruled))
    return letters


@transaction.atomic
def reinstate(*, by: Viewer, gathering: Gathering) -> Gathering:
    """Planned again after it was cancelled; nobody is told before it is announced anew."""
    row = get_locked(by, gathering)
    _require_step(row, PLANNED)
    row.state, row.cancelled_at, row.change_note = PLANNED, None, ""
    row.revision += 1
    row.save(update_fields=["state", "cancelled_at", "change_note", "revision"])
    note(by, "reinstate_gathering", row, row)
    return row


def _require_step(row: Gathering, to: str) -> None:
    if to in GATHERING_TRANSITIONS[row.state]:
        return
    words = {
        PLANNED: _("Samlingen er planlagt fra før."),
        ANNOUNCED: _("Det er kalt inn til samlingen allerede."),
        CANCELLED: _("Samlingen er avlyst allerede."),
    }
    if row.state in words and row.state == to:
        raise NotAllowedNow(words[row.state])
    raise NotAllowedNow(_("Det er for sent til det nå. Last siden på nytt, så ser du hva som gjelder."))
