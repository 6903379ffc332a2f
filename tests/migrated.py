"""A database with all the tables and nothing in them, migrated once and then copied.

Migrating takes seconds, a copy milliseconds. On SQLite the pattern is a file that the next run uses, too, until a
migration is changed; on PostgreSQL it is a database on the server of the tests.
"""

from __future__ import annotations

import fcntl
import hashlib
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from importlib import import_module, metadata
from pathlib import Path

from django.apps import apps
from django.db.migrations.loader import MigrationLoader

from tests.postgres import database_exists, make_database, rename_database

ROOT = Path(__file__).resolve().parent.parent
PATTERNS = ROOT / ".cache" / "tests"


def on_postgres() -> bool:
    """Whether this run asks PostgreSQL; else it is SQLite."""
    return os.environ.get("DATABASE_URL", "").startswith("postgres")


def fingerprint() -> str:
    """The same as long as the same tables come of it: every migration, and the Django that carries them out."""
    read = hashlib.sha256(f"{sys.version} {metadata.version('django')}".encode())
    for app in apps.get_app_configs():
        module, _ours = MigrationLoader.migrations_module(app.label)
        try:
            folder = Path(str(import_module(module or "").__file__)).parent
        except (ImportError, ValueError):  # an app without tables
            continue
        for file in sorted(folder.glob("[0-9]*.py")):
            read.update(f"{app.label} {file.name}\n".encode() + file.read_bytes())
    return read.hexdigest()[:16]


def copy_to_file(path: Path) -> None:
    """A database of SQLite at ``path``."""
    with _alone():
        pattern = PATTERNS / f"{fingerprint()}.sqlite3"
        if not pattern.exists():
            for old in PATTERNS.glob("*.sqlite3*"):
                old.unlink()
            unfinished = PATTERNS / "unfinished.sqlite3"
            _migrate(f"sqlite:///{unfinished}")
            unfinished.rename(pattern)
        shutil.copyfile(pattern, path)


def copy_on_server(name: str) -> str:
    """A database of PostgreSQL; gives its ``DATABASE_URL``."""
    with _alone():
        pattern = f"pattern_{fingerprint()}"
        if not database_exists(pattern):
            unfinished = f"unfinished_{os.getpid()}"
            _migrate(make_database(unfinished))
            rename_database(unfinished, pattern)
    return make_database(name, like=pattern)


@contextmanager
def _alone() -> Iterator[None]:
    """The other workers wait; a worker that is killed lets go."""
    PATTERNS.mkdir(parents=True, exist_ok=True)
    with (PATTERNS / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def _migrate(url: str) -> None:
    environment = {**os.environ, "DATABASE_URL": url}
    command = [sys.executable, "-m", "samskap.cli", "migrate"]
    subprocess.run(command, cwd=ROOT, env=environment, check=True, stdout=subprocess.DEVNULL)
