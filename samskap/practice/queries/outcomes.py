"""What those a change was for said of it: the rounds of asking that are closed, with the numbers that may be shown.

While a round is open nothing of it is shown, so that nobody can take yesterday's numbers from today's. A closed round
is never changed.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Sum
from django.utils import timezone

from samskap.people.models import Organisation
from samskap.practice.models import ChangeRecord, ReviewRound, Verdict
from samskap.practice.verdict_counts import Counts, shown_counts

Answer = Verdict.Answer
ANSWERS = tuple(Answer.values)


@dataclass(frozen=True, slots=True)
class Part:
    """One of the four answers: its key, its words, and how many gave it (None: too few to show)."""

    key: str
    words: str
    people: int | None


@dataclass(frozen=True, slots=True)
class Outcome:
    """A closed round: when it was, and what came of it.

    ``nobody``: no answer came. ``words_show``: enough have answered themselves for their words to be read.
    """

    round_id: int
    change_id: int
    closed_on: date
    question: str
    counts: Counts
    nobody: bool
    words_show: bool

    @property
    def parts(self) -> list[Part]:
        """The four answers in their fixed order."""
        return [
            Part(key, str(Answer(key).label), people)
            for key, people in zip(ANSWERS, self.counts.cells, strict=True)
        ]

    @property
    def helped(self) -> int | None:
        """How many said that it helped; None when that is too few to show, or nobody answered."""
        return self.counts.cells[0]

    @property
    def answered(self) -> bool:
        """Whether anybody has answered, however few."""
        return not self.nobody


def outcomes_of(organisation: Organisation, change_ids: Iterable[int]) -> dict[int, list[Outcome]]:
    """The closed rounds of each change, the newest first. Two queries, however many."""
    rounds = list(
        ReviewRound.objects.filter(
            change__in=list(change_ids), change__organisation=organisation, closed_at__isnull=False
        ).order_by("-closed_at", "-pk")
    )
    sums = _sums([row.pk for row in rounds])
    found: dict[int, list[Outcome]] = defaultdict(list)
    for row in rounds:
        own, counted = sums[row.pk]
        found[row.change_id].append(
            Outcome(
                row.pk,
                row.change_id,
                timezone.localdate(row.closed_at),
                row.question,
                shown_counts(own, counted, organisation.small_group),
                nobody=not any(own) and not any(counted),
                words_show=sum(own) >= organisation.small_group,
            )
        )
    return found


def newest_outcomes(organisation: Organisation, change: ChangeRecord, most: int = 1) -> list[Outcome]:
    """The newest closed rounds of one change."""
    return outcomes_of(organisation, [change.pk]).get(change.pk, [])[:most]


def _sums(round_ids: list[int]) -> defaultdict[int, tuple[list[int], list[int]]]:
    """How many people by round and answer, those who answered themselves apart from those who were counted."""
    found: defaultdict[int, tuple[list[int], list[int]]] = defaultdict(
        lambda: ([0] * len(ANSWERS), [0] * len(ANSWERS))
    )
    rows = (
        Verdict.objects.filter(round__in=round_ids, held=False)
        .order_by()
        .values_list("round", "way", "answer")
        .annotate(people_in_all=Sum("people"))
    )
    for round_id, way, answer, people in rows:
        found[round_id][way != Verdict.Way.LINK][ANSWERS.index(answer)] += people
    return found
