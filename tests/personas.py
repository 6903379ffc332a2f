"""The people of the tests, where they work, and the plans they work on.

Alma is an employee here, Dina leads the unit, Edvard sits on the lived-experience council, Cato lives here and has a
login but no membership, Bo leads a unit in another municipality. A visitor is nobody in particular.
"""

from __future__ import annotations

from datetime import date
from typing import Protocol

import pytest
from django.test import Client

from samskap.people.access import viewer_for
from samskap.people.models import Membership, Organisation, Person, Team, Unit
from samskap.people.viewer import Viewer
from samskap.plans.models import Plan
from samskap.values.models import Value
from tests import plans

BACKEND = "samskap.people.sign_in.backend.PersonBackend"
VALUES = [
    ("Håp", "hap", "hap", ["håp", "tro på"]),
    ("Identitet", "identitet", "identitet", ["identitet", "den jeg er"]),
    ("Samhørighet", "samhorighet", "samhorighet", ["fellesskap", "tilhørighet"]),
    ("Mening i livet", "mening-i-livet", "mening", ["mening", "hverdagen"]),
    ("Empowerment", "empowerment", "empowerment", ["medvirkning", "egne valg"]),
]


class MakePlan(Protocol):
    """What the fixture ``make_plan`` gives: a plan of the unit with sections and measures."""

    def __call__(
        self,
        *,
        measures: int = 17,
        sections: int = 4,
        state: str = Plan.State.DRAFT,
        title: str = "Fjordvik recoveryplan 2026–2029",
        organisation: Organisation | None = None,
        unit: Unit | None = None,
        owner: Person | None = None,
    ) -> Plan: ...


class ClientFor(Protocol):
    """What ``client_for`` gives: a test client signed in as the person; None is a visitor."""

    def __call__(self, person: Person | None = None) -> Client: ...


class ViewerOf(Protocol):
    """What ``viewer`` gives: who the person (None: a visitor) is in the organisation (Fjordvik)."""

    def __call__(
        self, person: Person | None = None, *, organisation: Organisation | None = None
    ) -> Viewer: ...


def make_values(organisation: Organisation) -> list[Value]:
    """The five recovery values."""
    return Value.objects.bulk_create(
        Value(organisation=organisation, name=name, slug=slug, key=key, cues=cues, position=position)
        for position, (name, slug, key, cues) in enumerate(VALUES)
    )


def make_person(organisation: Organisation, name: str, **where: object) -> Person:
    """A person with a login; ``role=`` and ``unit=`` or ``team=`` make the membership."""
    email = f"{name.split(maxsplit=1)[0].lower()}@{organisation.slug}.example"
    person = Person.objects.create(organisation=organisation, name=name, email=email)
    if where:
        Membership.objects.create(person=person, **where)
    return person


@pytest.fixture
def organisation(db: None) -> Organisation:
    """Fjordvik; its plans are closed to visitors until the test sets ``opens_plans``."""
    return Organisation.objects.create(name="Fjordvik kommune", slug="fjordvik", municipality_number="9001")


@pytest.fixture
def opened(organisation: Organisation) -> Organisation:
    """Fjordvik, with approved plans open to everybody."""
    organisation.opens_plans = True
    organisation.save(update_fields=["opens_plans"])
    return organisation


@pytest.fixture
def unit(organisation: Organisation) -> Unit:
    """The unit that has the plan."""
    return Unit.objects.create(
        organisation=organisation,
        name="Mestring Fjordvik",
        kind=Unit.Kind.UNIT,
        aliases=["Mestring", "virksomheten"],
    )


@pytest.fixture
def departments(unit: Unit) -> tuple[Unit, Unit]:
    """Two departments of the unit: Brygga and Bo Nord."""
    make = Unit.objects.create
    brygga = make(organisation=unit.organisation, parent=unit, name="Møteplassen Brygga", aliases=["Brygga"])
    return brygga, make(organisation=unit.organisation, parent=unit, name="Bo Nord")


@pytest.fixture
def teams(unit: Unit) -> dict[str, Team]:
    """The unit's bodies by kind, with the names people use for them."""
    rows = [
        ("Fagnettverket", Team.Kind.DEVELOPMENT, ["FN", "nettverket for fag"]),
        ("Kvalitetsgruppa", Team.Kind.QUALITY, ["KG"]),
        ("Erfaringsrådet", Team.Kind.LIVED_EXPERIENCE, ["ER", "rådet"]),
        ("Ledergruppa", Team.Kind.LEADERSHIP, ["lederne"]),
    ]
    made = [
        Team.objects.create(organisation=unit.organisation, unit=unit, name=name, kind=kind, aliases=aliases)
        for name, kind, aliases in rows
    ]
    return {str(team.kind): team for team in made}


@pytest.fixture
def values(organisation: Organisation) -> list[Value]:
    """Fjordvik's five values."""
    return make_values(organisation)


@pytest.fixture
def alma(departments: tuple[Unit, Unit]) -> Person:
    """Works at Brygga."""
    return make_person(
        departments[0].organisation, "Alma Berg", role=Membership.Role.EMPLOYEE, unit=departments[0]
    )


@pytest.fixture
def dina(unit: Unit) -> Person:
    """Leads the unit."""
    return make_person(unit.organisation, "Dina Dahl", role=Membership.Role.LEADER, unit=unit)


@pytest.fixture
def edvard(teams: dict[str, Team]) -> Person:
    """Sits on the lived-experience council."""
    council = teams[Team.Kind.LIVED_EXPERIENCE]
    return make_person(council.organisation, "Edvard Eik", role=Membership.Role.COUNCIL_MEMBER, team=council)


@pytest.fixture
def cato(organisation: Organisation) -> Person:
    """Lives in Fjordvik and has a login, but no membership."""
    return make_person(organisation, "Cato Nilsen")


@pytest.fixture
def visitor() -> None:
    """Nobody in particular."""


@pytest.fixture
def nabovik(db: None) -> Organisation:
    """The municipality next door."""
    return Organisation.objects.create(name="Nabovik kommune", slug="nabovik", municipality_number="9002")


@pytest.fixture
def nabovik_unit(nabovik: Organisation) -> Unit:
    """The unit that Bo leads."""
    return Unit.objects.create(organisation=nabovik, name="Livsmot Nabovik", kind=Unit.Kind.UNIT)


@pytest.fixture
def nabovik_values(nabovik: Organisation) -> list[Value]:
    """Nabovik's own five values."""
    return make_values(nabovik)


@pytest.fixture
def bo(nabovik_unit: Unit) -> Person:
    """Leads a unit in Nabovik, and is a stranger in Fjordvik."""
    return make_person(nabovik_unit.organisation, "Bo Nabo", role=Membership.Role.LEADER, unit=nabovik_unit)


@pytest.fixture
def client_for() -> ClientFor:
    """Gives a test client for each person, signed in."""

    def make(person: Person | None = None) -> Client:
        client = Client()
        if person is not None:
            client.force_login(person, backend=BACKEND)
        return client

    return make


@pytest.fixture
def viewer(organisation: Organisation) -> ViewerOf:
    """Gives the viewer a person is."""
    here = organisation

    def make(person: Person | None = None, *, organisation: Organisation | None = None) -> Viewer:
        return viewer_for(person, organisation or here)

    return make


@pytest.fixture
def make_plan(
    organisation: Organisation, unit: Unit, values: list[Value], teams: dict[str, Team]
) -> MakePlan:
    """Makes plans with responsibles, timings and values like those of a real one."""

    def make(
        *,
        measures: int = 17,
        sections: int = 4,
        state: str = Plan.State.DRAFT,
        title: str = "Fjordvik recoveryplan 2026–2029",
        organisation: Organisation | None = None,
        unit: Unit | None = None,
        owner: Person | None = None,
    ) -> Plan:
        home = unit or own
        plan = Plan.objects.create(
            organisation=organisation or home.organisation,
            unit=home,
            owner=owner,
            title=title,
            summary="Planen samler det vi vil gjøre sammen for at flere skal ha en god hverdag.",
            period_text="2026–2029",
            period_start=date(2026, 1, 1),
            period_end=date(2029, 12, 31),
            state=state,
            state_since=date(2026, 3, 1),
        )
        plans.fill(plan, measures=measures, sections=sections)
        return plan

    own = unit
    return make


@pytest.fixture
def plan(make_plan: MakePlan, dina: Person) -> Plan:
    """An active plan of 17 measures in four sections, owned by Dina."""
    return make_plan(state=Plan.State.ACTIVE, owner=dina)
