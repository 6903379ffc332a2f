"""``samskap migrate`` and ``samskap audit verify``: the upkeep of a running installation."""

from __future__ import annotations

import sys

from samskap.cli.site import database_is_behind, prepare, require_database
from samskap.cli.usage import Parser


def migrate(arguments: list[str]) -> int:
    """Bring the database up to this version; safe to run again."""
    Parser("samskap migrate", "Gjør databasen klar for denne utgaven av Samskap.").parse_args(arguments)
    prepare()
    from django.core.management import call_command
    from django.db import OperationalError

    try:
        if database_is_behind():
            print("Gjør databasen klar …", flush=True)
            call_command("migrate", interactive=False, verbosity=0)
    except OperationalError as error:
        print(f"Får ikke kontakt med databasen: {error}", file=sys.stderr)
        return 1
    print("Databasen er klar.")
    return 0


def verify_audit(arguments: list[str]) -> int:
    """Walk the audit chains; 1 when one of them does not hold."""
    parser = Parser("samskap audit verify", "Se etter om noen har endret sporet over hva som er gjort.")
    parser.choices.add_argument("--organisation", metavar="KORTNAVN", help="bare denne kommunen")
    options = parser.parse_args(arguments)
    prepare()
    require_database()
    from samskap.core import audit
    from samskap.core.models import AuditEntry
    from samskap.people.models import Organisation

    names = dict(Organisation.objects.values_list("pk", "name"))
    tenants = sorted({*names, *audit.tenants()})
    if options.organisation:
        tenants = list(Organisation.objects.filter(slug=options.organisation).values_list("pk", flat=True))
        if not tenants:
            print(f"Fant ingen kommune med kortnavnet «{options.organisation}».", file=sys.stderr)
            return 1
    holds = True
    for tenant in tenants:
        name = names.get(tenant, f"Organisasjon {tenant}, som ikke finnes lenger")
        broken = next(audit.verify(tenant), None)
        if broken:
            holds = False
            print(f"{name}: sporet holder ikke fra innslag {broken.sequence} ({PROBLEMS[broken.problem]}).")
        else:
            print(f"{name}: sporet er helt ({AuditEntry.objects.filter(tenant_id=tenant).count()} innslag).")
    return 0 if holds else 1


PROBLEMS = {
    "missing": "det mangler",
    "does not follow the one before": "det følger ikke det forrige",
    "was changed after it was written": "det er endret etterpå",
    "the end of the chain is missing": "slutten mangler",
}
