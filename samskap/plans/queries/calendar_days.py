"""The days of plans as calendar entries: deadlines and milestones of measures that are going on."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from django.db.models import Prefetch, QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _

from samskap.people.calendar.entries import Entry
from samskap.people.viewer import Viewer
from samskap.plans import wording
from samskap.plans.access import carried_by, visible_to
from samskap.plans.models import Measure, Milestone, Plan, Responsibility, Timing
from samskap.plans.queries.living import RUNNING
from samskap.plans.queries.next_step import OVER
from samskap.plans.states import EDITABLE

DATED = (Timing.Kind.DEADLINE, Timing.Kind.PERIOD)


def carried_days(viewer: Viewer) -> list[Entry]:
    """Those of the measures the viewer answers for, in running plans the viewer may see; four queries."""
    mine = Responsibility.objects.filter(carried_by(viewer)).values("measure")
    measures = _going(Measure.objects.filter(pk__in=mine, section__plan__in=visible_to(viewer)))
    return list(_entries(measures.filter(section__plan__state__in=RUNNING)))


def days_of_plan(plan: Plan) -> list[Entry]:
    """All that the plan promises by a day and has not done, for as long as it is not history; three queries."""
    if plan.state not in EDITABLE:
        return []
    return list(_entries(_going(Measure.objects.filter(section__plan=plan))))


def _going(measures: QuerySet[Measure]) -> QuerySet[Measure]:
    return (
        measures.exclude(status__in=OVER)
        .select_related("section__plan__organisation")
        .order_by("section__plan_id", "section__position", "section_id", "position", "pk")
        .prefetch_related(
            Prefetch("timings", Timing.objects.filter(end__isnull=False, kind__in=DATED), "dated"),
            Prefetch("milestones", Milestone.objects.filter(due__isnull=False, reached_on=None), "ahead"),
        )
    )


def _entries(measures: Iterable[Measure]) -> Iterator[Entry]:
    for measure in measures:
        plan = measure.section.plan
        path = reverse("plans:measure", args=[plan.organisation.slug, measure.pk])
        dated: list[Timing] = getattr(measure, "dated", [])
        ahead: list[Milestone] = getattr(measure, "ahead", [])
        for at, timing in enumerate(dated):  # by its place, so that a deadline that is moved moves
            yield Entry(
                uid=f"deadline-{measure.pk}-{at}",
                title=_("Frist: %(title)s") % {"title": measure.title},
                starts=timing.end or plan.state_since,
                path=path,
                note=_("%(plan)s. Planen sier «%(text)s».") % {"plan": plan.title, "text": timing.text},
            )
        for step in ahead:
            yield Entry(
                uid=f"milestone-{step.pk}",
                title=_("Milepæl: %(title)s") % {"title": step.title},
                starts=step.due or plan.state_since,
                path=path,
                note=f"{plan.title}. {wording.shortened(measure.title)}",
            )
