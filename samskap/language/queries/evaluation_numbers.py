"""What the evaluation of an edition wants to know of each word: said to be wrong, found, and spoken of."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count, Q, Sum
from django.utils import timezone

from samskap.language.alphabet import alphabetical
from samskap.language.models import CheckCount, Edition, Entry, Proposal, Remark, WrongHere

# Fewer departments than this behind a sum, and it would tell what one of them writes.
FEWEST_UNITS = 3


@dataclass(frozen=True, slots=True)
class Numbers:
    """What came in about one word while the edition held. ``found`` is None when too few departments found it."""

    wrong_here: int = 0
    found: int | None = None
    remarks: int = 0
    proposals: int = 0

    @property
    def asks_for_a_look(self) -> tuple[int, int, int]:
        """What the words of an evaluation are sorted by, the largest first."""
        return self.wrong_here, self.remarks + self.proposals, self.found or 0


def evaluation_numbers(edition: Edition) -> dict[str, Numbers]:
    """The numbers of every word of the edition by its key, in five queries."""
    keys = edition.entries.values_list("key", flat=True)
    wrong = _sums(WrongHere.objects.filter(edition=edition).values_list("entry_key").annotate(Sum("times")))
    rows = CheckCount.objects.filter(edition=edition).exclude(entry_key="")
    counted = rows.values_list("entry_key").annotate(Sum("found"), units=Count("unit", distinct=True))
    found = {key: times for key, times, units in counted if units >= FEWEST_UNITS}
    held = _held(edition)
    remarks = _sums(
        Remark.objects.filter(
            held, organisation=edition.organisation_id, kind=Remark.Kind.SAYS, withdrawn_at=None
        )
        .values_list("entry_key")
        .annotate(Count("pk"))
    )
    proposals = _sums(
        Proposal.objects.filter(held, organisation=edition.organisation_id)
        .exclude(entry_key="")
        .values_list("entry_key")
        .annotate(Count("pk"))
    )
    return {
        key: Numbers(wrong.get(key, 0), found.get(key), remarks.get(key, 0), proposals.get(key, 0))
        for key in keys
    }


def most_asked_about_first(entries: Iterable[Entry], numbers: Mapping[str, Numbers]) -> list[Entry]:
    """The words in the order an evaluation takes them: what most said was wrong first, then by the alphabet."""
    none = Numbers()

    def place(entry: Entry) -> tuple[int, ...]:
        return tuple(-each for each in numbers.get(entry.key, none).asks_for_a_look)

    return sorted(entries, key=lambda entry: (place(entry), alphabetical(entry.avoid_nb)))


def _held(edition: Edition) -> Q:
    """What was said while the edition held."""
    until: datetime = edition.superseded_at or timezone.now()
    return Q(made_at__gte=edition.published_at or edition.started_at, made_at__lte=until)


def _sums(rows: Iterable[tuple[str, int]]) -> dict[str, int]:
    return dict(rows)
