"""Reads a document in a process of its own, so that a hostile file can cost us a sentence and nothing more."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from datetime import date
from typing import Any

from samskap.plans.reader.errors import UnreadableDocument
from samskap.plans.reader.limits import TOO_SLOW
from samskap.plans.reader.refusals import TOO_HEAVY

CRASHED = (
    "Dokumentet kunne ikke leses. Åpne det i programmet det er laget i, lagre en ny kopi som .docx eller .pdf, "
    "og prøv igjen."
)
UNREADABLE_EXIT, HEAVY_EXIT = 2, 3
# What a child needs to start at all; passwords and keys of the parent are none of its business.
_INHERITED = ("PATH", "SYSTEMROOT", "TEMP", "TMP", "TMPDIR", "LANG", "LC_ALL")
_MOST_OUTPUT = 64 * 1024 * 1024


def read_isolated(
    data: bytes, file_name: str, today: date, *, seconds: float = 30, memory_mb: int = 600
) -> dict[str, Any]:
    """The document, its preamble, lines and the doubts per measure, as ``python -m samskap.plans.reader`` prints them.

    Raises ``UnreadableDocument`` also when the reading crashes, takes more than ``seconds`` or needs more memory than
    ``memory_mb`` (where the system can limit it). Neither the text nor the name of the file is logged or shown in the
    list of processes.
    """
    order = {"file_name": file_name, "today": today.isoformat(), "memory_mb": memory_mb, "seconds": seconds}
    header = json.dumps(order).encode() + b"\n"
    try:
        done = subprocess.run(  # our own interpreter with fixed arguments
            [sys.executable, "-X", "utf8", "-m", "samskap.plans.reader", "--order"],
            input=header + data,
            capture_output=True,
            timeout=seconds,
            env=_environment(),
            check=False,
        )
    except subprocess.TimeoutExpired as error:
        raise UnreadableDocument(TOO_SLOW) from error
    return _answer(done)


def _environment() -> dict[str, str]:
    kept = {name: os.environ[name] for name in _INHERITED if name in os.environ}
    return {
        **kept,
        "PYTHONPATH": os.pathsep.join(path for path in sys.path if path),
        "PYTHONDONTWRITEBYTECODE": "1",
    }


def _answer(done: subprocess.CompletedProcess[bytes]) -> dict[str, Any]:
    if done.returncode == UNREADABLE_EXIT:
        sentence = done.stderr.decode("utf-8", errors="replace").strip()
        raise UnreadableDocument(sentence if "\n" not in sentence and sentence else CRASHED)
    if done.returncode == HEAVY_EXIT:
        raise UnreadableDocument(TOO_HEAVY)
    if done.returncode != 0 or len(done.stdout) > _MOST_OUTPUT:
        raise UnreadableDocument(CRASHED)
    try:
        answer: dict[str, Any] = json.loads(done.stdout)
    except ValueError as error:
        raise UnreadableDocument(CRASHED) from error
    return answer
