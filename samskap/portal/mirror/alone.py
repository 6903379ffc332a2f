"""Which departments can be looked at alone: what one or two people did is about them, and not about the department."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Final

from django.db.models import Count

from samskap.people.models import Membership, Unit

FEWEST: Final = 3
ROLES: Final = frozenset(
    {
        Membership.Role.EMPLOYEE,
        Membership.Role.LEADER,
        Membership.Role.RECOVERY_CONTACT,
        Membership.Role.STUDENT,
    }
)


def alone(units: Iterable[Unit], on: date) -> tuple[Unit, ...]:
    """Those of the units where three people or more work, and those nobody is written down in; one query."""
    given = tuple(units)
    work_there = Membership.objects.current(on).filter(unit__in=given, role__in=ROLES, person__is_active=True)
    counted = work_there.order_by().values_list("unit").annotate(Count("person", distinct=True))
    few = {unit_id for unit_id, people in counted if people < FEWEST}
    return tuple(unit for unit in given if unit.pk not in few)
