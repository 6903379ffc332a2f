"""House rules no other tool knows: how long things are, and words that are not kept: ``python -m tools.house``."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
LONGEST_FILE, LONGEST_FUNCTION, LONGEST_TEMPLATE = 400, 40, 150
# Longer, each with its reason.
MAY_BE_LONG: dict[str, str] = {}
LATER = re.compile("|".join(["TO" + "DO", "FIX" + "ME", "XX" + r"X\b"]))
SKIPPED = re.compile(r"mark\.(?:skip|xfail)|pytest\.skip\(|unittest\.skip")
UNEXPLAINED = re.compile(r"#\s*type:\s*ignore(?!\[[\w, -]+\]\s+#\s*\S)|#\s*noqa(?!:\s*[A-Z]+\d)")
INLINE = re.compile(
    r"<script(?![^>]*\ssrc=)[^>]*>|<style\b|\sstyle=[\"']|\son[a-z]+=[\"']|javascript:", re.IGNORECASE
)
# Addresses a template may name: what a reader may click. Nothing is ever fetched from them.
FETCHED = re.compile(
    r"<(?:script|link|img|iframe|source|video|audio)[^>]+(?:src|href)=[\"']https?://", re.IGNORECASE
)
TEXT = {
    ".py",
    ".html",
    ".txt",
    ".md",
    ".css",
    ".js",
    ".mjs",
    ".yaml",
    ".yml",
    ".toml",
    ".json",
    ".svg",
    ".po",
    "",
}


def kept_files() -> list[Path]:
    """What git keeps or would keep."""
    listed = subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT,
        check=True,
        capture_output=True,
        text=True,
    )
    return [ROOT / line for line in listed.stdout.splitlines() if (ROOT / line).is_file()]


def problems() -> Iterator[str]:
    """What breaks the house rules, one sentence each."""
    for file in kept_files():
        name = str(file.relative_to(ROOT))
        if file.suffix not in TEXT or "lock" in file.name or file.name.startswith("requirements"):
            continue
        text = file.read_text(encoding="utf-8")
        yield from (f"{name}: {problem}" for problem in _in_text(name, text))
        if file.suffix == ".py" and "migrations" not in file.parts:
            yield from (f"{name}: {problem}" for problem in _in_python(name, text))
        if file.suffix == ".html" and "templates" in file.parts:
            yield from (f"{name}: {problem}" for problem in _in_template(text))


def _in_text(name: str, text: str) -> Iterator[str]:
    if LATER.search(text) and not name.endswith("LICENSE"):
        yield "utsatt arbeid står ikke i koden, men i en sak"


def _in_python(name: str, text: str) -> Iterator[str]:
    lines = text.count("\n")
    if lines > LONGEST_FILE and name not in MAY_BE_LONG:
        yield f"{lines} linjer, og {LONGEST_FILE} er mye"
    if SKIPPED.search(text) and not name.startswith("tools/"):
        yield "en test hoppes over"
    if UNEXPLAINED.search(text) and not name.startswith("tools/"):
        yield "et unntak fra kontrollen uten kode og grunn"
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef)):
            length = (node.end_lineno or node.lineno) - _first_line(node) + 1
            if length > LONGEST_FUNCTION and f"{name}:{node.name}" not in MAY_BE_LONG:
                yield f"{node.name} er {length} linjer, og {LONGEST_FUNCTION} er mye"


def _first_line(function: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    """Where the body begins: neither the arguments nor the docstring make a function hard to read."""
    body = function.body[1:] if ast.get_docstring(function) and len(function.body) > 1 else function.body
    return body[0].lineno


def _in_template(text: str) -> Iterator[str]:
    if text.count("\n") > LONGEST_TEMPLATE:
        yield f"{text.count(chr(10))} linjer, og {LONGEST_TEMPLATE} er mye i en mal"
    if INLINE.search(text):
        yield f"kode eller stil i selve siden: {INLINE.search(text)[0]}"  # type: ignore[index]  # just found
    if FETCHED.search(text):
        yield "noe hentes fra en annen tjener"


if __name__ == "__main__":
    found = list(problems())
    print(*found, sep="\n", file=sys.stderr, end="\n" if found else "")
    sys.exit(1 if found else 0)
