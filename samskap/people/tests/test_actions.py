"""Organisations, units, teams, people and roles: what is refused, and that everything is on record."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db.models import ProtectedError
from django.utils import timezone

from samskap.core import audit
from samskap.core.models import AuditEntry
from samskap.people import actions
from samskap.people.models import Membership, Organisation, Person, Team, Unit
from samskap.people.viewer import Viewer, system_viewer
from tests.personas import ViewerOf

Role = Membership.Role


@pytest.fixture
def administrator(unit: Unit, dina: Person) -> Viewer:
    Membership.objects.create(person=dina, unit=unit, role=Role.ADMINISTRATOR)
    return Viewer(unit.organisation, dina)


def test_a_new_organisation_begins_its_own_chain(db: None) -> None:
    made = actions.create_organisation(name="Havnes kommune", slug="havnes", municipality_number="9902")
    assert [entry.action for entry in AuditEntry.objects.filter(tenant_id=made.pk)] == [
        "people.create_organisation"
    ]
    assert not list(audit.verify(made.pk))


@pytest.mark.parametrize("slug", ["konto", "fjordvik", "har mellomrom", ""])
def test_a_slug_that_is_taken_reserved_or_no_slug_is_refused(organisation: Organisation, slug: str) -> None:
    with pytest.raises(ValidationError):
        actions.create_organisation(name="Annen kommune", slug=slug)


def test_an_administrator_adds_units_teams_and_people(administrator: Viewer, unit: Unit) -> None:
    department = actions.add_unit(by=administrator, name="Ung voksen", parent=unit, aliases=["Ungteamet"])
    team = actions.add_team(
        by=administrator, name="Erfaringsrådet", kind=Team.Kind.LIVED_EXPERIENCE, unit=unit, seats=7
    )
    person = actions.add_person(by=administrator, name="Maja Tveit", email="Maja.Tveit@Fjordvik.example")
    first = actions.give_role(by=administrator, person=person, role=Role.EMPLOYEE, unit=department)
    again = actions.give_role(by=administrator, person=person, role=Role.EMPLOYEE, unit=department)
    assert first == again
    assert person.email == "maja.tveit@fjordvik.example"
    assert team.seats == 7
    entries = AuditEntry.objects.order_by("sequence").values_list("action", "actor_id")
    assert list(entries) == [
        (f"people.{verb}", administrator.person_id)
        for verb in ("add_unit", "add_team", "add_person", "give_role")
    ]
    assert not list(audit.verify(unit.organisation_id))


def test_the_record_holds_no_names_or_addresses(administrator: Viewer) -> None:
    actions.add_person(by=administrator, name="Maja Tveit", email="maja@fjordvik.example")
    assert "aja" not in str(AuditEntry.objects.get().details)


def test_others_may_not(viewer: ViewerOf, alma: Person, dina: Person, edvard: Person, bo: Person) -> None:
    for person in (alma, dina, edvard, bo, None):
        with pytest.raises(PermissionDenied):
            actions.add_person(by=viewer(person), name="Maja Tveit")


def test_an_administrator_of_a_department_keeps_no_lists(
    viewer: ViewerOf, alma: Person, departments: tuple[Unit, Unit]
) -> None:
    Membership.objects.create(person=alma, unit=departments[0], role=Role.ADMINISTRATOR)
    with pytest.raises(PermissionDenied):
        actions.add_person(by=viewer(alma), name="Maja Tveit")


def test_names_and_addresses_are_taken_once(administrator: Viewer, alma: Person) -> None:
    with pytest.raises(ValidationError):
        actions.add_unit(by=administrator, name="bo nord")
    with pytest.raises(ValidationError):
        actions.add_person(by=administrator, name="En annen", email="ALMA@fjordvik.example")


def test_nothing_reaches_into_another_municipality(
    administrator: Viewer, bo: Person, nabovik_unit: Unit
) -> None:
    with pytest.raises(ValidationError):
        actions.give_role(
            by=administrator, person=bo, role=Role.LEADER, unit=administrator.organisation.units.first()
        )
    with pytest.raises(ValidationError):
        actions.add_unit(by=administrator, name="Utpost", parent=nabovik_unit)


def test_a_role_ends_and_stays_as_history(administrator: Viewer, alma: Person, viewer: ViewerOf) -> None:
    membership = alma.memberships.get()
    actions.end_role(by=administrator, membership=membership)
    assert membership.until == timezone.localdate() - timedelta(days=1)
    assert not viewer(alma).belongs
    assert Membership.objects.filter(pk=membership.pk).exists()


def test_a_role_never_ends_before_it_began(administrator: Viewer, alma: Person) -> None:
    today = timezone.localdate()
    membership = actions.give_role(
        by=administrator, person=alma, role=Role.EDITOR, unit=alma.memberships.get().unit, since=today
    )
    actions.end_role(by=administrator, membership=membership, until=date(2020, 1, 1))
    assert membership.until == today


def test_a_person_chooses_their_own_language(viewer: ViewerOf, alma: Person) -> None:
    actions.choose_language(by=viewer(alma), language="nn")
    alma.refresh_from_db()
    assert alma.language == "nn"
    with pytest.raises(ValidationError):
        actions.choose_language(by=viewer(alma), language="de")
    with pytest.raises(PermissionDenied):
        actions.choose_language(by=viewer(None), language="nn")


def test_samskap_itself_may(organisation: Organisation) -> None:
    person = actions.add_person(by=system_viewer(organisation), name="Maja Tveit")
    assert person.email is None
    assert AuditEntry.objects.get().actor_id is None


def test_an_ended_team_keeps_its_history_and_gets_no_new_members(
    administrator: Viewer, teams: dict[str, Team], edvard: Person, alma: Person
) -> None:
    council, today = teams["lived_experience"], timezone.localdate()
    actions.end_team(by=administrator, team=council)
    actions.end_team(by=administrator, team=council, on=today - timedelta(days=9))
    council.refresh_from_db()
    assert council.ended_on == today
    assert Membership.objects.get(person=edvard).until == today - timedelta(days=1)
    assert AuditEntry.objects.filter(action="people.end_team").count() == 1
    with pytest.raises(ValidationError):
        actions.give_role(by=administrator, person=alma, role=Role.COUNCIL_MEMBER, team=council)
    with pytest.raises(ValidationError):
        actions.end_team(by=administrator, team=teams["quality"], on=today + timedelta(days=1))
    with pytest.raises(ProtectedError):
        council.delete()


def test_who_has_left_holds_nothing_and_is_not_forgotten(administrator: Viewer, alma: Person) -> None:
    for _again in range(2):
        actions.deactivate_person(by=administrator, person=alma)
    alma.refresh_from_db()
    assert not alma.is_active
    assert not Membership.objects.current().filter(person=alma)
    assert AuditEntry.objects.filter(action="people.deactivate_person").count() == 1


@pytest.mark.parametrize("who", ["alma", "edvard", "bo", "cato"])
def test_only_administrators_end_teams_and_close_accounts(
    who: str, teams: dict[str, Team], viewer: ViewerOf, dina: Person, request: pytest.FixtureRequest
) -> None:
    by = viewer(request.getfixturevalue(who))
    with pytest.raises(PermissionDenied):
        actions.end_team(by=by, team=teams["quality"])
    with pytest.raises(PermissionDenied):
        actions.deactivate_person(by=by, person=dina)
