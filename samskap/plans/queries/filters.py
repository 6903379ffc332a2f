"""Which measures to show: by department, value, responsible and status, as the address says."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final
from urllib.parse import urlencode

from django.utils.translation import gettext as _

from samskap.people.models import Unit
from samskap.people.viewer import Viewer
from samskap.plans.models import Measure
from samskap.plans.queries.measures import MeasureFacts, SectionFacts, ValueFacts
from samskap.plans.queries.who import Who

MINE: Final = "mine"
LIST: Final = "liste"
TIMELINE: Final = "tidslinje"
# the names in the address; pages and links use no others
DEPARTMENT, VALUE, RESPONSIBLE, STATUS = "avdeling", "verdi", "ansvarlig", "status"
VIEW, PAPER = "visning", "utskrift"


@dataclass(frozen=True, slots=True)
class Choice:
    """One line of a filter: what stands in the address, and the words."""

    key: str
    words: str


@dataclass(frozen=True, slots=True)
class Field:
    """A filter: its name in the address, its label, the words for no choice, the choices and the one chosen."""

    name: str
    label: str
    everything: str
    choices: tuple[Choice, ...]
    chosen: str = ""

    @property
    def chosen_words(self) -> str:
        """The choice in words; "" for everything."""
        return next((choice.words for choice in self.choices if choice.key == self.chosen), "")


@dataclass(frozen=True, slots=True)
class Filters:
    """What is chosen; "" is everything. ``ignored``: the address asked for something that this plan does not have."""

    department: str = ""
    value: str = ""
    responsible: str = ""
    status: str = ""
    view: str = LIST
    ignored: bool = False

    @property
    def any(self) -> bool:
        """Whether anything is left out."""
        return bool(self.department or self.value or self.responsible or self.status)

    def query(self, *, view: str | None = None, paper: bool = False) -> str:
        """The address's query for these filters, in another view when one is given, or for paper; "" for none."""
        wanted = self.view if view is None else view
        pairs = (
            (DEPARTMENT, self.department),
            (VALUE, self.value),
            (RESPONSIBLE, self.responsible),
            (STATUS, self.status),
            (VIEW, "" if wanted == LIST else wanted),
            (PAPER, "1" if paper else ""),
        )
        text = urlencode([(name, chosen) for name, chosen in pairs if chosen])
        return f"?{text}" if text else ""


def departments_in(units: Iterable[Unit], home_id: int) -> list[Unit]:
    """The departments of the plan's unit; the unit itself when it is a department."""
    units = list(units)
    inside = [unit for unit in units if unit.kind == Unit.Kind.DEPARTMENT and unit.parent_id == home_id]
    return inside or [unit for unit in units if unit.kind == Unit.Kind.DEPARTMENT and unit.pk == home_id]


def fields_for(
    sections: Iterable[SectionFacts],
    values: Iterable[ValueFacts],
    departments: Iterable[Unit],
    viewer: Viewer,
) -> tuple[Field, ...]:
    """The four filters with the choices this plan gives this viewer."""
    measures = [measure for section in sections for measure in section.measures]
    people = {who.key: who.body for measure in measures for who in measure.who}
    names = sorted(
        (Choice(key, name) for key, name in people.items()), key=lambda choice: choice.words.casefold()
    )
    mine = [Choice(MINE, _("Mine tiltak"))] if viewer.belongs and viewer.person else []
    return (
        Field(
            DEPARTMENT,
            _("Avdeling"),
            _("Alle avdelinger"),
            tuple(Choice(str(unit.pk), unit.name) for unit in departments),
        ),
        Field(
            VALUE, _("Verdi"), _("Alle verdier"), tuple(Choice(value.slug, value.name) for value in values)
        ),
        Field(RESPONSIBLE, _("Ansvarlig"), _("Alle"), (*mine, *names)),
        Field(
            STATUS,
            _("Status"),
            _("Alle"),
            tuple(Choice(str(key), str(words)) for key, words in Measure.Status.choices),
        ),
    )


def read(params: Mapping[str, str], fields: Iterable[Field]) -> Filters:
    """The filters an address asks for; what a field does not offer is left out and noticed."""
    chosen: dict[str, str] = {}
    ignored = False
    for field in fields:
        asked = params.get(field.name, "")
        known = any(choice.key == asked for choice in field.choices)
        ignored = ignored or bool(asked and not known)
        chosen[field.name] = asked if known else ""
    view = params.get(VIEW, "")
    return Filters(
        department=chosen[DEPARTMENT],
        value=chosen[VALUE],
        responsible=chosen[RESPONSIBLE],
        status=chosen[STATUS],
        view=TIMELINE if view == TIMELINE else LIST,
        ignored=ignored or view not in ("", LIST, TIMELINE),
    )


def matches(measure: MeasureFacts, filters: Filters, viewer: Viewer) -> bool:
    """Whether a measure is left by all filters together."""
    if filters.status and measure.status != filters.status:
        return False
    if filters.value and all(value.slug != filters.value for value in measure.values):
        return False
    if filters.department and not any(_in_department(who, int(filters.department)) for who in measure.who):
        return False
    if filters.responsible == MINE:
        return any(who.is_of(viewer) for who in measure.who)
    return not filters.responsible or any(who.key == filters.responsible for who in measure.who)


def _in_department(who: Who, department_id: int) -> bool:
    return who.every_department or who.place_id == department_id
