"""`samskap plan archive`: the package in a file, or one line that says why not."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest

from samskap.cli import main
from tests.personas import MakePlan


def test_it_writes_the_package(
    make_plan: MakePlan, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    plan = make_plan(measures=1, sections=1)
    file = tmp_path / "arkiv.zip"
    assert main(["plan", "archive", str(plan.pk), "--to", str(file)]) == 0
    assert "sha256sum -c SHA256SUMS" in capsys.readouterr().out
    with zipfile.ZipFile(file) as package:
        assert {"README.txt", "SHA256SUMS", "manifest.json"} <= set(package.namelist())


def test_it_says_why_not(make_plan: MakePlan, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    plan = make_plan(measures=0, sections=0)
    assert main(["plan", "archive", str(plan.pk), "--to", str(tmp_path / "ingen" / "a.zip")]) == 2
    assert main(["plan", "archive", "99999", "--to", str(tmp_path / "a.zip")]) == 2
    said = capsys.readouterr().err
    assert "Får ikke skrevet til" in said
    assert "Fant ingen plan med nummer 99999" in said
