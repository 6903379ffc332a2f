"""A draft becomes a plan, and no word of it is lost on the way."""

from __future__ import annotations

import re
from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from samskap.core.models import AuditEntry
from samskap.people.models import Organisation, Person, Team, Unit
from samskap.plans.actions.importing import accept_import, discard_import, start_import
from samskap.plans.drafting.draft import (
    Draft,
    DraftLoose,
    DraftMeasure,
    DraftResponsible,
    DraftSection,
    DraftTiming,
    as_json,
    from_json,
)
from samskap.plans.drafting.fit import joined
from samskap.plans.intake import Intake
from samskap.plans.models import LooseText, Measure, Plan, PlanImport
from samskap.plans.states import NotAllowedNow
from samskap.values.models import Value
from tests.personas import ViewerOf

WORDS = st.text(st.characters(whitelist_categories=("L", "N"), max_codepoint=0x24F), min_size=1, max_size=30)
TEXT = st.lists(WORDS, max_size=12).map(" ".join)
LONG = st.lists(WORDS, min_size=1, max_size=60).map(" ".join)
DAYS = st.none() | st.dates(date(1990, 1, 1), date(2060, 12, 31))
TIMINGS = st.builds(
    DraftTiming,
    text=TEXT | LONG,
    kind=st.sampled_from(["deadline", "start", "period", "recurring", "open", "odd"]),
    start=DAYS,
    end=DAYS,
    precision=st.sampled_from(["", "day", "season", "fortnight"]),
    recurrence=TEXT,
    certain=st.booleans(),
)
RESPONSIBLES = st.builds(
    DraftResponsible, name=TEXT | LONG, scope=TEXT | LONG, body=st.sampled_from(["", "team:999999", "odd"])
)
MEASURES = st.builds(
    DraftMeasure,
    key=st.just("m"),
    number=TEXT,
    title=TEXT | LONG,
    text=LONG | st.just(""),
    why=TEXT,
    responsibles=st.lists(RESPONSIBLES, max_size=3),
    timings=st.lists(TIMINGS, max_size=3),
    status=st.sampled_from(["", "done", "cancelled", "odd"]),
    line=st.none() | st.integers(1, 9999),
    values=st.just([10**9]),
)
SECTIONS = st.builds(
    DraftSection, key=st.just("d"), title=TEXT | LONG, intro=TEXT, measures=st.lists(MEASURES, max_size=3)
)
LOOSE = st.builds(
    DraftLoose, key=st.just("t"), kind=st.sampled_from(["commitment", "unplaced"]), text=TEXT | LONG
)
DRAFTS = st.builds(
    Draft,
    title=TEXT | LONG,
    preamble=TEXT | LONG,
    organisation=TEXT,
    language=st.sampled_from(["nb", "nn", "xx"]),
    period_text=TEXT | LONG,
    period_start=DAYS,
    period_end=DAYS,
    sections=st.lists(SECTIONS, max_size=3),
    loose=st.lists(LOOSE, max_size=3),
    values=st.lists(TEXT, max_size=3),
)


def words(text: str) -> set[str]:
    return set(re.findall(r"[^\W_]+", text))


def said_by(draft: Draft) -> str:
    """Everything a draft says, put together here and not by the code under test."""
    pieces = [draft.title, draft.preamble, draft.organisation, draft.period_text]
    pieces += [loose.text for loose in draft.loose]
    for section in draft.sections:
        pieces += [section.title, section.intro]
        for measure in section.measures:
            pieces += [measure.number, measure.title, measure.text, measure.why]
            pieces += [part for who in measure.responsibles for part in (who.name, who.scope)]
            pieces += [timing.text for timing in measure.timings]
    return joined(*pieces)


def said_by_plan(plan: Plan) -> str:
    pieces = [plan.title, plan.summary, plan.period_text]
    pieces += plan.loose_texts.values_list("text", flat=True)
    for section in plan.sections.all():
        pieces += [section.title, section.intro]
        for measure in section.measures.all():
            pieces += [measure.number, measure.title, measure.text, measure.why]
            pieces += [part for who in measure.responsibilities.all() for part in (who.name, who.scope)]
            pieces += [timing.text for timing in measure.timings.all()]
    return joined(*pieces)


def intake_of(draft: Draft, fingerprint: str = "f" * 64) -> Intake:
    return Intake("plan.docx", fingerprint, [[1, "Plan", None]], draft)


@given(draft=DRAFTS)
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_no_word_of_a_draft_is_lost(draft: Draft, unit: Unit, dina: Person, viewer: ViewerOf) -> None:
    by = viewer(dina)
    plan = accept_import(by=by, plan_import=start_import(by=by, unit=unit, intake=intake_of(draft)))
    assert words(said_by(draft)) <= words(said_by_plan(plan))


@given(draft=DRAFTS)
def test_a_draft_survives_being_stored(draft: Draft) -> None:
    assert from_json(as_json(draft)) == draft


def small_draft(**measure: object) -> Draft:
    fields: dict[str, object] = {"key": "m1", "title": "Felles frokost", "number": "1", **measure}
    return Draft(
        title="Nær folk",
        period_text="2026–2029",
        sections=[DraftSection("d1", "Møteplasser", "Vi møtes.", [DraftMeasure(**fields)])],  # type: ignore[arg-type]  # a test's own fields
        loose=[DraftLoose("t1", "commitment", "Vi lover å lytte.", 7, 2)],
    )


def test_all_of_it_becomes_rows(
    unit: Unit, dina: Person, viewer: ViewerOf, teams: dict[str, Team], values: list[Value]
) -> None:
    team = teams["quality"]
    draft = small_draft(
        responsibles=[
            DraftResponsible("Kvalitet", "evalueringen", f"team:{team.pk}", True),
            DraftResponsible("Alle", "", "every_department:", True),
            DraftResponsible("ledere", "", "role:leader", True),
            DraftResponsible("Brannvesenet"),
        ],
        timings=[
            DraftTiming("høsten 2026", "deadline", date(2026, 8, 1), date(2026, 11, 30), "season", "", True)
        ],
        values=[values[2].pk],
        status="in_progress",
        line=4,
        page=1,
    )
    by = viewer(dina)
    plan_import = start_import(by=by, unit=unit, intake=intake_of(draft))
    plan = accept_import(by=by, plan_import=plan_import)
    measure = Measure.objects.get(section__plan=plan)
    first, every, role, bare = measure.responsibilities.all()
    assert (plan.state, plan.owner, plan.state_changes.count()) == (Plan.State.DRAFT, dina, 1)
    assert (first.team, first.name, first.scope) == (team, "Kvalitet", "evalueringen")
    assert (every.every_department, role.role, bare.name, bare.team_id) == (
        True,
        "leader",
        "Brannvesenet",
        None,
    )
    assert measure.timings.get().text == "høsten 2026"
    assert (measure.status, measure.source_line, [*measure.values.all()]) == ("in_progress", 4, [values[2]])
    loose = plan.loose_texts.get()
    assert (loose.kind, loose.decision, loose.source_line, loose.source_page) == ("commitment", "open", 7, 2)
    plan_import.refresh_from_db()
    assert (plan_import.state, plan_import.plan, plan_import.draft) == (PlanImport.State.ACCEPTED, plan, {})
    actions = AuditEntry.objects.filter(tenant_id=unit.organisation_id).values_list("action", flat=True)
    assert [*actions] == ["plans.start_import", "plans.accept_import"]


def test_bodies_and_values_of_another_municipality_are_not_taken(
    unit: Unit, dina: Person, viewer: ViewerOf, nabovik_unit: Unit, nabovik_values: list[Value]
) -> None:
    draft = small_draft(
        responsibles=[DraftResponsible("Naboen", body=f"unit:{nabovik_unit.pk}")],
        values=[nabovik_values[0].pk],
    )
    by = viewer(dina)
    plan = accept_import(by=by, plan_import=start_import(by=by, unit=unit, intake=intake_of(draft)))
    measure = Measure.objects.get(section__plan=plan)
    assert (measure.responsibilities.get().unit_id, measure.values.count()) == (None, 0)


def test_accepting_twice_makes_one_plan(unit: Unit, dina: Person, viewer: ViewerOf) -> None:
    by = viewer(dina)
    plan_import = start_import(by=by, unit=unit, intake=intake_of(small_draft()))
    again = PlanImport.objects.get(pk=plan_import.pk)
    accept_import(by=by, plan_import=plan_import)
    with pytest.raises(NotAllowedNow, match="allerede blitt en plan"):
        accept_import(by=by, plan_import=again)
    assert Plan.objects.count() == 1


def test_a_draft_that_was_changed_since_is_looked_at_again(
    unit: Unit, dina: Person, viewer: ViewerOf
) -> None:
    by = viewer(dina)
    plan_import = start_import(by=by, unit=unit, intake=intake_of(small_draft()))
    with pytest.raises(NotAllowedNow, match="en gang til"):
        accept_import(by=by, plan_import=plan_import, revision=plan_import.revision - 1)
    assert not Plan.objects.exists()


def test_what_is_discarded_is_gone_and_cannot_be_accepted(unit: Unit, dina: Person, viewer: ViewerOf) -> None:
    by = viewer(dina)
    plan_import = start_import(by=by, unit=unit, intake=intake_of(small_draft()))
    discard_import(by=by, plan_import=plan_import)
    plan_import.refresh_from_db()
    assert (plan_import.lines, plan_import.draft, plan_import.state) == ([], {}, PlanImport.State.DISCARDED)
    with pytest.raises(NotAllowedNow, match="lagt bort"):
        accept_import(by=by, plan_import=plan_import)


def test_what_became_a_plan_is_not_discarded(unit: Unit, dina: Person, viewer: ViewerOf) -> None:
    by = viewer(dina)
    plan_import = start_import(by=by, unit=unit, intake=intake_of(small_draft()))
    accept_import(by=by, plan_import=plan_import)
    with pytest.raises(NotAllowedNow):
        discard_import(by=by, plan_import=plan_import)


def test_a_plan_without_measures_keeps_its_headings(unit: Unit, dina: Person, viewer: ViewerOf) -> None:
    draft = Draft("Strategi", sections=[DraftSection("d1", "Hvor vil vi", "Dit folk bor.")])
    by = viewer(dina)
    plan = accept_import(by=by, plan_import=start_import(by=by, unit=unit, intake=intake_of(draft)))
    assert [(section.title, section.intro) for section in plan.sections.all()] == [
        ("Hvor vil vi", "Dit folk bor.")
    ]


def test_what_the_head_of_the_document_said_besides_is_set_aside(
    unit: Unit, dina: Person, viewer: ViewerOf, organisation: Organisation
) -> None:
    draft = small_draft()
    draft.organisation, draft.values = "Fjordvik kommune", ["frokost", "håp", "identitet"]
    by = viewer(dina)
    plan_import = start_import(by=by, unit=unit, intake=intake_of(draft))
    plan_import.lines = [[1, "Felles frokost gir håp.", None]]
    plan_import.save(update_fields=["lines"])
    plan = accept_import(by=by, plan_import=plan_import)
    aside = plan.loose_texts.get(decision=LooseText.Decision.SET_ASIDE)
    assert aside.text == "Fjordvik kommune\n\nhåp"


@pytest.mark.parametrize("measures", [1, 30])
def test_the_number_of_queries_does_not_grow(
    measures: int, unit: Unit, dina: Person, viewer: ViewerOf, django_assert_max_num_queries: object
) -> None:
    draft = small_draft()
    draft.sections[0].measures *= measures
    by = viewer(dina)
    plan_import = start_import(by=by, unit=unit, intake=intake_of(draft))
    with django_assert_max_num_queries(36):  # type: ignore[operator]  # pytest-django's context manager
        accept_import(by=by, plan_import=plan_import)


def test_the_introduction_becomes_the_summary(unit: Unit, dina: Person, viewer: ViewerOf) -> None:
    by, draft = viewer(dina), small_draft()
    draft.preamble = "Hvorfor en plan\n\nFordi vi hører sammen."
    plan = accept_import(by=by, plan_import=start_import(by=by, unit=unit, intake=intake_of(draft)))
    assert plan.summary == draft.preamble
    assert plan.sections.get().intro == "Vi møtes."
