"""Findings a place already knows of: what stands in a baseline is left out until its sentence changes."""

from __future__ import annotations

import json
import os
from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from samskap.cli.language_rows import BaselineError, Row, as_record
from samskap.cli.language_texts import printable

NOT_FOUND = "Finner ikke listen «{name}». Lag den med --write-baseline, eller sjekk navnet."
NOT_READ = "Får ikke lest listen «{name}»: den må være JSON fra en tidligere kjøring."
NOT_WRITTEN = "Får ikke skrevet listen «{name}». Sjekk at mappen finnes, og at du har tilgang."
TOO_MUCH = "Det er for mange funn til én liste. Del filene på flere lister."
MOST_BYTES = 100 * 2**20  # more than half a million findings
_Key = tuple[str, str, str, str]


class Baseline:
    """Known findings: file, word, text and the words around it. Each known one hides one finding."""

    def __init__(self, records: list[dict[str, Any]]) -> None:
        if not isinstance(records, list):
            raise TypeError
        self.known = Counter(
            (file_key(str(one["file"])), str(one["entry"]), str(one["text"]), str(one.get("around", "")))
            for one in records
        )

    def without_known(self, rows: list[Row]) -> list[Row]:
        """The rows that are new. A list without digests (plain ``--format json``) counts file, word and text only."""
        return [row for row in rows if not self._knows(row)]

    def _knows(self, row: Row) -> bool:
        file, finding = file_key(row.file), row.finding
        for around in (row.around, ""):
            key: _Key = (file, finding.entry, finding.text, around)
            if self.known[key] > 0:
                self.known[key] -= 1
                return True
        return False


def read_baseline(name: str) -> Baseline:
    """The baseline in a file; raises BaselineError."""
    try:
        with Path(name).open("rb") as stream:
            records = json.loads(stream.read(MOST_BYTES + 1))
        return Baseline(records)
    except FileNotFoundError as error:
        raise BaselineError(NOT_FOUND.format(name=printable(name))) from error
    except (OSError, ValueError, TypeError, KeyError, AttributeError, RecursionError) as error:
        raise BaselineError(NOT_READ.format(name=printable(name))) from error


def write_baseline(name: str, found: Iterable[list[Row]]) -> int:
    """Write all findings of a run as what is known from now on, and tell how many; raises BaselineError.

    They wait in a file without a name, so that a million of them need no memory and a list stays as it was until
    the run is over.
    """
    import shutil  # here, since reading a list should not wait for them
    import tempfile

    count = 0
    with tempfile.TemporaryFile("w+", encoding="utf-8", errors="replace") as waiting:
        for rows in found:
            for row in rows:
                waiting.write((",\n " if count else "[\n ") + json.dumps(_known(row), ensure_ascii=False))
                count += 1
        waiting.write("\n]\n" if count else "[]\n")
        if waiting.tell() > MOST_BYTES:
            raise BaselineError(TOO_MUCH)
        waiting.seek(0)
        try:
            with Path(name).open("w", encoding="utf-8") as target:
                shutil.copyfileobj(waiting, target)
        except OSError as error:
            raise BaselineError(NOT_WRITTEN.format(name=printable(name))) from error
    return count


def _known(row: Row) -> dict[str, str | int]:
    """What a finding is known by, and where it stood; not what the edition says of it, which may change."""
    record = as_record(row)
    kept = {key: record[key] for key in ("line", "column", "text", "entry", "level")}
    return {"file": file_key(row.file), **kept, "around": row.around}


def file_key(name: str) -> str:
    """The same file however it was asked for: from where the command runs, with forward slashes."""
    if name == "-":
        return name
    path = os.path.relpath(name) if os.path.isabs(name) else os.path.normpath(name)  # text only
    return path.replace(os.sep, "/").encode("utf-8", "replace").decode("utf-8")
