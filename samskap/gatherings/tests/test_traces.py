"""The traces of gatherings, words, changes and stories: what is counted, what is listed, and what is never told."""

from __future__ import annotations

from collections import Counter
from datetime import UTC, date, datetime, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from samskap.gatherings.models import Advice, Kind
from samskap.gatherings.tests.together import advised, answered, met, reflected
from samskap.people.models import Organisation, Person, Team, Unit
from samskap.plans.models import Measure, Plan
from samskap.plans.tracing import Slice, Trace, registry, tallies, traces
from samskap.practice.models import ChangeRecord, Story
from samskap.values.models import Value, ValueStatement
from tests.personas import ViewerOf, make_values

SINCE, UNTIL = date(2026, 1, 1), date(2026, 6, 15)
Departments = tuple[Unit, Unit]
Teams = dict[str, Team]


def slice_of(organisation: Organisation, **given: object) -> Slice:
    return Slice(organisation, SINCE, UNTIL, **given)  # type: ignore[arg-type]  # fields of the slice


def told(change: ChangeRecord, **given: object) -> Story:
    """A story of the change: published in June, unless something else is given."""
    at = timezone.now().replace(year=2026, month=6, day=1)
    fields = {
        "title": "Onsdagsfrokosten",
        "text": "Vi begynte med brød.",
        "state": "published",
        "published_at": at,
        "seen_at": at,
        **given,
    }
    return Story.objects.create(change=change, **fields)


def changed(unit: Unit, key: str, *values: Value, **given: object) -> ChangeRecord:
    row = ChangeRecord.objects.create(
        organisation=unit.organisation,
        unit=unit,
        **{"what": "Åpent på søndager", "wish": "resident", "since": UNTIL, "sent_key": key, **given},
    )
    row.values.set(values)
    return row


def counted(wanted: Slice) -> tuple[Counter[str], Counter[str]]:
    """How often by month, and by kind."""
    months: Counter[str] = Counter()
    kinds: Counter[str] = Counter()
    for tally in tallies(wanted):
        (months if tally.month else kinds)[tally.month or tally.kind] += tally.number
    return months, kinds


@pytest.fixture
def year(departments: Departments, teams: Teams, values: list[Value]) -> Organisation:
    """Some of everything, with much that leaves no trace beside it."""
    brygga, nord = departments
    hope, identity = values[:2]
    met(brygga, date(2026, 1, 1), kind=Kind.TEACHING).values.add(hope)
    met(nord, UNTIL, kind=Kind.EXERCISE).values.add(hope, identity)
    met(brygga, UNTIL + timedelta(days=1))
    met(brygga, SINCE - timedelta(days=1))
    for state in ("planned", "announced", "cancelled"):
        met(brygga, date(2026, 3, 4), state=state).values.add(hope)
    reflected(brygga, date(2026, 3, 1), form="one_to_one", theme="Om brevet fra NAV").values.add(hope)
    reflected(brygga, date(2026, 3, 20), closed_at=None).values.add(hope)
    council = teams["lived_experience"]
    answered(council, date(2026, 4, 1), date(2026, 4, 9)).values.add(identity)
    advised(council, date(2026, 4, 2), state=Advice.State.WITHDRAWN, title="Trukket").values.add(identity)
    advised(council, date(2026, 4, 2), state=Advice.State.DRAFT, title="Kladd").values.add(identity)
    told(changed(brygga, "told", hope))
    told(changed(brygga, "draft", hope), state="draft", title="Ikke ferdig", published_at=None, seen_at=None)
    told(changed(nord, "back", hope), state="withdrawn", title="Trukket fortelling")
    ValueStatement.objects.create(value=hope, unit=nord, text="Vi ringer tilbake.")
    ValueStatement.objects.update(written_at=timezone.now().replace(year=2026, month=2, day=2))
    return brygga.organisation


def test_what_was_done_is_counted_by_month_and_by_kind(year: Organisation) -> None:
    months, kinds = counted(slice_of(year))
    assert kinds == {
        "teaching": 1,
        "exercise": 2,
        "joint_reflection": 1,
        "advice": 1,
        "story": 1,
        "statement": 1,
    }
    assert months == {"2026-01": 1, "2026-02": 1, "2026-03": 1, "2026-04": 1, "2026-06": 3}


def test_each_source_lists_as_many_as_it_counts(year: Organisation, viewer: ViewerOf, alma: Person) -> None:
    hope = Value.objects.get(organisation=year, key="hap")
    for given in (
        {},
        {"value_id": hope.pk},
        {"unit_id": alma.memberships.get().unit_id},
        {"kind": "teaching"},
    ):
        wanted = slice_of(year, **given)
        for source in registry:
            listed = source.listed(viewer(alma), wanted, 99)
            rows = sum(
                tally.number
                for tally in source.tally(wanted)
                if not tally.month and given.get("value_id") in (None, tally.value_id)
            )
            one_per_value = {(trace.url, trace.title, trace.day) for trace in listed}
            assert len(one_per_value) == len(listed), "nothing is listed twice"
            if "kind" not in given:
                extra = 1 if not given and source is registry["gatherings"] else 0  # one serves two values
                assert rows - extra == len(listed), (source, given)


@pytest.mark.parametrize(
    ("given", "titles"),
    [
        ({"kind": "teaching"}, {"Onsdagssamling"}),
        ({"kind": "advice"}, {"Hold åpent på søndager"}),
        ({"kind": "story"}, {"Onsdagsfrokosten"}),
        ({"kind": "finnes ikke"}, set()),
    ],
)
def test_a_kind_alone(
    year: Organisation, viewer: ViewerOf, alma: Person, given: dict[str, str], titles: set[str]
) -> None:
    assert {trace.title for trace in traces(viewer(alma), slice_of(year, **given), 99)} == titles


def test_what_was_taken_back_or_is_not_finished_is_never_told(
    year: Organisation, viewer: ViewerOf, alma: Person
) -> None:
    found = traces(viewer(alma), slice_of(year), 99, changes=True)
    told_of = " ".join(trace.title for trace in found)
    for words in ("Trukket", "Kladd", "Ikke ferdig", "NAV", "To og to"):
        assert words not in told_of


def test_a_reflection_tells_its_month_and_nothing_of_its_form(
    departments: Departments, viewer: ViewerOf, alma: Person
) -> None:
    for day, form in (
        (date(2026, 3, 1), "one_to_one"),
        (date(2026, 3, 24), "small"),
        (date(2026, 3, 2), "large"),
    ):
        reflected(departments[0], day, form=form)
    found = traces(viewer(alma), slice_of(alma.organisation), 9)
    assert {(one.day, one.exact, one.title) for one in found} == {
        (date(2026, 3, 1), False, "Vi reflekterte sammen")
    }
    assert len({one.url for one in found}) == 1, "they lead to the list, not to a sheet"


def test_another_municipality_leaves_no_trace_here(
    year: Organisation, viewer: ViewerOf, alma: Person, bo: Person
) -> None:
    before = counted(slice_of(year))
    theirs = Unit.objects.filter(organisation=bo.organisation)[0]
    value = make_values(bo.organisation)[0]
    met(theirs, UNTIL, title="Deres").values.add(value)
    reflected(theirs, UNTIL).values.add(value)
    told(changed(theirs, "theirs", value), title="Deres")
    ValueStatement.objects.create(value=value, unit=theirs, text="Deres")
    assert counted(slice_of(year)) == before
    found = traces(viewer(alma), slice_of(year), 99, changes=True)
    assert not any("Deres" in trace.title for trace in found)
    assert counted(slice_of(year, value_id=value.pk)) == (Counter(), Counter())


def test_a_measure_has_its_own_traces(
    year: Organisation, viewer: ViewerOf, alma: Person, plan: Plan, teams: Teams, departments: Departments
) -> None:
    mine, other = Measure.objects.filter(section__plan=plan)[:2]
    met(departments[0], UNTIL, title="Av tiltaket").measures.add(mine)
    met(departments[0], UNTIL, title="Av et annet").measures.add(other)
    answered(teams["lived_experience"], UNTIL, UNTIL, title="Råd om tiltaket", measure=mine)
    told(
        changed(departments[0], "mine", measure=mine, what="Endret for tiltaket"),
        title="Fortelling om tiltaket",
    )
    found = traces(viewer(alma), slice_of(year, measure_id=mine.pk), 99, changes=True)
    assert {trace.title for trace in found} == {
        "Av tiltaket",
        "Råd om tiltaket",
        "Endret for tiltaket",
        "Fortelling om tiltaket",
    }
    without_changes: list[Trace] = traces(viewer(alma), slice_of(year, measure_id=mine.pk), 99)
    assert "Endret for tiltaket" not in {trace.title for trace in without_changes}


def test_a_day_by_the_clock_on_the_wall(departments: Departments, viewer: ViewerOf, alma: Person) -> None:
    row = met(departments[0], SINCE)
    # half past midnight on 1 January here is 31 December in UTC
    moment = datetime(2025, 12, 31, 23, 30, tzinfo=UTC)
    type(row).objects.filter(pk=row.pk).update(starts_at=moment, ends_at=moment + timedelta(hours=1))
    assert [trace.day for trace in traces(viewer(alma), slice_of(alma.organisation), 9)] == [SINCE]
    _months, kinds = counted(slice_of(alma.organisation))  # months are cut in UTC, for the sake of time
    assert sum(kinds.values()) == 1


def test_as_many_questions_for_many_as_for_one(
    departments: Departments, viewer: ViewerOf, alma: Person
) -> None:
    asked = []
    someone = viewer(alma)
    assert someone.belongs  # known once
    for _more in range(2):
        for day in (1, 2, 3):
            met(departments[0], date(2026, 5, day))
            reflected(departments[0], date(2026, 5, day))
            told(changed(departments[0], f"{_more}-{day}"))
        with CaptureQueriesContext(connection) as queries:
            tallies(slice_of(alma.organisation))
            traces(someone, slice_of(alma.organisation), 9, changes=True)
        asked.append(len(queries))
    assert asked[0] == asked[1] <= 10
