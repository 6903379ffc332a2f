"""What it takes to start: an empty database, the first page, the memory of the web worker and the size of .venv.

``venv_mb`` sums the installed files of the packages locked in requirements.txt (and pip, which every .venv has), as
they stand in this .venv; so it is what ``pip install -r requirements.txt`` gives, without the tools for tests.
"""

from __future__ import annotations

import os
import re
import socket
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from importlib.metadata import Distribution, PackageNotFoundError
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
SAMSKAP = Path(sys.executable).parent / "samskap"
MB = 1024 * 1024
_STARTS = 3
_PAGES = ["/", "/fjordvik/", "/fjordvik/planen/", "/fjordvik/verdiene/", "/personvern/", "/konto/logg-inn/"]


def run() -> dict[str, float]:
    """The four figures; each start is a process of its own."""
    with tempfile.TemporaryDirectory() as folder:
        environment = {
            **os.environ,
            "SAMSKAP_VAR": folder,
            "SAMSKAP_DEMO": "1",
            "SAMSKAP_LOG_LEVEL": "WARNING",
        }
        environment.pop("DATABASE_URL", None)
        before = time.perf_counter()
        _samskap("migrate", environment)
        migrated = time.perf_counter() - before
        _samskap("demo", environment)
        _serve(environment)  # gathers the static files, which is done once
        starts = [_serve(environment) for _ in range(_STARTS)]
    return {
        "migrate_s": round(migrated, 2),
        "cold_start_s": round(statistics.median(seconds for seconds, _memory in starts), 2),
        "worker_mb": round(max(memory for _seconds, memory in starts), 1),
        "venv_mb": round(_installed() / MB, 1),
    }


def _samskap(command: str, environment: dict[str, str]) -> None:
    subprocess.run([SAMSKAP, command], cwd=ROOT, env=environment, check=True, stdout=subprocess.DEVNULL)


def _serve(environment: dict[str, str]) -> tuple[float, float]:
    """Seconds from the command to the first page, and MB of the worker after a handful of pages."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    site = f"http://127.0.0.1:{port}"
    started = time.perf_counter()
    process = subprocess.Popen(
        [SAMSKAP, "serve", "--port", str(port)], cwd=ROOT, env=environment, stdout=subprocess.DEVNULL
    )
    try:
        while not _answers(f"{site}/"):
            if process.poll() is not None:
                raise RuntimeError("samskap serve did not start")
            time.sleep(0.01)
        seconds = time.perf_counter() - started
        for page in _PAGES * 3:
            _answers(f"{site}{page}")
        return seconds, _memory_of_children(process.pid) / MB
    finally:
        process.terminate()
        process.wait(20)


def _memory_of_children(parent: int) -> int:
    """Bytes in memory (RSS) of the largest process that this one started: the worker."""
    listed = subprocess.run(
        ["ps", "-A", "-o", "ppid=,rss="], check=True, capture_output=True, text=True
    ).stdout
    rows = [tuple(map(int, line.split())) for line in listed.splitlines()]
    return max(kilobytes for ppid, kilobytes in rows if ppid == parent) * 1024


def _answers(address: str) -> bool:
    try:
        with urllib.request.urlopen(address, timeout=20) as response:
            response.read()
    except urllib.error.HTTPError:
        return True
    except (urllib.error.URLError, ConnectionError):
        return False
    return True


def _installed() -> int:
    """Bytes of the packages that the site itself needs."""
    lock = (ROOT / "requirements.txt").read_text(encoding="utf-8")
    names = {*re.findall(r"^([A-Za-z0-9._-]+)(?:\[[^\]]*\])?==", lock, re.MULTILINE), "pip"}
    total = 0
    for name in names:
        try:
            files = Distribution.from_name(name).files or []
        except PackageNotFoundError:
            continue  # locked for another platform
        paths = [Path(str(file.locate())) for file in files]
        total += sum(path.stat().st_size for path in paths if path.is_file())
    return total
