"""What waits for the owner of a plan: measures that nobody answers for any longer."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from samskap.people.models import Membership
from samskap.people.todos import Todo, todo_source
from samskap.people.viewer import Viewer
from samskap.plans import wording
from samskap.plans.access import lineage_ids, plans_of
from samskap.plans.models import Measure, Plan
from samskap.plans.queries.living import RUNNING, Living, ownerless_measures

NAMED = 3


@todo_source("plans.ownerless")
def measures_without_anybody(viewer: Viewer, now: datetime) -> list[Todo]:
    """The measures of the viewer's plans whose last responsible has left: one thing to do for each plan.

    A plan without an owner who is here is everybody's who leads its unit.
    """
    today = timezone.localdate(now)
    plans = _plans_of(viewer)
    if not plans:
        return []
    living = Living.of(viewer.organisation, today)
    me = viewer.person_id
    mine = {plan.pk for plan in plans if plan.owner_id == me or plan.owner_id not in living.here}
    found: dict[int, list[Measure]] = {}
    for measure, plan in ownerless_measures(viewer.organisation, living):
        if plan.pk in mine:
            found.setdefault(plan.pk, []).append(measure)
    return [_todo(viewer, measures) for measures in found.values()]


def _plans_of(viewer: Viewer) -> list[Plan]:
    """The running plans this viewer owns or leads."""
    running = (plan for plan in plans_of(viewer) if plan.state in RUNNING)
    return [plan for plan in running if plan.owner_id == viewer.person_id or _leads(viewer, plan)]


def _leads(viewer: Viewer, plan: Plan) -> bool:
    return viewer.has_role({Membership.Role.LEADER}, unit_ids=lineage_ids(plan.unit))


def _todo(viewer: Viewer, measures: Sequence[Measure]) -> Todo:
    slug = viewer.organisation.slug
    first = measures[0]
    if len(measures) == 1:
        return Todo(
            _("Finn noen som tar over: %(title)s") % {"title": first.title},
            _("Ingen har dette ansvaret nå. Arbeidet venter på noen som tar det videre."),
            None,
            reverse("plans:hand_over", args=[slug, first.pk]),
            5,
        )
    titles = [f"«{measure.title}»" for measure in measures[:NAMED]]
    rest = len(measures) - NAMED
    if rest > 0:
        titles.append(_("%(n)s til") % {"n": rest})
    return Todo(
        _("Finn noen som tar over %(n)s tiltak") % {"n": len(measures)},
        _("Ingen har ansvaret for %(titles)s nå.") % {"titles": wording.joined(titles)},
        None,
        reverse("plans:follow_up", args=[slug, first.section.plan_id]),
        5 * len(measures),
    )
