"""Whether proposals for the dictionary are answered."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from django.utils import timezone

from samskap.language.models import Proposal
from samskap.people.models import Organisation


@dataclass(frozen=True, slots=True)
class Answering:
    """A proposal as a figure counts it: its word, and whether it had an answer on the day."""

    pk: int
    word: str
    answered: bool


def proposals_by(organisation: Organisation, on: date) -> list[Answering]:
    """The proposals that came by the end of the day, the oldest first; those that are held back are left out."""
    until = timezone.make_aware(datetime.combine(on + timedelta(days=1), time.min))
    rows = Proposal.objects.filter(organisation=organisation, held=False, made_at__lt=until)
    return [
        Answering(pk, word, at is not None and at < until)
        for pk, word, at in rows.order_by("made_at", "pk").values_list("pk", "word", "answered_at")
    ]
