"""Series: planned, made into gatherings once, changed without taking what was used, and ended."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.utils import timezone

from samskap.gatherings.actions.series import (
    SeriesEntry,
    change_series,
    end_series,
    materialise,
    materialise_all,
    plan_series,
)
from samskap.gatherings.models import (
    ActionItem,
    Advice,
    AgendaItem,
    Attendance,
    Carried,
    Council,
    Decision,
    Gathering,
    GuestSignUp,
    Invitation,
    Kind,
    Minutes,
    Paper,
    Reflection,
    Series,
)
from samskap.gatherings.queries.series_use import uses_of
from samskap.gatherings.refusals import ChangedMeanwhile, NotAllowedNow
from samskap.gatherings.rhythm import RhythmError
from samskap.people.actions import end_team
from samskap.people.models import Person, Team, Unit
from samskap.people.viewer import system_viewer
from samskap.practice.models import ChangeRecord
from samskap.values.models import Value
from tests.personas import ViewerOf

NOW = datetime(2026, 11, 22, 6, tzinfo=UTC)
TODAY = NOW.date()


def entry_of(**words: Any) -> SeriesEntry:
    """The first Wednesday of the month at half past eight, not in July, from December."""
    given: dict[str, Any] = {
        "kind": Kind.INSPIRATION,
        "title": "Inspirasjonssamling",
        "rhythm": "første onsdag i måneden, ikke juli",
        "at": time(8, 30),
        "starts_on": date(2026, 12, 1),
    }
    return SeriesEntry(**(given | words))


@pytest.fixture
def series(dina: Person, unit: Unit, viewer: ViewerOf) -> Series:
    """The unit's monthly inspiration gathering."""
    return plan_series(by=viewer(dina), entry=entry_of(unit=unit), now=NOW)


def days(series: Series) -> list[date]:
    """The days the series is planned on."""
    return [row.planned_on for row in Gathering.objects.filter(series=series)]


def test_a_series_becomes_gatherings_with_its_values_and_the_points_of_its_kind(
    dina: Person, unit: Unit, values: list[Value], viewer: ViewerOf
) -> None:
    entry = entry_of(unit=unit, values=tuple(values[:2]), audience={"roles": ["leader"]}, minutes=30)
    series = plan_series(by=viewer(dina), entry=entry, now=NOW)
    rows = list(series.gatherings.all())
    assert [row.planned_on for row in rows][:3] == [date(2026, 12, 2), date(2027, 1, 6), date(2027, 2, 3)]
    assert date(2027, 7, 7) not in days(series)
    assert rows[-1].planned_on > TODAY + timedelta(days=515)
    assert {timezone.localtime(row.starts_at).time() for row in rows} == {time(8, 30)}
    assert {row.starts_at.hour for row in rows} == {6, 7}
    first = rows[0]
    assert (first.ends_at - first.starts_at, first.audience) == (timedelta(minutes=30), {"roles": ["leader"]})
    assert list(first.items.values_list("slot", flat=True)) == [
        "find_inspiration",
        "share_experience",
        "cheer",
    ]
    assert set(first.values.all()) == set(values[:2])
    assert len({row.uid for row in rows}) == len(rows)


def test_the_same_form_sent_twice_is_one_series_and_the_job_may_be_run_again(
    dina: Person, unit: Unit, series: Series, viewer: ViewerOf
) -> None:
    before = days(series)
    assert plan_series(by=viewer(dina), entry=entry_of(unit=unit), now=NOW) == series
    assert materialise(series=series, now=NOW) == materialise_all(NOW) == 0
    assert materialise_all(NOW + timedelta(days=80)) == 2
    assert days(series)[:-2] == before
    series.gatherings.filter(planned_on=before[3]).update(state=Gathering.State.CANCELLED)
    Series.objects.update(materialised_until=None)
    assert materialise_all(NOW) == 0


def test_a_series_ends_with_its_team_and_what_was_used_stays(
    dina: Person, teams: dict[str, Team], viewer: ViewerOf
) -> None:
    team = teams["lived_experience"]
    row = plan_series(by=viewer(dina), entry=entry_of(team=team), now=NOW)
    used = row.gatherings.all()[2]
    Gathering.objects.filter(pk=used.pk).update(state=Gathering.State.ANNOUNCED)
    end_team(by=system_viewer(team.organisation), team=team, on=TODAY)
    assert materialise_all(NOW) == materialise_all(NOW + timedelta(days=80)) == 0
    assert [each.pk for each in row.gatherings.all()] == [used.pk]
    row.refresh_from_db()
    assert row.ended_at is not None


def test_one_series_that_fails_does_not_stop_the_others(
    dina: Person, unit: Unit, series: Series, viewer: ViewerOf
) -> None:
    other = plan_series(by=viewer(dina), entry=entry_of(unit=unit, title="Annen"), now=NOW)
    Series.objects.filter(pk=series.pk).update(rrule="FREQ=SECONDLY")
    later = NOW + timedelta(days=80)
    with pytest.raises(ValueError, match="SECONDLY"):
        materialise_all(later)
    assert len(days(other)) == len(days(series)) + 2


def test_the_leap_day_is_made_however_far_away(dina: Person, unit: Unit, viewer: ViewerOf) -> None:
    leap = plan_series(
        by=viewer(dina), entry=entry_of(unit=unit, rhythm="29. februar", title="Skudddag"), now=NOW
    )
    assert days(leap) == [date(2028, 2, 29)]


@pytest.mark.parametrize(
    "words",
    [
        {"rhythm": "30. februar"},
        {"rhythm": "25. desember", "holidays": "skip"},
        {"rhythm": "29. februar", "ends_on": date(2027, 12, 31)},
        {"ends_on": date(2026, 11, 30)},
        {"starts_on": date(2025, 1, 1), "ends_on": date(2026, 1, 1)},
    ],
)
def test_a_rhythm_without_any_day_is_refused(
    words: dict[str, Any], dina: Person, unit: Unit, viewer: ViewerOf
) -> None:
    with pytest.raises(NotAllowedNow):
        plan_series(by=viewer(dina), entry=entry_of(unit=unit, **words), now=NOW)
    assert not Series.objects.exists()


def test_words_that_are_not_understood_make_nothing(dina: Person, unit: Unit, viewer: ViewerOf) -> None:
    with pytest.raises(RhythmError):
        plan_series(by=viewer(dina), entry=entry_of(unit=unit, rhythm="når det passer"), now=NOW)


def test_only_those_who_hold_gatherings_plan_them_and_only_at_home(
    alma: Person, dina: Person, bo: Person, unit: Unit, nabovik_unit: Unit, series: Series, viewer: ViewerOf
) -> None:
    with pytest.raises(PermissionDenied):
        plan_series(by=viewer(alma), entry=entry_of(unit=unit, title="Min"), now=NOW)
    with pytest.raises(Http404):
        plan_series(by=viewer(dina), entry=entry_of(unit=nabovik_unit), now=NOW)
    for stranger, refusal in ((alma, PermissionDenied), (bo, PermissionDenied)):
        with pytest.raises(refusal):
            end_series(by=viewer(stranger), series=series, last=date(2027, 1, 1), now=NOW)
    with pytest.raises(Http404):
        end_series(by=viewer(bo, organisation=bo.organisation), series=series, last=date(2027, 1, 1), now=NOW)


def test_who_hosts_a_series_changes_it_where_it_is_and_nowhere_else(
    alma: Person, unit: Unit, departments: tuple[Unit, Unit], series: Series, viewer: ViewerOf
) -> None:
    Series.objects.filter(pk=series.pk).update(host=alma)
    entry = entry_of(unit=unit, host=alma, place="Kjøkkenet")
    change_series(by=viewer(alma), series=series, entry=entry, seen=1, now=NOW)
    assert Series.objects.get(pk=series.pk).place == "Kjøkkenet"
    with pytest.raises(PermissionDenied):
        change_series(
            by=viewer(alma), series=series, entry=entry_of(unit=departments[1], host=alma), seen=2, now=NOW
        )


Mark = Callable[[Gathering, Person, Team], object]
MARKS: dict[str, Mark] = {
    "held": lambda row, dina, team: set_state(row, Gathering.State.HELD),
    "announced": lambda row, dina, team: set_state(row, Gathering.State.ANNOUNCED),
    "cancelled": lambda row, dina, team: set_state(row, Gathering.State.CANCELLED),
    "by_hand": lambda row, dina, team: Gathering.objects.filter(pk=row.pk).update(by_hand=True),
    "asked": lambda row, dina, team: Invitation.objects.create(gathering=row, person=dina, nonce="n", answer="yes"),
    "guests": lambda row, dina, team: GuestSignUp.objects.create(gathering=row, day=TODAY, sent_key="g"),
    "agenda": lambda row, dina, team: AgendaItem.objects.create(gathering=row, title="Eget punkt"),
    "notes": lambda row, dina, team: AgendaItem.objects.filter(gathering=row, slot="cheer").update(notes="Hei"),
    "minutes": lambda row, dina, team: Minutes.objects.create(gathering=row),
    "decision": lambda row, dina, team: Decision.objects.create(gathering=row, text="Ja", sent_key="d"),
    "point": lambda row, dina, team: point_of(row),
    "closed in": lambda row, dina, team: ActionItem.objects.filter(pk=point_of(row, series_first(row)).pk).update(
        closed_in=row
    ),
    "carried": lambda row, dina, team: Carried.objects.create(
        gathering=row, action_item=point_of(row, series_first(row))
    ),
    "attendance": lambda row, dina, team: Attendance.objects.create(gathering=row, person=dina),
    "paper": lambda row, dina, team: Paper.objects.create(gathering=row, title="Sak", about="Om", question="Hva"),
    "advice": lambda row, dina, team: Advice.objects.create(
        organisation=row.organisation, council=Council.objects.create(team=team), number=1, gathering=row,
        title="Råd", text="Vi råder", to_team=team, sent_key="a",
    ),
    "reflection": lambda row, dina, team: Reflection.objects.create(
        organisation=row.organisation, unit=home_of(row), gathering=row, form="small", day=TODAY, code_until=NOW,
        sent_key="r",
    ),
    "change": lambda row, dina, team: ChangeRecord.objects.create(
        organisation=row.organisation, unit=home_of(row), what="Nytt", wish="staff", since=TODAY, sent_key="c",
        cause_key=f"gatherings.gathering:{row.pk}",
    ),
}  # fmt: skip


def set_state(row: Gathering, state: str) -> int:
    """The gathering in another state."""
    return Gathering.objects.filter(pk=row.pk).update(state=state)


def home_of(row: Gathering) -> Unit:
    """The unit it is held in."""
    assert row.unit is not None
    return row.unit


def series_first(row: Gathering) -> Gathering:
    """The first gathering of its series."""
    return Gathering.objects.filter(series=row.series).order_by("planned_on")[0]


def point_of(row: Gathering, gathering: Gathering | None = None) -> ActionItem:
    """A point to follow up."""
    return ActionItem.objects.create(
        organisation=row.organisation, gathering=gathering or row, text="Ringe", sent_key="p"
    )


@pytest.mark.parametrize("mark", MARKS)
def test_a_new_rule_never_takes_a_gathering_that_was_used(
    mark: str, dina: Person, unit: Unit, teams: dict[str, Team], series: Series, viewer: ViewerOf
) -> None:
    used = series.gatherings.get(planned_on=date(2027, 2, 3))
    MARKS[mark](used, dina, teams[Team.Kind.LIVED_EXPERIENCE])
    entry = entry_of(unit=unit, rhythm="første torsdag i måneden", title="Ny tittel")
    effect = change_series(by=viewer(dina), series=series, entry=entry, seen=1, now=NOW)
    after = Gathering.objects.get(pk=used.pk)
    assert used.pk in [each.gathering.pk for each in effect.kept]
    assert all(each.why for each in effect.kept)
    assert (after.starts_at, after.title, after.uid) == (used.starts_at, "Inspirasjonssamling", used.uid)
    untouched = series.gatherings.exclude(pk__in=[each.gathering.pk for each in effect.kept])
    assert {row.planned_on.weekday() for row in untouched} == {3}
    end_series(by=viewer(dina), series=series, last=date(2027, 1, 1), seen=2, now=NOW)
    assert Gathering.objects.filter(pk=used.pk).exists()
    assert set(days(series)) >= {date(2026, 12, 3), used.planned_on}
    assert materialise_all(NOW) == 0


def test_every_way_to_use_a_gathering_is_known() -> None:
    known = {
        Invitation,
        GuestSignUp,
        AgendaItem,
        Minutes,
        Decision,
        ActionItem,
        Attendance,
        Carried,
        Paper,
        Advice,
        Reflection,
    }
    pointing = {relation.related_model for relation in Gathering._meta.related_objects}
    assert pointing == known


def test_a_day_that_stays_keeps_its_gathering_and_takes_the_new_words(
    dina: Person, unit: Unit, series: Series, values: list[Value], viewer: ViewerOf
) -> None:
    before = {row.planned_on: (row.pk, row.uid) for row in series.gatherings.all()}
    entry = entry_of(unit=unit, at=time(12), place="Biblioteket", values=tuple(values[:1]))
    effect = change_series(by=viewer(dina), series=series, entry=entry, seen=1, now=NOW)
    assert (effect.kept, effect.removed, effect.added) == ([], [], [])
    after = list(series.gatherings.all())
    assert {row.planned_on: (row.pk, row.uid) for row in after} == before
    assert {(timezone.localtime(row.starts_at).hour, row.place, row.values.count()) for row in after} == {
        (12, "Biblioteket", 1)
    }
    assert uses_of(after) == {}


def test_what_is_today_stays_when_the_new_time_has_passed(dina: Person, unit: Unit, viewer: ViewerOf) -> None:
    words: dict[str, Any] = {"unit": unit, "rhythm": "hver dag", "starts_on": TODAY, "holidays": "keep"}
    row = plan_series(by=viewer(dina), entry=entry_of(at=time(14), **words), now=NOW)
    entry = entry_of(at=time(10), **words)
    effect = change_series(by=viewer(dina), series=row, entry=entry, seen=1, now=NOW + timedelta(hours=5))
    assert ([each.gathering.planned_on for each in effect.kept], effect.removed) == ([TODAY], [])


def test_two_who_change_at_once_do_not_overwrite_each_other(
    dina: Person, unit: Unit, series: Series, viewer: ViewerOf
) -> None:
    change_series(by=viewer(dina), series=series, entry=entry_of(unit=unit, place="A"), seen=1, now=NOW)
    with pytest.raises(ChangedMeanwhile):
        change_series(by=viewer(dina), series=series, entry=entry_of(unit=unit, place="B"), seen=1, now=NOW)


def test_an_ended_series_is_left_alone(dina: Person, unit: Unit, series: Series, viewer: ViewerOf) -> None:
    effect = end_series(by=viewer(dina), series=series, last=date(2027, 3, 1), now=NOW)
    assert next(row.planned_on for row in effect.removed) == date(2027, 3, 3)
    assert days(series) == [date(2026, 12, 2), date(2027, 1, 6), date(2027, 2, 3)]
    with pytest.raises(NotAllowedNow):
        change_series(
            by=viewer(dina), series=series, entry=replace(entry_of(unit=unit), place="A"), seen=2, now=NOW
        )
