"""Figures of the demonstration: read day by day, as they would have been had Samskap been in use all along."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal
from typing import TYPE_CHECKING

from django.utils import timezone

if TYPE_CHECKING:
    from samskap.people.viewer import Viewer
    from samskap.plans.models import Indicator, Measure, Plan

BETWEEN = timedelta(days=14)
HUNG_AFTER = (12, 33, 54, 90, 118, 160)  # days after the plan began that each department hung the poster up
EVENINGS = (3, 7, 9, 14, 19, 22, 27, 31)  # how many open evenings there had been, month by month


def demo_figures(by: Viewer, plan: Plan) -> None:
    """Posters hung one after the other, owners and status from what there is, and evenings counted by hand."""
    from samskap.plans.actions.figures import Wanted, add_figure
    from samskap.plans.actions.readings import read
    from samskap.plans.models import Measure as Measures

    _hang_posters(plan)
    measures = list(
        Measures.objects.filter(section__plan=plan)
        .select_related("section__plan__organisation", "section__plan__unit__parent__parent")
        .order_by("section__position", "position", "pk")
    )
    keys = ["values.poster_hung", "plans.living_owner", "plans.fresh_status", "plans.hearing_answered"]
    places = [3, 0, 1, 4]
    rows: list[Indicator] = []
    for key, place in zip(keys, places, strict=True):
        if place < len(measures):
            target = Decimal(8) if key == "values.poster_hung" else None
            rows.append(add_figure(by=by, measure=measures[place], wanted=Wanted(source=key, target=target)))
    day, today = plan.state_since, timezone.localdate()
    while day < today:
        read(rows, datetime.combine(day, time(12), UTC))
        day += BETWEEN
    if len(measures) > 10:
        _evenings(by, measures[10], plan.state_since)


def _hang_posters(plan: Plan) -> None:
    from samskap.people.models import Unit
    from samskap.values.models import PosterHanging

    today = timezone.localdate()
    for unit, days in zip(Unit.objects.filter(parent=plan.unit_id), HUNG_AFTER, strict=False):
        hung = min(plan.state_since + timedelta(days=days), today)
        PosterHanging.objects.get_or_create(unit=unit, taken_down_on=None, defaults={"hung_on": hung})


def _evenings(by: Viewer, measure: Measure, start: date) -> None:
    from samskap.plans.actions.figures import Entry, Wanted, add_figure, enter_figure

    row = add_figure(
        by=by,
        measure=measure,
        wanted=Wanted(label="Åpne kvelder siden planen begynte", unit_word="kvelder", target=Decimal(40)),
    )
    today = timezone.localdate()
    for at, count in enumerate(EVENINGS, start=1):
        day = start + timedelta(days=30 * at)
        if day <= today:
            enter_figure(
                by=by, indicator=row, entry=Entry(day, Decimal(count), note="Talt opp fra kalenderen")
            )
