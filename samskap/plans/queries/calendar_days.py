"""The days of plans as calendar entries: deadlines and milestones of measures that are going on."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date

from django.db.models import FilteredRelation, Q, QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _

from samskap.people.calendar.entries import Entry
from samskap.people.viewer import Viewer
from samskap.plans import wording
from samskap.plans.access import carried_by, visible_to
from samskap.plans.models import Measure, Plan, Responsibility, Timing
from samskap.plans.queries.living import RUNNING
from samskap.plans.queries.next_step import OVER
from samskap.plans.states import EDITABLE

DATED = (Timing.Kind.DEADLINE, Timing.Kind.PERIOD)


@dataclass(slots=True)
class _Days:
    """A measure's days: the plan's words and the day of each timing, the title and the day of each milestone."""

    title: str
    plan: str
    slug: str
    dated: dict[int, tuple[str, date]] = field(default_factory=dict)
    ahead: dict[int, tuple[str, date]] = field(default_factory=dict)


def carried_days(viewer: Viewer) -> list[Entry]:
    """Those of the measures the viewer answers for, in running plans the viewer may see; one query."""
    mine = Responsibility.objects.filter(carried_by(viewer)).values("measure")
    measures = Measure.objects.filter(pk__in=mine, section__plan__in=visible_to(viewer))
    return list(_entries(_going(measures.filter(section__plan__state__in=RUNNING))))


def days_of_plan(plan: Plan) -> list[Entry]:
    """All that the plan promises by a day and has not done, for as long as it is not history; one query."""
    if plan.state not in EDITABLE:
        return []
    return list(_entries(_going(Measure.objects.filter(section__plan=plan))))


def _going(measures: QuerySet[Measure]) -> dict[int, _Days]:
    """The measures that are going on, in the order of the plan; each row is one timing beside one milestone."""
    rows = (
        measures.exclude(status__in=OVER)
        .annotate(
            dated=FilteredRelation(
                "timings", condition=Q(timings__end__isnull=False, timings__kind__in=DATED)
            ),
            ahead=FilteredRelation(
                "milestones", condition=Q(milestones__due__isnull=False, milestones__reached_on=None)
            ),
        )
        .order_by(
            *("section__plan_id", "section__position", "section_id", "position", "pk"),
            *("dated__position", "dated__pk", "ahead__position", "ahead__pk"),
        )
        .values_list(
            *("pk", "title", "section__plan__title", "section__plan__organisation__slug"),
            *("dated__pk", "dated__text", "dated__end", "ahead__pk", "ahead__title", "ahead__due"),
        )
    )
    found: dict[int, _Days] = {}
    for pk, title, plan, slug, timing, text, end, step, step_title, due in rows:
        days = found.setdefault(pk, _Days(title, plan, slug))
        if timing is not None:
            days.dated[timing] = (text, end)
        if step is not None:
            days.ahead[step] = (step_title, due)
    return found


def _entries(measures: dict[int, _Days]) -> Iterator[Entry]:
    for pk, days in measures.items():
        path = reverse("plans:measure", args=[days.slug, pk])
        for at, (text, end) in enumerate(
            days.dated.values()
        ):  # by its place, so that one that is moved moves
            yield Entry(
                uid=f"deadline-{pk}-{at}",
                title=_("Frist: %(title)s") % {"title": days.title},
                starts=end,
                path=path,
                note=_("%(plan)s. Planen sier «%(text)s».") % {"plan": days.plan, "text": text},
            )
        for step, (title, due) in days.ahead.items():
            yield Entry(
                uid=f"milestone-{step}",
                title=_("Milepæl: %(title)s") % {"title": title},
                starts=due,
                path=path,
                note=f"{days.plan}. {wording.shortened(days.title)}",
            )
