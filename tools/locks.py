"""The lock files: ``python -m tools.locks write | check``.

``check`` asks nobody on the network: it compares what `pyproject.toml` and `package.json` ask for with what is locked.
"""

from __future__ import annotations

import json
import re
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).resolve().parent.parent
LOCKS: dict[str, list[str]] = {
    "requirements.txt": ["pyproject.toml"],
    "requirements-dev.txt": ["pyproject.toml", "--extra", "dev"],
    "requirements-node.txt": ["--group", "pyproject.toml:node"],
}
UV = [
    sys.executable,
    "-m",
    "uv",
    "--quiet",
    "pip",
    "compile",
    "--universal",
    "--generate-hashes",
]
CLEAN = ["--no-emit-index-url", "--no-emit-find-links", "--no-header", "--python-version", "3.11"]
PINNED = re.compile(r"^([A-Za-z0-9._-]+)(?:\[[^\]]*\])?==([^\s;]+)", re.MULTILINE)


def asked_for(lock: str) -> list[Requirement]:
    """What `pyproject.toml` wants in this lock."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    if lock == "requirements-node.txt":
        return [Requirement(line) for line in project["dependency-groups"]["node"]]
    lines = list(project["project"]["dependencies"])
    if lock == "requirements-dev.txt":
        lines += project["project"]["optional-dependencies"]["dev"]
    return [Requirement(line) for line in lines]


def problems() -> Iterator[str]:
    """What is wrong with the locks, one sentence each."""
    for lock in LOCKS:
        text = (ROOT / lock).read_text(encoding="utf-8")
        pinned = {canonicalize_name(name): version for name, version in PINNED.findall(text)}
        for wanted in asked_for(lock):
            version = pinned.get(canonicalize_name(wanted.name))
            if version is None or not wanted.specifier.contains(version, prereleases=True):
                yield f"{lock}: {wanted} er ikke låst (make lock)"
        if text.count("==") and text.count("--hash=") < len(pinned):
            yield f"{lock}: en pakke mangler hash"
        if "://" in text or "index-url" in text:
            yield f"{lock}: nevner adressen til et pakkelager"
    yield from _node_problems()


def _node_problems() -> Iterator[str]:
    package = json.loads((ROOT / "package.json").read_text(encoding="utf-8"))
    lock = json.loads((ROOT / "package-lock.json").read_text(encoding="utf-8"))
    for group in ("dependencies", "devDependencies"):
        if package.get(group, {}) != lock["packages"][""].get(group, {}):
            yield "package-lock.json: er ikke laget av denne package.json (make lock)"
    for name, entry in lock["packages"].items():
        if "resolved" in entry:
            yield f"package-lock.json: {name} nevner adressen til et pakkelager"
        if name and "integrity" not in entry and not entry.get("link"):
            yield f"package-lock.json: {name} mangler hash"


def write() -> int:
    """Lock anew, with the newest versions that `pyproject.toml` and `package.json` allow."""
    for lock, options in LOCKS.items():
        print(f"Låser {lock} …", flush=True)
        command = [*UV, *CLEAN, *options, "--upgrade", "--output-file", lock]
        if failed := subprocess.run(command, cwd=ROOT, check=False, stdout=subprocess.DEVNULL).returncode:
            return failed
    print("Låser package-lock.json …", flush=True)
    npm = (ROOT / ".venv/stamps/npm").read_text().strip()
    return subprocess.run([npm, "update", "--package-lock-only"], cwd=ROOT, check=False).returncode


def check() -> int:
    """1 when a lock does not belong to what is asked for."""
    found = list(problems())
    for problem in found:
        print(problem, file=sys.stderr)
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(write() if sys.argv[1:] == ["write"] else check())
