"""``python -m samskap.language.documents``: does one order from standard input; ``isolate`` runs it."""

from __future__ import annotations

import json
import sys
from dataclasses import asdict
from datetime import datetime
from typing import Any

from samskap.language.checker import compile_edition, load_starter
from samskap.language.documents import UnreadableDocument, read_document
from samskap.language.documents.checking import check_document, commented_copy
from samskap.language.documents.isolate import HEAVY_EXIT, UNREADABLE_EXIT
from samskap.language.documents.limits import MEGABYTE, Budget


def main() -> int:
    """A line of JSON and then the document in; findings as JSON, or the copy, out."""
    order = json.loads(sys.stdin.buffer.readline())
    _limit(int(order["memory_mb"]), float(order["seconds"]))
    try:
        sys.stdout.buffer.write(_done(order, sys.stdin.buffer.read()))
    except UnreadableDocument as error:
        sys.stderr.write(f"{error}\n")
        return UNREADABLE_EXIT
    except MemoryError:
        return HEAVY_EXIT
    return 0


def _done(order: dict[str, Any], data: bytes) -> bytes:
    budget = Budget(seconds=order["seconds"])
    if order["do"] == "read":
        return json.dumps(asdict(read_document(data, order["name"], budget=budget))).encode()
    edition = compile_edition(order["edition"]) if order["edition"] else load_starter()
    if order["do"] == "copy":
        at = datetime.fromisoformat(order["at"])
        return commented_copy(data, edition, order["words"], at=at, budget=budget)
    checked = check_document(data, order["name"], edition, budget=budget)
    return json.dumps(asdict(checked)).encode()


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
    sys.exit(main())
