"""``samskap organisation set``: what a municipality has chosen, shown and changed."""

from __future__ import annotations

import argparse
import sys
from typing import TYPE_CHECKING

from samskap.cli.site import prepare, require_database
from samskap.cli.usage import Parser

if TYPE_CHECKING:
    from samskap.people.actions import Chosen
    from samskap.people.models import Organisation

YES_NO = {True: "ja", False: "nei"}


def change(arguments: list[str]) -> int:
    """Change what the options name, or nothing at all, and print what holds now; 1 when a choice is refused."""
    parser = Parser(
        "samskap organisation set", "Endre det en kommune har valgt. Uten valg vises det som gjelder."
    )
    parser.inputs.add_argument("slug", metavar="KORTNAVN", help="første leddet i adressen: fjordvik")
    parser.choices.add_argument(
        "--opens-plans", choices=["ja", "nei"], help="om alle får lese planer som er vedtatt"
    )
    parser.choices.add_argument(
        "--small-group", type=int, metavar="ANTALL", help="tall om færre mennesker enn dette vises ikke (5)"
    )
    parser.choices.add_argument("--language", choices=["nb", "nn"], help="målform")
    parser.choices.add_argument(
        "--accessibility-url", metavar="ADRESSE", help="tilgjengelighetserklæringen hos uustatus.no"
    )
    options = parser.parse_args(arguments)
    prepare()
    require_database()
    from django.core.exceptions import ValidationError

    from samskap.people.models import Organisation

    organisation = Organisation.objects.filter(slug=options.slug).first()
    if organisation is None:
        print(f"Ingen kommune heter «{options.slug}» i adressen.", file=sys.stderr)
        return 1
    try:
        _change(organisation, options)
    except ValidationError as error:
        print(" ".join(error.messages), file=sys.stderr)
        return 1
    organisation.refresh_from_db()
    print("\n".join(_told(organisation)))
    return 0


def _change(organisation: Organisation, options: argparse.Namespace) -> None:
    from django.db import transaction

    from samskap.people.actions import change_organisation
    from samskap.people.viewer import system_viewer
    from samskap.plans.actions.readings import judge_anew

    with transaction.atomic():
        changed = change_organisation(by=system_viewer(organisation), **_chosen(options))
        if "small_group" in changed:
            organisation.refresh_from_db()
            judge_anew(organisation)


def _chosen(options: argparse.Namespace) -> Chosen:
    chosen: Chosen = {}
    if options.opens_plans is not None:
        chosen["opens_plans"] = options.opens_plans == "ja"
    if options.small_group is not None:
        chosen["small_group"] = options.small_group
    if options.language is not None:
        chosen["language"] = options.language
    if options.accessibility_url is not None:
        chosen["accessibility_url"] = options.accessibility_url
    return chosen


def _told(organisation: Organisation) -> list[str]:
    return [
        organisation.name,
        f"  alle får lese vedtatte planer: {YES_NO[organisation.opens_plans]}",
        f"  minste gruppe i tall om mennesker: {organisation.small_group}",
        f"  målform: {organisation.get_language_display()}",
        f"  tilgjengelighetserklæring: {organisation.accessibility_url or 'ingen adresse ennå'}",
    ]
