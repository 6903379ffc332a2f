"""The plan in reading order and in words, for those who have never seen one."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from samskap.people.access import units_of
from samskap.people.viewer import Viewer
from samskap.plans import wording
from samskap.plans.access import get_plan_for
from samskap.plans.models import Plan
from samskap.plans.queries.measures import MeasureFacts, ValueFacts, sections_of
from samskap.plans.queries.plan_page import HISTORY, period_words


@dataclass(frozen=True, slots=True)
class EasyMeasure:
    """A measure told in words."""

    pk: int
    number: str
    title: str
    text: str
    why: str
    who: str
    when: str
    values: tuple[ValueFacts, ...]


@dataclass(frozen=True, slots=True)
class EasyPart:
    """A part of the plan."""

    pk: int
    title: str
    intro: str
    measures: tuple[EasyMeasure, ...]


@dataclass(frozen=True, slots=True)
class EasyPlan:
    """The whole of it."""

    plan: Plan
    period: str
    parts: tuple[EasyPart, ...]
    values_total: int


def easy_plan(viewer: Viewer, plan_id: int, *, today: date) -> EasyPlan:
    """The plan, or 404; in the same number of queries whatever its length."""
    plan = get_plan_for(viewer, plan_id)
    names = list(units_of(viewer).values_list("name", flat=True))
    sections, values = sections_of(plan, viewer, known_names=names)
    live = plan.state not in HISTORY
    parts = tuple(
        EasyPart(
            section.pk,
            section.title,
            section.intro,
            tuple(_measure(measure, today=today, live=live) for measure in section.measures),
        )
        for section in sections
    )
    return EasyPlan(plan, period_words(plan), parts, len(values))


def _measure(measure: MeasureFacts, *, today: date, live: bool) -> EasyMeasure:
    when = wording.measure_when(
        measure.timings, status=measure.status, since=measure.since, today=today, live=live
    )
    return EasyMeasure(
        pk=measure.pk,
        number=measure.number,
        title=measure.title,
        text=measure.text,
        why=measure.why,
        who=wording.capital(wording.joined(list(dict.fromkeys(who.name for who in measure.who)))),
        when=when.words,
        values=measure.values,
    )
