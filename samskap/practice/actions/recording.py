"""A change is recorded, and changed."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from samskap.core.audit import why
from samskap.people.models import Unit
from samskap.people.viewer import Viewer
from samskap.plans.access import measures_for
from samskap.plans.models import Measure
from samskap.practice.access import require_may_edit, require_may_record
from samskap.practice.actions.noting import note
from samskap.practice.models import ChangeRecord
from samskap.practice.origins import Origin
from samskap.practice.refusals import ChangedMeanwhile, NotAllowedNow
from samskap.practice.states import ENDED, KEPT, TRYING
from samskap.values.models import Value

# When a change is looked at again, if nobody says otherwise.
REVIEW_AFTER = timedelta(days=90)
FIRST_DAY, LONGEST_AHEAD = date(2000, 1, 1), timedelta(days=366 * 2)


@dataclass(frozen=True, slots=True)
class ChangeEntry:
    """What is said of a change. ``review_on`` None: nobody has set a day to look back.

    ``overruled`` is the key of the reason for keeping words that looked like they identify somebody.
    """

    what: str
    wish: str
    unit: Unit
    since: date
    review_on: date | None = None
    before: str = ""
    how: str = ""
    measure: Measure | None = None
    values: tuple[Value, ...] = ()
    overruled: str = ""


@dataclass(frozen=True, slots=True)
class ChangeWords:
    """What is written about a change, and what it came to. ``overruled`` as in ``ChangeEntry``."""

    what: str
    before: str
    how: str
    conclusion: str
    overruled: str = ""


@transaction.atomic
def record_change(
    *,
    by: Viewer,
    entry: ChangeEntry,
    sent_key: str,
    origin: Origin | None = None,
    succeeds: ChangeRecord | None = None,
) -> ChangeRecord:
    """Record what is done differently; once, however often the form with this ``sent_key`` is sent.

    ``origin`` is because of what (nothing: we saw it ourselves), ``succeeds`` an ended change that this one follows.
    Raises PermissionDenied, or NotAllowedNow when a day, the measure or the change before it cannot be right.
    """
    require_may_record(by, entry.unit)
    require_days(entry.since, entry.review_on)
    _require_own(by, entry)
    key = _key(by, sent_key)
    if (found := ChangeRecord.objects.filter(sent_key=key).first()) is not None:
        return found
    if succeeds is not None:
        _require_may_follow(by, succeeds)
    came_from = origin or Origin()
    row = ChangeRecord(
        organisation=by.organisation,
        cause=came_from.cause,
        cause_label=came_from.label[:200],
        cause_url=_own_path(came_from.url),
        cause_key=came_from.key[:60],
        succeeds=succeeds,
        made_by=by.person,
        sent_key=key,
        **_words(entry),
    )
    try:
        with transaction.atomic():
            row.save(force_insert=True)
    except IntegrityError:  # the same form at the same moment, or another follower of the same change
        return _already_sent(key)
    row.values.set(entry.values)
    details = {"cause": row.cause, "unit": row.unit_id, "measure": row.measure_id}
    note(by, "record_change", row, **details, **why(entry.overruled))
    return row


@transaction.atomic
def edit_change(*, by: Viewer, change: ChangeRecord, entry: ChangeEntry, revision: int) -> bool:
    """Say it anew; False when nothing differs. ``revision`` is the one the person saw.

    Raises ChangedMeanwhile, or NotAllowedNow for a change that has ended.
    """
    row = hold(by, change, revision=revision, states={TRYING, KEPT})
    if entry.unit.pk != row.unit_id:
        require_may_record(by, entry.unit)
    require_days(entry.since, entry.review_on)
    _require_own(by, entry)
    words = _words(entry)
    changed = sorted(name for name, value in words.items() if getattr(row, name) != value)
    for name in changed:
        setattr(row, name, words[name])
    if set(row.values.values_list("pk", flat=True)) != {value.pk for value in entry.values}:
        row.values.set(entry.values)
        changed.append("values")
    if not changed:
        return False
    row.revision += 1
    row.save(update_fields=[*(name for name in changed if name != "values"), "revision"])
    note(by, "edit_change", row, fields=changed, **why(entry.overruled))
    return True


@transaction.atomic
def mend_words(*, by: Viewer, change: ChangeRecord, words: ChangeWords, revision: int) -> bool:
    """Mend the words of a change that has ended, as when somebody can be known from them; all else stays as it is.

    False when nothing differs. Raises ChangedMeanwhile, or NotAllowedNow for a change that goes on.
    """
    row = hold(by, change, revision=revision, states={ENDED})
    said = {name: getattr(words, name) for name in ("what", "before", "how", "conclusion")}
    changed = sorted(name for name, value in said.items() if getattr(row, name) != value)
    for name in changed:
        setattr(row, name, said[name])
    if changed:
        row.revision += 1
        row.save(update_fields=[*changed, "revision"])
        note(by, "mend_words", row, fields=changed, **why(words.overruled))
    return bool(changed)


def hold(
    by: Viewer, change: ChangeRecord, *, revision: int | None = None, states: Iterable[str] = ()
) -> ChangeRecord:
    """The change's row, locked, for somebody who may change it.

    Raises PermissionDenied, ChangedMeanwhile, or NotAllowedNow when it is in none of the ``states`` (none: in any).
    """
    require_may_edit(by, change)
    row = ChangeRecord.objects.select_for_update().get(pk=change.pk)
    if revision is not None and revision != row.revision:
        raise ChangedMeanwhile
    if states and row.state not in set(states):
        if row.state == ENDED:
            raise NotAllowedNow(_("Dere har sluttet med denne endringen. Den blir stående slik den er."))
        raise NotAllowedNow(_("Det går ikke slik endringen står nå."))
    return row


def require_days(since: date, review_on: date | None) -> None:
    """Raise NotAllowedNow for days that cannot be meant."""
    latest = timezone.localdate() + LONGEST_AHEAD
    if not FIRST_DAY <= since <= latest or (review_on and review_on > latest):
        raise NotAllowedNow(_("Se på årstallet en gang til."))
    if review_on and review_on < since:
        raise NotAllowedNow(_("Dere kan ikke se tilbake før endringen begynner."))


def _require_own(by: Viewer, entry: ChangeEntry) -> None:
    """The measure and the values are this municipality's own, and the measure one that the viewer reads."""
    if entry.measure and not measures_for(by).filter(pk=entry.measure.pk).exists():
        raise NotAllowedNow(_("Tiltaket finnes ikke lenger. Velg et annet, eller la det stå tomt."))
    if any(value.organisation_id != by.organisation.pk for value in entry.values):
        raise NotAllowedNow(_("En av verdiene finnes ikke lenger. Velg på nytt."))


def _require_may_follow(by: Viewer, before: ChangeRecord) -> None:
    require_may_edit(by, before)
    if before.state != ENDED:
        raise NotAllowedNow(_("En ny endring kan ta over når dere har sluttet med den gamle."))
    if ChangeRecord.objects.filter(succeeds=before).exists():
        raise NotAllowedNow(_("En annen endring har tatt over allerede."))


def _words(entry: ChangeEntry) -> dict[str, object]:
    return {
        "what": entry.what,
        "wish": entry.wish,
        "unit": entry.unit,
        "since": entry.since,
        "review_on": entry.review_on,
        "before": entry.before,
        "how": entry.how,
        "measure": entry.measure,
    }


def _own_path(url: str) -> str:
    """The url when it is a path of ours, and nothing otherwise: it becomes a link on the page."""
    return url if url.startswith("/") and not url.startswith(("//", "/\\")) and len(url) <= 300 else ""


def _key(by: Viewer, sent_key: str) -> str:
    """The key as it is kept: nobody meets another person's change by sending the same key."""
    return hashlib.sha256(f"{by.organisation.pk}:{by.person_id}:{sent_key}".encode()).hexdigest()


def _already_sent(key: str) -> ChangeRecord:
    found = ChangeRecord.objects.filter(sent_key=key).first()
    if found is None:
        raise NotAllowedNow(_("En annen endring har tatt over allerede."))
    return found
