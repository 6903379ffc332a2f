"""Figures of the demonstration: read day by day, as they would have been had Samskap been in use all along."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime, time, timedelta
from decimal import Decimal
from typing import TYPE_CHECKING

from django.utils import timezone

if TYPE_CHECKING:
    from samskap.people.viewer import Viewer
    from samskap.plans.actions.figures import Wanted
    from samskap.plans.models import Indicator, Measure, Plan

BETWEEN = timedelta(days=14)
HUNG_AFTER = (12, 33, 54, 90, 118, 160)  # days after the plan began that each department hung the poster up
# the measure's place in the plan, where its figure is read from, and its target
READ = [
    (3, "values.poster_hung", 8),
    (15, "plans.hearing_answered", None),
    (16, "plans.living_owner", None),
    (16, "plans.fresh_status", None),
]
EVENINGS = [(at, 10) for at in (1, 2, 3, 4, 5, 5, 6, 7, 8, 9)]  # month by month, of those that are planned
TOGETHER = [(at, None) for at in (3, 7, 9, 14, 19, 22, 27, 31, 33, 34)]


def demo_figures(by: Viewer, plan: Plan) -> None:
    """Posters hung one after the other, owners, status and answers from what there is, and two counts by hand."""
    from samskap.plans.actions.figures import Wanted, add_figure
    from samskap.plans.actions.readings import read
    from samskap.plans.models import Measure as Measures

    _hang_posters(plan)
    measures = list(
        Measures.objects.filter(section__plan=plan)
        .select_related("section__plan__organisation", "section__plan__unit__parent__parent")
        .order_by("section__position", "position", "pk")
    )
    rows: list[Indicator] = [
        add_figure(
            by=by,
            measure=measures[place],
            wanted=Wanted(source=key, target=None if target is None else Decimal(target)),
        )
        for place, key, target in READ
        if place < len(measures)
    ]
    day, today = plan.state_since, timezone.localdate()
    while day < today:
        read(rows, datetime.combine(day, time(12), UTC))
        day += BETWEEN
    if len(measures) > 10:
        evenings = Wanted(label="Fagkvelder som er holdt i år", unit_word="planlagte kvelder")
        _by_hand(by, measures[1], evenings, EVENINGS)
        together = Wanted(label="Noen har fått følge til første gang", unit_word="ganger", target=Decimal(40))
        _by_hand(by, measures[10], together, TOGETHER)


def _hang_posters(plan: Plan) -> None:
    from samskap.people.models import Unit
    from samskap.values.models import PosterHanging

    today = timezone.localdate()
    for unit, days in zip(Unit.objects.filter(parent=plan.unit_id), HUNG_AFTER, strict=False):
        hung = min(plan.state_since + timedelta(days=days), today)
        PosterHanging.objects.get_or_create(unit=unit, taken_down_on=None, defaults={"hung_on": hung})


def _by_hand(by: Viewer, measure: Measure, wanted: Wanted, counts: Sequence[tuple[int, int | None]]) -> None:
    from samskap.plans.actions.figures import Entry, add_figure, enter_figure

    row = add_figure(by=by, measure=measure, wanted=wanted)
    for at, (count, of) in enumerate(counts, start=1):
        day = measure.section.plan.state_since + timedelta(days=30 * at)
        if day <= timezone.localdate():
            whole = None if of is None else Decimal(of)
            enter_figure(
                by=by, indicator=row, entry=Entry(day, Decimal(count), whole, "Talt opp fra kalenderen")
            )
