"""The house rules hold: imports, sizes, words, templates, translations and locks."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from tools import catalogues, house, locks

ROOT = Path(__file__).resolve().parents[2]


def test_imports_point_down() -> None:
    program = Path(sys.executable).parent / "lint-imports"
    done = subprocess.run([program, "--no-cache"], cwd=ROOT, check=False, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout


def test_nothing_is_too_long_put_off_or_fetched_from_elsewhere() -> None:
    assert list(house.problems()) == []


def test_every_text_is_translated() -> None:
    assert list(catalogues.problems()) == []


def test_the_locks_belong_to_what_is_asked_for() -> None:
    assert list(locks.problems()) == []
