"""``samskap organisation create``: a new municipality, and the first person who can sign in there."""

from __future__ import annotations

import argparse
import sys

from samskap.cli.site import prepare, require_database
from samskap.cli.usage import Parser


def create(arguments: list[str]) -> int:
    """Make the organisation, its unit, its values and its leader, or nothing at all; 1 when something is taken."""
    parser = Parser("samskap organisation create", "Lag en kommune med en virksomhet og en leder.")
    parser.inputs.add_argument("slug", metavar="KORTNAVN", help="står i adressen: fjordvik")
    parser.inputs.add_argument("name", metavar="NAVN", help="«Fjordvik kommune»")
    parser.choices.add_argument("--municipality-number", default="", metavar="NUMMER", help="fire sifre")
    parser.choices.add_argument("--language", choices=["nb", "nn"], default="nb", help="målform (nb)")
    parser.choices.add_argument("--unit", metavar="NAVN", help="virksomheten som har planen (kommunens navn)")
    parser.choices.add_argument("--leader-name", metavar="NAVN", help="lederen av virksomheten")
    parser.choices.add_argument("--leader-email", metavar="ADRESSE", help="lederens e-post, til innlogging")
    options = parser.parse_args(arguments)
    if bool(options.leader_name) != bool(options.leader_email):
        print("Oppgi både --leader-name og --leader-email.", file=sys.stderr)
        return 2
    prepare()
    require_database()
    from django.core.exceptions import ValidationError

    try:
        address = _create(options)
    except ValidationError as error:
        print(" ".join(error.messages), file=sys.stderr)
        return 1
    print(f"{options.name} er klar på {address}")
    return 0


def _create(options: argparse.Namespace) -> str:
    from django.conf import settings
    from django.db import transaction

    from samskap.people import actions
    from samskap.people.models import Membership, Unit
    from samskap.people.viewer import system_viewer
    from samskap.values.actions import create_default_values

    with transaction.atomic():
        organisation = actions.create_organisation(
            name=options.name,
            slug=options.slug,
            municipality_number=options.municipality_number,
            language=options.language,
        )
        us = system_viewer(organisation)
        unit = actions.add_unit(by=us, name=options.unit or options.name, kind=Unit.Kind.UNIT)
        create_default_values(organisation)
        if options.leader_name:
            leader = actions.add_person(by=us, name=options.leader_name, email=options.leader_email)
            actions.give_role(by=us, person=leader, role=Membership.Role.LEADER, unit=unit)
    return f"{settings.SITE_URL}/{organisation.slug}/"
