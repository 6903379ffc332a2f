"""The life of a joint reflection: opened, given a new code, closed with what the group shares, thrown away, forgotten.

Nothing here takes a person but the employee who acts, and nothing is kept of how a line came in.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Any, Final

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import Exists, F, OuterRef
from django.http import Http404
from django.utils import timezone
from django.utils.translation import gettext as _

from samskap.core import audit
from samskap.core.audit import why
from samskap.gatherings.access.gatherings import visible_to
from samskap.gatherings.access.reflection import (
    may_be_present,
    may_take_shared_away,
    require_keeps,
    require_may_open,
    shared_for,
)
from samskap.gatherings.actions.noting import note_row
from samskap.gatherings.models import Gathering, Present, Reflection, TakenWithUs
from samskap.gatherings.reflection_codes import CODES, code_of, ends, sent_key, shared_key
from samskap.gatherings.refusals import ChangedMeanwhile, NotAllowedNow
from samskap.gatherings.roles import tidy_roles
from samskap.people.models import Unit
from samskap.people.viewer import Viewer
from samskap.plans.access import LINEAGE
from samskap.values.models import Value

Form = Reflection.Form
MOST_QUESTIONS: Final = 12
REMEMBERED: Final = timedelta(days=365)  # how long what was said is kept
LEFT_OPEN: Final = timedelta(days=60)  # after which nobody will come back to close it


@dataclass(frozen=True, slots=True)
class Sheet:
    """What a reflection is opened with. Of one to one only the month of ``day`` is kept, and no gathering.

    ``overruled`` is the key of the reason for keeping words that looked like they identify somebody.
    """

    unit: Unit
    form: str
    day: date
    theme: str = ""
    questions: tuple[str, ...] = ()
    values: tuple[Value, ...] = ()
    gathering: Gathering | None = None
    overruled: str = ""


@dataclass(frozen=True, slots=True)
class Opened:
    """A reflection with the code that opens it, which is told once."""

    reflection: Reflection
    code: str


@dataclass(frozen=True, slots=True)
class Ending:
    """What goes upward: how many of each role were there, and what the group chose to share ("" is nothing).

    ``overruled`` as in ``Sheet``.
    """

    roles: Mapping[str, int] = field(default_factory=dict)
    shared: str = ""
    overruled: str = ""


@transaction.atomic
def open_reflection(*, by: Viewer, number: str, sheet: Sheet, now: datetime | None = None) -> Opened:
    """Open a sheet, once however often the form is sent; ``number`` is the chance number of the form.

    Raises PermissionDenied for whoever does not work here, Http404 for a unit or gathering of somebody else.
    """
    require_may_open(by)
    _require_ours(by, sheet)
    now = now or timezone.now()
    alone = sheet.form == Form.ONE_TO_ONE
    code = code_of(number)
    row, new = Reflection.objects.get_or_create(
        sent_key=sent_key(number),
        defaults={
            "organisation": by.organisation,
            "unit": sheet.unit,
            "form": sheet.form,
            # a day and an employee's calendar could tell who the other one was
            "day": sheet.day.replace(day=1) if alone else sheet.day,
            "gathering": None if alone else sheet.gathering,
            "theme": sheet.theme,
            "questions": list(sheet.questions[:MOST_QUESTIONS]),
            "opened_by": by.person,
            "code_hash": CODES.code_hash(code),
            "code_until": ends(now),
        },
    )
    if new:
        row.opened_at = _kept_moment(row, now)
        row.save(update_fields=["opened_at"])
        row.values.set(sheet.values)
        if by.person is not None:
            Present.objects.get_or_create(reflection=row, person=by.person)
        _note("open_reflection", row, unit=row.unit_id, **why(sheet.overruled))
    return Opened(row, code)


@transaction.atomic
def renew_code(*, by: Viewer, reflection: Reflection, number: str, now: datetime | None = None) -> str:
    """Give the reflection a new code, for whoever has lost it; the old one opens nothing from now on.

    It lasts as long as the first one would have, unless nobody has closed the reflection yet.
    """
    require_keeps(by, reflection)
    now = now or timezone.now()
    row = locked(reflection)
    if row.closed_at is not None and row.code_until <= now:
        raise NotAllowedNow(_("Refleksjonen er lukket, og tiden for koden er ute."))
    code = code_of(number)
    row.code_hash = CODES.code_hash(code)
    if row.closed_at is None:
        row.code_until = ends(now)
    row.save(update_fields=["code_hash", "code_until"])
    _note("renew_code", row)
    return code


@transaction.atomic
def say_present(*, by: Viewer, reflection: Reflection) -> None:
    """«Jeg var med», by an employee who has the code (which the page has asked for) or opened the reflection."""
    if by.person is None or not may_be_present(by, reflection):
        raise Http404
    row = locked(reflection)
    if row.opened_by_id != by.person_id and row.code_until <= timezone.now():
        raise Http404
    _there, new = Present.objects.get_or_create(reflection=row, person=by.person)
    if new:
        _note("say_present", row)


@transaction.atomic
def take_back_present(*, by: Viewer, reflection: Reflection) -> None:
    """The employee's own row is gone, and with it the way to read what was said."""
    if by.person is None:
        raise Http404
    gone, _by_model = Present.objects.filter(reflection=reflection, person=by.person).delete()
    if gone:
        _note("take_back_present", reflection)


@transaction.atomic
def close_reflection(
    *, by: Viewer, reflection: Reflection, ending: Ending, seen: str = "", now: datetime | None = None
) -> None:
    """Close it with the roles as numbers and what is shared; closed already, those two are changed.

    Nobody writes more lines from now on. Text that is taken back ("") is gone. Raises ChangedMeanwhile when somebody
    else who was there has ended it otherwise than what was ``seen`` (``ending_mark``).
    """
    require_keeps(by, reflection)
    now = now or timezone.now()
    row = locked(reflection)
    if seen and seen != ending_mark(row):
        raise ChangedMeanwhile
    roles = tidy_roles(ending.roles)
    if sum(roles.values()) < 2:
        raise NotAllowedNow(_("En refleksjon sammen har minst to. Skriv hvor mange dere var."))
    first = row.closed_at is None
    moment = _kept_moment(row, now)
    row.closed_at = row.closed_at or moment
    row.roles = roles
    if row.shared != ending.shared:
        row.shared, row.shared_at = ending.shared, moment if ending.shared else None
    row.save(update_fields=["closed_at", "roles", "shared", "shared_at"])
    verb = "close_reflection" if first else "change_reflection"
    _note(verb, row, lines=row.lines.count(), shared=bool(row.shared), **why(ending.overruled))


@transaction.atomic
def take_shared_away(*, by: Viewer, key: str) -> bool:
    """Take away a text that was shared, for good, when somebody can be known from it; the reflection counts as before.

    ``key`` is its ``shared_key``. False when it is gone already. Raises PermissionDenied for whoever does not care for
    its unit. The entry says by whom: it tells nothing of who was there.
    """
    rows = shared_for(by).select_related(LINEAGE).select_for_update(of=("self",))
    found = [row for row in rows if shared_key(row.shared) == key]
    if not all(may_take_shared_away(by, row) for row in found):
        raise PermissionDenied
    for row in found:
        row.shared, row.shared_at = "", None
        row.save(update_fields=["shared", "shared_at"])
        note_row(by, "take_shared_away", row)
    return bool(found)


@transaction.atomic
def throw_away(*, by: Viewer, reflection: Reflection) -> None:
    """Delete a sheet that was opened by mistake; one with lines or an end stays."""
    require_keeps(by, reflection)
    row = locked(reflection)
    if row.closed_at is not None or row.lines.exists():
        raise NotAllowedNow(_("Her er det skrevet noe. Ta bort linjene først, eller lukk refleksjonen."))
    _note("throw_away_reflection", row)
    row.delete()


@transaction.atomic
def forget_lines(now: datetime) -> int:
    """What time takes; returns how many rows it changed. For a job, which may run twice.

    After a year the lines are gone, those present, who opened it, its theme and its questions; numbers and what was
    shared stay. A code whose time is out opens nothing. What nobody closed closes itself, or goes when it is empty.
    """
    over = Reflection.objects.filter(code_until__lte=now).exclude(code_hash="")
    over.filter(form=Form.ONE_TO_ONE).update(code_until=F("opened_at"))  # two weeks back lies the day
    changed = over.update(code_hash="")
    left = Reflection.objects.filter(closed_at=None, opened_at__lte=now - LEFT_OPEN, code_until__lte=now)
    said = Exists(TakenWithUs.objects.filter(reflection=OuterRef("pk")))
    changed += left.filter(said).update(closed_at=now)
    changed += left.filter(~said).delete()[0]
    old = Reflection.objects.filter(opened_at__lte=now - REMEMBERED)
    changed += TakenWithUs.objects.filter(reflection__in=old).delete()[0]
    changed += Present.objects.filter(reflection__in=old).delete()[0]
    known = old.exclude(opened_by=None, theme="", questions=[])
    return changed + known.update(opened_by=None, theme="", questions=[])


def ending_mark(row: Reflection) -> str:
    """How the reflection has ended so far, for a form to carry: another one when somebody saves another end."""
    said = json.dumps([row.closed_at is not None, sorted(row.roles.items()), row.shared])
    return hashlib.sha256(said.encode()).hexdigest()[:24]


def _kept_moment(row: Reflection, now: datetime) -> datetime:
    """When it was, as it is kept: of one to one the beginning of the month, as with its day."""
    if row.form != Form.ONE_TO_ONE:
        return now
    return timezone.localtime(now).replace(day=1, hour=0, minute=0, second=0, microsecond=0)


def locked(reflection: Reflection) -> Reflection:
    """The row as it is now, held still until the transaction ends; Http404 when it is gone."""
    row = Reflection.objects.select_for_update().filter(pk=reflection.pk).first()
    if row is None:
        raise Http404
    return row


def _require_ours(by: Viewer, sheet: Sheet) -> None:
    """Everything the sheet names belongs to the viewer's organisation."""
    ours: Iterable[Any] = (sheet.unit, *sheet.values)
    if any(each.organisation_id != by.organisation.pk for each in ours):
        raise Http404
    if sheet.gathering is not None and not visible_to(by).filter(pk=sheet.gathering.pk).exists():
        raise Http404


def _note(verb: str, row: Reflection, **details: Any) -> None:
    """What was done and when, never by whom: who was there is forgotten after a year, and the chain forgets nothing.

    The moment of one to one beside an employee's name would also tell, with their calendar, who the other one was.
    """
    audit.record(
        tenant_id=row.organisation_id,
        actor_id=None,
        action=f"gatherings.{verb}",
        subject=row,
        details=details,
    )
