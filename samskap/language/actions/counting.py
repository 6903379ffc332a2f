"""Counting words without texts: only for a department that has agreed, and never who wrote or what they wrote."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import date

from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction
from django.db.models import Case, F, Value, When
from django.utils import timezone
from django.utils.translation import gettext as _

from samskap.core import audit
from samskap.language.access.counting import crew_of, leads, may_consent
from samskap.language.checker import Finding
from samskap.language.models import CheckCount, CountingConsent, Edition, Entry, WrongHere
from samskap.people.models import Unit
from samskap.people.viewer import Viewer

MOST_WORDS = 1_000_000  # in what is counted at once; more is no text somebody wrote
# A day's number can hold one more text; beyond this somebody only pushes the button.
FULL = 2**31 - 1 - MOST_WORDS


class NotNow(Exception):
    """What was asked for cannot be done as things stand; carries words for the person."""


def found_by_entry(findings: Iterable[Finding]) -> dict[str, int]:
    """How often each word was found. «Til ettertanke» is no word to count: it is often right as it stands."""
    return dict(Counter(finding.entry for finding in findings if finding.level != "info"))


def count_check(*, unit: Unit, edition: Edition, findings: Iterable[Finding], words: int, on: date) -> bool:
    """Count one text of the unit: its findings by entry and its number of words. False when the unit has not agreed."""
    return count_found(unit=unit, edition=edition, found=found_by_entry(findings), words=words, on=on)


@transaction.atomic
def count_found(*, unit: Unit, edition: Edition, found: Mapping[str, int], words: int, on: date) -> bool:
    """The same from numbers alone; words that the edition does not have, or only asks to think of, are left out.

    No audit entry and no person: nobody shall see whose text it was. False when nothing was counted.
    """
    if edition.organisation_id != unit.organisation_id or not 0 < words <= MOST_WORDS:
        return False
    # The consent's row is the lock: counts of a unit wait for one another, and nothing comes after a withdrawal.
    if not CountingConsent.objects.select_for_update().filter(unit=unit, withdrawn_at=None).exists():
        return False
    if not crew_of(unit).enough:
        return False
    wanted = {key: n for key, n in found.items() if key and n > 0}
    counted = edition.entries.filter(key__in=wanted).exclude(level=Entry.Level.INFO)
    known = set(counted.values_list("key", flat=True)) if wanted else set()
    times = {key: min(n, words) for key, n in wanted.items() if key in known}
    rows = [CheckCount(unit=unit, edition=edition, day=on, entry_key=key) for key in ("", *sorted(times))]
    CheckCount.objects.bulk_create(rows, ignore_conflicts=True)
    today = CheckCount.objects.filter(unit=unit, edition=edition, day=on)
    today.filter(entry_key="").update(texts=F("texts") + 1, words=F("words") + words)
    if times:
        more = Case(*[When(entry_key=key, then=Value(n)) for key, n in times.items()])
        today.filter(entry_key__in=times, found__lte=FULL).update(found=F("found") + more)
    return True


@transaction.atomic
def say_wrong_here(*, edition: Edition, entry_key: str, on: date) -> bool:
    """Count one «feil her» about a word; nobody is named, so there is no audit entry. False for an unknown word."""
    if not edition.entries.filter(key=entry_key).exists():
        return False
    row = {"organisation_id": edition.organisation_id, "edition": edition, "entry_key": entry_key, "day": on}
    WrongHere.objects.bulk_create([WrongHere(**row)], ignore_conflicts=True)
    WrongHere.objects.filter(**row).update(times=F("times") + 1)
    return True


@transaction.atomic
def give_consent(*, by: Viewer, unit: Unit) -> CountingConsent:
    """Agree to counting for the unit; given twice, it is one. Raises NotNow for a unit with too few people."""
    _require(by, unit, may_consent(by, unit))
    if not crew_of(unit).enough:
        raise NotNow(
            _("Avdelingen har for få ansatte til at tall kan vises uten å handle om enkeltpersoner.")
        )
    found = CountingConsent.objects.filter(unit=unit, withdrawn_at=None).first()
    if found is not None:
        return found
    try:
        with transaction.atomic():
            made = CountingConsent.objects.create(unit=unit, given_by=by.person)
    except IntegrityError:  # somebody else gave it in the same moment
        return CountingConsent.objects.get(unit=unit, withdrawn_at=None)
    details: dict[str, object] = {"unit": unit.pk}
    _note(by, "language.give_counting_consent", made, details)
    return made


@transaction.atomic
def withdraw_consent(*, by: Viewer, unit: Unit, delete_counts: bool) -> bool:
    """Stop counting; ``delete_counts`` takes away what was counted too, also later. False when there was nothing to do.

    Also the leader above may stop it: to stop is always the safe side.
    """
    _require(by, unit, leads(by, unit))
    row = CountingConsent.objects.select_for_update().filter(unit=unit).order_by("given_at").last()
    if row is None:
        return False
    stopped = row.withdrawn_at is None
    if stopped:
        row.withdrawn_at, row.withdrawn_by = timezone.now(), by.person
        row.save(update_fields=["withdrawn_at", "withdrawn_by"])
    deleted = CheckCount.objects.filter(unit=unit).delete()[0] if delete_counts else 0
    if stopped or deleted:
        details: dict[str, object] = {"unit": unit.pk, "stopped": stopped, "deleted": deleted}
        _note(by, "language.withdraw_counting_consent", row, details)
    return stopped or bool(deleted)


def _require(by: Viewer, unit: Unit, allowed: bool) -> None:
    if unit.organisation_id != by.organisation.pk or not allowed:
        raise PermissionDenied


def _note(by: Viewer, action: str, subject: CountingConsent, details: dict[str, object]) -> None:
    audit.record(
        tenant_id=by.organisation.pk, actor_id=by.person_id, action=action, subject=subject, details=details
    )
