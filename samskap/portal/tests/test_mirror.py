"""The practice mirror: what is done for a value, what was changed, and nothing about persons."""

from __future__ import annotations

import csv
import io
from datetime import UTC, date, datetime, timedelta
from itertools import count
from typing import Protocol

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st

from samskap.gatherings.models import Gathering, Kind, Reflection
from samskap.people.models import Organisation, Person, Unit
from samskap.plans.models import Measure, Plan
from samskap.plans.tracing import Tally
from samskap.portal.mirror.counting import count as counted
from samskap.portal.mirror.numbers import as_csv
from samskap.portal.mirror.periods import Period, choices, day_a_year_before, months_between, year_before
from samskap.portal.mirror.strands import strand_page
from samskap.portal.mirror.weaving import Mirror, mirror
from samskap.practice.models import ChangeRecord
from samskap.values.models import Value
from tests.personas import ClientFor, ViewerOf, make_person

PAGE = "/fjordvik/verdiene/i-praksis/"
NUMBERS = count()
TODAY = date(2026, 11, 12)
Departments = tuple[Unit, Unit]


class Look(Protocol):
    """What the fixture ``look`` gives: the mirror of a department or of all, for a period."""

    def __call__(self, *, unit: Unit | None = None, period: str = "12m") -> Mirror: ...


def held(unit: Unit, day: date, *values: Value, kind: str = Kind.TEACHING, state: str = "held") -> Gathering:
    """A gathering at 08.30 that day."""
    starts = datetime(day.year, day.month, day.day, 7, 30, tzinfo=UTC)
    row = Gathering.objects.create(
        organisation=unit.organisation,
        unit=unit,
        kind=kind,
        title=f"Samling i {unit}",
        planned_on=day,
        starts_at=starts,
        ends_at=starts + timedelta(hours=1),
        state=state,
        uid=f"mirror-{next(NUMBERS)}",
    )
    row.values.set(values)
    return row


def changed(unit: Unit, day: date, *values: Value, measure: Measure | None = None) -> ChangeRecord:
    row = ChangeRecord.objects.create(
        organisation=unit.organisation,
        unit=unit,
        measure=measure,
        what="Brygga er åpen på søndager",
        wish="resident",
        since=day,
        sent_key=f"mirror-{next(NUMBERS)}",
    )
    row.values.set(values)
    return row


@pytest.fixture
def crew(departments: Departments, alma: Person) -> None:
    """Two more who work at Brygga beside Alma."""
    for name in ("Eli Ås", "Finn Ås"):
        make_person(alma.organisation, name, role="employee", unit=departments[0])


@pytest.fixture
def look(organisation: Organisation, viewer: ViewerOf, alma: Person, crew: None) -> Look:
    """The mirror as Alma sees it on 12 November 2026."""

    def see(*, unit: Unit | None = None, period: str = "12m") -> Mirror:
        key = str(unit.pk) if unit else ""
        return mirror(viewer(alma), unit_key=key, period_key=period, today=TODAY)

    return see


def test_what_was_held_thickens_the_thread_of_its_value(
    look: Look, departments: Departments, values: list[Value]
) -> None:
    brygga, nord = departments
    hope, identity = values[0], values[1]
    held(brygga, date(2026, 11, 4), hope)
    held(nord, date(2026, 11, 5), hope, identity, kind=Kind.EXERCISE)
    held(brygga, date(2026, 11, 6), hope, state="planned")
    held(brygga, date(2026, 11, 7), hope, state="cancelled")
    strand, other = look().strands[:2]
    assert (strand.total, strand.months[-1], other.total) == (2, 2, 1)
    assert {(doing.kind, doing.count) for doing in strand.kinds} == {(Kind.TEACHING, 1), (Kind.EXERCISE, 1)}
    assert look(unit=brygga).strands[0].total == 1


def test_last_year_counts_the_same_days_and_no_more(
    look: Look, departments: Departments, values: list[Value]
) -> None:
    brygga, _nord = departments
    for day in (date(2025, 11, 12), date(2025, 11, 13), date(2024, 12, 1), date(2024, 11, 30)):
        held(brygga, day, values[0])
    strand = look().strands[0]
    # 12 November and 1 December are in the same stretch a year before; 13 November is ahead of us, 30 November too old
    assert strand.last_year == 2
    assert strand.total == 0
    assert look(period="plan").strands[0].last_year is not None  # no plan to see: the ordinary twelve months


def test_a_municipality_in_its_first_year_is_compared_with_nothing(
    look: Look, departments: Departments, values: list[Value]
) -> None:
    held(departments[0], date(2026, 11, 4), values[0])
    found = look()
    assert [strand.last_year for strand in found.strands] == [None] * 5
    assert "Gjort på samme tid året før" not in as_csv(found).decode()
    held(departments[0], date(2025, 11, 4), values[1])
    assert [strand.last_year for strand in look().strands] == [0, 1, 0, 0, 0]


def test_a_night_belongs_to_the_month_on_the_wall(
    look: Look, departments: Departments, values: list[Value]
) -> None:
    # half past midnight: the first of November, the first of July, and the day after last year's twelfth of November
    for night in ((2026, 10, 31, 23), (2026, 6, 30, 22), (2025, 11, 12, 23)):
        row = held(departments[0], date(2026, 11, 4), values[0])
        starts = datetime(*night, 30, tzinfo=UTC)
        Gathering.objects.filter(pk=row.pk).update(starts_at=starts, ends_at=starts + timedelta(hours=1))
    found = look()
    strand = found.strands[0]
    done = {month for month, count in zip(found.period.months, strand.months, strict=True) if count}
    assert done == {"2026-11", "2026-07"}
    assert strand.total == sum(doing.count for doing in strand.kinds) == 2
    held(departments[0], date(2025, 3, 1), values[1])
    assert [each.last_year for each in look().strands] == [0, 1, 0, 0, 0]


def test_a_thread_without_a_change_is_loose_until_something_is_changed(
    look: Look, departments: Departments, values: list[Value]
) -> None:
    brygga, nord = departments
    held(brygga, date(2026, 10, 4), values[0])
    assert [strand.value for strand in look().loose] == [values[0]]
    changed(nord, date(2026, 11, 1), values[0])
    found = look()
    assert found.loose == []
    assert [knot.what for knot in found.strands[0].knots] == ["Brygga er åpen på søndager"]
    rows = {unit.name: cells[0] for unit, cells in found.rows or ()}
    assert (rows["Bo Nord"].did, rows["Bo Nord"].changed) == (False, True)
    assert (rows["Møteplassen Brygga"].did, rows["Møteplassen Brygga"].changed) == (True, False)


def test_a_department_where_one_or_two_work_is_not_looked_at_alone(
    look: Look, viewer: ViewerOf, alma: Person, departments: Departments, values: list[Value]
) -> None:
    brygga, nord = departments
    for name in ("Geir Ås", "Hanne Ås"):
        make_person(alma.organisation, name, role="employee", unit=nord)
    held(nord, date(2026, 11, 4), values[0])
    found = look(unit=nord)
    assert found.unit is None, "the choice is not there, and shows everybody together"
    assert (list(found.units), found.strands[0].total) == ([brygga], 1)
    rows = {unit.name: cells for unit, cells in found.rows or ()}
    assert rows["Bo Nord"] == ()
    assert len(rows["Møteplassen Brygga"]) == 5
    one = strand_page(
        viewer(alma), "hap", unit_key=str(nord.pk), period_key="", kind="", side="", today=TODAY
    )
    assert one is not None
    assert one.unit is None
    make_person(alma.organisation, "Ida Ås", role="student", unit=nord)
    assert look(unit=nord).unit == nord


def test_a_change_for_two_values_is_one_change_of_each(
    look: Look, viewer: ViewerOf, alma: Person, departments: Departments, values: list[Value]
) -> None:
    changed(departments[0], date(2026, 10, 1), *values[:2])
    assert [len(strand.knots) for strand in look().strands] == [1, 1, 0, 0, 0]
    one = strand_page(viewer(alma), "hap", unit_key="", period_key="", kind="", side="", today=TODAY)
    assert one is not None
    assert len(one.knots) == 1


def test_what_serves_no_value_is_told_as_such(look: Look, departments: Departments) -> None:
    held(departments[0], date(2026, 11, 4))
    assert look().unmarked == 1
    assert look().empty


def test_another_municipality_is_not_in_it(look: Look, bo: Person, values: list[Value]) -> None:
    theirs = Unit.objects.filter(organisation=bo.organisation).first()
    assert theirs is not None
    held(theirs, date(2026, 11, 4), values[0])
    assert look().strands[0].total == 0


def test_a_talk_between_two_is_told_by_its_month_alone(
    viewer: ViewerOf, alma: Person, departments: Departments, values: list[Value]
) -> None:
    talk = Reflection.objects.create(
        organisation=alma.organisation,
        unit=departments[0],
        form="one_to_one",
        day=date(2026, 11, 9),
        theme="søndagene",
        closed_at=timezone.now(),
        code_until=timezone.now(),
        sent_key="talk",
    )
    talk.values.add(values[0])
    found = strand_page(viewer(alma), "hap", unit_key="", period_key="", kind="", side="", today=TODAY)
    assert found is not None
    [(trace, _words)] = found.traces
    assert (trace.day, trace.exact) == (date(2026, 11, 1), False)
    assert "søndagene" not in trace.title


def test_the_file_says_what_the_picture_says(
    look: Look, departments: Departments, values: list[Value]
) -> None:
    brygga, _nord = departments
    held(brygga, date(2026, 11, 4), values[0])
    held(brygga, date(2026, 9, 4), values[0])
    changed(brygga, date(2026, 10, 1), values[0])
    found = look()
    rows = list(csv.reader(io.StringIO(as_csv(found).decode("utf-8-sig")), delimiter=";"))
    done = [int(row[4]) for row in rows if row[0] == "Håp" and row[2] == "Gjort" and len(row[3]) == 7]
    assert done == list(found.strands[0].months)
    assert sum(row[2] == "Endret" for row in rows) == 1


def test_the_page_asks_as_much_for_many_traces_as_for_one(
    client_for: ClientFor, dina: Person, departments: tuple[Unit, Unit], values: list[Value]
) -> None:
    client, counts = client_for(dina), []
    today = timezone.localdate()
    for many in (1, 3, 30):
        for _at in range(many):
            held(departments[0], today, *values[:2])
            changed(departments[1], today, values[0])
        with CaptureQueriesContext(connection) as queries:
            assert client.get(PAGE).status_code == 200
        counts.append(len(queries))
    assert counts[0] == counts[1] == counts[2] <= 12


def test_nobody_is_led_to_a_sheet_they_may_not_open(
    client_for: ClientFor, dina: Person, edvard: Person, departments: Departments, values: list[Value]
) -> None:
    held(departments[0], timezone.localdate(), values[0])
    sheet, card = "/fjordvik/refleksjon/ny/", "/fjordvik/refleksjon/kort/trekk/?verdi=hap"
    told = [client_for(each).get(PAGE).content.decode() for each in (dina, edvard)]
    assert [sheet in page for page in told] == [True, False]
    assert card in told[1]


def test_a_measure_shows_its_own_traces_to_members_alone(
    client_for: ClientFor, dina: Person, opened: Organisation, plan: Plan, departments: tuple[Unit, Unit]
) -> None:
    Plan.objects.filter(pk=plan.pk).update(state=Plan.State.ACTIVE)
    measure = Measure.objects.filter(section__plan=plan)[0]
    held(departments[0], timezone.localdate()).measures.add(measure)
    changed(departments[0], timezone.localdate(), measure=measure)
    page = client_for(dina).get(f"/fjordvik/tiltak/{measure.pk}/").content.decode()
    assert "Samling i Møteplassen Brygga" in page
    assert "Brygga er åpen på søndager" in page
    assert "Samling i" not in client_for(None).get(f"/fjordvik/tiltak/{measure.pk}/").content.decode()


@given(st.dates(date(2016, 1, 1), date(2036, 12, 31)), st.integers(0, 1500))
def test_every_day_of_a_period_is_in_one_of_its_months(since: date, days: int) -> None:
    until = since + timedelta(days=days)
    months = list(months_between(since, until))
    assert months == sorted(set(months))
    assert {f"{since:%Y-%m}", f"{until:%Y-%m}"} <= set(months)
    assert len(months) <= days // 28 + 2
    assert year_before(months[0]) == f"{day_a_year_before(since):%Y-%m}"


@given(st.lists(st.tuples(st.integers(1, 12), st.booleans(), st.integers(1, 9)), max_size=30))
def test_no_tally_is_counted_twice_or_lost(found: list[tuple[int, bool, int]]) -> None:
    by_month = [Tally(f"2026-{month:02}", late, None, 2, "", number) for month, late, number in found]
    by_kind = [Tally("", False, 1, 2, Kind.MEETING, number) for _month, _late, number in found]  # a row
    period = Period("2026", "2026", date(2026, 1, 1), date(2026, 12, 31))
    counts = counted([*by_month, *by_kind], period, date(2027, 1, 5))
    assert sum(counts.by_month.values()) == sum(counts.by_kind.values()) == sum(each[2] for each in found)


@given(
    st.dates(date(2020, 1, 1), date(2026, 11, 12)),
    st.integers(1, 2000),
    st.lists(st.dates(date(2019, 1, 1), TODAY), max_size=20),
)
def test_the_thread_and_the_numbers_beside_it_are_of_the_same_days(
    first: date, days: int, held_on: list[date]
) -> None:
    for period in choices(TODAY, None, (first, first + timedelta(days=days))):
        inside = [day for day in held_on if period.since <= day <= period.until]
        in_months = [day for day in held_on if f"{day:%Y-%m}" in period.months]
        assert inside == in_months
