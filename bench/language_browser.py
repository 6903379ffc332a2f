"""The language checker in the browser: how fast it is in Node, and how much a browser fetches for it.

The figures are of the starter edition: ``browser_kb`` is the script and the edition compressed by brotli,
``browser_gzip_kb`` by gzip -9, which is all a browser needs to find and suggest. ``browser_reasons_gzip_kb`` is what it
fetches on top when there is a finding to show. ``browser_chars2000_ms`` is for 2,000 characters once the page is warm.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import tempfile
from pathlib import Path

from bench._language_text import composed
from samskap.language import browser_edition
from samskap.language.checker import load_starter

HERE = Path(__file__).resolve().parent
NPM = HERE.parent / ".venv" / "stamps" / "npm"  # where setup found or put npm; node lies beside it


def run() -> dict[str, float | int | str]:
    """What the script beside this file measures."""
    beside = str(Path(NPM.read_text().strip()).parent) if NPM.exists() else ""
    node = shutil.which("node", path=os.pathsep.join([beside, os.environ["PATH"]]))
    if node is None:
        raise FileNotFoundError("Node.js")
    with tempfile.TemporaryDirectory() as name:
        edition, reasons, text = (Path(name) / file for file in ("edition.json", "reasons.json", "text.txt"))
        edition.write_bytes(browser_edition.payload(load_starter()))
        reasons.write_bytes(browser_edition.reasons_payload(load_starter()))
        text.write_text(composed(), encoding="utf-8")
        done = subprocess.run(
            [node, HERE / "language_browser.mjs", edition, reasons, text], check=True, capture_output=True
        )
    found: dict[str, float | int | str] = json.loads(done.stdout)
    return found
