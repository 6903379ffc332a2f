"""The demonstration municipality, served as `make run` serves it, on a database and a port of its own."""

from __future__ import annotations

import os
import re
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from uuid import uuid4

ROOT = Path(__file__).resolve().parent.parent.parent
SAMSKAP = Path(sys.executable).parent / "samskap"


class SiteDidNotStartError(RuntimeError):
    """The message is what `samskap` said."""


def free_port() -> int:
    """A port nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """The address of the site; everything it keeps is in ``folder``."""
    with _database() as database:
        port = free_port()
        environment = {**os.environ, **database, "SAMSKAP_VAR": str(folder), "SAMSKAP_DEMO": "1"}
        environment |= {"SAMSKAP_URL": f"http://127.0.0.1:{port}", "SAMSKAP_LOG_LEVEL": "WARNING"}
        made = subprocess.run(
            [SAMSKAP, "demo"], cwd=ROOT, env=environment, check=False, capture_output=True, text=True
        )
        if made.returncode:
            raise SiteDidNotStartError(made.stdout + made.stderr)
        log = folder / "log"
        with log.open("wb") as output:
            process = subprocess.Popen(
                [SAMSKAP, "serve", "--port", str(port)],
                cwd=ROOT,
                env=environment,
                stdout=output,
                stderr=output,
            )
        try:
            _wait(f"http://127.0.0.1:{port}/healthz", process, log)
            yield f"http://127.0.0.1:{port}"
        finally:
            process.terminate()
            process.wait(20)


@contextmanager
def _database() -> Iterator[dict[str, str]]:
    """SQLite is a file in the folder; on PostgreSQL a database is made on the server of the tests."""
    url = os.environ.get("DATABASE_URL", "")
    if not url.startswith("postgres"):
        yield {}
        return
    import psycopg

    name = f"browser_{uuid4().hex}"
    with psycopg.connect(url, autocommit=True) as server:
        server.execute(f'CREATE DATABASE "{name}"')
        try:
            yield {"DATABASE_URL": re.sub(r"/[^/]*$", f"/{name}", url)}
        finally:
            server.execute(f'DROP DATABASE "{name}" WITH (FORCE)')


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
