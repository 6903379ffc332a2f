"""The hooks that other repositories take from ours."""

from __future__ import annotations

import re
import shlex
from pathlib import Path
from typing import Any

import pytest
import yaml

from samskap.cli import main
from samskap.cli.language_folders import KINDS
from samskap.cli.tests.language_samples import edition_file

HOOKS: list[dict[str, Any]] = yaml.safe_load(
    (Path(__file__).parents[3] / ".pre-commit-hooks.yaml").read_text(encoding="utf-8")
)


@pytest.mark.parametrize("hook", HOOKS, ids=lambda hook: hook["id"])
def test_a_hook_runs_on_the_files_it_asks_for(hook: dict[str, Any], tmp_path: Path) -> None:
    asked = re.compile(hook["files"])
    assert all(asked.search(f"brev{kind}") for kind in KINDS)
    assert not asked.search("kode.py")
    text = tmp_path / "brev.md"
    text.write_text("En rusmisbruker.", encoding="utf-8")
    program, *words = shlex.split(hook["entry"])
    assert program == "samskap"
    assert main([*words, "--edition", str(edition_file(tmp_path)), str(text)]) == 1
