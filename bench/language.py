"""The language checker beside the tools people know, all looking for the same forms in the same composed text.

In process it is ``Edition.check`` on about 1 MB; from the command line ``samskap language check FILE``. Words per
second of the command and of the peers leave starting apart: (time for the file − time for an empty file). Times are
the best of some runs, for what else the machine does only adds. ``ratio_limit`` is the checker's speed as a part of
that of a bare search for the same forms through the same folded bytes.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import IO, Any

from ahocorasick_rs import BytesAhoCorasick, Implementation, MatchKind

from bench import language_browser
from bench._language_edition import edition_of, plain_forms
from bench._language_peers import LIMIT, PEERS, LeftOutError, prepared, with_file
from bench._language_text import composed, count_words
from samskap.language.checker import Edition, compile_edition, load_starter
from samskap.language.checker.folding import fold, fold_word

ROOT = Path(__file__).resolve().parent.parent
SAMSKAP = Path(sys.executable).parent / "samskap"
_RUNS = 60  # the machine has other things to do now and then: the fastest of many is what the work takes
_COMMAND_RUNS = 25
_PATIENCE = 5.0  # seconds for all runs of one command
_PIECE = 2000  # characters: a long text field
AIMS: list[tuple[str, str, float]] = [
    ("words_per_s", "≥", 5_000_000),
    ("ratio_fastest_peer", "≥", 2.5),
    ("start_ms", "≤", 80),
    ("ratio_total", "≥", 1),
    ("chars2000_ms", "≤", 0.15),
    ("compile_300_ms", "≤", 30),
    ("grows_mb", "≤", 40),
    ("peak_mb", "≤", 40),
    ("browser_kb", "≤", 25),
    ("browser_chars2000_ms", "≤", 1),
]
Figures = dict[str, float | int | str]
_WITNESS = """
import os, sys
quiet = os.open(os.devnull, os.O_WRONLY)
silent = [(os.POSIX_SPAWN_DUP2, quiet, 1), (os.POSIX_SPAWN_DUP2, quiet, 2)]
child = os.posix_spawn(sys.argv[1], sys.argv[1:], os.environ, file_actions=silent)
print(os.wait4(child, 0)[2].ru_maxrss)
"""
_CHILD = """
import resource, sys
from pathlib import Path
text = Path(sys.argv[1]).read_text(encoding="utf-8")
def megabytes():
    return int(Path("/proc/self/statm").read_text().split()[1]) * resource.getpagesize() / 2**20
before = megabytes()
from samskap.language.checker import load_starter
edition = load_starter()
edition.check(text)
print(megabytes() - before)
"""


def run() -> Figures:
    """The figures, and after them whether each aim is met."""
    text = composed()
    figures: Figures = {"text_mb": round(len(text.encode()) / 1e6, 2), "text_words": count_words(text)}
    edition = load_starter()
    figures |= _in_process(edition, text)
    figures |= _compiling()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        full, empty = folder / "text.txt", folder / "empty.txt"
        full.write_text(text, encoding="utf-8")
        empty.write_text("", encoding="utf-8")
        figures |= _memory(full)
        figures |= _command(full, empty, count_words(text))
        figures |= _peers(plain_forms(edition.compiled), text, full, empty)
    figures |= language_browser.run()
    figures |= _compared(figures)
    return figures | _aims(figures)


def best(work: Callable[[], object], runs: int = _RUNS) -> float:
    """Seconds of the fastest of some runs."""
    taken = []
    for _ in range(runs):
        started = time.perf_counter()
        work()
        taken.append(time.perf_counter() - started)
    return min(taken)


def _in_process(edition: Edition, text: str) -> Figures:
    words = count_words(text)
    found = edition.check(text)
    seconds = best(lambda: edition.check(text))
    folded = fold(text)
    scanning = _bare(edition.compiled)
    bare = best(lambda: scanning(folded))
    folding = best(lambda: fold(text))
    copying = best(lambda: bytearray(folded))
    pieces = [text[at : at + _PIECE] for at in range(0, _PIECE * 100, _PIECE)]
    short = best(lambda: [edition.check(piece) for piece in pieces]) / len(pieces)
    return {
        "words_per_s": round(words / seconds),
        "check_ms": round(seconds * 1000, 1),
        "findings": len(found),
        "findings_per_1000_words": round(len(found) / words * 1000, 1),
        "us_per_finding": round((seconds - bare - folding) * 1e6 / max(len(found), 1), 2),
        "automaton_share": round(bare / seconds, 2),
        "folding_share": round(folding / seconds, 2),
        "limit_words_per_s": round(words / bare),
        "memcpy_words_per_s": round(words / copying),
        "ratio_limit": round(bare / seconds, 2),
        "ratio_memcpy": round(copying / seconds, 4),
        "chars2000_ms": round(short * 1000, 3),
    }


def _bare(compiled: Mapping[str, Any]) -> Callable[[bytes], object]:
    """A search for every form of the edition at the beginning of a word, and nothing else."""
    forms = {b" " + fold_word(form) for form, *_ in compiled["forms"]}
    return BytesAhoCorasick(
        sorted(forms), matchkind=MatchKind.LeftmostLongest, implementation=Implementation.ContiguousNFA
    ).find_matches_as_indexes


def _compiling() -> Figures:
    from samskap.language.checker import starter_data

    starter, large = starter_data(), edition_of(300)
    return {
        "entries_starter": len(starter["entries"]),
        "compile_starter_ms": round(best(lambda: compile_edition(starter)) * 1000, 1),
        "compile_300_ms": round(best(lambda: compile_edition(large)) * 1000, 1),
    }


def _memory(full: Path) -> Figures:
    """What a process grows by that loads the starter and checks the text; only where /proc tells."""
    if not Path("/proc/self/statm").exists():
        return {}
    done = subprocess.run(
        [sys.executable, "-c", _CHILD, full], cwd=ROOT, capture_output=True, text=True, check=True
    )
    return {"grows_mb": round(float(done.stdout), 1)}


def _command(full: Path, empty: Path, words: int) -> Figures:
    command = [str(SAMSKAP), "language", "check"]
    start, _ = _timed([*command, str(empty)], ROOT)
    total, _ = _timed([*command, str(full)], ROOT)
    return {
        "start_ms": round(start * 1000, 1),
        "total_ms": round(total * 1000, 1),
        "command_words_per_s": round(words / max(total - start, 1e-6)),
        "peak_mb": round(_peak([*command, str(full)], ROOT), 1),
    }


def _timed(command: list[str], cwd: Path) -> tuple[float, int]:
    """Seconds of the fastest run and bytes it wrote; a slow command runs but once. Raises TimeoutExpired."""
    taken: list[float] = []
    written = 0
    while len(taken) < _COMMAND_RUNS and sum(taken) < _PATIENCE:
        with tempfile.TemporaryFile() as output:
            started = time.perf_counter()
            _run(command, cwd, output)
            taken.append(time.perf_counter() - started)
            written = output.seek(0, os.SEEK_END)
    return min(taken), written


def _run(command: list[str], cwd: Path, output: IO[bytes]) -> None:
    """Waits without asking again and again: `subprocess` with a time limit looks only every 50 ms."""
    process = subprocess.Popen(command, cwd=cwd, env=_environment(), stdout=output, stderr=output)
    late = threading.Timer(LIMIT, process.kill)
    late.start()
    try:
        process.wait()
        if not late.is_alive():
            raise subprocess.TimeoutExpired(command[:1], LIMIT)
    finally:
        late.cancel()


def _peak(command: list[str], cwd: Path) -> float:
    """The most memory of a command in MB, told by a small process: a child counts what its parent had when it began."""
    done = subprocess.run(
        [sys.executable, "-S", "-c", _WITNESS, *command],
        cwd=cwd,
        env=_environment(),
        capture_output=True,
        text=True,
        timeout=LIMIT,
        check=True,
    )
    return float(done.stdout) / (2**20 if sys.platform == "darwin" else 2**10)


def _environment() -> dict[str, str]:
    return {**os.environ, "NO_UPDATE_NOTIFIER": "1", "NO_COLOR": "1", "PYTHONUTF8": "1"}


def _peers(forms: Mapping[str, str], text: str, full: Path, empty: Path) -> Figures:
    figures: Figures = {"forms": len(forms)}
    for peer in PEERS:
        try:
            measured = _beside(prepared(peer, forms, text), count_words(text), full, empty)
        except LeftOutError as error:
            measured = {"left_out": str(error)}
        except (OSError, subprocess.SubprocessError) as error:
            measured = {"left_out": f"did not run: {error}"[:200]}
        figures |= {f"{peer.name}_{key}": value for key, value in measured.items()}
    return figures


def _beside(command: list[str], words: int, full: Path, empty: Path) -> Figures:
    start, silence = _timed(with_file(command, empty), full.parent)
    total, said = _timed(with_file(command, full), full.parent)
    if said < silence + 1000:
        raise LeftOutError("it found nothing")
    if total <= start:
        raise LeftOutError("the machine is too busy to tell the file from the start")
    return {
        "words_per_s": round(words / (total - start)),
        "start_ms": round(start * 1000, 1),
        "total_ms": round(total * 1000, 1),
        "peak_mb": round(_peak(with_file(command, full), full.parent), 1),
    }


def _compared(figures: Figures) -> Figures:
    """The fastest peer in words per second, the one that is done first, and the checker beside them."""
    speeds = {peer.name: float(figures.get(f"{peer.name}_words_per_s", 0)) for peer in PEERS}
    totals = {peer.name: float(figures.get(f"{peer.name}_total_ms", "inf")) for peer in PEERS}
    fastest, first = max(speeds, key=lambda name: speeds[name]), min(totals, key=lambda name: totals[name])
    if not speeds[fastest]:
        return {"fastest_peer": "none"}
    return {
        "fastest_peer": fastest,
        "fastest_peer_words_per_s": round(speeds[fastest]),
        "ratio_fastest_peer": round(float(figures["words_per_s"]) / speeds[fastest], 2),
        "first_done_peer": first,
        "first_done_peer_total_ms": totals[first],
        "ratio_total": round(totals[first] / float(figures["total_ms"]), 2),
    }


def _aims(figures: Figures) -> Figures:
    """``aim_…``: what is wanted, and whether this run has it."""
    return {
        f"aim_{key}": f"{'met' if _holds(float(figures[key]), sign, wanted) else 'not met'} ({sign} {wanted:,})"
        for key, sign, wanted in AIMS
        if key in figures
    }


def _holds(value: float, sign: str, wanted: float) -> bool:
    return value >= wanted if sign == "≥" else value <= wanted
