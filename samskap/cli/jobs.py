"""``samskap jobs run``, ``samskap mail list`` and ``samskap mail again``: the day's work, and letters on their way."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from samskap.cli.site import prepare, require_database
from samskap.cli.usage import Parser

if TYPE_CHECKING:
    from samskap.core.models import OutgoingMail

MOST_SHOWN = 200


def run(arguments: list[str]) -> int:
    """Do the day's work that is not done, and send the letters that wait; 1 when a job failed."""
    Parser(
        "samskap jobs run",
        "Gjør dagens faste arbeid, og send brevene som venter. Trygt å starte flere ganger.",
    ).parse_args(arguments)
    prepare()
    require_database()
    from samskap.core import jobs

    outcome, letters = jobs.work()
    labels = {job.key: job.label for job in jobs.registry}
    for key, done in outcome.items():
        if done is None:
            print(
                f"{labels[key]}: gikk ikke. Loggen sier hvorfor; det prøves igjen om en time.",
                file=sys.stderr,
            )
        else:
            print(f"{labels[key]}: {done}")
    if not outcome:
        print("Dagens arbeid er gjort.")
    said = {
        "Brev sendt": letters.sent,
        "Brev som prøves igjen senere": letters.later,
        "Brev som ikke ble tatt imot": letters.refused,
        "Brev som kanskje kom fram (se «samskap mail list»)": letters.unsure,
    }
    for words, many in said.items():
        if many:
            print(f"{words}: {many}")
    return 1 if None in outcome.values() else 0


def list_mail(arguments: list[str]) -> int:
    """Show the letters that are not sent: what kind, since when, how often tried; never to whom or what they say."""
    Parser("samskap mail list", "Vis brevene som ikke er sendt, uten adresser og innhold.").parse_args(
        arguments
    )
    prepare()
    require_database()
    from samskap.core.models import OutgoingMail

    rows = OutgoingMail.objects.exclude(state=OutgoingMail.State.SENT).order_by("state", "pk")
    total = rows.count()
    if not total:
        print("Alle brev er sendt.")
        return 0
    print(f"{'NUMMER':>8}  {'LAGET':<16}  {'FORSØK':>6}  {'TILSTAND':<24}  SLAG")
    for row in rows.defer("letter")[:MOST_SHOWN]:
        print(_line(row))
    if total > MOST_SHOWN:
        print(f"… og {total - MOST_SHOWN} til.")
    return 0


def _line(row: OutgoingMail) -> str:
    from django.utils import timezone

    made = timezone.localtime(row.created_at)
    kind = row.key.partition(":")[0]
    return f"{row.pk:>8}  {made:%d.%m.%Y %H:%M}  {row.attempts:>6}  {row.get_state_display():<24}  {kind}"


def mail_again(arguments: list[str]) -> int:
    """Let a letter that is unsure or was refused wait again; 1 when it is neither."""
    parser = Parser(
        "samskap mail again",
        "Send et brev på nytt, når det er usikkert om det kom fram eller ikke ble tatt imot.",
    )
    parser.inputs.add_argument("number", type=int, metavar="NUMMER", help="nummeret fra «samskap mail list»")
    options = parser.parse_args(arguments)
    prepare()
    require_database()
    from django.utils import timezone

    from samskap.core import outbox

    if not outbox.send_again(options.number, timezone.now()):
        print(
            f"Brev {options.number} er verken usikkert eller avvist. «samskap mail list» viser brevene.",
            file=sys.stderr,
        )
        return 1
    print(f"Brev {options.number} sendes neste gang det faste arbeidet gjøres.")
    return 0
