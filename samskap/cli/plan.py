"""``samskap plan read``: a plan document from a file to an outline or to JSON, without a database."""

from __future__ import annotations

import shutil
import sys
from datetime import date
from pathlib import Path

from samskap.cli.usage import Parser
from samskap.plans.reader import UnreadableDocument
from samskap.plans.reader import read as read_document
from samskap.plans.reader.limits import Limits

_WIDEST = 96


def read(arguments: list[str]) -> int:
    """Print what a plan document holds; exit code 2 and one line on stderr when it cannot be read."""
    parser = Parser("samskap plan read", "Les et plandokument (.docx, .pdf, .txt, .md, .html, .csv, .xlsx).")
    parser.inputs.add_argument("file", metavar="FIL", help="dokumentet; «-» leser fra standard inn")
    parser.choices.add_argument(
        "--json", action="store_true", help="skriv resultatet som JSON (samskap-plan/1)"
    )
    options = parser.parse_args(arguments)
    today = date.today()  # noqa: DTZ011  # the clock of whoever runs the command
    try:
        reading = read_document(read_bytes(options.file), file_name=Path(options.file).name, today=today)
    except UnreadableDocument as error:
        print(error, file=sys.stderr)
        return 2
    if options.json:
        import json

        _write(json.dumps(reading.document.as_dict(), ensure_ascii=False, indent=2))
    else:
        from samskap.plans.reader.printout import print_plan

        width = min(shutil.get_terminal_size((_WIDEST, 24)).columns, _WIDEST)
        _write(print_plan(reading.document, width=width))
    return 0


def read_bytes(name: str) -> bytes:
    """The document's bytes; one more than the limit is enough to know that it is too big."""
    most = Limits().file_bytes + 1
    if name == "-":
        return sys.stdin.buffer.read(most)
    path = Path(name)
    try:
        if path.is_dir():
            raise UnreadableDocument(f"«{name}» er en mappe. Oppgi filen som inneholder planen.")
        with path.open("rb") as stream:
            return stream.read(most)
    except FileNotFoundError as error:
        raise UnreadableDocument(f"Finner ikke filen «{name}». Sjekk navnet, og prøv igjen.") from error
    except (OSError, ValueError) as error:
        raise UnreadableDocument(
            f"Får ikke åpnet filen «{name}». Sjekk at du har tilgang til den."
        ) from error


def _write(text: str) -> None:
    """UTF-8 whatever the terminal's locale says; the text is full of æ, ø and å."""
    sys.stdout.buffer.write(f"{text}\n".encode("utf-8", errors="replace"))
    sys.stdout.flush()
