"""What the form of a gathering may choose from."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import Exists, OuterRef, Q, QuerySet

from samskap.gatherings.access.gatherings import places_to_hold
from samskap.gatherings.models import Gathering
from samskap.people.access import people_of, teams_of, units_of
from samskap.people.models import Membership, Person, Team, Unit
from samskap.people.viewer import BELONGING, Viewer
from samskap.plans.access import measures_for
from samskap.plans.models import Measure
from samskap.plans.queries.hearing import names_of_nobody
from samskap.plans.states import State
from samskap.values.models import Value


@dataclass(frozen=True, slots=True)
class Around:
    """The choices; ``homes`` are the units and teams the viewer may hold gatherings for."""

    units: list[Unit]
    teams: list[Team]
    homes: list[Unit | Team]
    values: QuerySet[Value]
    measures: QuerySet[Measure]
    known_names: list[str]


def around_of(viewer: Viewer, row: Gathering | None = None) -> Around:
    """Units, teams, values and measures of running plans; with those the gathering is tied to already."""
    units, teams = places_to_hold(viewer)
    running = Q(section__plan__state__in=[State.APPROVED, State.ACTIVE])
    measures = measures_for(viewer).filter(running | Q(gatherings=row) if row is not None else running)
    return Around(
        units=list(units_of(viewer)),
        teams=list(teams_of(viewer).filter(ended_on=None)),
        homes=[*units, *teams],
        values=Value.objects.filter(organisation=viewer.organisation),
        measures=measures.distinct().order_by("section__plan", "section__position", "position", "pk"),
        known_names=names_of_nobody(viewer.organisation),
    )


def hosts_for(viewer: Viewer) -> QuerySet[Person]:
    """Who may lead gatherings: those who belong here. Residents and others with an account are not named."""
    held = Membership.objects.current().filter(person=OuterRef("pk"), role__in=BELONGING)
    return people_of(viewer).filter(Exists(held))
