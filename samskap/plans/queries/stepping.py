"""What the pages of the plan's steps ask for."""

from __future__ import annotations

from datetime import date

from django.db.models import Q

from samskap.people.models import Organisation, Team
from samskap.plans.models import Hearing, Plan


def bodies_on(organisation: Organisation, day: date) -> list[Team]:
    """The teams and councils that still meet on the day, by name."""
    living = Q(ended_on=None) | Q(ended_on__gt=day)
    return list(Team.objects.filter(living, organisation=organisation).order_by("name"))


def heard_until(plan: Plan) -> date | None:
    """The last day of the hearing the plan is in; None when it is in none."""
    return Hearing.objects.filter(plan=plan, ended_at=None).values_list("closes_on", flat=True).first()
