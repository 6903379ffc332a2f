"""``samskap demo``: the invented municipality Fjordvik, with the example plan or a document of one's own.

Safe to run again, twice at once, and after it was stopped half-way: the municipality is made in one transaction and
the plan in another, and what is there already is left alone.
"""

from __future__ import annotations

import sys
import time
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from samskap.cli import demo_people as fjordvik
from samskap.cli.demo_life import bring_to_life
from samskap.cli.site import database_is_behind, prepare
from samskap.cli.usage import Parser

if TYPE_CHECKING:
    from samskap.people.models import Organisation, Team, Unit
    from samskap.people.viewer import Viewer
    from samskap.plans.models import Plan

PATIENCE = 40  # half seconds to wait for somebody else who is making the database ready
EXAMPLE = Path(__file__).resolve().parents[2] / "examples" / "recoveryplan-2026-2029.docx"


def demo(arguments: list[str]) -> int:
    """Make the demonstration ready and say how to sign in; 2 when the document cannot be read."""
    parser = Parser(
        "samskap demo", "Lag prøvekommunen Fjordvik, med eksempelplanen eller ditt eget dokument."
    )
    parser.choices.add_argument("--plan", metavar="FIL", help="ditt eget plandokument")
    options = parser.parse_args(arguments)
    prepare()
    from samskap.plans.reader.errors import UnreadableDocument

    own = Path(options.plan).expanduser() if options.plan else None
    try:
        document = _bytes(own or EXAMPLE)
        _require_readable(document, own)
        _prepare_database()
        organisation = _municipality()
        plan = _plan(organisation, document, (own or EXAMPLE).name, own=own is not None)
    except UnreadableDocument as error:
        print(error, file=sys.stderr)
        return 2
    _say(organisation, plan, own=own is not None)
    return 0


def _bytes(path: Path) -> bytes:
    """The document, as long as it is one that can be opened; ``samskap plan read`` has the same words."""
    from samskap.cli.plan import read_bytes

    return read_bytes(str(path))


def _require_readable(document: bytes, own: Path | None) -> None:
    """Read one's own document before anything is made, so that a bad one leaves everything as it was."""
    if own is None:
        return
    from samskap.plans.intake import read_document

    print(f"Leser {own.name} …", flush=True)
    read_document(document, file_name=own.name, today=_today())


def _today() -> date:
    from django.utils import timezone

    return timezone.localdate()


def _prepare_database() -> None:
    """Bring the database up to date; where two do it at once, the one that came second waits for the first."""
    from django.core.management import call_command
    from django.db import DatabaseError

    if database_is_behind():
        print("Gjør databasen klar …", flush=True)
    for attempts_left in range(PATIENCE, 0, -1):
        if not database_is_behind():
            return
        try:
            call_command("migrate", interactive=False, verbosity=0)
        except DatabaseError:
            if attempts_left == 1:
                raise
            time.sleep(0.5)


def _municipality() -> Organisation:
    """Fjordvik with everybody in it; the one that is there when there is one."""
    from django.core.exceptions import ValidationError
    from django.db import IntegrityError, transaction

    from samskap.people.models import Organisation
    from samskap.people.sign_in.demo import SLUG

    there = Organisation.objects.filter(slug=SLUG)
    if not there.exists():
        try:
            with transaction.atomic():
                print("Lager Fjordvik kommune …", flush=True)
                return _make_municipality(SLUG)
        except (IntegrityError, ValidationError):
            if not there.exists():  # or somebody else made it in the same moment
                raise
    return there.get()


def _make_municipality(slug: str) -> Organisation:
    from samskap.people import actions
    from samskap.people.models import Unit
    from samskap.people.viewer import system_viewer
    from samskap.values.actions import create_default_values

    organisation = actions.create_organisation(
        name="Fjordvik kommune", slug=slug, municipality_number="9901", opens_plans=True
    )
    us = system_viewer(organisation)
    unit = actions.add_unit(
        by=us, name=fjordvik.UNIT, kind=Unit.Kind.UNIT, aliases=["Mestring", "Virksomheten", "Enheten"]
    )
    units = {fjordvik.UNIT: unit}
    for name, aliases in fjordvik.DEPARTMENTS.items():
        units[name] = actions.add_unit(by=us, name=name, parent=unit, aliases=aliases)
    teams = {
        name: actions.add_team(by=us, name=name, kind=kind, unit=unit, aliases=aliases, mandate=mandate)
        for name, (kind, aliases, mandate) in fjordvik.TEAMS.items()
    }
    _people(us, units, teams)
    create_default_values(organisation)
    _statements(us, units)
    return organisation


def _people(us: Viewer, units: dict[str, Unit], teams: dict[str, Team]) -> None:
    from samskap.people import actions

    for name, title, roles in fjordvik.PEOPLE:
        person = actions.add_person(by=us, name=name, email=_address(name), title=title)
        for role, place in roles:
            actions.give_role(
                by=us,
                person=person,
                role=role,
                unit=units.get(place),
                team=teams.get(place),
                since=date(2025, 8, 18),
            )


def _address(name: str) -> str:
    plain = name.lower().translate(str.maketrans("æøå", "eoa"))
    return f"{'.'.join(plain.split())}@fjordvik.example"


def _statements(us: Viewer, units: dict[str, Unit]) -> None:
    from samskap.values.access import values_of
    from samskap.values.actions import write_statement

    values = {value.slug: value for value in values_of(us)}
    for slug, department, text in fjordvik.STATEMENTS:
        write_statement(by=us, value=values[slug], unit=units[department], text=text)


def _plan(organisation: Organisation, document: bytes, file_name: str, *, own: bool) -> Plan:
    """The plan of the document, read in once. One's own stays a draft; the example comes to life."""
    from django.db import transaction

    from samskap.people.access import viewer_for
    from samskap.people.models import Organisation, Person, Unit
    from samskap.people.sign_in.demo import PERSONAS
    from samskap.plans.actions.importing import read_into_plan
    from samskap.plans.intake import fingerprint_of
    from samskap.plans.models import Plan

    with transaction.atomic():
        # the row is the lock that keeps two who start at once from reading the same document in twice
        Organisation.objects.select_for_update().get(pk=organisation.pk)
        plan = Plan.objects.filter(
            organisation=organisation, imports__fingerprint=fingerprint_of(document)
        ).first()
        if plan is not None:
            return plan
        if not own:
            print("Leser inn eksempelplanen …", flush=True)
        leader = Person.objects.get(email=next(one.email for one in PERSONAS if one.key == "leder"))
        sunniva = viewer_for(leader, organisation)
        unit = Unit.objects.select_related("parent__parent").get(
            organisation=organisation, name=fjordvik.UNIT
        )
        plan, _notes = read_into_plan(
            by=sunniva, unit=unit, data=document, file_name=file_name, today=_today()
        )
        if not own:
            bring_to_life(sunniva, plan)
        return plan


def _say(organisation: Organisation, plan: Plan, *, own: bool) -> None:
    from django.conf import settings
    from django.urls import reverse

    from samskap.people.sign_in.demo import PERSONAS

    site = settings.SITE_URL
    address = site + reverse("plans:plan", args=[organisation.slug, plan.pk])
    print(f"\nFjordvik kommune er klar på {site}/{organisation.slug}/")
    print(f"Planen {'din' if own else ''}«{plan.title}»".replace("din«", "din, «") + f" står på {address}")
    if own:
        print("Den er et utkast: logg inn som leder for å se over den.")
    print(f"\nLogg inn på {site}{reverse('account_login')} og velg en av disse:")
    for one in PERSONAS:
        print(f"  Prøv som {one.name}, {one.label}")
    print()
