"""Answering: by the link, by a POST alone, not once it is off or over, and two hundred in the same minute."""

from __future__ import annotations

import threading
from datetime import date, timedelta
from typing import Any

import pytest
from django.core.cache import cache
from django.db import connection
from django.test import Client
from django.utils import timezone
from pytest_django import Settings

from samskap.core import outbox
from samskap.gatherings.actions import gatherings as actions
from samskap.gatherings.actions.answers import answer
from samskap.gatherings.answer_links import address_of, token_of
from samskap.gatherings.models import Gathering, Invitation
from samskap.gatherings.queries.series_use import uses_of
from samskap.gatherings.tests.gatherings import make
from samskap.people.models import Membership, Organisation, Person, Unit
from tests.personas import ClientFor, ViewerOf, make_person


@pytest.fixture
def asked(unit: Unit, viewer: ViewerOf, dina: Person, alma: Person) -> Invitation:
    """Alma is asked to something the day after tomorrow."""
    cache.clear()
    row = make(unit, host=dina, starts_at=timezone.now() + timedelta(days=2))
    actions.announce(by=viewer(dina), gathering=row, now=timezone.now())
    return Invitation.objects.select_related("gathering").get(person=alma)


def path_of(invitation: Invitation) -> str:
    return f"/fjordvik/samlinger/svar/{token_of(invitation)}/"


def answer_of(invitation: Invitation) -> str:
    return Invitation.objects.get(pk=invitation.pk).answer


def test_a_scanner_that_follows_the_link_answers_nothing(asked: Invitation, client: Client) -> None:
    page = client.get(path_of(asked))
    assert (page.status_code, answer_of(asked)) == (200, "")
    assert (page["Cache-Control"], page["Referrer-Policy"]) == ("private, no-store", "same-origin")
    assert "Hei, Alma" in page.content.decode()
    for given in ("yes", "yes", "maybe"):
        assert client.post(path_of(asked), {"answer": given}).status_code == 302
        assert answer_of(asked) == given
    assert client.post(path_of(asked), {"answer": "kanskje"}).status_code == 200
    assert "Du har svart" in client.get(path_of(asked)).content.decode()


def test_a_link_that_is_guessed_or_of_somebody_who_left_is_not_there(
    asked: Invitation, client: Client, nabovik: Organisation, settings: Settings
) -> None:
    path, other = path_of(asked), "A" if path_of(asked)[-6] != "A" else "E"
    dinas = path.replace(f"/{asked.pk}-", f"/{asked.pk + 1}-")
    guesses = [f"{path[:-6]}{other}{path[-5:]}", dinas, path.replace("fjordvik", "nabovik")]
    guesses += [f"/fjordvik/samlinger/svar/{each}/" for each in ("x", "-", f"{'9' * 40}-a", f"{asked.pk}-")]
    assert {client.get(each).status_code for each in guesses * 5} == {404}
    settings.SECRET_KEY, settings.SECRET_KEY_FALLBACKS = "new", [settings.SECRET_KEY]
    assert client.get(path).status_code == 200
    for left in (
        Membership.objects.filter(person=asked.person_id),
        Person.objects.filter(pk=asked.person_id),
    ):
        left.update(**{"until": date(2026, 1, 1)} if left.model is Membership else {"is_active": False})
        assert [client.get(path).status_code, client.post(path, {"answer": "yes"}).status_code] == [404, 404]
    assert answer_of(asked) == ""


def test_after_it_is_off_moved_or_held_the_link_says_so_kindly(
    asked: Invitation, client: Client, viewer: ViewerOf, dina: Person
) -> None:
    path, by, now = path_of(asked), viewer(dina), timezone.now()
    client.post(path, {"answer": "yes"})
    later = now + timedelta(days=9)
    when = actions.Time(later, later + timedelta(hours=1))
    actions.move(by=by, gathering=asked.gathering, when=when, now=now)
    assert "flyttet siden du svarte" in client.get(path).content.decode()
    actions.cancel(by=by, gathering=asked.gathering, because="Storm i fjorden.", now=now)
    refused = client.post(path, {"answer": "no"})
    assert (refused.status_code, answer_of(asked)) == (409, "yes")
    assert "Storm i fjorden." in refused.content.decode()
    actions.reinstate(by=by, gathering=asked.gathering)
    assert "planlegges på nytt" in client.get(path).content.decode()
    past = now - timedelta(days=1)
    Gathering.objects.update(state="announced", starts_at=past - timedelta(hours=1), ends_at=past)
    assert "Den er holdt" in client.get(path).content.decode()
    assert client.post(path, {"answer": "no"}).status_code == 409


def test_the_buttons_of_the_page_and_the_form_of_those_without_account(
    asked: Invitation, client: Client, client_for: ClientFor, alma: Person, edvard: Person
) -> None:
    page = f"/fjordvik/samlinger/{asked.gathering_id}/"
    assert client_for(alma).post(f"{page}svar/", {"answer": "no"}).status_code == 302
    assert client_for(edvard).post(f"{page}svar/", {"answer": "no"}).status_code == 403
    assert (answer_of(asked), client.get(page).status_code) == ("no", 404)
    Gathering.objects.update(open_to_residents=True)
    shown = client.get(page)
    mark = shown.context["guests"].initial["mark"]
    assert "Saksliste" not in shown.content.decode()
    assert "Dina" not in shown.content.decode()
    wrong = client.post(f"{page}vi-kommer/", {"mark": mark, "people": "21"})
    assert (wrong.status_code, asked.gathering.guests.count()) == (422, 0)
    for sent in ({"mark": mark, "people": "3"}, {"mark": mark, "people": "3"}, {"mark": "x", "people": "3"}):
        client.post(f"{page}vi-kommer/", sent)
    client.post(f"{page}vi-kommer/", {"mark": mark, "people": "3", "homepage": "spam"})
    assert [row.people for row in asked.gathering.guests.all()] == [3]


def test_a_refused_answer_leaves_a_planned_gathering_unused(
    client_for: ClientFor, alma: Person, unit: Unit
) -> None:
    row = make(unit, starts_at=timezone.now() + timedelta(days=2))
    assert client_for(alma).post(f"/fjordvik/samlinger/{row.pk}/svar/", {"answer": "yes"}).status_code == 302
    assert not uses_of([row])


@pytest.mark.django_db(transaction=True)
def test_many_answer_in_the_same_minute(unit: Unit, viewer: ViewerOf, dina: Person) -> None:
    """Forty at once, on threads of their own; two hundred in a minute is a tenth of that."""
    people = [
        make_person(unit.organisation, f"P{n} Persen", role=Membership.Role.EMPLOYEE, unit=unit)
        for n in range(40)
    ]
    now = timezone.now()
    row = make(unit, host=dina, starts_at=now + timedelta(days=2))
    assert actions.announce(by=viewer(dina), gathering=row, now=now) == len(people) + 1
    failed: list[BaseException] = []

    def press(invitation: Invitation) -> None:
        try:
            for given in ("no", "yes"):
                answer(invitation=invitation, answer=given, now=now)
        except BaseException as error:
            failed.append(error)
        finally:
            connection.close()

    rows = list(Invitation.objects.exclude(person=dina))
    threads = [threading.Thread(target=press, args=(each,)) for each in rows]
    for each in threads:
        each.start()
    for each in threads:
        each.join()
    assert failed == []
    assert Invitation.objects.filter(answer="yes", answered_sequence=0).count() == len(people)


def test_the_link_stands_in_the_letter_and_not_in_the_calendar(
    asked: Invitation, viewer: ViewerOf, mailoutbox: list[Any]
) -> None:
    outbox.deliver(timezone.now())
    (letter,) = [each for each in mailoutbox if each.to[0].startswith("alma")]
    assert address_of(asked, asked.gathering.organisation) in letter.body
    assert "/svar/" not in letter.alternatives[0][0]
    assert f"/samlinger/{asked.gathering_id}/" in letter.alternatives[0][0]


def test_a_volunteer_who_is_asked_opens_the_page_and_answers_there(
    unit: Unit, viewer: ViewerOf, dina: Person, client_for: ClientFor
) -> None:
    eva = make_person(unit.organisation, "Eva Frivillig", role=Membership.Role.VOLUNTEER, unit=unit)
    row = make(unit, host=dina, starts_at=timezone.now() + timedelta(days=2))
    page, client = f"/fjordvik/samlinger/{row.pk}/", client_for(eva)
    assert client.get(page).status_code == 404  # nobody has been told of it
    actions.announce(by=viewer(dina), gathering=row, now=timezone.now())
    assert client.get(page).status_code == 200
    client.post(f"{page}svar/", {"answer": "yes"})
    assert Invitation.objects.get(person=eva).answer == "yes"
