"""All measures of one plan with values, responsibles and timings: three queries whatever the number of measures.

Measures and timings come together: a measure has one or two, so that little is said twice.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from itertools import groupby

from django.db.models import FilteredRelation, Q

from samskap.people.viewer import Viewer
from samskap.plans.models import Milestone, Plan, Section
from samskap.plans.person_names import for_reader
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
class MilestoneFacts:
    """A step on the way; ``reached`` is the day it was there."""

    title: str
    due: date | None
    reached: date | None


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
    milestones: tuple[MilestoneFacts, ...] = ()  # only where they are asked for
    taken_over_by: str = ""  # the measure or the partner that goes on with it

    @property
    def nobody(self) -> bool:
        """Whether those who answered for it have all left."""
        return bool(self.who) and all(who.gone for who in self.who)


@dataclass(frozen=True, slots=True)
class SectionFacts:
    """A part of the plan; ``measures`` may be empty."""

    pk: int
    title: str
    intro: str
    measures: tuple[MeasureFacts, ...]


SECTION_FIELDS = ("pk", "title", "intro")
MEASURE_FIELDS = (
    "pk", "number", "title", "text", "why", "status", "status_reason", "status_since",
    "replaced_by__title", "taken_over_by",
)  # fmt: skip
TIMING_FIELDS = ("pk", "text", "kind", "start", "end", "precision", "recurrence", "certain")
MEASURE_COLUMNS = [f"measures__{field}" for field in MEASURE_FIELDS]
TIMING_COLUMNS = [f"measures__timings__{field}" for field in TIMING_FIELDS]
FIRST = len(SECTION_FIELDS)  # where a measure begins in a row, with its number
TIMING = FIRST + len(MEASURE_FIELDS)  # where a timing begins


def sections_of(
    plan: Plan, viewer: Viewer, *, known_names: list[str]
) -> tuple[list[SectionFacts], list[ValueFacts]]:
    """The plan's parts with everything in them, and the organisation's values in their order."""
    rows = list(
        Section.objects.filter(plan=plan)
        .order_by(
            "position", "pk", "measures__position", "measures__pk",
            "measures__timings__position", "measures__timings__pk",
        )
        .values_list(*SECTION_FIELDS, *MEASURE_COLUMNS, *TIMING_COLUMNS)
    )  # fmt: skip
    values, served = _values(plan, sorted({row[FIRST] for row in rows if row[FIRST] is not None}))
    who = responsibles_of(plan, viewer, known_names)
    parts: dict[int, tuple[str, str, list[MeasureFacts]]] = {}
    for (section_id, heading, intro, pk), group in groupby(rows, key=lambda row: row[: FIRST + 1]):
        measures = parts.setdefault(section_id, (heading, intro, []))[2]
        if pk is not None:
            of_measure = list(group)
            number, title, text, why, status, reason, since, other, partner = of_measure[0][
                FIRST + 1 : TIMING
            ]
            measure = MeasureFacts(
                pk=pk,
                number=number,
                title=title,
                text=text,
                why=why,
                status=status,
                reason=reason,
                since=since,
                taken_over_by=other or for_reader(partner, known_names, inside=viewer.belongs),
                values=tuple(served.get(pk, ())),
                who=tuple(who.get(pk, ())),
                timings=tuple(
                    TimingFacts(*row[TIMING + 1 :]) for row in of_measure if row[TIMING] is not None
                ),
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


def with_milestones(plan: Plan, sections: Iterable[SectionFacts]) -> list[SectionFacts]:
    """The same with the milestones of their measures; one query."""
    rows = (
        Milestone.objects.filter(measure__section__plan=plan)
        .order_by("measure_id", "position", "pk")
        .values_list("measure_id", "title", "due", "reached_on")
    )
    found: dict[int, list[MilestoneFacts]] = {}
    for measure_id, title, due, reached in rows:
        found.setdefault(measure_id, []).append(MilestoneFacts(title, due, reached))
    return [
        replace(
            section,
            measures=tuple(
                replace(measure, milestones=tuple(found.get(measure.pk, ()))) for measure in section.measures
            ),
        )
        for section in sections
    ]
