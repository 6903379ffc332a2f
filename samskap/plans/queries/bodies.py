"""The teams, units, roles and people of an organisation that may answer for a measure."""

from __future__ import annotations

from collections.abc import Iterable

from django.db.models import Q, QuerySet
from django.utils import timezone

from samskap.people.access import people_of, teams_of, units_of
from samskap.people.models import Team
from samskap.people.viewer import Viewer
from samskap.plans.matching import EVERY_DEPARTMENT, ROLES, Body
from samskap.plans.models import Measure


def bodies_of(viewer: Viewer) -> list[Body]:
    """Everybody a name in a plan may mean, in three queries; persons only for those who belong here."""
    teams = living_teams(teams_of(viewer)).only("pk", "name", "aliases")
    units = units_of(viewer).only("pk", "name", "aliases")
    people = people_of(viewer).only("pk", "name")
    return [
        *(Body("team", team.pk, team.name, tuple(map(str, team.aliases))) for team in teams),
        *(Body("unit", unit.pk, unit.name, tuple(map(str, unit.aliases))) for unit in units),
        EVERY_DEPARTMENT,
        *ROLES,
        *(Body("person", person.pk, person.name) for person in people),
    ]


def former_bodies(measure: Measure, here: Iterable[Body]) -> list[Body]:
    """The teams and people that answer for the measure and are no longer here; one query."""
    known = {reference(body) for body in here}
    rows = measure.responsibilities.select_related("team", "person")
    found = [Body("team", row.team.pk, row.team.name) for row in rows if row.team]
    found += [Body("person", row.person.pk, row.person.name) for row in rows if row.person]
    return [body for body in dict.fromkeys(found) if reference(body) not in known]


def living_teams(teams: QuerySet[Team]) -> QuerySet[Team]:
    """The teams that have not ended."""
    return teams.filter(Q(ended_on=None) | Q(ended_on__gt=timezone.localdate()))


def reference(body: Body) -> str:
    """How a form and a draft name the body: "team:3", "role:leader", "every_department:"."""
    return f"{body.kind}:{body.id}"
