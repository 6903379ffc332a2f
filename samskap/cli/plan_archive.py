"""``samskap plan archive``: the archive package of a plan, written to a file."""

from __future__ import annotations

import sys
from pathlib import Path

from samskap.cli.site import prepare, require_database
from samskap.cli.usage import Parser

NO_PLAN = "Fant ingen plan med nummer {number}. Nummeret står i adressen til planen, som 12 i /planer/12/."
NO_WAY = "Får ikke skrevet til «{file}»: {why}"
TOO_BIG = "Planen er for stor til én arkivpakke. Ta kontakt med dem som har ansvaret for Samskap."


def archive(arguments: list[str]) -> int:
    """Write the package; 2 when there is no such plan or no place for the file."""
    parser = Parser(
        "samskap plan archive", "Lag arkivpakken av en plan (ZIP med PDF/A, data og sjekksummer)."
    )
    parser.inputs.add_argument("plan_id", metavar="PLAN", type=int, help="planens nummer")
    parser.choices.add_argument("--to", metavar="FIL", required=True, help="hvor pakken skal skrives")
    options = parser.parse_args(arguments)
    prepare()
    require_database()
    from django.utils import timezone

    from samskap.people.viewer import system_viewer
    from samskap.plans.access import LINEAGE
    from samskap.plans.exporting.archive import ArchiveTooBig, archive_of
    from samskap.plans.models import Plan

    plan = Plan.objects.select_related("organisation", LINEAGE, "owner").filter(pk=options.plan_id).first()
    if plan is None:
        print(NO_PLAN.format(number=options.plan_id), file=sys.stderr)
        return 2
    try:
        data = archive_of(plan, system_viewer(plan.organisation), now=timezone.now())
        Path(options.to).write_bytes(data)
    except ArchiveTooBig:
        print(TOO_BIG, file=sys.stderr)
        return 2
    except OSError as error:
        print(NO_WAY.format(file=options.to, why=error.strerror), file=sys.stderr)
        return 2
    print(f"Arkivpakken er skrevet til {options.to}. Pakk ut, og kjør: sha256sum -c SHA256SUMS")
    return 0
