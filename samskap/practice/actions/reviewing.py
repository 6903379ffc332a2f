"""A time of asking those a change was for: opened, given a new address, counted, looked through and closed."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from datetime import date, datetime, timedelta

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from samskap.core import audit
from samskap.core.audit import why
from samskap.people.viewer import Viewer
from samskap.practice.access import require_may_edit
from samskap.practice.actions.noting import note
from samskap.practice.actions.recording import hold
from samskap.practice.actions.verdicts import takes_answers
from samskap.practice.links import new_nonce
from samskap.practice.models import ChangeRecord, ReviewRound, Verdict
from samskap.practice.refusals import NotAllowedNow
from samskap.practice.states import KEPT, TRYING
from samskap.practice.verdict_marks import words_key

LONGEST = timedelta(days=92)
# Cards are counted after the last day to answer; then the round closes by itself.
TIME_TO_COUNT = timedelta(days=14)
MOST_COUNTED = 500
Way = Verdict.Way


@transaction.atomic
def open_review(
    *, by: Viewer, change: ChangeRecord, closes_on: date, question: str = "", overruled: str = ""
) -> ReviewRound:
    """Begin to ask those the change was for. Raises NotAllowedNow when it has ended or is asked about already.

    ``overruled`` is the key of the reason for keeping words that looked like they identify somebody.
    """
    row = hold(by, change, states={TRYING, KEPT})
    today = timezone.localdate()
    if closes_on < today:
        raise NotAllowedNow(_("Den dagen er over. Velg i dag eller en senere dag."))
    if closes_on - today > LONGEST:
        raise NotAllowedNow(_("Velg en dag innen tre måneder. Dere kan spørre på nytt etterpå."))
    if ReviewRound.objects.filter(change=row, closed_at=None).exists():
        raise NotAllowedNow(_("Dere spør allerede. Avslutt den runden først."))
    asked = ReviewRound.objects.create(
        change=row,
        nonce=new_nonce(),
        question=question,
        opened_on=today,
        closes_on=closes_on,
        opened_by=by.person,
    )
    note(by, "open_review", asked, change=row.pk, closes_on=closes_on, **why(overruled))
    return asked


@transaction.atomic
def renew_link(*, by: Viewer, asked: ReviewRound) -> None:
    """Give the round a new address; the old one, and cards that carry it, lead nowhere from now on."""
    row = _open(by, asked)
    row.nonce = asked.nonce = new_nonce()
    row.save(update_fields=["nonce"])
    note(by, "renew_link", row, change=row.change_id)


@transaction.atomic
def count_cards(
    *, by: Viewer, asked: ReviewRound, counts: Mapping[str, int], way: str, sent_key: str
) -> None:
    """Add what cards or a show of hands came to, once however often the form is sent.

    ``counts`` is how many gave each answer. Raises NotAllowedNow when that is nobody or more than a room could hold.
    """
    row = _open(by, asked)
    found = {
        answer: people for answer, people in counts.items() if people and answer in Verdict.Answer.values
    }
    if not found or way not in (Way.CARD, Way.MEETING):
        raise NotAllowedNow(_("Skriv hvor mange som svarte, minst på én linje."))
    if min(found.values()) < 0 or sum(found.values()) > MOST_COUNTED:
        raise NotAllowedNow(_("Så mange er det ikke plass til på én gang. Se på tallene en gang til."))
    added = 0
    for answer, people in found.items():
        key = hashlib.sha256(f"{row.pk}:{by.person_id}:{sent_key}:{answer}".encode()).hexdigest()
        _verdict, new = Verdict.objects.get_or_create(
            sent_key=key,
            defaults={
                "round": row,
                "answer": answer,
                "way": way,
                "people": people,
                "day": timezone.localdate(),
                "counted_by": by.person,
            },
        )
        added += new
    if added:
        note(by, "count_cards", row, change=row.change_id, way=way)


@transaction.atomic
def take_count_back(*, by: Viewer, asked: ReviewRound, verdict_id: int) -> None:
    """Take back a number that was written wrong; answers people gave themselves are never touched."""
    row = _open(by, asked)
    gone, _rows = Verdict.objects.filter(pk=verdict_id, round=row).exclude(way=Way.LINK).delete()
    if gone:
        note(by, "take_count_back", row, change=row.change_id)


@transaction.atomic
def look_through(*, by: Viewer, asked: ReviewRound, keep: Iterable[int], drop: Iterable[int]) -> None:
    """Count answers that were held back, or throw them away, when the link takes no more of them.

    While it does, whoever sends a flood of their own would see the next person's words come in alone.
    """
    row = _open(by, asked)
    if takes_answers(row, timezone.localdate()):
        raise NotAllowedNow(_("Dere kan se gjennom dem når siste dag å svare er over."))
    held = Verdict.objects.filter(round=row, held=True)
    kept = held.filter(pk__in=list(keep)).update(held=False)
    dropped, _rows = held.filter(pk__in=list(drop)).delete()
    if kept or dropped:
        note(by, "look_through_verdicts", row, change=row.change_id)


@transaction.atomic
def close_review(
    *, by: Viewer, asked: ReviewRound, without_held: bool = False, now: datetime | None = None
) -> None:
    """End the asking: from now on the numbers stand as they are.

    Raises NotAllowedNow while answers are held back, unless they shall not count (``without_held``).
    """
    row = _open(by, asked)
    if not without_held and Verdict.objects.filter(round=row, held=True).exists():
        raise NotAllowedNow(_("Noen svar må ses gjennom først."))
    asked.closed_at = _close(row, now or timezone.now())
    note(by, "close_review", row, change=row.change_id)


def close_overdue(now: datetime) -> int:
    """Close the rounds nobody closed in time, without what is held back. Returns how many; may be repeated."""
    last = timezone.localdate(now) - TIME_TO_COUNT
    closed = 0
    for pk in list(
        ReviewRound.objects.filter(closed_at=None, closes_on__lt=last).values_list("pk", flat=True)
    ):
        with transaction.atomic():
            row = ReviewRound.objects.select_for_update().select_related("change").get(pk=pk)
            if row.closed_at is not None:
                continue
            _close(row, now)
            audit.record(
                tenant_id=row.change.organisation_id,
                actor_id=None,
                action="practice.close_review",
                subject=row,
                details={"change": row.change_id, "overdue": True},
            )
            closed += 1
    return closed


@transaction.atomic
def take_words_away(*, by: Viewer, change: ChangeRecord, key: str) -> bool:
    """Take away words in which somebody can be known, for good; the answer they came with counts as before.

    ``key`` is their ``words_key``. False when there are no such words in a closed round of the change.
    """
    require_may_edit(by, change)
    said = Verdict.objects.filter(round__change=change, round__closed_at__isnull=False).exclude(text="")
    found = [pk for pk, words in said.values_list("pk", "text") if words_key(words) == key]
    if found:
        Verdict.objects.filter(pk__in=found).update(text="")
        note(by, "take_words_away", change)
    return bool(found)


def _close(row: ReviewRound, now: datetime) -> datetime:
    """Close it for good. What nobody will ever read goes: what is held back, and the words where few have answered."""
    row.closed_at = now
    row.save(update_fields=["closed_at"])
    answers = Verdict.objects.filter(round=row)
    answers.filter(held=True).delete()
    if answers.filter(way=Way.LINK).count() < row.change.organisation.small_group:
        answers.exclude(text="").update(text="")
    return now


def _open(by: Viewer, asked: ReviewRound) -> ReviewRound:
    """The round's row, locked, for those who may change what it is about. Raises NotAllowedNow when it is closed."""
    require_may_edit(by, asked.change)
    row = ReviewRound.objects.select_for_update().get(pk=asked.pk)
    if row.closed_at is not None:
        raise NotAllowedNow(_("Runden er avsluttet, og tallene står som de er. Dere kan spørre på nytt."))
    return row
