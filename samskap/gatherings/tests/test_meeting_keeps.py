"""What two do at once, what an old page sends, and what somebody had who left: nothing ends in silence."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.urls import reverse
from django.utils import timezone

from samskap.gatherings.actions.meeting import correct_minutes, finish_minutes, hold_gathering
from samskap.gatherings.actions.meeting_letters import told_of
from samskap.gatherings.actions.meeting_points import Task, close_point, follow_up, reopen_point, seen_in
from samskap.gatherings.meeting_todos import points_to_close
from samskap.gatherings.models import ActionItem, Carried, Gathering, Invitation, Kind, Minutes
from samskap.gatherings.queries.meeting_minutes import minutes_page
from samskap.gatherings.queries.open_points import open_points, points_made_in
from samskap.gatherings.states import DONE
from samskap.gatherings.tests.gatherings import STARTS, make
from samskap.gatherings.tests.test_meeting import three
from samskap.people.models import Membership, Person, Unit
from tests.personas import ClientFor, ViewerOf

DURING = STARTS + timedelta(minutes=10)


@pytest.fixture
def gathering(unit: Unit, dina: Person, alma: Person) -> Gathering:
    return make(unit, host=dina)


def _url(name: str, gathering: Gathering) -> str:
    return reverse(f"gatherings:{name}", args=["fjordvik", gathering.pk])


def test_two_who_finish_and_correct_at_once_both_keep_their_words(
    gathering: Gathering, viewer: ViewerOf, client_for: ClientFor, dina: Person
) -> None:
    by: dict[str, Any] = {"by": viewer(dina), "gathering": gathering}
    hold_gathering(**by, attended=5, now=DURING)
    finish_minutes(**by, summary="Den første", send=False, now=DURING)
    late = client_for(dina).post(_url("meeting_finish", gathering), {"summary": "Den andre"})
    assert late.status_code == 409
    assert "Den andre" in late.content.decode()
    assert (
        client_for(dina).post(_url("meeting_finish", gathering), {"summary": "Den første"}).status_code == 302
    )
    assert Minutes.objects.get().summary == "Den første"
    assert [correct_minutes(**by, words=words) for words in ("Feil dag", "Feil sted", "Feil sted")] == [
        True,
        True,
        False,
    ]
    told = [line.words for line in minutes_page(viewer(dina), gathering, DURING).history]
    assert {"Åpnet for å rette: Feil dag", "Åpnet for å rette: Feil sted"} <= set(told)


def test_a_form_one_went_back_to_and_wrote_anew_makes_another_row(
    gathering: Gathering, client_for: ClientFor, dina: Person
) -> None:
    client = client_for(dina)
    for text in ("Ringe", "Ringe", "Skrive"):
        client.post(_url("meeting_point", gathering), {"text": text, "chance": "c", "sak": "hele"})
        client.post(_url("meeting_decision", gathering), {"text": text, "chance": "c", "sak": "hele"})
    assert sorted(gathering.action_items.values_list("text", flat=True)) == ["Ringe", "Skrive"]
    assert sorted(gathering.decisions.values_list("text", flat=True)) == ["Ringe", "Skrive"]


def test_finished_minutes_are_not_written_anew_from_an_old_page_and_opened_points_stay_in_them(
    unit: Unit, viewer: ViewerOf, dina: Person
) -> None:
    rows, by = three(unit, dina), viewer(dina)
    old, other = (
        follow_up(by=by, gathering=rows[0], item=None, task=Task(text), key=text) for text in ("a", "b")
    )
    later = DURING + timedelta(days=8)
    close_point(by=by, point=other, state=DONE, during=rows[1], now=later)
    hold_gathering(by=by, gathering=rows[1], attended=None, now=later)
    finish_minutes(by=by, gathering=rows[1], summary="", send=False, now=later)
    close_point(by=by, point=old, state=DONE, during=rows[1], now=later)
    old.refresh_from_db()
    assert old.closed_in is None
    assert Carried.objects.filter(action_item=old, gathering=rows[1]).exists()
    hold_gathering(by=by, gathering=rows[2], attended=None, now=later + timedelta(days=30))
    assert [each.carried.filter(gathering=rows[2]).count() for each in (old, other)] == [0, 0]
    reopen_point(by=by, point=other)
    rows[1].refresh_from_db()
    assert [line.text for line in open_points(by, rows[1], later)] == ["a", "b"]


def test_what_somebody_had_who_left_is_nobodys_and_is_asked_of_the_host(
    gathering: Gathering, viewer: ViewerOf, client_for: ClientFor, dina: Person, alma: Person
) -> None:
    point = follow_up(by=viewer(dina), gathering=gathering, item=None, task=Task("Ringe", alma), key="p")
    Invitation.objects.create(gathering=gathering, person=alma, nonce="n", answer="yes", told=0)
    assert [line.left for line in points_made_in(viewer(dina), gathering, DURING)] == [""]
    assert told_of(gathering) == [alma]
    Membership.objects.filter(person=alma).update(until=timezone.localdate() - timedelta(days=1))
    line = points_made_in(viewer(dina), gathering, DURING)[0]
    assert (line.owner, line.left) == ("", "Alma Berg")
    assert told_of(gathering) == []
    page = client_for(dina).get(reverse("gatherings:action", args=["fjordvik", point.pk])).content.decode()
    assert "Alma Berg er ikke her lenger" in page
    assert [todo.title for todo in points_to_close(viewer(dina), DURING)] == ["Hvem tar dette? Ringe"]


def test_a_point_nobody_took_is_asked_of_the_host_when_no_meeting_brings_it_up(
    unit: Unit, viewer: ViewerOf, dina: Person
) -> None:
    rows, by = three(unit, dina, 2), viewer(dina)
    follow_up(by=by, gathering=rows[0], item=None, task=Task("Ringe"), key="p")
    follow_up(by=by, gathering=rows[0], item=None, task=Task("Skrive", owner_words="Rådet"), key="q")
    after = [rows[0].ends_at + timedelta(days=1), rows[1].ends_at + timedelta(days=1)]
    assert [len(points_to_close(by, now)) for now in after] == [0, 2]


def test_who_moved_to_another_department_keeps_a_point_that_is_changed(
    gathering: Gathering,
    departments: list[Unit],
    client_for: ClientFor,
    viewer: ViewerOf,
    dina: Person,
    alma: Person,
) -> None:
    gathering.unit = departments[0]
    gathering.save()
    Membership.objects.filter(person=alma).update(unit=departments[0])
    point = follow_up(by=viewer(dina), gathering=gathering, item=None, task=Task("Ringe", alma), key="p")
    Membership.objects.filter(person=alma).update(unit=departments[1])
    url = reverse("gatherings:action", args=["fjordvik", point.pk])
    assert client_for(dina).post(url, {"text": "Ringe dem", "owner": alma.pk}).status_code == 302
    assert ActionItem.objects.values_list("text", "owner").get() == ("Ringe dem", alma.pk)


def test_two_who_change_a_point_at_once_see_each_others_words(
    gathering: Gathering, client_for: ClientFor, viewer: ViewerOf, dina: Person, alma: Person
) -> None:
    point = follow_up(by=viewer(dina), gathering=gathering, item=None, task=Task("Ringe"), key="p")
    url, seen = reverse("gatherings:action", args=["fjordvik", point.pk]), seen_in(point)
    assert client_for(alma).post(url, {"text": "Ringe", "owner": alma.pk, "seen": seen}).status_code == 302
    late = client_for(dina).post(url, {"text": "Ringe i dag", "seen": seen})
    page = late.content.decode()
    assert (late.status_code, "Ringe i dag" in page, "Alma Berg" in page) == (409, True, True)
    point.refresh_from_db()
    assert (point.text, point.owner) == ("Ringe", alma)
    again = {"text": "Ringe i dag", "owner": alma.pk, "seen": seen_in(point)}
    assert client_for(dina).post(url, again).status_code == 302


def test_the_points_of_a_meeting_that_was_moved_when_it_had_begun_come_first_on_the_next_agenda(
    unit: Unit, viewer: ViewerOf, dina: Person
) -> None:
    rows, by = three(unit, dina), viewer(dina)
    point = follow_up(by=by, gathering=rows[0], item=None, task=Task("Ringe"), key="p")
    ActionItem.objects.filter(pk=point.pk).update(made_at=DURING)
    moved = rows[2].starts_at + timedelta(days=2)
    Gathering.objects.filter(pk=rows[0].pk).update(starts_at=moved, ends_at=moved + timedelta(minutes=30))
    assert [line.text for line in open_points(by, rows[1], DURING + timedelta(days=1))] == ["Ringe"]
    hold_gathering(by=by, gathering=rows[1], attended=None, now=rows[1].ends_at)
    assert point.carried.count() == 1


def test_a_point_of_the_agenda_is_added_from_the_meeting_and_every_field_of_it_is_looked_through(
    gathering: Gathering, client_for: ClientFor, dina: Person, alma: Person
) -> None:
    url, client = f"{_url('item_create', gathering)}?mote=1", client_for(dina)
    made = client.post(url, {"title": "Alma Berg orienterer", "brought_by": "Alma Berg"})
    assert made.headers["Location"] == f"{_url('meeting', gathering)}?sak={gathering.items.get(slot='').pk}"
    assert client.post(url, {"title": "Nytt", "brought_by": "Ola Nordmann"}).status_code == 422
    Gathering.objects.update(kind=Kind.OPP)
    assert client.post(url, {"title": "Nytt", "brought_by": "Sykefraværsutvalget"}).status_code == 422
    Gathering.objects.update(state="held")
    late = client.post(url, {"title": "Kom for sent"})
    assert (late.status_code, "Kom for sent" in late.content.decode()) == (409, True)


def test_who_was_signed_out_while_writing_without_script_is_handed_the_words(
    gathering: Gathering, client_for: ClientFor
) -> None:
    url, sent = _url("meeting_whole", gathering), {"notes": "Vi snakket om suppa.", "new_password": "a b"}
    page = client_for(None).post(url, sent, headers={"Accept": "text/html"})
    assert page.status_code == 403
    assert "Vi snakket om suppa." in page.content.decode()
    assert "a b<" not in page.content.decode()
    assert client_for(None).post(url, sent, headers={"Accept": "application/json"}).status_code == 302
