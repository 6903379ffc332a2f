"""Those who leave: the measure says so, the form keeps them, and somebody else takes over."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.utils import timezone

from samskap.core.models import AuditEntry
from samskap.people import actions as people
from samskap.people.models import Organisation, Person, Team
from samskap.people.viewer import system_viewer
from samskap.plans import actions
from samskap.plans.actions import Meant, Who
from samskap.plans.models import Measure, Plan, Responsibility
from samskap.plans.states import ChangedMeanwhile, NotAllowedNow
from samskap.plans.tests.web import at, fields, first, text
from tests.personas import ClientFor, ViewerOf

NOBODY = "Ingen har dette ansvaret nå"


@pytest.fixture
def left(
    plan: Plan, organisation: Organisation, teams: dict[str, Team], alma: Person, edvard: Person
) -> Measure:
    """A measure that Alma led with the council beside her; Alma has left and the council is no more."""
    measure = first(plan)
    measure.responsibilities.all().delete()
    Responsibility.objects.create(measure=measure, name="Alma på Brygga", person=alma, scope="lokalene")
    council = teams["lived_experience"]
    Responsibility.objects.create(measure=measure, name="ER", team=council, part="contributing", position=1)
    us = system_viewer(organisation)
    people.deactivate_person(by=us, person=alma)
    people.end_team(by=us, team=council)
    return measure


def test_every_page_says_so_and_only_to_the_units_people(
    left: Measure, plan: Plan, opened: Organisation, client_for: ClientFor, dina: Person
) -> None:
    client = client_for(dina)
    page = text(client.get(at("measure", left.pk)))
    assert NOBODY in page
    assert "Er ikke her lenger" in page
    assert "Finnes ikke lenger" in page
    assert at("hand_over", left.pk) in page
    for name in ("plan", "follow_up"):
        assert NOBODY in text(client.get(at(name, plan.pk)))
    for name, pk in (("measure", left.pk), ("plan", plan.pk)):
        assert NOBODY not in text(client_for(None).get(at(name, pk)))


def test_somebody_takes_over_in_the_same_place(
    left: Measure, viewer: ViewerOf, client_for: ClientFor, dina: Person, teams: dict[str, Team]
) -> None:
    client, address = client_for(dina), at("hand_over", left.pk)
    assert text(client.get(address)).count(" checked") == 2
    answer = client.post(
        address, {"to": f"person:{dina.pk}", "leaving": [row.pk for row in left.responsibilities.all()]}
    )
    assert answer.status_code == 302
    row = left.responsibilities.get()
    assert (row.person, row.part, row.scope, row.name) == (dina, "lead", "lokalene", "Dina Dahl")
    entry = AuditEntry.objects.get(action="plans.hand_over")
    assert entry.details["left"][1] == f"team:{teams['lived_experience'].pk}"
    assert entry.details["to"] == f"person:{dina.pk}"
    assert NOBODY not in text(client.get(at("measure", left.pk)))


def test_nobody_is_given_it_who_is_not_there(
    left: Measure, viewer: ViewerOf, dina: Person, teams: dict[str, Team]
) -> None:
    by = viewer(dina)
    for meant in (Meant(team_id=teams["lived_experience"].pk), Meant(team_id=teams["quality"].pk)):
        with pytest.raises(NotAllowedNow):
            actions.hand_over(by=by, measure=left, leaving=(), name="x", to=meant)
    with pytest.raises(ChangedMeanwhile):
        actions.hand_over(by=by, measure=left, leaving=[0], name="Dina", to=Meant(person_id=dina.pk))


def test_who_has_left_stays_in_the_form_and_is_not_chosen_anew(
    left: Measure,
    plan: Plan,
    viewer: ViewerOf,
    client_for: ClientFor,
    dina: Person,
    alma: Person,
    teams: dict[str, Team],
) -> None:
    client, address = client_for(dina), at("measure_edit", left.pk)
    sent = fields(client, address)
    assert (sent["who-0-meant"], sent["who-1-meant"]) == (
        f"person:{alma.pk}",
        f"team:{teams['lived_experience'].pk}",
    )
    assert client.post(address, {**sent, "title": "Nytt navn"}).status_code == 302
    assert [row.person for row in left.responsibilities.all()] == [alma, None]
    other = Measure.objects.filter(section__plan=plan).exclude(pk=left.pk)[0]
    assert f'value="person:{alma.pk}"' not in text(client.get(at("measure_edit", other.pk)))
    ended = Who("ER", meant=Meant(team_id=teams["lived_experience"].pk))
    with pytest.raises(NotAllowedNow, match="finnes ikke lenger"):
        actions.set_responsibilities(by=viewer(dina), measure=other, who=[ended])


def test_too_many_rows_are_told_and_none_of_the_words_is_lost(
    left: Measure, client_for: ClientFor, dina: Person
) -> None:
    client, address = client_for(dina), at("measure_edit", left.pk)
    many = {f"who-{at}-name": f"Gruppe {at}" for at in range(400)}
    answer = client.post(address, {**fields(client, address), **many})
    page = text(answer)
    assert answer.status_code == 422
    assert "Her er det plass til 200 rader" in page
    assert "Gruppe 199" in page
    assert "Gruppe 200 Gruppe 201" in page
    assert "Gruppe 399" in page
    assert left.responsibilities.count() == 2


def test_a_deadline_before_the_start_is_told(left: Measure, client_for: ClientFor, dina: Person) -> None:
    client, address = client_for(dina), at("measure_edit", left.pk)
    today = timezone.localdate()
    start, end = today + timedelta(days=200), today + timedelta(days=100)
    sent = fields(client, address)
    sent |= {"when-0-text": "oppstart", "when-0-kind": "start", "when-0-start": start.isoformat()}
    sent |= {"when-1-text": "frist", "when-1-kind": "deadline", "when-1-end": end.isoformat()}
    sent |= {"when-0-end": "", "when-0-recurrence": "", "when-1-start": "", "when-1-recurrence": ""}
    answer = client.post(address, sent, follow=True)
    assert "er før tiltaket starter" in text(answer)
    backwards = {**sent, "when-0-kind": "period", "when-0-end": end.isoformat()}
    answer = client.post(address, backwards)
    assert answer.status_code == 422
    assert "Slutten kommer før begynnelsen" in text(answer)
