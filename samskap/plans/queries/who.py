"""Who answers for a measure, as this viewer may see it: visitors get teams and roles, never persons' names."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace
from typing import NamedTuple

from django.db.models import QuerySet
from django.utils import timezone
from django.utils.text import slugify
from django.utils.translation import gettext as _

from samskap.people.models import Membership
from samskap.people.viewer import Viewer
from samskap.plans.models import Plan, Responsibility
from samskap.plans.person_names import names_a_person
from samskap.plans.queries.living import Living
from samskap.plans.wording import capital


@dataclass(frozen=True, slots=True)
class Who:
    """One responsible of a measure.

    ``key`` stands for it in the address, ``body`` is what we call it in lists; ``place_id`` is the unit it works in.
    """

    key: str
    name: str
    body: str
    team_id: int | None = None
    unit_id: int | None = None
    place_id: int | None = None
    person_id: int | None = None
    role: str = ""
    every_department: bool = False
    confirmed: bool = True
    gone: bool = (
        False  # we know whom it means, and nobody is there any longer; told to the unit's people only
    )

    def is_of(self, viewer: Viewer) -> bool:
        """Whether the viewer answers here: as the person, or through a team, a unit or a role of theirs."""
        if self.person_id and self.person_id == viewer.person_id:
            return True
        return any(
            (self.team_id and self.team_id == membership.team_id)
            or (self.unit_id and self.unit_id == membership.unit_id)
            or (self.role and self.role == membership.role)
            or (
                self.every_department and membership.unit is not None and membership.unit.kind == "department"
            )
            for membership in viewer.memberships
        )


class _Row(NamedTuple):
    """What is read of a responsibility, in the order of ``FIELDS``."""

    name: str
    team_id: int | None
    team: str | None
    team_unit_id: int | None
    unit_id: int | None
    unit: str | None
    person_id: int | None
    person: str | None
    role: str
    every_department: bool

    @property
    def body(self) -> str:
        """The team, unit or role that is meant; "" for a person alone and for words nobody has confirmed."""
        if self.team or self.unit:
            return self.team or self.unit or ""
        if self.every_department:
            return _("Alle avdelinger")
        return str(Membership.Role(self.role).label) if self.role else ""


FIELDS = (
    "measure_id", "name", "team_id", "team__name", "team__unit_id", "unit_id", "unit__name",
    "person_id", "person__name", "role", "every_department",
)  # fmt: skip


def responsibles_of(plan: Plan, viewer: Viewer, known_names: Collection[str]) -> dict[int, list[Who]]:
    """The responsibles of the plan's measures by measure id, in the plan's order; a query, and one for the people.

    ``known_names`` are names of units, which are not persons.
    """
    return responsibles_in(Responsibility.objects.filter(measure__section__plan=plan), viewer, known_names)


def responsibles_in(
    rows: QuerySet[Responsibility], viewer: Viewer, known_names: Collection[str]
) -> dict[int, list[Who]]:
    """The same for any choice of rows."""
    found: dict[int, list[Who]] = {}
    made: dict[_Row, Who] = {}  # the same few bodies answer for most measures
    living = Living.of(viewer.organisation, timezone.localdate()) if viewer.belongs else None
    for measure_id, *facts in rows.order_by("measure_id", "position", "pk").values_list(*FIELDS):
        row = _Row(*facts)
        if row not in made:
            made[row] = _for_members(row, living) if living else _for_visitors(row, known_names)
        found.setdefault(measure_id, []).append(made[row])
    return found


def _for_members(row: _Row, living: Living) -> Who:
    body = row.body or row.person or row.name
    who = _who(row, name=row.name, body=body, key=_key(row, row.person_id), person_id=row.person_id)
    return replace(who, gone=living.is_gone(row))


def _for_visitors(row: _Row, known_names: Iterable[str]) -> Who:
    hidden = row.person_id is not None or names_a_person(row.name, known_names)
    name = (row.body or _("en navngitt person")) if hidden else row.name
    return _who(
        row,
        name=name,
        body=row.body or capital(name),
        key=_key(row._replace(name=name), None),
        person_id=None,
    )


def _who(row: _Row, *, name: str, body: str, key: str, person_id: int | None) -> Who:
    return Who(
        key=key,
        name=name,
        body=body,
        team_id=row.team_id,
        unit_id=row.unit_id,
        place_id=row.unit_id or row.team_unit_id,
        person_id=person_id,
        role=row.role,
        every_department=row.every_department,
        confirmed=bool(row.body or row.person_id),
    )


def _key(row: _Row, person_id: int | None) -> str:
    if row.team_id:
        return f"lag-{row.team_id}"
    if row.unit_id:
        return f"enhet-{row.unit_id}"
    if person_id:
        return f"person-{person_id}"
    if row.every_department:
        return "alle-avdelinger"
    return f"rolle-{row.role}" if row.role else f"navn-{slugify(row.name, allow_unicode=True)[:60]}"
