"""The municipality's own values beside the recovery values, department by department; never counted, never ranked."""

from __future__ import annotations

from dataclasses import dataclass

from samskap.people.access import units_of
from samskap.people.queries import departments, units_of_person
from samskap.people.viewer import Viewer
from samskap.values.access import links_of, may_edit_values, municipal_values_of, values_of
from samskap.values.models import MunicipalValue


@dataclass(frozen=True, slots=True)
class Kin:
    """A recovery value that a department sees as kin of the municipal one, and why."""

    pk: int
    name: str
    key: str
    reflection: str
    mine: bool


@dataclass(frozen=True, slots=True)
class Seen:
    """How one department sees the municipal value."""

    unit: str
    kin: tuple[Kin, ...]


@dataclass(frozen=True, slots=True)
class MunicipalHere:
    """A municipal value with the departments that have matched it, and the names of those that have not yet."""

    value: MunicipalValue
    seen: tuple[Seen, ...]
    not_yet: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class MunicipalPage:
    """All of the municipality's own values, and what the viewer may do with them."""

    values: tuple[MunicipalHere, ...]
    may_edit: bool
    may_write: bool
    has_recovery_values: bool


def municipal_page(viewer: Viewer) -> MunicipalPage:
    """Everything in five queries however many; departments in alphabetical order."""
    names = list(departments(viewer.organisation).values_list("name", flat=True))
    everywhere, own = may_edit_values(viewer), units_of_person(viewer)
    kin: dict[int, dict[str, list[Kin]]] = {}
    rows = links_of(viewer).order_by("unit__name", "value__position", "value_id", "pk")
    fields = ("municipal_value_id", "unit_id", "unit__name", "pk", "value__name", "value__key", "reflection")
    for municipal_id, unit_id, unit, pk, name, key, reflection in rows.values_list(*fields):
        line = Kin(pk, name, key, reflection, mine=everywhere or unit_id in own)
        kin.setdefault(municipal_id, {}).setdefault(unit, []).append(line)
    found = []
    for value in municipal_values_of(viewer):
        by_unit = kin.get(value.pk, {})
        seen = tuple(Seen(unit, tuple(lines)) for unit, lines in by_unit.items())
        found.append(MunicipalHere(value, seen, tuple(name for name in names if name not in by_unit)))
    may_write = bool(own) or (everywhere and units_of(viewer).exists())
    return MunicipalPage(tuple(found), everywhere, may_write, values_of(viewer).exists())
