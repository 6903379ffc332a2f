"""All measures of one plan with values, responsibles and timings: four queries whatever the number of measures."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db.models import FilteredRelation, Q

from samskap.people.viewer import Viewer
from samskap.plans.models import Plan, Section, Timing
from samskap.plans.queries.who import Who, responsibles_of
from samskap.values.models import Value


@dataclass(frozen=True, slots=True)
class ValueFacts:
    """A value of the organisation, as the drawings want it."""

    pk: int
    name: str
    slug: str
    key: str


@dataclass(frozen=True, slots=True)
class TimingFacts:
    """A timing as ``samskap.plans.wording`` wants it."""

    text: str
    kind: str
    start: date | None
    end: date | None
    precision: str
    recurrence: str
    certain: bool


@dataclass(frozen=True, slots=True)
class MeasureFacts:
    """A measure with all that a row or a thread of it shows."""

    pk: int
    number: str
    title: str
    text: str
    why: str
    status: str
    reason: str
    since: date | None
    values: tuple[ValueFacts, ...] = ()
    who: tuple[Who, ...] = ()
    timings: tuple[TimingFacts, ...] = ()


@dataclass(frozen=True, slots=True)
class SectionFacts:
    """A part of the plan; ``measures`` may be empty."""

    pk: int
    title: str
    intro: str
    measures: tuple[MeasureFacts, ...]


MEASURE_FIELDS = ("pk", "number", "title", "text", "why", "status", "status_reason", "status_since")


def sections_of(
    plan: Plan, viewer: Viewer, *, known_names: list[str]
) -> tuple[list[SectionFacts], list[ValueFacts]]:
    """The plan's parts with everything in them, and the organisation's values in their order."""
    rows = list(
        Section.objects.filter(plan=plan)
        .order_by("position", "pk", "measures__position", "measures__pk")
        .values_list("pk", "title", "intro", *(f"measures__{field}" for field in MEASURE_FIELDS))
    )
    values, served = _values(plan, [row[3] for row in rows if row[3] is not None])
    who = responsibles_of(plan, viewer, known_names)
    timings = _timings(plan)
    parts: dict[int, tuple[str, str, list[MeasureFacts]]] = {}
    for section_id, heading, intro, pk, *facts in rows:
        measures = parts.setdefault(section_id, (heading, intro, []))[2]
        if pk is not None:
            number, title, text, why, status, reason, since = facts
            measure = MeasureFacts(
                pk=pk,
                number=number,
                title=title,
                text=text,
                why=why,
                status=status,
                reason=reason,
                since=since,
                values=tuple(served.get(pk, ())),
                who=tuple(who.get(pk, ())),
                timings=tuple(timings.get(pk, ())),
            )
            measures.append(measure)
    return [SectionFacts(pk, title, intro, tuple(rest)) for pk, (title, intro, rest) in parts.items()], values


def _values(plan: Plan, measure_ids: list[int]) -> tuple[list[ValueFacts], dict[int, list[ValueFacts]]]:
    """The organisation's values, and which of them each measure of the plan serves; one query."""
    # an empty list would leave the values out as well; no measure has the id 0
    of_plan = Q(measure_values__measure__in=measure_ids or [0])
    rows = (
        Value.objects.filter(organisation_id=plan.organisation_id)
        .annotate(here=FilteredRelation("measure_values", condition=of_plan))
        .order_by("position", "pk")
        .values_list("pk", "name", "slug", "key", "here__measure_id")
    )
    values: dict[int, ValueFacts] = {}
    served: dict[int, list[ValueFacts]] = {}
    for pk, name, slug, key, measure_id in rows:
        value = values.setdefault(pk, ValueFacts(pk, name, slug, key))
        if measure_id is not None:
            served.setdefault(measure_id, []).append(value)
    return list(values.values()), served


def _timings(plan: Plan) -> dict[int, list[TimingFacts]]:
    rows = (
        Timing.objects.filter(measure__section__plan=plan)
        .order_by("measure_id", "position", "pk")
        .values_list("measure_id", "text", "kind", "start", "end", "precision", "recurrence", "certain")
    )
    found: dict[int, list[TimingFacts]] = {}
    for measure_id, text, kind, start, end, precision, recurrence, certain in rows:
        timing = TimingFacts(text, kind, start, end, precision, recurrence, certain)
        found.setdefault(measure_id, []).append(timing)
    return found
