"""The figures of gatherings: what they count, for which unit, and that readers of the plan learn no more from them."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest
from django.utils import timezone

from samskap.gatherings.models import ActionItem, Advice, Gathering
from samskap.gatherings.tests.together import advised, answered, met, point, reflected
from samskap.people.models import Person, Team, Unit
from samskap.plans.models import Measure, Plan
from samskap.plans.sources import Reading, Scope, registry
from samskap.plans.suggested_sources import suggest_sources
from tests.personas import ClientFor, MakePlan

TODAY = date(2026, 6, 15)
Teams = dict[str, Team]


def scope_of(plan: Plan) -> Scope:
    measure = Measure.objects.filter(section__plan=plan)[0]
    return Scope(plan.organisation, plan, measure)


def read(key: str, plan: Plan, on: date = TODAY) -> Reading:
    return registry[f"gatherings.{key}"].read(scope_of(plan), on)


def pair(reading: Reading) -> tuple[int, int | None]:
    return reading.numerator, reading.denominator


def test_gatherings_of_the_measure_count_from_new_year_and_those_called_off_were_planned(
    plan: Plan, unit: Unit, bo: Person
) -> None:
    measure = scope_of(plan).measure
    for day, state in (
        (date(2026, 1, 1), "held"),
        (date(2026, 3, 4), "cancelled"),
        (TODAY, "held"),
        (TODAY + timedelta(days=1), "planned"),
        (date(2025, 12, 31), "held"),
    ):
        met(unit, day, state=state).measures.add(measure)
    met(unit, TODAY)  # of no measure
    assert pair(read("held", plan)) == (2, 3)
    assert pair(read("held", plan, date(2024, 2, 29))) == (0, 0)


def test_departments_count_by_half_years_and_only_those_of_the_plan(
    plan: Plan, make_plan: MakePlan, departments: tuple[Unit, Unit], bo: Person
) -> None:
    brygga, nord = departments
    reflected(brygga, date(2026, 1, 1))
    reflected(brygga, TODAY)  # one department, however often
    reflected(nord, date(2025, 12, 31))
    reflected(nord, TODAY, closed_at=None)
    found = read("departments_reflecting", plan)
    assert {(one.label, one.counts) for one in found.basis} == {
        ("Møteplassen Brygga", True),
        ("Bo Nord", False),
    }
    assert pair(read("departments_reflecting", plan, date(2026, 7, 1))) == (0, 2)
    assert pair(read("departments_reflecting", plan, date(2025, 12, 31))) == (1, 2)
    assert pair(read("departments_reflecting", make_plan(unit=nord))) == (0, 1)


def test_advice_counts_when_it_was_answered_or_should_have_been(plan: Plan, teams: Teams) -> None:
    council = teams["lived_experience"]
    given = TODAY - timedelta(days=60)
    answered(council, given, given + timedelta(days=30))  # on the last day: in time
    answered(council, given, given + timedelta(days=31))
    advised(council, given)
    advised(council, TODAY - timedelta(days=30))  # due today: there is still time
    advised(council, given, state=Advice.State.WITHDRAWN)
    advised(council, given, state=Advice.State.DRAFT)
    answered(council, date(2025, 6, 15), date(2025, 6, 20))  # a year ago to the day: over
    assert pair(read("advice_in_time", plan)) == (1, 3)
    assert pair(read("advice_in_time", plan, given + timedelta(days=30))) == (
        2,
        2,
    )  # what came then, and a year back
    assert pair(read("advice_in_time", plan, date(2026, 1, 1))) == (1, 1)


@pytest.mark.parametrize("on", [date(2028, 2, 29), date(2026, 12, 31), date(2027, 3, 1)])
def test_the_twelve_months_of_advice_end_on_the_right_day(plan: Plan, teams: Teams, on: date) -> None:
    first = date(on.year - 1, on.month, min(on.day, 28) if on.month == 2 else on.day) + timedelta(days=1)
    for day in (first, first - timedelta(days=1)):
        answered(teams["lived_experience"], day, day)
    assert pair(read("advice_in_time", plan, on)) == (1, 1)


def test_figures_are_of_the_unit_that_has_the_plan(
    plan: Plan, make_plan: MakePlan, teams: Teams, organisation: object
) -> None:
    unit, council = plan.unit, teams["lived_experience"]
    other = Unit.objects.create(organisation=unit.organisation, name="Helsestasjonen", kind=Unit.Kind.UNIT)
    day = TODAY - timedelta(days=9)
    answered(council, day, day, to_unit=other)
    answered(council, day, day, to_unit=None, to_team=teams["leadership"])
    answered(council, day, day, to_unit=None)  # to nobody in particular: to the council's own unit
    carried = point(met(other, day))
    carried.carried.create(gathering=met(other, TODAY))
    theirs = make_plan(unit=other)
    assert pair(read("advice_in_time", plan)) == (2, 2)
    assert pair(read("advice_in_time", theirs)) == (1, 1)
    assert pair(read("points_closed", plan)) == (0, 0)
    assert pair(read("points_closed", theirs)) == (0, 1)


def test_points_count_once_they_were_carried_and_are_closed_by_the_day(
    plan: Plan, unit: Unit, teams: Teams
) -> None:
    first, second, third = (met(unit, day) for day in (date(2026, 4, 1), date(2026, 5, 6), date(2026, 6, 3)))
    of_team = met(unit, date(2026, 4, 2), unit=None, team=teams["quality"])
    closed_at = datetime(2026, 6, 3, 8, tzinfo=UTC)
    done = point(first, state=ActionItem.State.DONE, closed_at=closed_at)
    dropped = point(first, state=ActionItem.State.DROPPED, closed_at=closed_at, closing_words="Ikke nå")
    still, team_point = point(first), point(of_team)
    point(first, state=ActionItem.State.DONE, closed_at=closed_at)  # done before anybody met again
    for row in (done, dropped, still, team_point):
        row.carried.create(gathering=second)
    still.carried.create(gathering=third)  # carried twice, one point
    assert pair(read("points_closed", plan)) == (2, 4)
    assert pair(read("points_closed", plan, date(2026, 6, 2))) == (0, 4)
    assert pair(read("points_closed", plan, date(2026, 5, 5))) == (0, 0)


def test_readers_of_the_plan_learn_no_titles(plan: Plan, unit: Unit, teams: Teams) -> None:
    measure = scope_of(plan).measure
    met(unit, TODAY, title="Om sykefraværet i Bo Nord").measures.add(measure)
    met(unit, TODAY, title="Åpen dag", open_to_residents=True).measures.add(measure)
    answered(teams["lived_experience"], TODAY, TODAY, title="Skift ut lederen", public=False)
    row = point(met(unit, date(2026, 4, 1), title="Om oppsigelser"), text="Ringe huseieren")
    row.carried.create(gathering=met(unit, TODAY))
    keys = ("held", "advice_in_time", "points_closed", "departments_reflecting")
    told = " ".join(one.label for key in keys for one in read(key, plan).basis)
    assert not any(word in told for word in ("sykefravær", "lederen", "oppsigelser", "huseieren"))
    for words in ("Åpen dag, 15. juni 2026", "Inspirasjonssamling, 15. juni 2026", "Erfaringsrådet: råd"):
        assert words in told


@pytest.mark.parametrize(
    ("text", "keys"),
    [
        ("Månedlige inspirasjonssamlinger for alle ansatte", ["gatherings.held"]),
        ("Ha fagkveld på nett hver måned", ["gatherings.held"]),
        ("Rom for etisk refleksjon i alle avdelinger", ["gatherings.departments_reflecting"]),
        ("Svare på rådene innen fristen", ["gatherings.advice_in_time"]),
        ("Den som har vært på samling, skriver fem linjer", []),
        ("Erfaringsrådet leser brevet", []),
        ("Vi arbeider på alle områdene", []),
    ],
)
def test_words_of_a_measure_suggest_the_figure_they_speak_of(text: str, keys: list[str]) -> None:
    assert [source.key for source in suggest_sources(text, registry)] == keys


def test_whoever_answers_for_a_measure_can_choose_them(
    client_for: ClientFor, dina: Person, plan: Plan, unit: Unit
) -> None:
    measure = scope_of(plan).measure
    met(unit, timezone.localdate(), state=Gathering.State.CANCELLED).measures.add(measure)
    client, page = client_for(dina), f"/fjordvik/tiltak/{measure.pk}/tall/nytt/"
    form = client.get(page).content.decode()
    for key in ("held", "departments_reflecting", "advice_in_time", "points_closed"):
        assert str(registry[f"gatherings.{key}"].label) in form
    sent = {"source": "gatherings.held", "way": "up"}
    shown = client.post(page, sent, follow=True).content.decode()
    assert "av 1 planlagte samlinger er holdt i år" in shown
