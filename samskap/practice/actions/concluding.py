"""What looking back at a change came to."""

from __future__ import annotations

from datetime import date

from django.db import models, transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from samskap.core.audit import why
from samskap.people.viewer import Viewer
from samskap.practice.actions.noting import note
from samskap.practice.actions.recording import hold, require_days
from samskap.practice.models import ChangeRecord, ReviewRound
from samskap.practice.refusals import NotAllowedNow
from samskap.practice.states import ENDED, KEPT, TRANSITIONS, TRYING


class Conclusion(models.TextChoices):
    """What becomes of a change."""

    KEPT = "kept", gettext_lazy("Vi fortsetter slik, fast")
    AGAIN = "again", gettext_lazy("Vi prøver en stund til")
    FOLLOWED = "followed", gettext_lazy("En ny endring tar over")
    ENDED = "ended", gettext_lazy("Vi slutter med det")


STATE_AFTER = {
    Conclusion.KEPT: KEPT,
    Conclusion.AGAIN: TRYING,
    Conclusion.FOLLOWED: ENDED,
    Conclusion.ENDED: ENDED,
}


@transaction.atomic
def conclude(
    *,
    by: Viewer,
    change: ChangeRecord,
    conclusion: str,
    words: str,
    revision: int,
    review_on: date | None = None,
    overruled: str = "",
) -> ChangeRecord:
    """Say what becomes of the change and why. The change that follows an ended one is recorded afterwards.

    ``review_on`` is the next day to look back, which AGAIN needs. ``overruled`` is the key of the reason for keeping
    words that looked like they identify somebody. Raises ChangedMeanwhile or NotAllowedNow.
    """
    row = hold(by, change, revision=revision, states={TRYING, KEPT})
    if ReviewRound.objects.filter(change=row, closed_at=None).exists():
        raise NotAllowedNow(_("Dere spør fortsatt. Avslutt runden først, så står svarene her."))
    after = STATE_AFTER[Conclusion(conclusion)]
    if after != row.state and after not in TRANSITIONS[row.state]:
        raise NotAllowedNow(_("Det går ikke slik endringen står nå."))
    if conclusion == Conclusion.AGAIN and review_on is None:
        raise NotAllowedNow(_("Velg når dere ser på det igjen."))
    today = timezone.localdate()
    if after != ENDED:
        require_days(row.since, review_on)
        if review_on is not None and review_on <= today:
            raise NotAllowedNow(_("Velg en dag som kommer."))
        row.review_on = review_on
    row.state, row.conclusion = after, words
    row.concluded_on, row.concluded_by = today, by.person
    row.revision += 1
    row.save(update_fields=["state", "conclusion", "concluded_on", "concluded_by", "review_on", "revision"])
    note(by, "conclude", row, conclusion=str(conclusion), review_on=row.review_on, **why(overruled))
    return row
