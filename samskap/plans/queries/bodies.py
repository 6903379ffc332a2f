"""The teams, units, roles and people of an organisation that may answer for a measure."""

from __future__ import annotations

from samskap.people.access import people_of, teams_of, units_of
from samskap.people.viewer import Viewer
from samskap.plans.matching import EVERY_DEPARTMENT, ROLES, Body


def bodies_of(viewer: Viewer) -> list[Body]:
    """Everybody a name in a plan may mean, in three queries; persons only for those who belong here."""
    teams = teams_of(viewer).only("pk", "name", "aliases")
    units = units_of(viewer).only("pk", "name", "aliases")
    people = people_of(viewer).only("pk", "name")
    return [
        *(Body("team", team.pk, team.name, tuple(map(str, team.aliases))) for team in teams),
        *(Body("unit", unit.pk, unit.name, tuple(map(str, unit.aliases))) for unit in units),
        EVERY_DEPARTMENT,
        *ROLES,
        *(Body("person", person.pk, person.name) for person in people),
    ]


def reference(body: Body) -> str:
    """How a form and a draft name the body: "team:3", "role:leader", "every_department:"."""
    return f"{body.kind}:{body.id}"
