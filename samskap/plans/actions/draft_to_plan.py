"""Makes the rows of a plan from a draft that a person has accepted. Called by the actions of the import only."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from django.utils.translation import gettext as _

from samskap.people.viewer import Viewer
from samskap.plans.actions.told import measure_value, milestones_of, status_of
from samskap.plans.drafting.draft import Draft, DraftMeasure, DraftResponsible
from samskap.plans.drafting.fit import fitted, left_over
from samskap.plans.models import (
    Indicator,
    LooseText,
    Measure,
    MeasureValue,
    Milestone,
    Plan,
    PlanImport,
    Responsibility,
    Section,
    StateChange,
    Timing,
)
from samskap.plans.queries.suggestions import Suggester, suggester_for
from samskap.plans.sources import registry
from samskap.plans.suggested_sources import suggest_sources


def make_plan(*, by: Viewer, plan_import: PlanImport, draft: Draft, today: date) -> Plan:
    """A plan in state draft with everything the draft holds, in ten queries or so however long it is."""
    rest = left_over(draft, "\n".join(text for _number, text, _page in plan_import.lines))
    draft, summary = fitted(draft)
    plan = Plan.objects.create(
        organisation=plan_import.organisation,
        unit=plan_import.unit,
        owner=by.person,
        title=draft.title or _("Plan uten tittel"),
        summary=summary,
        language=draft.language,
        period_text=draft.period_text,
        period_start=draft.period_start,
        period_end=draft.period_end,
        state=Plan.State.DRAFT,
        state_since=today,
        version_of=plan_import.version_of,
    )
    StateChange.objects.create(plan=plan, state=plan.state, day=today)
    measures = _sections(plan, draft, suggester_for(by))
    _figures(measures, today)
    _loose_texts(plan, draft, rest)
    return plan


def _sections(plan: Plan, draft: Draft, known: Suggester) -> list[Measure]:
    sections = Section.objects.bulk_create(
        Section(plan=plan, title=each.title or _("Tiltak"), intro=each.intro, position=position)
        for position, each in enumerate(draft.sections)
    )
    pairs = [
        (_measure(section, each, position), each)
        for section, own in zip(sections, draft.sections, strict=True)
        for position, each in enumerate(own.measures)
    ]
    Measure.objects.bulk_create(measure for measure, _each in pairs)
    Timing.objects.bulk_create(timing for measure, each in pairs for timing in _timings(measure, each))
    Responsibility.objects.bulk_create(
        _responsibility(measure, who, position, known)
        for measure, each in pairs
        for position, who in enumerate(each.responsibles)
    )
    values = {value.pk: value for value in known.values}
    MeasureValue.objects.bulk_create(
        measure_value(measure, values[value], each)
        for measure, each in pairs
        for value in dict.fromkeys(each.values)
        if value in values
    )
    Milestone.objects.bulk_create(step for measure, each in pairs for step in milestones_of(measure, each))
    return [measure for measure, _each in pairs]


def _figures(measures: Iterable[Measure], today: date) -> None:
    """Offer figures that the words of a measure speak of; nothing is followed before a person says yes."""
    Indicator.objects.bulk_create(
        Indicator(
            measure=measure,
            source=source.key,
            about_people=source.about_people,
            suggested=True,
            added_on=today,
            position=position,
        )
        for measure in measures
        for position, source in enumerate(suggest_sources(f"{measure.title}\n{measure.text}", registry))
    )


def _measure(section: Section, draft: DraftMeasure, position: int) -> Measure:
    return Measure(
        section=section,
        number=draft.number,
        title=draft.title or _("Tiltak uten tittel"),
        text=draft.text,
        why=draft.why,
        position=position,
        source_line=draft.line,
        source_page=draft.page,
        confidence=draft.confidence,
        **status_of(draft),
    )


def _timings(measure: Measure, draft: DraftMeasure) -> Iterable[Timing]:
    for position, timing in enumerate(draft.timings):
        yield Timing(
            measure=measure,
            text=timing.text,
            kind=timing.kind,
            start=timing.start,
            end=timing.end,
            precision=timing.precision,
            recurrence=timing.recurrence,
            certain=timing.certain,
            position=position,
        )


def _responsibility(
    measure: Measure, who: DraftResponsible, position: int, known: Suggester
) -> Responsibility:
    part = Responsibility.Part.CONTRIBUTING if who.part else Responsibility.Part.LEAD
    row = Responsibility(measure=measure, name=who.name, scope=who.scope, part=part, position=position)
    body = known.named(who.body) if who.body else None
    if body is None:
        return row
    match body.kind:
        case "team":
            row.team_id = int(body.id)
        case "unit":
            row.unit_id = int(body.id)
        case "person":
            row.person_id = int(body.id)
        case "role":
            row.role = str(body.id)
        case "every_department":
            row.every_department = True
    return row


def _loose_texts(plan: Plan, draft: Draft, rest: str) -> None:
    rows = [
        LooseText(
            plan=plan,
            kind=each.kind,
            text=each.text,
            source_line=each.line,
            source_page=each.page,
            decision=each.decision,
        )
        for each in draft.loose
        if each.text.strip()
    ]
    if rest:
        rows.append(
            LooseText(
                plan=plan, kind=LooseText.Kind.UNPLACED, text=rest, decision=LooseText.Decision.SET_ASIDE
            )
        )
    LooseText.objects.bulk_create(rows)
