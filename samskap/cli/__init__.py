"""The ``samskap`` command: a table of subcommands, each in a module that is imported only when it runs."""

from __future__ import annotations

import gc
import io
import os
import sys
from importlib import import_module

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Never


class Command:
    """A subcommand: the module and the function ``(arguments: list[str]) -> int`` that runs it, and what it does.

    A module may import Django; it is loaded for its own command alone, so the others start fast and need no database.
    """

    __slots__ = ("function", "leaves_at_once", "module", "summary")

    def __init__(self, module: str, function: str, summary: str, *, leaves_at_once: bool = False) -> None:
        """``leaves_at_once``: nothing is left to do at the end that the operating system does not do."""
        self.module, self.function, self.summary = module, function, summary
        self.leaves_at_once = leaves_at_once


COMMANDS: dict[str, Command] = {
    "serve": Command("samskap.cli.serve", "serve", "Kjør nettstedet"),
    "demo": Command("samskap.cli.demo", "demo", "Lag prøvekommunen Fjordvik med en plan"),
    "migrate": Command("samskap.cli.database", "migrate", "Gjør databasen klar for denne utgaven"),
    "audit verify": Command("samskap.cli.database", "verify_audit", "Se etter om sporet er endret"),
    "jobs run": Command("samskap.cli.jobs", "run", "Gjør dagens faste arbeid, og send brevene som venter"),
    "mail list": Command("samskap.cli.jobs", "list_mail", "Vis brevene som ikke er sendt"),
    "mail again": Command("samskap.cli.jobs", "mail_again", "Send et brev på nytt"),
    "organisation create": Command(
        "samskap.cli.organisation", "create", "Lag en kommune og dens første leder"
    ),
    "organisation set": Command(
        "samskap.cli.organisation_set", "change", "Vis eller endre det en kommune har valgt"
    ),
    "language check": Command(
        "samskap.cli.language", "check", "Se etter ord fra Ordboken i filer", leaves_at_once=True
    ),
    "language export": Command(
        "samskap.cli.language_export", "export", "Skriv en utgave av Ordboken til én fil"
    ),
    "language lsp": Command(
        "samskap.cli.language_server", "serve", "Vis ord fra Ordboken i et skriveprogram"
    ),
    "docs": Command("samskap.cli.docs", "write", "Skriv oppslagssidene i docs/reference på nytt"),
    "plan read": Command("samskap.cli.plan", "read", "Les et plandokument og vis tiltakene i det"),
    "plan archive": Command("samskap.cli.plan_archive", "archive", "Lag arkivpakken av en plan"),
    "plan import": Command(
        "samskap.cli.plan_import", "import_plan", "Les et plandokument inn som en plan i utkast"
    ),
}


def main(arguments: list[str] | None = None) -> int:
    """Run the subcommand that the arguments name; returns the exit code (2: wrong use or unreadable input)."""
    _steady_streams()
    words = sys.argv[1:] if arguments is None else arguments
    found = next((name for name in _by_length() if words[: len(name.split())] == name.split()), None)
    if found is not None:
        command = COMMANDS[found]
        gc.disable()  # loading code leaves no garbage, and looking for it takes a tenth of the start
        run = getattr(import_module(command.module), command.function)
        gc.enable()
        try:
            code = int(run(words[len(found.split()) :]))
        except KeyboardInterrupt:
            print("Stoppet.", file=sys.stderr)
            return 130  # what shells say of a command that was stopped with Ctrl-C
        if command.leaves_at_once and arguments is None:
            _leave(code)
        return code
    if not words or words[-1] in ("-h", "--help", "help"):
        print(_overview([word for word in words if not word.startswith("-") and word != "help"]))
        return 0
    print(
        f"Ukjent kommando: samskap {' '.join(words)}. Skriv «samskap --help» for å se kommandoene.",
        file=sys.stderr,
    )
    return 2


def _leave(code: int) -> Never:
    """End the process without taking apart what it holds, which takes a tenth of the time of checking a text."""
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(code)


def _steady_streams() -> None:
    """Nothing we say shall end in a fault of its own: not where it is closed, nor where it has no æ, ø and å."""
    sys.stdout = sys.stdout or open(os.devnull, "w")  # noqa: SIM115, PTH123  # as long as we run
    sys.stderr = sys.stderr or open(os.devnull, "w")  # noqa: SIM115, PTH123  # as long as we run
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper) and stream.errors == "strict":
            stream.reconfigure(errors="replace")


def _by_length() -> list[str]:
    return sorted(COMMANDS, key=lambda name: len(name.split()), reverse=True)


def _overview(group: list[str]) -> str:
    chosen = {name: c for name, c in COMMANDS.items() if name.split()[: len(group)] == group} or COMMANDS
    width = max(map(len, chosen))
    lines = [f"  samskap {name:<{width}}  {command.summary}" for name, command in sorted(chosen.items())]
    return "\n".join(
        ["Kommandoer:", *lines, "", "«samskap KOMMANDO --help» viser hvordan en kommando brukes."]
    )
