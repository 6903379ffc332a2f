"""What pages ask about posters: what they say, and where they hang."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Case, Q, QuerySet, When

from samskap.people.models import Organisation, Unit
from samskap.people.viewer import Viewer
from samskap.values.access import hangings_of, may_edit_poster, poster_units_of, statements_of
from samskap.values.models import Poster, PosterHanging, Value
from samskap.values.poster.content import PosterLine, PosterText
from samskap.values.poster.words import ValueWords, default_text


def hanging_on(day: date) -> Q:
    """The hangings that are up on that day."""
    return Q(hung_on__lte=day) & (Q(taken_down_on=None) | Q(taken_down_on__gt=day))


def departments_with_poster(organisation: Organisation, on: date) -> tuple[int, int]:
    """How many departments have the poster up on that day, and how many departments there are.

    An organisation without departments counts its units.
    """
    units = _counted(list(Unit.objects.filter(organisation=organisation)))
    up = PosterHanging.objects.filter(hanging_on(on), unit__in=units)
    return len(set(up.values_list("unit_id", flat=True))), len(units)


def _counted(units: Iterable[Unit]) -> list[Unit]:
    found = list(units)
    return [unit for unit in found if unit.kind == Unit.Kind.DEPARTMENT] or found


@dataclass(frozen=True, slots=True)
class Department:
    """A unit and where its poster hangs; ``mine`` when the viewer writes it."""

    unit: Unit
    up: tuple[PosterHanging, ...]
    mine: bool

    @property
    def since(self) -> date | None:
        return min((hanging.hung_on for hanging in self.up), default=None)


@dataclass(frozen=True, slots=True)
class Walls:
    """Where posters hang: the counted departments in alphabetical order, and the units above them."""

    departments: tuple[Department, ...]
    others: tuple[Department, ...]

    @property
    def total(self) -> int:
        return len(self.departments)

    @property
    def hung(self) -> int:
        return sum(bool(department.up) for department in self.departments)


def poster_walls(viewer: Viewer, on: date) -> Walls:
    """All units with their posters, in two queries."""
    units = list(poster_units_of(viewer))
    up: dict[int, list[PosterHanging]] = {}
    for hanging in hangings_of(viewer).filter(hanging_on(on)):
        up.setdefault(hanging.unit_id, []).append(hanging)
    counted = {unit.pk for unit in _counted(units)}
    rows = [Department(unit, tuple(up.get(unit.pk, ())), may_edit_poster(viewer, unit)) for unit in units]
    return Walls(
        tuple(row for row in rows if row.unit.pk in counted),
        tuple(row for row in rows if row.unit.pk not in counted),
    )


def hangings_in(viewer: Viewer, unit: Unit, on: date) -> QuerySet[PosterHanging]:
    """Where the unit's poster hangs; ``has_photo`` tells whether there is one."""
    rows = hangings_of(viewer).filter(hanging_on(on), unit=unit)
    return rows.annotate(has_photo=Case(When(photo=None, then=False), default=True))


def poster_text(unit: Unit, language: str) -> PosterText:
    """What the unit's poster says in that language: its own words, or those of the values. Two queries."""
    values = list(Value.objects.filter(organisation=unit.organisation_id))
    poster = Poster.objects.filter(unit=unit, language=language).first()
    if poster is None:
        return default_text([ValueWords(v.pk, v.key, v.name, v.meaning) for v in values], language)
    keys = {value.pk: value.key for value in values}
    lines = tuple(
        PosterLine(
            str(line.get("theme", "")),
            str(line.get("text", "")),
            str(line.get("question", "")),
            line.get("value") if line.get("value") in keys else None,
            keys.get(line.get("value"), ""),
            str(line.get("motif", "")),
        )
        for line in poster.lines
    )
    return PosterText(language, poster.heading, poster.footer, lines, own=True, revision=poster.revision)


def unit_words(viewer: Viewer, unit: Unit) -> list[tuple[str, str, list[str]]]:
    """How the unit itself recognises the values: (key, name, its words) for each that it has words for."""
    found: dict[tuple[str, str], list[str]] = {}
    rows = statements_of(viewer).filter(unit=unit).order_by("value__position", "value", "pk")
    for key, name, text in rows.values_list("value__key", "value__name", "text"):
        found.setdefault((key, name), []).append(text)
    return [(key, name, texts) for (key, name), texts in found.items()]
