"""Whether changes helped those they were for, in a few words each, for the practice mirror."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Q, Sum
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from samskap.practice.models import ReviewRound, Verdict
from samskap.practice.verdict_counts import Counts, shown_counts

ANSWERS = tuple(Verdict.Answer.values)


@dataclass(frozen=True, slots=True)
class Helped:
    """What came of the last closed asking. ``asked``: there was one; ``asking``: one is open now."""

    asked: bool
    asking: bool
    counts: Counts | None

    @property
    def helped(self) -> int | None:
        """How many said that it helped; None when that is too few to show, or nobody was asked."""
        return self.counts.cells[0] if self.counts else None

    @property
    def words(self) -> str:
        """«8 av 11 sier at det hjalp», «For få svar til å vises», «Ikke spurt ennå»."""
        if self.counts is None:
            if self.asked:
                return _("Ingen svarte")
            return _("Vi spør nå") if self.asking else _("Ikke spurt ennå")
        if self.helped is None:
            return _("For få svar til å vises")
        if self.counts.total is None:
            return ngettext("%(n)d sier at det hjalp", "%(n)d sier at det hjalp", self.helped) % {
                "n": self.helped
            }
        numbers = {"n": self.helped, "of": self.counts.total}
        return (
            ngettext("%(n)d av %(of)d sier at det hjalp", "%(n)d av %(of)d sier at det hjalp", self.helped)
            % numbers
        )


def helped_of(change_ids: Iterable[int], *, small_group: int) -> dict[int, Helped]:
    """Whether each change helped; one query. Nothing of a round that is open, and no number about few people."""
    wanted = list(change_ids)
    rows = (
        ReviewRound.objects.filter(change__in=wanted)
        .order_by("-closed_at", "-pk")
        .values_list("change", "pk", "closed_at", "verdicts__way", "verdicts__answer")
        .annotate(people_in_all=Sum("verdicts__people", filter=Q(verdicts__held=False)))
    )
    asking: set[int] = set()
    newest: dict[int, int] = {}
    sums: dict[int, tuple[list[int], list[int]]] = defaultdict(
        lambda: ([0] * len(ANSWERS), [0] * len(ANSWERS))
    )
    for change_id, round_id, closed_at, way, answer, people in rows:
        if closed_at is None:
            asking.add(change_id)
        elif newest.setdefault(change_id, round_id) == round_id and people:
            sums[change_id][way != Verdict.Way.LINK][ANSWERS.index(answer)] += people
    return {
        change_id: Helped(
            asked=change_id in newest,
            asking=change_id in asking,
            counts=shown_counts(*sums[change_id], small_group) if change_id in sums else None,
        )
        for change_id in wanted
    }
