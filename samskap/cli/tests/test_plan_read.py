"""`samskap plan read` as a whole process."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from samskap.cli import COMMANDS

PLAN = """Handlingsplan for mestring 2024–2027

Havn kommune

Møteplasser

1. Etablere en åpen kafé for alle som vil.
Ansvar: Lag kvalitet
Frist: 1. mai 2025

2. Lage plakat med verdiene.
Ansvar: Lag fagutvikling

Alle ledere lover å møte erfaringsrådet hver høst.
"""
NYNORSK = """Handlingsplan for meistring 2024–2027

1. Opne ein kafé for alle som vil vere med.
Ansvarleg: Lag kvalitet
Frist: hausten 2025
"""


def _samskap(*arguments: str | Path, given: bytes = b"") -> subprocess.CompletedProcess[bytes]:
    command = [sys.executable, "-m", "samskap.cli", *map(str, arguments)]
    return subprocess.run(command, input=given, capture_output=True, check=False)


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    path = tmp_path / "plan æøå.txt"
    path.write_text(PLAN, encoding="utf-8")
    return path


def test_json_is_the_documented_format(plan: Path) -> None:
    done = _samskap("plan", "read", plan, "--json")
    assert (done.returncode, done.stderr) == (0, b"")
    document = json.loads(done.stdout)
    assert list(document) == [
        "format", "title", "organisation", "language", "period", "sections", "commitments", "values", "unplaced",
        "warnings",
    ]  # fmt: skip
    assert document["format"] == "samskap-plan/1"
    assert document["period"] == {"text": "2024–2027", "start": "2024-01-01", "end": "2027-12-31"}
    (section,) = document["sections"]
    first, second = section["measures"]
    assert list(first) == [
        "number", "title", "text", "why", "responsibles", "timings", "status", "source", "confidence",
    ]  # fmt: skip
    assert first["responsibles"] == [{"name": "Lag kvalitet", "scope": ""}]
    assert first["source"] == {"line": 7, "page": None}
    assert first["timings"][0]["end"] == "2025-05-01"
    assert second["responsibles"] == [{"name": "Lag fagutvikling", "scope": ""}]


def test_the_outline_is_readable(plan: Path) -> None:
    done = _samskap("plan", "read", plan)
    shown = done.stdout.decode()
    assert done.returncode == 0
    assert "1.   Etablere en åpen kafé for alle som vil" in shown
    assert "Ansvar  Lag kvalitet" in shown
    assert "innen 1. mai 2025" in shown
    assert "2 tiltak i 1 del." in shown
    assert max(map(len, shown.splitlines())) <= 96


def test_standard_input_and_nynorsk() -> None:
    done = _samskap("plan", "read", "-", "--json", given=NYNORSK.encode())
    assert json.loads(done.stdout)["language"] == "nn"


@pytest.mark.parametrize("arguments", [("--json",), ()])
def test_an_unreadable_document_is_one_line_on_stderr(tmp_path: Path, arguments: tuple[str, ...]) -> None:
    path = tmp_path / "plan.docx"
    path.write_bytes(b"\x89PNG\r\n\x1a\n" + b"\x00" * 100)
    done = _samskap("plan", "read", path, *arguments)
    assert (done.returncode, done.stdout) == (2, b"")
    assert done.stderr.decode().splitlines() == [
        "Filen er et bilde, og vi leser ikke tekst i bilder. Lagre planen som .docx eller .pdf, og prøv igjen."
    ]


@pytest.mark.parametrize(
    ("name", "words"), [("finnes-ikke.txt", "Finner ikke filen"), (".", "er en mappe"), ("a\x00b", None)]
)
def test_a_missing_file_is_one_line_on_stderr(tmp_path: Path, name: str, words: str | None) -> None:
    if words is None:
        from samskap.cli.plan import read

        assert read([name]) == 2
        return
    done = _samskap("plan", "read", tmp_path / name)
    assert (done.returncode, done.stdout) == (2, b"")
    assert words in done.stderr.decode()
    assert done.stderr.count(b"\n") == 1


def test_empty_input_is_refused() -> None:
    done = _samskap("plan", "read", "-")
    assert (done.returncode, done.stdout) == (2, b"")
    assert done.stderr.decode().startswith("Dokumentet er tomt.")


@pytest.mark.parametrize(
    "arguments", [("plan", "read"), ("plan", "read", "--annet", "x"), ("plan", "les", "x"), ("hei",)]
)
def test_wrong_use_is_one_norwegian_line(arguments: tuple[str, ...]) -> None:
    done = _samskap(*arguments)
    assert (done.returncode, done.stdout) == (2, b"")
    assert b"--help" in done.stderr
    assert done.stderr.count(b"\n") == 1


def test_help_is_norwegian_and_names_every_command() -> None:
    shown = _samskap("--help").stdout.decode()
    assert all(f"samskap {name}" in shown for name in COMMANDS)
    assert "Bruk: samskap plan read" in _samskap("plan", "read", "--help").stdout.decode()


def test_reading_imports_neither_django_nor_libraries_of_other_formats(plan: Path) -> None:
    script = (
        "import sys; from samskap.cli import main; main(['plan', 'read', sys.argv[1], '--json']); "
        "print([name for name in ('django', 'lxml', 'pypdfium2', 'openpyxl', 'html5lib') if name in sys.modules],"
        " file=sys.stderr)"
    )
    done = subprocess.run([sys.executable, "-c", script, plan], capture_output=True, check=True)
    assert done.stderr.decode().strip() == "[]"
