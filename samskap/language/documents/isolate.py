"""Reads, checks and marks a document in a process of its own, so that a hostile file costs a sentence and no more."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from samskap.language.checker import Finding
from samskap.language.documents import Document, Place, UnreadableDocument
from samskap.language.documents import refusals as says
from samskap.language.documents.checking import CheckedDocument, InContext

SECONDS: Final = 40.0
MEMORY_MB: Final = 800
UNREADABLE_EXIT: Final = 2
HEAVY_EXIT: Final = 3
# What a child needs to start at all; passwords and keys of the parent are none of its business.
_INHERITED: Final = ("PATH", "SYSTEMROOT", "TEMP", "TMP", "TMPDIR", "LANG", "LC_ALL")


@dataclass(frozen=True, slots=True)
class Order:
    """A document and the words it is checked for: ``samskap-edition/1`` data, or None for the starter edition."""

    data: bytes
    name: str
    edition: dict[str, Any] | None
    seconds: float = SECONDS
    memory_mb: int = MEMORY_MB


def check_isolated(order: Order) -> CheckedDocument:
    """What is found in the document. Raises ``UnreadableDocument``, also when reading it crashes or takes too much."""
    answer: dict[str, Any] = json.loads(_run(order, {"do": "check"}))
    found = tuple(
        InContext(_finding(each["finding"]), each["before"], each["after"], Place(**each["place"]))
        for each in answer["found"]
    )
    return CheckedDocument(**{**answer, "found": found})


def read_isolated(data: bytes, name: str, *, seconds: float = SECONDS) -> Document:
    """The document as ``read_document`` reads it; raises ``UnreadableDocument``, as ``check_isolated`` does."""
    answer: dict[str, Any] = json.loads(_run(Order(data, name, None, seconds=seconds), {"do": "read"}))
    places = tuple(Place(**each) for each in answer["places"])
    return Document(**{**answer, "starts": tuple(answer["starts"]), "places": places})


def copy_isolated(order: Order, words: dict[str, str], at: datetime) -> bytes:
    """The Word document with comments, in these words; raises ``UnreadableDocument`` as ``check_isolated`` does."""
    return _run(order, {"do": "copy", "words": words, "at": at.isoformat()})


def _finding(fields: list[Any]) -> Finding:
    found = Finding(*fields)
    return found._replace(suggestions=tuple(found.suggestions), advice=tuple(found.advice))


def _run(order: Order, what: dict[str, Any]) -> bytes:
    """Neither the text nor the name of the document is logged or shown in the list of processes."""
    header = {
        **what,
        "name": order.name,
        "edition": order.edition,
        "memory_mb": order.memory_mb,
        "seconds": order.seconds,
    }
    try:
        done = subprocess.run(  # our own interpreter with fixed arguments
            [sys.executable, "-X", "utf8", "-m", "samskap.language.documents"],
            input=json.dumps(header).encode() + b"\n" + order.data,
            capture_output=True,
            timeout=order.seconds,
            env=_environment(),
            check=False,
        )
    except subprocess.TimeoutExpired as error:
        raise UnreadableDocument(says.TOO_SLOW) from error
    if done.returncode == UNREADABLE_EXIT:
        sentence = done.stderr.decode("utf-8", errors="replace").strip()
        raise UnreadableDocument(sentence if sentence and "\n" not in sentence else says.CORRUPT)
    if done.returncode != 0:
        raise UnreadableDocument(says.TOO_HEAVY if done.returncode == HEAVY_EXIT else says.CORRUPT)
    return done.stdout


def _environment() -> dict[str, str]:
    kept = {name: os.environ[name] for name in _INHERITED if name in os.environ}
    return {
        **kept,
        "PYTHONPATH": os.pathsep.join(path for path in sys.path if path),
        "PYTHONDONTWRITEBYTECODE": "1",
    }
