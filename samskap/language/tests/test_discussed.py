"""«Vi har snakket om utgaven»: who says it, what is told to whom, and the figure it becomes."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.utils import timezone

from samskap.language.actions.discussing import NotDiscussed, say_discussed, take_back_discussed
from samskap.language.models import Edition
from samskap.language.queries.discussed import discussed, units_that_discussed
from samskap.language.tests.words import in_force
from samskap.people.models import Membership, Organisation, Person, Unit
from tests.personas import ClientFor, ViewerOf


@pytest.fixture
def edition(organisation: Organisation) -> Edition:
    return in_force(organisation, days=30)


@pytest.fixture
def speaker(alma: Person, departments: tuple[Unit, Unit]) -> Person:
    """Alma as the recovery contact of Brygga."""
    Membership.objects.create(person=alma, unit=departments[0], role=Membership.Role.RECOVERY_CONTACT)
    return alma


def test_a_department_says_it_once_and_may_say_it_better(
    edition: Edition,
    departments: tuple[Unit, Unit],
    speaker: Person,
    dina: Person,
    organisation: Organisation,
    viewer: ViewerOf,
) -> None:
    brygga, by, today = departments[0], viewer(speaker), timezone.localdate()
    for day in (today - timedelta(days=3), today):
        say_discussed(by=by, edition=edition, unit=brygga, on=day, took_with_us="Vi bytter ett ord.")
    assert units_that_discussed(organisation, departments, today) == {brygga.pk}
    assert units_that_discussed(organisation, departments, today - timedelta(days=1)) == set()
    told = discussed(viewer(dina), edition)
    assert [(talk.unit, talk.words) for talk in told.talks] == [(brygga, "Vi bytter ett ord.")]
    assert told.not_yet == (departments[1],)
    assert discussed(viewer(None), edition).talks[0].words is None
    for wrong in (today + timedelta(days=1), today - timedelta(days=40)):
        with pytest.raises(NotDiscussed):
            say_discussed(by=by, edition=edition, unit=brygga, on=wrong)
    assert take_back_discussed(by=by, edition=edition, unit=brygga)
    assert not take_back_discussed(by=by, edition=edition, unit=brygga)


def test_others_do_not_speak_for_the_department(
    edition: Edition,
    departments: tuple[Unit, Unit],
    alma: Person,
    edvard: Person,
    bo: Person,
    viewer: ViewerOf,
) -> None:
    for other in (alma, edvard, bo, None):
        with pytest.raises(PermissionDenied):
            say_discussed(by=viewer(other), edition=edition, unit=departments[0], on=timezone.localdate())


def test_the_form_keeps_what_was_typed(
    edition: Edition, departments: tuple[Unit, Unit], speaker: Person, client_for: ClientFor
) -> None:
    client = client_for(speaker)
    address = f"/fjordvik/ordboken/utgaver/1/snakket/{departments[0].pk}/"
    wrong = client.post(address, {"on": "2999-01-01", "took_with_us": "Vi leste høyt."})
    assert wrong.status_code == 422
    assert "Vi leste høyt." in wrong.content.decode()
    done = client.post(address, {"on": str(timezone.localdate()), "took_with_us": "Vi leste høyt."})
    assert done.status_code == 302
