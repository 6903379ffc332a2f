"""The demonstration municipality, served as `make run` serves it, on a database and a port of its own."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from uuid import uuid4

from tests.migrated import copy_on_server, copy_to_file, on_postgres
from tests.postgres import drop_database, make_database

ROOT = Path(__file__).resolve().parent.parent.parent
SAMSKAP = Path(sys.executable).parent / "samskap"
# The styles are gathered with it, as the first start of the server would do.
MAKE = """
import sys
from samskap.cli import main
from samskap.cli.serve import collect_static
from samskap.cli.site import prepare
prepare(SAMSKAP_COLLECTED_STATIC="1")
collect_static()
sys.exit(main(["demo"]))
"""


class SiteDidNotStartError(RuntimeError):
    """The message is what `samskap` said."""


def free_port() -> int:
    """A port nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


@dataclass(frozen=True, slots=True)
class Site:
    """A running site: where it is, and the environment in which `samskap` works on the same data."""

    address: str
    environment: dict[str, str]


@contextmanager
def served(folder: Path, *, shared: Path) -> Iterator[Site]:
    """A site of the demonstration; what it keeps is in ``folder``. ``shared`` belongs to all workers of this run.

    The daily work is left to the test.
    """
    pattern = _made_once(shared)
    with _database(pattern) as database:
        shutil.copytree(pattern, folder, dirs_exist_ok=True)
        port = free_port()
        environment = {**_environment(folder), **database, "SAMSKAP_URL": f"http://127.0.0.1:{port}"}
        log = folder / "log"
        with log.open("wb") as output:
            process = subprocess.Popen(
                [SAMSKAP, "serve", "--port", str(port), "--no-jobs"],
                cwd=ROOT,
                env=environment,
                stdout=output,
                stderr=output,
            )
        try:
            _wait(f"http://127.0.0.1:{port}/healthz", process, log)
            yield Site(f"http://127.0.0.1:{port}", environment)
        finally:
            process.terminate()
            process.wait(20)


def _environment(folder: Path) -> dict[str, str]:
    return {**os.environ, "SAMSKAP_VAR": str(folder), "SAMSKAP_DEMO": "1", "SAMSKAP_LOG_LEVEL": "WARNING"}


def _made_once(shared: Path) -> Path:
    """The demonstration as it is when it is new: the first worker makes it, the others wait and copy it."""
    pattern, done = shared / "demonstration", shared / "demonstration.made"
    try:
        pattern.mkdir(parents=True)
    except FileExistsError:
        for _ in range(1200):
            if done.exists():
                break
            time.sleep(0.1)
        if not done.exists() or done.read_text(encoding="utf-8"):
            raise SiteDidNotStartError("the worker that made the demonstration could not") from None
        return pattern
    environment = _environment(pattern)
    if on_postgres():
        name = f"browser_{uuid4().hex}"
        environment["DATABASE_URL"] = copy_on_server(name)
        (pattern / "name").write_text(name, encoding="utf-8")
    else:
        copy_to_file(pattern / "samskap.sqlite3")
    made = subprocess.run(
        [sys.executable, "-c", MAKE], cwd=ROOT, env=environment, check=False, capture_output=True, text=True
    )
    done.write_text(made.stderr if made.returncode else "", encoding="utf-8")
    if made.returncode:
        raise SiteDidNotStartError(made.stdout + made.stderr)
    return pattern


@contextmanager
def _database(pattern: Path) -> Iterator[dict[str, str]]:
    """SQLite is a file in the folder; on PostgreSQL a copy is made on the server of the tests."""
    if not on_postgres():
        yield {}
        return
    name = f"browser_{uuid4().hex}"
    url = make_database(name, like=(pattern / "name").read_text(encoding="utf-8"))
    try:
        yield {"DATABASE_URL": url}
    finally:
        drop_database(name)


def _wait(address: str, process: subprocess.Popen[bytes], log: Path) -> None:
    """Until the site answers, at most a minute."""
    for _ in range(600):
        try:
            urllib.request.urlopen(address, timeout=5).close()
        except (urllib.error.URLError, ConnectionError):
            time.sleep(0.1)
        else:
            return
        if process.poll() is not None:
            break
    raise SiteDidNotStartError(log.read_text(errors="replace"))
