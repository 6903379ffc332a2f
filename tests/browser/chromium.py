"""Finds Chromium, or fetches it: ``python -m tests.browser.chromium``."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

from playwright.sync_api import sync_playwright

NAMES = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome", "microsoft-edge"]
ON_MACOS = [
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
]
APT = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
FETCHERS: list[tuple[list[str], bool]] = [
    ([sys.executable, "-m", "playwright", "install", "chromium", "--only-shell"], True),
    (["apt-get", "-qq", "update"], False),
    (["apt-get", "-qq", "install", "--yes", "--no-install-recommends", "chromium"], False),
]
HELP = "Fant ikke Chromium. Installer den, eller sett CHROMIUM til stien der den ligger."


def find() -> str | None:
    """The path of a Chromium on this machine; the variable ``CHROMIUM`` decides where it is set."""
    if path := os.environ.get("CHROMIUM"):
        return path
    for name in NAMES:
        if path := shutil.which(name):
            return path
    for path in [*ON_MACOS, _downloaded()]:
        if path and Path(path).exists():
            return path
    return None


def _downloaded() -> str | None:
    """Where Playwright keeps the Chromium it has downloaded: the whole browser, or only its headless shell."""
    with sync_playwright() as playwright:
        whole = Path(playwright.chromium.executable_path)
    kept = whole.parents[2] if len(whole.parents) > 2 else whole
    shells = sorted(kept.glob("chromium_headless_shell-*/*/*headless*shell*"))
    return str(whole) if whole.exists() else next((str(shell) for shell in shells if shell.is_file()), None)


def fetch() -> str | None:
    """Try one way of getting Chromium after the other, until there is one."""
    print("Henter Chromium til nettlesertestene … (et minutt eller to, bare første gang)", flush=True)
    for command, everybody in FETCHERS:
        if everybody or (os.geteuid() == 0 and shutil.which(command[0])):
            subprocess.run(command, check=False, env=APT, capture_output=True)
            if (path := find()) and _starts(path):
                return path
    return None


def _starts(path: str) -> bool:
    """A download may lack libraries of the system; then the next way is tried."""
    return subprocess.run([path, "--version"], check=False, capture_output=True).returncode == 0


def main() -> int:
    """0 when there is a Chromium afterwards."""
    if path := find() or fetch():
        if Path(path).exists():
            return 0
        print(f"CHROMIUM={path}: der ligger det ingen nettleser.", file=sys.stderr)
        return 1
    print(HELP, file=sys.stderr)
    return 1


if __name__ == "__main__":
    sys.exit(main())
