"""Figures of measures: how they are counted, read and shown, and by whom they are chosen and written in."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied
from django.db import connection
from django.http import Http404
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from samskap.core.models import AuditEntry
from samskap.people.models import Membership, Organisation, Person, Team, Unit
from samskap.plans.access import get_indicator_for
from samskap.plans.actions.figures import (
    Entry,
    Wanted,
    add_figure,
    answer_suggestion,
    edit_figure,
    enter_figure,
    remove_entry,
    remove_figure,
)
from samskap.plans.actions.readings import read_running
from samskap.plans.indicators import Reading, Scope, Source, registry
from samskap.plans.models import (
    Hearing,
    HearingInput,
    Indicator,
    IndicatorReading,
    InputAnswer,
    Measure,
    Plan,
    ReadingBasis,
    Responsibility,
    StatusUpdate,
)
from samskap.plans.queries.figure_history import basis_of, months_of
from samskap.plans.queries.figures import latest_of
from samskap.plans.states import NotAllowedNow
from samskap.values.models import PosterHanging
from tests.personas import ClientFor, MakePlan, ViewerOf

NOW = datetime(2026, 10, 5, 10, tzinfo=UTC)
POSTER = Wanted(source="values.poster_hung")
EVENINGS = Wanted(label="Åpne kvelder", unit_word="kvelder", target=Decimal(20))
GUESTS = Wanted(label="Gjester", unit_word="gjester", about_people=True)


def first(plan: Plan) -> Measure:
    found = (
        Measure.objects.filter(section__plan=plan)
        .select_related("section__plan__unit__parent__parent", "section__plan__organisation")
        .order_by("section__position", "position")
        .first()
    )
    assert found is not None
    return found


def words(measure: Measure) -> list[str]:
    return [figure.words for figure in latest_of([measure.pk]).get(measure.pk, [])]


def at(days_ago: int) -> date:
    return timezone.localdate() - timedelta(days=days_ago)


def test_posters_are_counted_department_by_department(
    plan: Plan, departments: tuple[Unit, Unit], viewer: ViewerOf, dina: Person
) -> None:
    PosterHanging.objects.create(unit=departments[0], hung_on=at(10))
    PosterHanging.objects.create(unit=departments[1], hung_on=at(10), taken_down_on=at(1))
    row = add_figure(by=viewer(dina), measure=first(plan), wanted=POSTER)
    figure = latest_of([row.measure_id])[row.measure_id][0]
    assert figure.words == "1 av 2 avdelinger har plakaten oppe"
    assert (figure.meter, figure.parts.numbers, figure.day) == ((1, 2), "1 av 2", timezone.localdate())
    assert [(each.label, each.counts) for each in basis_of(figure.reading_id)] == [
        ("Møteplassen Brygga", True),
        ("Bo Nord", False),
    ]


def test_owners_status_and_answers_are_counted_from_what_is_there(
    make_plan: MakePlan, viewer: ViewerOf, dina: Person, alma: Person, teams: dict[str, Team]
) -> None:
    plan = make_plan(measures=4, state=Plan.State.ACTIVE, owner=dina)
    rows = list(Measure.objects.filter(section__plan=plan).order_by("position"))
    Measure.objects.filter(pk=rows[2].pk).update(status="in_progress")
    Responsibility.objects.filter(measure__in=rows).delete()
    Responsibility.objects.create(measure=rows[0], name="Alma", person=alma)
    Responsibility.objects.create(measure=rows[1], name="Fagnettverket", team=teams["development"])
    StatusUpdate.objects.create(measure=rows[0], status="in_progress", at=timezone.now() - timedelta(days=60))
    StatusUpdate.objects.create(measure=rows[1], status="in_progress", at=timezone.now() - timedelta(days=62))
    hearing = Hearing.objects.create(plan=plan, opens_on=at(30), closes_on=at(1))
    for number in range(3):
        HearingInput.objects.create(
            hearing=hearing,
            voice="resident",
            text="Kari Moen sier ja",
            at=timezone.now(),
            sent_key=f"{number}",
        )
    InputAnswer.objects.create(
        input=hearing.inputs.all()[0], outcome="taken_in", text="Takk", at=timezone.now(), by=dina
    )
    for key in ("plans.living_owner", "plans.fresh_status", "plans.hearing_answered"):
        add_figure(by=viewer(dina), measure=first(plan), wanted=Wanted(source=key))
    assert words(rows[0]) == [
        "1 av 4 tiltak har noen som har ansvaret nå",
        "1 av 4 tiltak er oppdatert de siste 60 dagene",
        "1 av 3 innspill til planen har fått svar",
    ]
    told = str(list(ReadingBasis.objects.values_list("rows", flat=True)))
    assert "Alma" not in told
    assert "Kari" not in told


def test_a_part_of_the_plan_can_be_counted_alone_and_no_other_plans_part(
    make_plan: MakePlan, viewer: ViewerOf, dina: Person
) -> None:
    plan = make_plan(measures=4, sections=2, state=Plan.State.ACTIVE)
    other = make_plan(measures=1, sections=1, state=Plan.State.ACTIVE)
    measure, by = first(plan), viewer(dina)
    part = {"section": measure.section_id}
    add_figure(by=by, measure=measure, wanted=Wanted(source="plans.fresh_status", parameters=part))
    assert words(measure) == ["0 av 2 tiltak er oppdatert de siste 60 dagene"]
    for wrong in ({"section": first(other).section_id}, {"section": "1"}, {"unit": 1}):
        with pytest.raises(NotAllowedNow):
            add_figure(by=by, measure=measure, wanted=Wanted(source="plans.living_owner", parameters=wrong))


def test_every_day_is_read_once_however_often_the_job_runs(
    plan: Plan, departments: tuple[Unit, Unit], viewer: ViewerOf, dina: Person
) -> None:
    row = add_figure(by=viewer(dina), measure=first(plan), wanted=POSTER)
    IndicatorReading.objects.all().delete()
    for hours in (0, 1, 24, 25):
        read_running(NOW + timedelta(hours=hours))
    assert [str(day) for day in row.readings.values_list("day", flat=True)] == ["2026-10-05", "2026-10-06"]
    assert row.bases.count() == 1  # nothing changed, so the days share it
    PosterHanging.objects.create(unit=departments[0], hung_on=date(2026, 10, 6))
    read_running(NOW + timedelta(hours=26))
    assert [int(each.numerator) for each in row.readings.all()] == [0, 1]


@pytest.mark.parametrize("state", [Plan.State.DRAFT, Plan.State.CLOSED])
def test_plans_that_are_not_running_are_not_read(make_plan: MakePlan, state: str) -> None:
    plan = make_plan(measures=1, sections=1, state=state)
    Indicator.objects.create(measure=first(plan), source="plans.fresh_status", added_on=at(0))
    assert read_running(NOW) == 0


def test_a_source_that_fails_leaves_the_others(
    plan: Plan, departments: tuple[Unit, Unit], monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(scope: Scope, on: date) -> Reading:
        raise ZeroDivisionError

    said = {"label": "Feil", "sentence": "%(n)s", "how": "", "unit": "", "cues": (), "about_people": False}
    registry["plans.fresh_status"]  # is discovered before it is added to
    monkeypatch.setitem(registry._entries, "a.broken", Source("a.broken", read=broken, **said))  # type: ignore[arg-type]  # words
    for source in ("a.broken", "a.gone", "values.poster_hung"):
        Indicator.objects.create(measure=first(plan), source=source, added_on=at(0))
    assert read_running(NOW) == 1
    assert set(words(first(plan))) == {"Ikke noe tall ennå", "0 av 2 avdelinger har plakaten oppe"}


def test_the_job_costs_the_same_for_many_measures_of_a_plan(
    make_plan: MakePlan, departments: tuple[Unit, Unit]
) -> None:
    counts = []
    for many in (1, 3):
        plan = make_plan(measures=many, sections=1, state=Plan.State.ACTIVE)
        for measure in Measure.objects.filter(section__plan=plan):
            for source in ("values.poster_hung", "plans.living_owner"):
                Indicator.objects.create(measure=measure, source=source, added_on=at(0))
        with CaptureQueriesContext(connection) as queries:
            read_running(NOW)
        counts.append(len(queries))
        plan.delete()
    assert counts[0] == counts[1]


def test_the_newest_figures_of_a_whole_plan_are_one_query(
    plan: Plan, viewer: ViewerOf, dina: Person, departments: tuple[Unit, Unit]
) -> None:
    rows = list(Measure.objects.filter(section__plan=plan).select_related("section__plan__unit"))
    for measure in rows[:5]:
        add_figure(by=viewer(dina), measure=measure, wanted=POSTER)
    with CaptureQueriesContext(connection) as queries:
        found = latest_of([row.pk for row in rows])
    assert (len(queries), len(found)) == (1, 5)


def test_numbers_written_in_say_who_and_when_and_can_be_put_right(
    plan: Plan, viewer: ViewerOf, dina: Person, client_for: ClientFor, opened: Organisation, alma: Person
) -> None:
    by = viewer(dina)
    row = add_figure(by=by, measure=first(plan), wanted=EVENINGS)
    enter_figure(by=by, indicator=row, entry=Entry(at(3), Decimal("12.5"), note="Talt på huset"))
    with pytest.raises(NotAllowedNow):
        enter_figure(by=by, indicator=row, entry=Entry(at(3), Decimal(13)))
    enter_figure(by=by, indicator=row, entry=Entry(at(3), Decimal(13), note="Talt på huset"), correct=True)
    assert words(first(plan)) == ["13 kvelder"]
    entry = AuditEntry.objects.get(action="plans.correct_figure")
    assert (entry.actor_id, entry.details["fields"]) == (dina.pk, ["numerator"])
    page = reverse("plans:indicator", args=["fjordvik", row.pk])
    assert "Skrevet inn av Dina Dahl" in client_for(alma).get(page).content.decode()
    outside = client_for().get(page).content.decode()
    assert "Talt på huset" in outside
    assert "Dina" not in outside
    assert remove_entry(by=by, indicator=row, day=at(3))
    assert words(first(plan)) == ["Ikke noe tall ennå"]


@pytest.mark.parametrize(
    "entry",
    [
        Entry(at(-1), Decimal(1)),
        Entry(date(1999, 1, 1), Decimal(1)),
        Entry(at(0), Decimal(-1)),
        Entry(at(0), Decimal(5), Decimal(4)),
        Entry(at(0), Decimal("1.5")),
    ],
)
def test_what_cannot_be_is_not_written_in(entry: Entry, plan: Plan, viewer: ViewerOf, dina: Person) -> None:
    row = add_figure(by=viewer(dina), measure=first(plan), wanted=GUESTS)
    with pytest.raises(NotAllowedNow):
        enter_figure(by=viewer(dina), indicator=row, entry=entry)
    read = add_figure(by=viewer(dina), measure=first(plan), wanted=POSTER)
    with pytest.raises(NotAllowedNow):
        enter_figure(by=viewer(dina), indicator=read, entry=Entry(at(0), Decimal(1)))


def test_few_people_are_shown_nowhere(
    plan: Plan, viewer: ViewerOf, dina: Person, client_for: ClientFor, opened: Organisation
) -> None:
    by, measure = viewer(dina), first(plan)
    row = add_figure(by=by, measure=measure, wanted=GUESTS)
    for days, number in ((90, 3), (60, 41), (30, 43), (2, 2)):
        enter_figure(by=by, indicator=row, entry=Entry(at(days), Decimal(number)))
    figure = latest_of([measure.pk])[measure.pk][0]
    assert (figure.words, figure.day, figure.held, figure.hidden) == ("41 gjester", at(60), True, False)
    place = ["fjordvik", row.pk]
    sheet = client_for(dina).get(reverse("plans:indicator_csv", args=place)).content.decode()
    assert [line.split(";")[1] for line in sheet.splitlines()[1:]] == ["", "41", "", ""]
    for days in (90, 30, 2):
        told = client_for(dina).get(reverse("plans:indicator", args=place), {"dag": at(days).isoformat()})
        assert "For få til å vise." in told.content.decode()
    form = client_for(dina).get(reverse("plans:figure_enter", args=place), {"dag": at(90).isoformat()})
    assert 'value="3"' not in form.content.decode()
    IndicatorReading.objects.filter(day=at(60)).delete()
    enter_figure(by=by, indicator=row, entry=Entry(at(30), Decimal(4)), correct=True)
    assert words(measure) == ["For få til å vise"]
    edit_figure(by=by, indicator=row, wanted=Wanted(label="Gjester", unit_word="gjester"))
    assert words(measure) == ["2 gjester"]


def test_months_end_with_their_last_day_that_is_shown(plan: Plan, viewer: ViewerOf, dina: Person) -> None:
    row = add_figure(by=viewer(dina), measure=first(plan), wanted=EVENINGS)
    for day, number, shown in (("2026-01-05", 1, True), ("2026-01-31", 2, True), ("2026-02-10", 3, True),
                               ("2026-02-20", 4, False), ("2026-03-01", 5, False)):  # fmt: skip
        IndicatorReading.objects.create(indicator=row, day=day, numerator=number, shown=shown, at=NOW)
    with CaptureQueriesContext(connection) as queries:
        months = months_of([row.pk])[row.pk]
    assert len(queries) == 1
    assert [(str(each.day), each.numerator) for each in months] == [
        ("2026-01-31", 2), ("2026-02-10", 3), ("2026-03-01", None),
    ]  # fmt: skip


def test_a_suggestion_is_no_figure_before_somebody_says_yes(
    plan: Plan,
    viewer: ViewerOf,
    dina: Person,
    alma: Person,
    departments: tuple[Unit, Unit],
    client_for: ClientFor,
) -> None:
    measure = first(plan)
    Responsibility.objects.filter(measure=measure).delete()
    yes, no = (
        Indicator.objects.create(measure=measure, source=source, suggested=True, added_on=at(0))
        for source in ("values.poster_hung", "plans.fresh_status")
    )
    page = reverse("plans:measure", args=["fjordvik", measure.pk])
    assert "Skal tiltaket følges av et tall?" in client_for(dina).get(page).content.decode()
    assert "Skal tiltaket følges av et tall?" not in client_for(alma).get(page).content.decode()
    with pytest.raises(Http404):
        get_indicator_for(viewer(dina), yes.pk)
    everything = reverse("plans:figures", args=["fjordvik", measure.section.plan_id])
    assert "Forslag til tall" in client_for(dina).get(everything).content.decode()
    assert "Forslag til tall" not in client_for(alma).get(everything).content.decode()
    assert words(measure) == []
    assert read_running(NOW) == 0
    by = viewer(dina)
    answers = [answer_suggestion(by=by, indicator=yes, yes=True) for _twice in range(2)]
    assert (answers, answer_suggestion(by=by, indicator=no, yes=False)) == ([True, False], True)
    assert words(measure) == ["0 av 2 avdelinger har plakaten oppe"]
    assert Indicator.objects.filter(measure=measure).count() == 1


def test_the_same_figure_follows_a_measure_once(plan: Plan, viewer: ViewerOf, dina: Person) -> None:
    measure, by = first(plan), viewer(dina)
    row = Indicator.objects.create(measure=measure, source=POSTER.source, suggested=True, added_on=at(0))
    assert add_figure(by=by, measure=measure, wanted=POSTER).pk == row.pk
    with pytest.raises(NotAllowedNow):
        add_figure(by=by, measure=measure, wanted=POSTER)
    remove_figure(by=by, indicator=row)
    assert words(measure) == []
    assert AuditEntry.objects.filter(action="plans.remove_figure", subject_id=str(measure.pk)).count() == 1


def test_a_new_smallest_group_judges_the_days_anew(plan: Plan, viewer: ViewerOf, dina: Person) -> None:
    by, measure = viewer(dina), first(plan)
    row = add_figure(by=by, measure=measure, wanted=GUESTS)
    with pytest.raises(NotAllowedNow):
        add_figure(by=by, measure=measure, wanted=GUESTS)
    enter_figure(by=by, indicator=row, entry=Entry(at(3), Decimal(7)))
    assert words(measure) == ["7 gjester"]
    Organisation.objects.filter(pk=plan.organisation_id).update(small_group=10)
    read_running(NOW)
    assert words(measure) == ["For få til å vise"]


@pytest.mark.parametrize("who", ["alma", "cato", "bo", "visitor"])
def test_only_those_who_answer_for_the_measure_choose_its_figures(
    who: str, plan: Plan, viewer: ViewerOf, dina: Person, request: pytest.FixtureRequest
) -> None:
    measure = first(plan)
    row = add_figure(by=viewer(dina), measure=measure, wanted=EVENINGS)
    Responsibility.objects.filter(measure=measure).delete()
    stranger = viewer(request.getfixturevalue(who))
    tries: list[Any] = [
        lambda: add_figure(by=stranger, measure=measure, wanted=POSTER),
        lambda: edit_figure(by=stranger, indicator=row, wanted=EVENINGS),
        lambda: enter_figure(by=stranger, indicator=row, entry=Entry(at(0), Decimal(1))),
        lambda: remove_figure(by=stranger, indicator=row),
    ]
    for act in tries:
        with pytest.raises(PermissionDenied):
            act()


def test_a_council_that_carries_the_measure_writes_its_numbers_in(
    plan: Plan, viewer: ViewerOf, dina: Person, edvard: Person, teams: dict[str, Team]
) -> None:
    measure = first(plan)
    Responsibility.objects.create(measure=measure, name="Rådet", team=teams["lived_experience"])
    row = add_figure(by=viewer(edvard), measure=measure, wanted=EVENINGS)
    enter_figure(by=viewer(edvard), indicator=row, entry=Entry(at(0), Decimal(1)))
    assert words(measure) == ["1 kvelder"]


@pytest.mark.parametrize("figures", [1, 3])
def test_the_page_of_figures_costs_the_same_for_one_and_for_three(
    figures: int, make_plan: MakePlan, viewer: ViewerOf, dina: Person, client_for: ClientFor
) -> None:
    plan = make_plan(measures=figures, state=Plan.State.ACTIVE)
    for measure in Measure.objects.filter(section__plan=plan).select_related("section__plan__unit"):
        add_figure(by=viewer(dina), measure=measure, wanted=POSTER)
    client = client_for(dina)
    with CaptureQueriesContext(connection) as queries:
        page = client.get(reverse("plans:figures", args=["fjordvik", plan.pk])).content.decode()
    assert page.count("har plakaten oppe") == figures
    assert len(queries) == 7


@pytest.mark.parametrize("sources", [1, 4])
def test_the_measures_page_costs_the_same_for_one_figure_and_for_four(
    sources: int, plan: Plan, viewer: ViewerOf, dina: Person, client_for: ClientFor
) -> None:
    measure = first(plan)
    keys = ["values.poster_hung", "plans.living_owner", "plans.fresh_status", "plans.hearing_answered"]
    for key in keys[:sources]:
        add_figure(by=viewer(dina), measure=measure, wanted=Wanted(source=key))
    client, page = client_for(dina), reverse("plans:measure", args=["fjordvik", measure.pk])
    with CaptureQueriesContext(connection) as queries:
        shown = client.get(page).content.decode()
    assert shown.count("Hva er dette tallet?") == sources
    assert len(queries) <= 18  # four of them for what practice has left on it


def test_people_who_have_left_take_their_name_with_them_but_not_the_number(
    plan: Plan, viewer: ViewerOf, dina: Person
) -> None:
    row = add_figure(by=viewer(dina), measure=first(plan), wanted=EVENINGS)
    enter_figure(by=viewer(dina), indicator=row, entry=Entry(at(0), Decimal(2)))
    Plan.objects.filter(pk=plan.pk).update(owner=None)
    Membership.objects.filter(person=dina).delete()
    dina.delete()
    assert words(first(plan)) == ["2 kvelder"]
