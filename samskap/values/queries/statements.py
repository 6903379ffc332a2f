"""What pages ask about values."""

from __future__ import annotations

from dataclasses import dataclass

from samskap.people.queries import units_of_person
from samskap.people.viewer import Viewer
from samskap.values.access import may_edit_values, statements_of, values_of
from samskap.values.models import Value
from samskap.values.suggest import ValueCues


@dataclass(frozen=True, slots=True)
class Statement:
    """How one department recognises the value; ``mine`` when the viewer may change the words."""

    pk: int
    unit: str
    text: str
    mine: bool


@dataclass(frozen=True, slots=True)
class ValueHere:
    """A value with the departments' own words about it, the departments in alphabetical order."""

    value: Value
    statements: tuple[Statement, ...]


def values_with_statements(viewer: Viewer, *, slug: str = "") -> list[ValueHere]:
    """The values in their order (one of them when ``slug`` is given), in two queries."""
    values = list(values_of(viewer).filter(slug=slug) if slug else values_of(viewer))
    everywhere, own = may_edit_values(viewer), units_of_person(viewer)
    found: dict[int, list[Statement]] = {}
    rows = statements_of(viewer).filter(value__in=values).order_by("unit__name", "pk")
    for pk, value_id, unit_id, unit, text in rows.values_list(
        "pk", "value_id", "unit_id", "unit__name", "text"
    ):
        found.setdefault(value_id, []).append(Statement(pk, unit, text, everywhere or unit_id in own))
    return [ValueHere(value, tuple(found.get(value.pk, ()))) for value in values]


def cues_of(viewer: Viewer) -> list[ValueCues]:
    """The organisation's values as ``suggest_values`` wants them."""
    return [(pk, name, list(cues)) for pk, name, cues in values_of(viewer).values_list("pk", "name", "cues")]
