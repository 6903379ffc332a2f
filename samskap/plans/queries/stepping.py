"""What the pages of the plan's steps ask for."""

from __future__ import annotations

from datetime import date

from django.db.models import Q

from samskap.people.models import Organisation, Team
from samskap.plans.models import Hearing, Measure, Plan
from samskap.plans.queries.next_step import OVER
from samskap.plans.states import State


def bodies_on(organisation: Organisation, day: date) -> list[Team]:
    """The teams and councils that still meet on the day, by name."""
    living = Q(ended_on=None) | Q(ended_on__gt=day)
    return list(Team.objects.filter(living, organisation=organisation).order_by("name"))


def unfinished(plan: Plan) -> list[Measure]:
    """The measures that are neither done, ended nor replaced, in the plan's order."""
    going = Measure.objects.filter(section__plan=plan).exclude(status__in=OVER)
    return list(going.order_by("section__position", "section_id", "position", "pk"))


def hearing_now(plan: Plan) -> Hearing | None:
    """The hearing the plan is in, if it is in one."""
    return Hearing.objects.filter(plan=plan, ended_at=None).first() if plan.state == State.HEARING else None
