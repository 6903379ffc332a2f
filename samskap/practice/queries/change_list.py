"""The changes of the municipality, chosen by unit, value and state, a page at a time."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final
from urllib.parse import urlencode

from django.core.paginator import Page, Paginator
from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from samskap.people.access import units_of
from samskap.people.viewer import Viewer
from samskap.practice.access import changes_for
from samskap.practice.models import ChangeRecord
from samskap.practice.queries.outcomes import Outcome, outcomes_of
from samskap.practice.states import ENDED, KEPT, TRYING
from samskap.values.access import values_of
from samskap.values.models import Value

PER_PAGE: Final = 20
UNIT, VALUE, STATE, PAGE = "avdeling", "verdi", "tilstand", "side"
LOOK: Final = "blikk"


@dataclass(frozen=True, slots=True)
class Choice:
    """One line of a filter: what stands in the address, and the words."""

    key: str
    words: str


@dataclass(frozen=True, slots=True)
class Field:
    """A filter: its name in the address, its label, the words for no choice, its choices and the one chosen."""

    name: str
    label: str
    everything: str
    choices: tuple[Choice, ...]
    chosen: str


@dataclass(frozen=True, slots=True)
class Line:
    """A change in the list, with its values and what came of the last asking."""

    change: ChangeRecord
    values: tuple[Value, ...]
    outcome: Outcome | None
    needs_look: bool


@dataclass(frozen=True)
class ChangeList:
    """A page of changes, the filters, and how many wait for a look."""

    fields: tuple[Field, ...]
    page: Page[ChangeRecord]
    lines: list[Line]
    query: str
    waiting: int

    @property
    def narrowed(self) -> bool:
        """Whether anything is left out."""
        return any(field.chosen for field in self.fields)


def needs_look(today: date) -> Q:
    """The changes whose day to look back has come."""
    return Q(review_on__lte=today) & ~Q(state=ENDED)


def change_list(viewer: Viewer, asked: Mapping[str, str], *, today: date) -> ChangeList:
    """The changes an address asks for; what is not there is left out of the question."""
    fields = _fields(viewer, asked)
    rows = _narrowed(changes_for(viewer), {field.name: field.chosen for field in fields}, today)
    page = Paginator(rows.select_related("unit").prefetch_related("values"), PER_PAGE).get_page(
        asked.get(PAGE, "")
    )
    changes = list(page.object_list)
    outcomes = outcomes_of(viewer.organisation, [change.pk for change in changes])
    lines = [
        Line(
            change,
            tuple(change.values.all()),
            next(iter(outcomes.get(change.pk, [])), None),
            needs_look=change.state != ENDED and change.review_on is not None and change.review_on <= today,
        )
        for change in changes
    ]
    query = urlencode([(field.name, field.chosen) for field in fields if field.chosen])
    waiting = changes_for(viewer).filter(needs_look(today)).count()
    return ChangeList(fields, page, lines, query, waiting)


def _fields(viewer: Viewer, asked: Mapping[str, str]) -> tuple[Field, ...]:
    units = tuple(Choice(str(unit.pk), unit.name) for unit in units_of(viewer))
    values = tuple(Choice(value.slug, value.name) for value in values_of(viewer))
    states = tuple(
        Choice(str(key), str(words))
        for key, words in (*ChangeRecord.State.choices, (LOOK, _("Trenger et blikk")))
    )
    rows = (
        (UNIT, _("Avdeling"), _("Alle avdelinger"), units),
        (VALUE, _("Verdi"), _("Alle verdier"), values),
        (STATE, _("Hvordan går det?"), _("Alle"), states),
    )
    return tuple(
        Field(name, label, everything, choices, _known(asked.get(name, ""), choices))
        for name, label, everything, choices in rows
    )


def _known(asked: str, choices: tuple[Choice, ...]) -> str:
    return asked if any(choice.key == asked for choice in choices) else ""


def _narrowed(rows: QuerySet[ChangeRecord], chosen: Mapping[str, str], today: date) -> QuerySet[ChangeRecord]:
    if chosen[UNIT]:
        rows = rows.filter(unit=int(chosen[UNIT]))
    if chosen[VALUE]:
        rows = rows.filter(values__slug=chosen[VALUE])
    if chosen[STATE] == LOOK:
        return rows.filter(needs_look(today))
    return rows.filter(state=chosen[STATE]) if chosen[STATE] in {TRYING, KEPT, ENDED} else rows
