"""The living plan: what its daily work, its pages with history and its documents cost.

Each part is a module `_plan_life_*.py` with `measure() -> dict`, run in a process of its own on a database of its own;
a part's figures begin with its name or with what they count.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
Figures = dict[str, float | int | str]


def parts() -> list[str]:
    """The modules that measure something here."""
    return sorted(path.stem for path in Path(__file__).parent.glob("_plan_life_*.py"))


def run() -> Figures:
    """The figures of all parts."""
    found: Figures = {}
    for part in parts():
        found.update(_run(part))
    return found


def _run(part: str) -> Figures:
    with tempfile.TemporaryDirectory() as folder:
        settings = {key: value for key, value in os.environ.items() if not key.startswith("SAMSKAP_")}
        settings.update(
            SAMSKAP_VAR=folder,
            SAMSKAP_LOG_LEVEL="WARNING",
            DATABASE_URL=f"sqlite:///{folder}/plan_life.sqlite3",
            DJANGO_SETTINGS_MODULE="samskap.config.settings",
        )
        child = subprocess.run(
            [sys.executable, "-m", f"bench.{part}"],
            cwd=ROOT,
            env=settings,
            stdout=subprocess.PIPE,
            check=True,
        )
    figures: Figures = json.loads(child.stdout)
    return figures
