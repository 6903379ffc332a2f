"""Somebody without an account says whether a change helped."""

from __future__ import annotations

from datetime import date, datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from samskap.practice.models import ReviewRound, Verdict
from samskap.practice.refusals import NotAllowedNow
from samskap.practice.verdict_marks import Opened

# More than this many from the link in a day, and the next ones wait to be looked through.
FLOOD = 150


def takes_answers(asked: ReviewRound, on: date) -> bool:
    """Whether the link still takes answers on the day; the cards may be counted a while longer."""
    return asked.closed_at is None and asked.opened_on <= on <= asked.closes_on


@transaction.atomic
def give_verdict(
    *,
    asked: ReviewRound,
    opened: Opened,
    answer: str,
    text: str,
    held: bool = False,
    now: datetime | None = None,
) -> Verdict:
    """Take the answer in, once however often the form is sent; what was sent last stands. Raises NotAllowedNow.

    Nothing is kept of who or when but the day, so there is no entry in the audit chain: its clock could tell who.
    ``held``: it came as a machine sends.
    """
    day = timezone.localdate(now)
    row = ReviewRound.objects.select_for_update().get(pk=asked.pk)
    if not takes_answers(row, day) or answer not in Verdict.Answer.values:
        raise NotAllowedNow(_("Vi har sluttet å spørre om dette."))
    mine = Verdict.objects.filter(sent_key=opened.sent_key).first()
    if mine is not None:
        mine.answer, mine.text, mine.held = answer, text, mine.held or held
        mine.save(update_fields=["answer", "text", "held"])
        return mine
    today = Verdict.objects.filter(round=row, way=Verdict.Way.LINK, day=day)
    return Verdict.objects.create(
        round=row,
        answer=answer,
        text=text,
        day=day,
        held=held or today.count() >= FLOOD,
        sent_key=opened.sent_key,
    )
