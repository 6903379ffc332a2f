"""What the form of a change may choose from."""

from __future__ import annotations

from samskap.people.models import Organisation, Team, Unit
from samskap.people.viewer import Viewer
from samskap.plans.access import measures_for
from samskap.plans.models import Measure
from samskap.plans.states import State
from samskap.values.models import Value

LIVING = (State.APPROVED, State.ACTIVE, State.EVALUATING)
OVER = (Measure.Status.ENDED, Measure.Status.REPLACED)


def measures_to_choose(viewer: Viewer, *, chosen: int | None = None) -> list[Measure]:
    """The measures of the plans that are in use, in their order, and the one that is chosen already. One query."""
    rows = measures_for(viewer)
    now = rows.filter(section__plan__state__in=LIVING).exclude(status__in=OVER)
    both = now | rows.filter(pk=chosen) if chosen else now
    return list(both.order_by("section__plan", "section__position", "position", "pk"))


def names_of_nobody(organisation: Organisation) -> list[str]:
    """Names of values, units and bodies, which identify no person however many capitals they have. Three queries."""
    names = [
        organisation.name,
        *Value.objects.filter(organisation=organisation).values_list("name", flat=True),
    ]
    for model in (Unit, Team):
        for name, aliases in model.objects.filter(organisation=organisation).values_list("name", "aliases"):
            names += [name, *(str(alias) for alias in aliases)]
    return names
