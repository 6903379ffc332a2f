"""What gatherings, councils and reflections ask of a person, and of whom they ask nothing."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from samskap.gatherings.models import ActionItem, Advice, Gathering, Invitation, Kind, Minutes, Paper, Series
from samskap.gatherings.tests.together import advised, answered, met, point, reflected
from samskap.people.models import Membership, Person, Team, Unit
from samskap.people.todos import Todo, registry
from tests.personas import ClientFor, ViewerOf, make_person

NOW = datetime(2026, 6, 15, 10, tzinfo=timezone.get_default_timezone())
TODAY = NOW.date()
Departments = tuple[Unit, Unit]
Teams = dict[str, Team]
KEYS = ("points", "answers", "hosting", "advice", "papers", "reflections")


def asked(who: Person, viewer: ViewerOf, key: str) -> list[Todo]:
    return registry[f"gatherings.{key}"](viewer(who), NOW)


def titles(who: Person, viewer: ViewerOf, key: str) -> list[str]:
    return [todo.title for todo in asked(who, viewer, key)]


def invited(gathering: Gathering, person: Person, **given: object) -> Invitation:
    return Invitation.objects.create(gathering=gathering, person=person, nonce=f"n{gathering.pk}", **given)


def test_a_point_is_asked_of_the_one_who_took_it(
    viewer: ViewerOf, departments: Departments, alma: Person, dina: Person
) -> None:
    row = met(departments[0], TODAY - timedelta(days=7))
    point(row, owner=alma, text="Ringe huseieren", due=TODAY)
    without_day = point(row, owner=alma, text="Spørre " + "rundt " * 30)
    ActionItem.objects.filter(pk=without_day.pk).update(made_at=NOW)
    point(row, owner=alma, text="Gjort", state=ActionItem.State.DONE, closed_at=NOW)
    found = asked(alma, viewer, "points")
    assert sorted(todo.due for todo in found if todo.due) == [TODAY, TODAY + timedelta(days=14)]
    assert any(todo.title == "Ringe huseieren" for todo in found)
    assert all(len(todo.title) <= 81 for todo in found)
    assert asked(dina, viewer, "points") == []


def test_an_invitation_waits_until_it_is_answered_and_again_when_the_day_is_another(
    viewer: ViewerOf, departments: Departments, alma: Person
) -> None:
    ahead = met(departments[0], TODAY + timedelta(days=3), state="announced", title="Fagdag")
    row = invited(ahead, alma)
    invited(met(departments[0], TODAY + timedelta(days=3), state="cancelled"), alma)
    invited(met(departments[0], TODAY - timedelta(days=3), state="announced"), alma)
    assert titles(alma, viewer, "answers") == ["Kommer du på Fagdag?"]
    Invitation.objects.filter(pk=row.pk).update(answer="yes", answered_sequence=0)
    assert asked(alma, viewer, "answers") == []
    Gathering.objects.filter(pk=ahead.pk).update(sequence=1)
    assert [todo.why for todo in asked(alma, viewer, "answers")] == [
        "Samlingen er flyttet. Passer det fortsatt?"
    ]


def test_no_more_than_five_invitations_wait_at_once_the_nearest_first(
    viewer: ViewerOf, departments: Departments, alma: Person
) -> None:
    for ahead in range(9, 1, -1):
        invited(met(departments[0], TODAY + timedelta(days=ahead), state="announced"), alma)
    days = [todo.due for todo in asked(alma, viewer, "answers")]
    assert days == [TODAY + timedelta(days=at) for at in range(2, 7)]


def test_a_volunteer_is_led_to_a_page_that_opens_for_them(
    viewer: ViewerOf, client_for: ClientFor, departments: Departments
) -> None:
    place = {"role": Membership.Role.VOLUNTEER, "unit": departments[0]}
    nils = make_person(departments[0].organisation, "Nils Ås", **place)
    ahead = met(departments[0], timezone.localdate() + timedelta(days=3), state="announced")
    invited(ahead, nils)
    (todo,) = registry["gatherings.answers"](viewer(nils), timezone.now())
    assert client_for(nils).get(todo.url).status_code == 200


def test_a_host_calls_people_in_says_how_it_went_and_finishes_the_minutes(
    viewer: ViewerOf, departments: Departments, alma: Person, dina: Person
) -> None:
    brygga = departments[0]
    met(brygga, TODAY + timedelta(days=9), state="planned", title="Neste", host=alma)
    met(brygga, TODAY + timedelta(days=20), state="planned", title="Langt fram", host=alma)
    met(brygga, TODAY + timedelta(days=5), state="announced", title="Innkalt", host=alma)
    met(brygga, TODAY - timedelta(days=1), state="announced", title="I går", host=alma)
    written, sent = (met(brygga, TODAY - timedelta(days=4), title=name, host=alma) for name in ("A", "B"))
    Minutes.objects.create(gathering=written, text="Kaffe")
    Minutes.objects.create(gathering=sent, finished_at=NOW)
    met(brygga, TODAY - timedelta(days=90), state="announced", title="For lenge siden", host=alma)
    found = {todo.title: todo for todo in asked(alma, viewer, "hosting")}
    assert set(found) == {
        "Kall inn til Neste",
        "Si hvordan det gikk med I går",
        "Gjør ferdig referatet fra A",
    }
    assert found["Kall inn til Neste"].due == TODAY + timedelta(days=2)
    assert found["Gjør ferdig referatet fra A"].url == reverse(
        "gatherings:meeting", args=["fjordvik", written.pk]
    )
    assert asked(dina, viewer, "hosting") == []


def test_a_weekly_meeting_asks_no_more_of_its_host_than_a_yearly_one(
    viewer: ViewerOf, departments: Departments, alma: Person
) -> None:
    series = Series.objects.create(
        organisation=alma.organisation,
        unit=departments[0],
        title="Morgenmøte",
        rhythm="hver mandag",
        rrule="FREQ=WEEKLY",
        starts_on=date(2026, 1, 5),
        at="08:30",
    )
    days = [TODAY + timedelta(days=at) for at in (-21, -14, -7, 7, 13)]
    rows = [
        met(departments[0], day, state="planned", host=alma, series=series, title=str(day)) for day in days
    ]
    assert titles(alma, viewer, "hosting") == [
        f"Kall inn til {rows[3].title}",
        f"Si hvordan det gikk med {rows[2].title}",
    ]


def test_advice_waits_for_whoever_answers_and_then_for_what_came_of_it(
    viewer: ViewerOf, departments: Departments, teams: Teams, alma: Person, dina: Person, edvard: Person
) -> None:
    council, leaders = teams["lived_experience"], teams["leadership"]
    kari = make_person(dina.organisation, "Kari Ås", role=Membership.Role.LEADER, unit=departments[0])
    per = make_person(dina.organisation, "Per Ås", role=Membership.Role.SECRETARY, team=leaders)
    advised(council, TODAY, title="Til virksomheten")
    advised(council, TODAY, title="Til avdelingen", to_unit=departments[0])
    advised(council, TODAY, title="Til laget", to_unit=None, to_team=leaders)
    advised(council, TODAY, title="Til hvem det er", to_unit=None)
    advised(council, TODAY, title="Kladd", state=Advice.State.DRAFT)
    advised(council, TODAY, title="Trukket", state=Advice.State.WITHDRAWN)
    assert set(titles(dina, viewer, "advice")) == {
        "Svar Erfaringsrådet: Til hvem det er",
        "Svar Erfaringsrådet: Til virksomheten",
    }
    assert titles(kari, viewer, "advice") == ["Svar Erfaringsrådet: Til avdelingen"]
    assert titles(per, viewer, "advice") == ["Svar Erfaringsrådet: Til laget"]
    for nobody in (alma, edvard):
        assert asked(nobody, viewer, "advice") == []
    Advice.objects.all().delete()
    long_ago = TODAY - timedelta(days=120)
    answered(council, long_ago, TODAY - timedelta(days=90), title="Ja")
    answered(council, long_ago, TODAY - timedelta(days=89), title="Ja, nylig")
    answered(council, long_ago, TODAY - timedelta(days=90), title="Nei", outcome="not_followed")
    assert titles(dina, viewer, "advice") == ["Si hva som ble av rådet: Ja"]


@pytest.mark.parametrize(("days", "waits"), [(17, True), (18, False), (-1, False)])
def test_papers_are_asked_for_a_week_before_they_are_due(
    viewer: ViewerOf, unit: Unit, teams: Teams, edvard: Person, days: int, waits: bool
) -> None:
    council = advised(teams["lived_experience"], TODAY).council  # ten days ahead
    grete = make_person(
        edvard.organisation, "Grete Ås", role=Membership.Role.SECRETARY, team=teams["lived_experience"]
    )
    day = TODAY + timedelta(days=days)
    meeting = met(unit, day, unit=None, team=council.team, kind=Kind.COUNCIL, state="planned")
    found = asked(grete, viewer, "papers")
    assert [todo.due for todo in found] == ([day - timedelta(days=10)] if waits else [])
    assert asked(edvard, viewer, "papers") == []
    Paper.objects.create(gathering=meeting, title="Nytt tilbud", about="…", question="…", published_at=NOW)
    assert asked(grete, viewer, "papers") == []


def test_a_sheet_waits_for_the_one_who_opened_it(
    viewer: ViewerOf, departments: Departments, alma: Person, dina: Person
) -> None:
    common = {"closed_at": None, "opened_by": alma}
    reflected(departments[0], TODAY, **common, code_until=NOW - timedelta(days=1))
    reflected(departments[0], TODAY, **common, code_until=NOW + timedelta(days=1))
    assert titles(alma, viewer, "reflections") == ["Avslutt refleksjonen i Møteplassen Brygga"]
    assert asked(dina, viewer, "reflections") == []


def test_nothing_is_asked_of_those_who_have_no_place_here_and_one_question_of_the_others(
    viewer: ViewerOf, cato: Person, bo: Person, dina: Person, organisation: object
) -> None:
    for key in KEYS:
        for who, most in ((cato, 0), (bo, 0), (None, 0), (dina, 1)):
            someone = viewer(who)
            _known = someone.memberships, someone.belongs
            with CaptureQueriesContext(connection) as queries:
                registry[f"gatherings.{key}"](someone, NOW)
            assert len(queries) <= most, (key, who)
