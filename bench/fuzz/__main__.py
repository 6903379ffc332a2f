"""Runs a target of ``bench.fuzz.targets`` in a process of its own, with Atheris from ``.cache/fuzz``."""

from __future__ import annotations

import argparse
import os
import re
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]
FOLDER = ROOT / ".cache" / "fuzz"
LIBRARY = FOLDER / "lib"
TARGETS = ("checker", "compiler", "readers", "comments")


def main() -> int:
    """Fuzz, and tell how many inputs were tried; 1 when one of them broke something."""
    parser = argparse.ArgumentParser(prog="python -m bench.fuzz", description=__doc__)
    parser.add_argument("targets", nargs="*", default=TARGETS, help="checker, compiler, readers, comments")
    parser.add_argument("--seconds", type=int, default=60, help="for each target")
    arguments = parser.parse_args()
    _install()
    return max(_run(target, arguments.seconds) for target in arguments.targets)


def _install() -> None:
    if (LIBRARY / "atheris").is_dir():
        return
    print("Installing Atheris …", flush=True)
    command = [sys.executable, "-m", "pip", "install", "--quiet", "--target", str(LIBRARY), "atheris"]
    subprocess.run(command, check=True)


def _run(target: str, seconds: int) -> int:
    corpus, crashes = FOLDER / f"{target}-corpus", FOLDER / f"{target}-crashes"
    for folder in (corpus, crashes):
        folder.mkdir(parents=True, exist_ok=True)
    path = os.pathsep.join((str(ROOT), str(LIBRARY)))
    done = subprocess.run(
        [
            sys.executable, "-m", "bench.fuzz.targets", target, str(corpus), f"-max_total_time={seconds}",
            f"-artifact_prefix={crashes}{os.sep}", "-timeout=20", "-rss_limit_mb=3000", "-print_final_stats=1",
            "-max_len=65536",
        ],
        cwd=ROOT, env={**os.environ, "PYTHONPATH": path}, capture_output=True, text=True, errors="replace",
        check=False,
    )  # fmt: skip
    tried = re.search(r"number_of_executed_units:\s*(\d+)", done.stderr)
    fine = done.returncode == 0
    print(f"{target}: {tried[1] if tried else '?'} inputs in {seconds} s, {'no fault' if fine else 'FAULT'}")
    if not fine:
        print(done.stdout[-3000:], done.stderr[-1000:])
    return 0 if fine else 1


if __name__ == "__main__":
    sys.exit(main())
