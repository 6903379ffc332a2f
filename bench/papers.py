"""Papers: the poster, its pictures and the invitation, after one of each has been set, each with words not seen before.

``documents_cold_ms`` is the first document of a process: faces and template are read. ``papers_mb`` is what the
process has grown by after ``_MANY`` different posters: what a web worker keeps.
"""

from __future__ import annotations

import os
import statistics
import time
from collections.abc import Callable
from datetime import date
from functools import partial
from pathlib import Path

from samskap.plans.papers.invitation import invitation_pdf
from samskap.values.poster.content import PosterLine, PosterText, Sender
from samskap.values.poster.printing import poster_bytes

_TIMES = 15
_MANY = 150


def run() -> dict[str, float]:
    """Medians in milliseconds, and sizes."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "samskap.config.settings")
    import django

    django.setup()
    before = _memory_mb()
    cold = _seconds(lambda: poster_bytes(_text(-1), _sender(), "a3"))

    def invite(number: int) -> bytes:
        return invitation_pdf(
            title=f"Recoveryplan {number}",
            unit="Mestring Fjordvik",
            organisation="Fjordvik kommune",
            intro="Vi har et utkast, og nå spør vi deg. " * 12,
            closes=date(2026, 12, 12),
            say_it="Skriv på nettsiden.\nSi det til en av oss.",
            url=_sender().url,
            language="nb",
        )

    figures = {
        "documents_cold_ms": cold * 1000,
        "poster_ms": _median(lambda number: poster_bytes(_text(number), _sender(), "a3")),
        "poster_png_ms": _median(lambda number: poster_bytes(_text(number), _sender(), "skjerm")),
        "poster_preview_ms": _median(lambda number: poster_bytes(_text(number), _sender(), "visning")),
        "invitation_ms": _median(invite),
    }
    figures["poster_kb"] = len(poster_bytes(_text(0), _sender(), "a3")) / 1024
    for number in range(_MANY):
        poster_bytes(_text(1000 + number), _sender(), "a3")
    figures["papers_mb"] = _memory_mb() - before
    return {key: round(value, 1) for key, value in figures.items()}


def _text(number: int) -> PosterText:
    """A poster of five themes in which every word is new."""
    keys = ("hap", "identitet", "samhorighet", "mening", "empowerment")
    lines = tuple(
        PosterLine(
            f"Tema {number}",
            f"Det vi gjør nummer {number} her hos oss, hver eneste uke.",
            f"Hva {number}?",
            None,
            key,
        )
        for key in keys
    )
    return PosterText("nb", f"Fem tråder vi holder i {number}", "", lines)


def _sender() -> Sender:
    return Sender(
        "Mestring Fjordvik", "Fjordvik kommune", "https://samskap.example/fjordvik/verdiene/plakat/3/"
    )


def _median(work: Callable[[int], object]) -> float:
    return statistics.median(_seconds(partial(work, number)) for number in range(_TIMES)) * 1000


def _seconds(work: Callable[[], object]) -> float:
    started = time.perf_counter()
    work()
    return time.perf_counter() - started


def _memory_mb() -> float:
    """The process's memory on Linux; 0 elsewhere."""
    statm = Path("/proc/self/statm")
    return int(statm.read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE") / 2**20 if statm.exists() else 0.0
