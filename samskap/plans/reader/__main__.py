"""``python -m samskap.plans.reader FILE``: the reading as JSON, for the web import that runs it as a child process."""

from __future__ import annotations

import json
import sys
from datetime import date
from pathlib import Path

from samskap.plans.reader import Reading, UnreadableDocument, read
from samskap.plans.reader.isolate import HEAVY_EXIT, UNREADABLE_EXIT
from samskap.plans.reader.limits import MEGABYTE


def main(arguments: list[str]) -> int:
    """Read a file, or with ``--order`` a line of JSON and then the document from standard input."""
    try:
        data, file_name, today = _ordered() if arguments == ["--order"] else _named(arguments)
        reading = read(data, file_name=file_name, today=today)
    except UnreadableDocument as error:
        sys.stderr.write(f"{error}\n")
        return UNREADABLE_EXIT
    except MemoryError:
        return HEAVY_EXIT
    sys.stdout.buffer.write(
        json.dumps(as_data(reading), ensure_ascii=False).encode("utf-8", errors="replace")
    )
    return 0


def as_data(reading: Reading) -> dict[str, object]:
    """The reading as JSON-ready data; ``doubts`` and ``ends`` have one entry per measure, in the document's order.

    ``preamble`` is the plan's own introduction; it is not in the ``document`` beside it.
    """
    measures = [measure for section in reading.document.sections for measure in section.measures]
    return {
        "document": reading.document.as_dict_without_preamble(),
        "preamble": reading.document.preamble,
        "lines": [[line.number, line.text, line.page] for line in reading.lines],
        "doubts": [list(measure.doubts) for measure in measures],
        "ends": [measure.end_line for measure in measures],
    }


def _named(arguments: list[str]) -> tuple[bytes, str, date]:
    if len(arguments) != 1:
        raise UnreadableDocument("Oppgi ett dokument: python -m samskap.plans.reader FIL")
    path = Path(arguments[0])
    try:
        return path.read_bytes(), path.name, date.today()  # noqa: DTZ011  # the clock of whoever runs the command
    except OSError as error:
        raise UnreadableDocument("Filen finnes ikke eller kan ikke åpnes.") from error


def _ordered() -> tuple[bytes, str, date]:
    order = json.loads(sys.stdin.buffer.readline())
    _limit(int(order["memory_mb"]), float(order["seconds"]))
    return sys.stdin.buffer.read(), str(order["file_name"]), date.fromisoformat(order["today"])


def _limit(memory_mb: int, seconds: float) -> None:
    """The process limits itself, since its parent may be a thread among others."""
    try:
        import resource
    except ImportError:  # Windows has no such limits; the time limit of the parent remains
        return
    for kind, most in (
        (resource.RLIMIT_AS, memory_mb * MEGABYTE),
        (resource.RLIMIT_CPU, int(seconds) + 1),
        (resource.RLIMIT_CORE, 0),
        (resource.RLIMIT_FSIZE, 0),
    ):
        try:
            resource.setrlimit(kind, (most, most))
        except (ValueError, OSError):
            continue


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
