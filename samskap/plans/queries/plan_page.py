"""What the page of one plan shows: six queries, whatever the number of measures and their figures."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import NamedTuple

from django.db.models import Count, Exists, OuterRef, Subquery
from django.db.models.functions import Coalesce
from django.http import Http404
from django.urls import reverse
from django.utils.translation import gettext as _

from samskap.design.draw import Step
from samskap.people.access import units_of
from samskap.people.models import Unit
from samskap.people.viewer import Viewer
from samskap.plans import wording
from samskap.plans.access import carries, may_edit, visible_to
from samskap.plans.ingress import split_ingress
from samskap.plans.models import Hearing, LooseText, Plan
from samskap.plans.queries import filters as chosen
from samskap.plans.queries.decisions import Past, past_in, with_past
from samskap.plans.queries.figures import Figure, latest_of
from samskap.plans.queries.filters import Field, Filters
from samskap.plans.queries.living import RUNNING
from samskap.plans.queries.measures import MeasureFacts, SectionFacts, ValueFacts, sections_of
from samskap.plans.queries.milestones import with_milestones
from samskap.plans.queries.next_step import OVER
from samskap.plans.queries.timeline import Timeline, timeline_of
from samskap.plans.states import EDITABLE, next_states

S = Plan.State
COURSE = (S.DRAFT, S.HEARING, S.APPROVED, S.ACTIVE, S.EVALUATING, S.SUPERSEDED)
HISTORY = frozenset({S.CLOSED, S.SUPERSEDED})
MOST_FIGURES = 2  # in a row; the others stand on the measure's page
ASKS_WHY = frozenset({"needs_hand", "on_hold", "ended", "replaced"})


@dataclass(frozen=True, slots=True)
class Row:
    """A measure in the list, in words."""

    pk: int
    number: str
    title: str
    why: str
    values: tuple[ValueFacts, ...]
    who: str
    when: str
    notes: tuple[str, ...]
    status: str
    nobody: bool = False
    may_report: bool = False
    figures: tuple[Figure, ...] = ()


@dataclass(frozen=True, slots=True)
class Part:
    """A part of the plan in the list."""

    pk: int
    title: str
    intro: str
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class ToJudge:
    """What is left for a person to look at before a draft is a plan."""

    uncertain: tuple[MeasureFacts, ...]
    unconfirmed: tuple[MeasureFacts, ...]
    loose_texts: int

    def __bool__(self) -> bool:
        return bool(self.uncertain or self.unconfirmed or self.loose_texts)


@dataclass(frozen=True, slots=True)
class PlanPage:
    """One plan as this viewer sees it, with these filters."""

    plan: Plan
    past: Past
    period: str
    steps: tuple[Step, ...]
    step: int
    fields: tuple[Field, ...]
    filters: Filters
    values_total: int
    shown: int
    total: int
    parts: tuple[Part, ...]
    timeline: Timeline | None
    may_edit: bool
    follows: bool
    left: ToJudge | None
    measure_url: str

    @property
    def ingress(self) -> str:
        """The opening of the plan's summary."""
        return split_ingress(self.plan.summary)[0]

    @property
    def more(self) -> str:
        """The rest of the summary, or the whole of it where the opening is only a part of a paragraph."""
        return split_ingress(self.plan.summary)[1]

    @property
    def has_figures(self) -> bool:
        """Whether any measure in the list has a figure."""
        return any(row.figures for part in self.parts for row in part.rows)

    @property
    def editable(self) -> bool:
        """Whether the viewer may change the plan now."""
        return self.may_edit and self.plan.state in EDITABLE

    @property
    def may_go_on(self) -> bool:
        """Whether the viewer may take the plan a step further in its life."""
        return self.may_edit and bool(next_states(self.plan.state))


def plan_page(viewer: Viewer, plan_id: int, params: Mapping[str, str], *, today: date) -> PlanPage:
    """The plan, or 404 when it is not there or not for this viewer."""
    units = _with_parents(units_of(viewer))
    opened = _plan(viewer, plan_id, units)
    plan = opened.plan
    sections, values = sections_of(plan, viewer, known_names=[unit.name for unit in units])
    fields = chosen.fields_for(sections, values, chosen.departments_in(units, plan.unit_id), viewer)
    filters = chosen.read(params, fields)
    reporting = _reporting(viewer, plan, sections)
    left = _filtered(sections, filters, viewer)
    live = plan.state not in HISTORY
    on_axis = filters.view == chosen.TIMELINE
    draft = plan.state == S.DRAFT and viewer.belongs
    return PlanPage(
        plan=plan,
        past=opened.past,
        period=period_words(plan),
        steps=steps_of(plan, today, opened.taken if plan.state != S.DRAFT else {}),
        step=step_of(plan),
        fields=_with_choice(fields, filters),
        filters=filters,
        values_total=len(values),
        shown=sum(len(section.measures) for section in left),
        total=sum(len(section.measures) for section in sections),
        parts=() if on_axis else _parts(left, _figures(left), reporting, today=today, live=live),
        timeline=_timeline(plan, left, today=today, live=live) if on_axis else None,
        may_edit=may_edit(viewer, plan),
        follows=bool(reporting),
        left=_to_judge(sections, opened.texts) if draft else None,
        measure_url=_url_start("plans:measure", viewer),
    )


class _Opened(NamedTuple):
    """The plan, the day it came into each state, and how many loose texts wait for somebody to judge them."""

    plan: Plan
    past: Past
    taken: dict[str, date]
    texts: int


def _plan(viewer: Viewer, plan_id: int, units: Iterable[Unit]) -> _Opened:
    """All of it in one query."""
    waiting = LooseText.objects.filter(plan=OuterRef("pk"), decision=LooseText.Decision.OPEN).values("plan")
    rows = list(
        with_past(visible_to(viewer).filter(pk=plan_id)).annotate(
            open_texts=Coalesce(Subquery(waiting.annotate(n=Count("pk")).values("n")), 0),
            heard=Exists(Hearing.objects.filter(plan=OuterRef("pk"))),  # for the link to what was said
        )
    )
    if not rows:
        raise Http404
    plan = rows[0]
    plan.unit = next(unit for unit in units if unit.pk == plan.unit_id)
    past = past_in(rows, inside=viewer.belongs)
    steps = [row.__dict__ for row in rows]  # the annotations stand beside the columns
    days = {one["taken"]: one["taken_on"] for one in steps if one["taken"]}
    return _Opened(plan, past, days, plan.open_texts)


def _with_parents(units: Iterable[Unit]) -> list[Unit]:
    """The units with those above them in place: the page needs them all, so the plan need not join three levels."""
    known = {unit.pk: unit for unit in units}
    for unit in known.values():
        unit.parent = known.get(unit.parent_id) if unit.parent_id else None
    return list(known.values())


def _url_start(name: str, viewer: Viewer) -> str:
    """The address of a row without its number: looking up each of 170 addresses would cost more than drawing them."""
    return reverse(name, args=[viewer.organisation.slug, 0]).removesuffix("0/")


def period_words(plan: Plan) -> str:
    """«2026–2029»: the plan's own words, else the years of its dates; "" when it has neither."""
    if plan.period_text or not (plan.period_start and plan.period_end):
        return plan.period_text
    return wording.span(plan.period_start, plan.period_end, "year", plan.period_start)


def _filtered(sections: Iterable[SectionFacts], filters: Filters, viewer: Viewer) -> list[SectionFacts]:
    """The sections with the measures that are left; with no filter also those that are empty."""
    if not filters.any:
        return list(sections)
    left = (
        replace(section, measures=tuple(m for m in section.measures if chosen.matches(m, filters, viewer)))
        for section in sections
    )
    return [section for section in left if section.measures]


def _with_choice(fields: Iterable[Field], filters: Filters) -> tuple[Field, ...]:
    now = {
        chosen.DEPARTMENT: filters.department,
        chosen.VALUE: filters.value,
        chosen.RESPONSIBLE: filters.responsible,
        chosen.STATUS: filters.status,
    }
    return tuple(replace(field, chosen=now[field.name]) for field in fields)


def _figures(sections: Iterable[SectionFacts]) -> Mapping[int, list[Figure]]:
    """The figures of the measures that are shown; one query."""
    return latest_of([measure.pk for section in sections for measure in section.measures])


def _reporting(viewer: Viewer, plan: Plan, sections: Iterable[SectionFacts]) -> frozenset[int]:
    """The measures under way that the viewer says how it goes with; in a draft nothing goes yet."""
    if plan.state not in RUNNING or not viewer.belongs:
        return frozenset()
    edits = may_edit(viewer, plan)
    going = (each for section in sections for each in section.measures if each.status not in OVER)
    return frozenset(each.pk for each in going if edits or carries(viewer, each.who))


def _timeline(plan: Plan, sections: Iterable[SectionFacts], *, today: date, live: bool) -> Timeline:
    """The timeline with the milestones of the measures on it; one query."""
    return timeline_of(plan, with_milestones(plan, sections), today=today, live=live)


def _parts(
    sections: Iterable[SectionFacts],
    figures: Mapping[int, list[Figure]],
    reporting: frozenset[int],
    *,
    today: date,
    live: bool,
) -> tuple[Part, ...]:
    return tuple(
        Part(
            section.pk,
            section.title,
            section.intro,
            tuple(
                replace(
                    row_of(measure, today=today, live=live, figures=figures.get(measure.pk, ())),
                    may_report=measure.pk in reporting,
                )
                for measure in section.measures
            ),
        )
        for section in sections
    )


def row_of(measure: MeasureFacts, *, today: date, live: bool, figures: Sequence[Figure] = ()) -> Row:
    """A measure in words. A measure whose status asks for it says why."""
    when = wording.measure_when(
        measure.timings, status=measure.status, since=measure.since, today=today, live=live
    )
    reason = wording.shortened(measure.reason, 140) if measure.status in ASKS_WHY else ""
    other = _("Tatt over av %(name)s") % {"name": measure.taken_over_by} if measure.taken_over_by else ""
    return Row(
        pk=measure.pk,
        number=measure.number,
        title=measure.title,
        why=wording.shortened(measure.why or measure.text),
        values=measure.values,
        who=wording.capital(wording.joined(list(dict.fromkeys(who.name for who in measure.who))))
        or _("Ingen ennå"),
        when=when.words,
        notes=tuple(note for note in (reason, other, *when.more) if note),
        status=measure.status,
        nobody=live and measure.nobody and measure.status not in OVER,
        figures=tuple(figures[:MOST_FIGURES]),
    )


def steps_of(plan: Plan, today: date, taken: Mapping[str, date] | None = None) -> tuple[Step, ...]:
    """The life cycle with the day of each state that was entered; the last step of a closed plan is that it ended."""
    if taken is None and plan.state != S.DRAFT:  # a draft has no earlier step to ask for
        taken = dict(plan.state_changes.order_by("day", "pk").values_list("state", "day"))
    days = {plan.state: plan.state_since, **(taken or {})}
    now = step_of(plan)
    steps = []
    for at, state in enumerate(COURSE):
        reached = S.CLOSED if state == S.SUPERSEDED and plan.state == S.CLOSED else state
        day = days.get(reached) if at <= now else None
        words = wording.day_words(day, today, short=True) if day else ""
        if at == now and words:
            words = _("siden %(day)s") % {"day": words}
        steps.append(Step(str(reached.label), words))
    return tuple(steps)


def step_of(plan: Plan) -> int:
    """Which of those steps the plan is at, from 0."""
    return COURSE.index(S.SUPERSEDED if plan.state == S.CLOSED else S(plan.state))


def _to_judge(sections: Iterable[SectionFacts], open_texts: int) -> ToJudge:
    measures = [measure for section in sections for measure in section.measures]
    return ToJudge(
        uncertain=tuple(m for m in measures if any(not timing.certain for timing in m.timings)),
        unconfirmed=tuple(m for m in measures if not m.who or any(not who.confirmed for who in m.who)),
        loose_texts=open_texts,
    )
