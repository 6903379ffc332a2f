"""The milestones of a measure as the page shows them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from django.utils.translation import gettext as _

from samskap.plans import wording
from samskap.plans.models import Measure, Milestone, Plan
from samskap.plans.queries.measures import MilestoneFacts, SectionFacts


@dataclass(frozen=True, slots=True)
class MilestoneLine:
    """A milestone in words; ``late`` when its day has passed and it is not reached."""

    milestone: Milestone
    words: str
    icon: str
    late: bool

    @property
    def reached(self) -> bool:
        return self.milestone.reached_on is not None


def milestone_lines(measure: Measure, today: date, *, live: bool = True) -> tuple[MilestoneLine, ...]:
    """The milestones of the measure in their order; one query."""
    rows = list(measure.milestones.all())
    upcoming = next((row.pk for row in rows if row.reached_on is None), None)
    return tuple(_line(row, today, live=live, is_next=row.pk == upcoming) for row in rows)


def _line(row: Milestone, today: date, *, live: bool, is_next: bool) -> MilestoneLine:
    if row.reached_on is not None:
        words = _("Nådd %(day)s") % {"day": wording.at(row.reached_on, "day", today)}
        return MilestoneLine(row, words, "s-done", late=False)
    icon = "s-in-progress" if is_next else "s-not-started"
    if row.due is None:
        return MilestoneLine(row, _("Ingen dato satt"), icon, late=False)
    late = live and row.due < today
    words = wording.day_words(row.due, today)
    if late:
        words = _("Skulle vært nådd %(day)s") % {"day": wording.distance(row.due, today)}
        if (today - row.due).days > wording.RECENT_DAYS:
            words = _("Skulle vært nådd %(day)s") % {"day": wording.day_words(row.due, today)}
    elif live and (row.due - today).days <= wording.NEAR_DAYS:
        words = _("%(point)s, %(distance)s") % {"point": words, "distance": wording.distance(row.due, today)}
    return MilestoneLine(row, words, icon, late=late)


def doubts_about(due: date | None, measure: Measure, plan: Plan, today: date) -> list[str]:
    """What a person may want to know of the day of a milestone; none of it stops them."""
    if due is None:
        return []
    found = []
    if plan.period_end is not None and due > plan.period_end:
        words = _("Datoen er etter at planen slutter, %(day)s.")
        found.append(words % {"day": wording.day_words(plan.period_end, today)})
    start = _start(measure.timings.all())
    if start is not None and due < start:
        words = _("Datoen er før tiltaket begynner, %(day)s.")
        found.append(words % {"day": wording.day_words(start, today)})
    elif plan.period_start is not None and due < plan.period_start:
        words = _("Datoen er før planen begynner, %(day)s.")
        found.append(words % {"day": wording.day_words(plan.period_start, today)})
    return found


def _start(timings: Iterable[wording.TimingLike]) -> date | None:
    starts: Sequence[date] = [timing.start for timing in timings if timing.start]
    return min(starts, default=None)


def with_milestones(plan: Plan, sections: Iterable[SectionFacts]) -> list[SectionFacts]:
    """The measures of the plan's page with their milestones; one query."""
    rows = Milestone.objects.filter(measure__section__plan=plan).values_list(
        "measure_id", "title", "due", "reached_on"
    )
    found: dict[int, list[MilestoneFacts]] = {}
    for measure_id, title, due, reached in rows:
        found.setdefault(measure_id, []).append(MilestoneFacts(title, due, reached))
    return [
        replace(
            section,
            measures=tuple(
                replace(each, milestones=tuple(found.get(each.pk, ()))) for each in section.measures
            ),
        )
        for section in sections
    ]
