"""The way in for a plan document: its bytes are read in a process of their own and then forgotten."""

from __future__ import annotations

import hashlib
import threading
from dataclasses import dataclass
from datetime import date
from pathlib import PurePath
from typing import Any

from django.utils.translation import gettext as _

from samskap.plans.drafting.draft import Draft, from_reading
from samskap.plans.reader.errors import UnreadableDocument
from samskap.plans.reader.isolate import read_isolated

SECONDS = 60.0
MEMORY_MB = 600
# Each reading may take a processor and much memory; more at once would slow the pages of everybody else.
AT_ONCE = 2
WAIT_SECONDS = 45.0
FILE_NAME = 200
# More parts than this are no plan, and the page that shows them would be no page.
MEASURES, LOOSE_TEXTS = 1000, 2000
_places = threading.BoundedSemaphore(AT_ONCE)


@dataclass(frozen=True, slots=True)
class Intake:
    """A document as read: what it is recognised by, its lines, and a fresh draft."""

    file_name: str
    fingerprint: str
    lines: list[list[Any]]
    draft: Draft


def fingerprint_of(data: bytes) -> str:
    """What the same document is recognised by: the SHA-256 of its bytes."""
    return hashlib.sha256(data).hexdigest()


def plain_name(file_name: str) -> str:
    """The file's own name without folders and control characters, short enough to keep, its ending kept."""
    name = "".join(each for each in PurePath(file_name.replace("\\", "/")).name if each.isprintable()).strip()
    path = PurePath(name or _("dokument"))
    return f"{path.stem[: FILE_NAME - 12]}{path.suffix[:12]}"


def read_document(data: bytes, *, file_name: str, today: date) -> Intake:
    """Read a document in a child process; touches no database. Raises ``UnreadableDocument`` with a sentence."""
    name = plain_name(file_name)
    if not _places.acquire(timeout=WAIT_SECONDS):
        raise UnreadableDocument(_("Flere dokumenter leses inn akkurat nå. Vent et minutt, og prøv igjen."))
    try:
        reading = read_isolated(data, name, today, seconds=SECONDS, memory_mb=MEMORY_MB)
    finally:
        _places.release()
    draft = from_reading(
        reading["document"], preamble=reading["preamble"], doubts=reading["doubts"], ends=reading["ends"]
    )
    if sum(1 for _each in draft.measures()) > MEASURES or len(draft.loose) > LOOSE_TEXTS:
        raise UnreadableDocument(
            _("Dokumentet har mer enn %(most)s tiltak. Send bare delen med planen, og prøv igjen.")
            % {"most": MEASURES}
        )
    lines = [[number, text, page] for number, text, page in reading["lines"]]
    return Intake(name, fingerprint_of(data), lines, draft)
