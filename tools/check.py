"""Every check but the tests: ``python -m tools.check``, and with ``--fix`` the formatters put right what they can."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
BIN = Path(sys.executable).parent
CODE = ["samskap", "tests", "bench", "tools", "conftest.py", "manage.py"]
TEMPLATES = sorted(str(file.relative_to(ROOT)) for file in ROOT.glob("samskap/*/templates/**/*.html"))
PARTIALS = ["--extra-block", "partialdef,endpartialdef"]
# The settings of a real installation, so that Django looks at what it would run there.
REAL = {
    "SAMSKAP_URL": "https://samskap.example",
    "SAMSKAP_SECRET_KEY": "k" * 25 + "abcdefghijklmnopqrstuvwxyz",
}
TOLD_AFTER = 2.0  # seconds; quicker ones say nothing when they are fine


@dataclass(frozen=True)
class Check:
    """A command that is silent or explains itself."""

    name: str
    command: list[str]
    settings: dict[str, str] = field(default_factory=dict)


def tool(name: str, *arguments: str) -> list[str]:
    """A program of .venv."""
    return [str(BIN / name), *arguments]


def python(*arguments: str) -> list[str]:
    """The Python of .venv."""
    return [sys.executable, *arguments]


FIXES = [
    Check("ruff: stil", tool("ruff", "check", "--quiet", "--fix", ".")),
    Check("ruff: form", tool("ruff", "format", "--quiet", ".")),
    Check("djade", tool("djade", "--target-version", "5.2", *TEMPLATES)),
    Check("djhtml", tool("djhtml", "--tabwidth", "2", *PARTIALS, *TEMPLATES)),
]
CHECKS = [
    Check("mypy", tool("mypy", *[path for path in CODE if (ROOT / path).exists()])),
    Check("ruff: stil", tool("ruff", "check", "--quiet", ".")),
    Check("ruff: form", tool("ruff", "format", "--quiet", "--check", ".")),
    Check("import-linter", tool("lint-imports")),
    Check("djade", tool("djade", "--check", "--target-version", "5.2", *TEMPLATES)),
    Check("djhtml", tool("djhtml", "--check", "--tabwidth", "2", *PARTIALS, *TEMPLATES)),
    Check("Django", python("manage.py", "check", "--deploy", "--fail-level", "WARNING"), REAL),
    Check("migrasjoner", python("manage.py", "makemigrations", "--check", "--dry-run")),
    Check("kataloger", python("-m", "tools.catalogues", "check")),
    Check("låser", python("-m", "tools.locks", "check")),
    Check("husregler", python("-m", "tools.house")),
]


def run(check: Check) -> bool:
    """Run it; tell how it went when it failed or took its time."""
    started = time.monotonic()
    done = subprocess.run(
        check.command,
        cwd=ROOT,
        env={**os.environ, **check.settings},
        check=False,
        capture_output=True,
        text=True,
    )
    took = time.monotonic() - started
    if done.returncode:
        print(f"✗ {check.name}\n{(done.stdout + done.stderr).strip()}\n", flush=True)
    elif took > TOLD_AFTER:
        print(f"✓ {check.name} ({took:.0f} s)", flush=True)
    return done.returncode == 0


def main() -> int:
    """0 when everything is fine."""
    if "--fix" in sys.argv[1:]:
        # One after the other: they write the same files.
        return 0 if all([run(fix) for fix in FIXES[:2]] + [_indent(fix) for fix in FIXES[2:]]) else 1
    print(f"Kontrollerer på {len(CHECKS)} måter …", flush=True)
    with ThreadPoolExecutor(max_workers=2) as pool:
        fine = list(pool.map(run, CHECKS))
    failed = len(fine) - sum(fine)
    print("Alt er i orden." if not failed else f"{failed} av {len(fine)} kontroller fant noe.")
    return 1 if failed else 0


def _indent(fix: Check) -> bool:
    """The template formatters answer 1 when they have put something right, which is no failure here."""
    return subprocess.run(fix.command, cwd=ROOT, check=False, capture_output=True).returncode in {0, 1}


if __name__ == "__main__":
    sys.exit(main())
