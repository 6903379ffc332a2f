"""Reads, checks and compiles editions of the dictionary."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from samskap.language.checker.findings import Finding

STARTER = Path(__file__).parent.parent / "data" / "starter.json"


class EditionError(ValueError):
    """The edition cannot be used; the message says in Norwegian what is wrong, ``entry`` where (empty: the whole)."""

    def __init__(self, message: str, entry: str = "") -> None:
        super().__init__(message)
        self.entry = entry


class Edition:
    """A compiled edition. ``check`` may be called from several threads."""

    def check(self, text: str, lang: str = "auto") -> list[Finding]:
        """The findings in ``text``, in the order of the text. ``lang``: nb, nn or auto (advice in the text's language)."""
        raise EditionError("ikke ferdig")


def compile_edition(data: Mapping[str, Any]) -> Edition:
    """Compile ``samskap-edition/1`` data; raises EditionError."""
    raise EditionError("ikke ferdig")


def load_edition(path: Path) -> Edition:
    """Read and compile an edition file; raises EditionError, also when the file cannot be read."""
    return compile_edition(json.loads(path.read_text(encoding="utf-8")))


def starter_data() -> dict[str, Any]:
    """The dictionary Samskap brings along, as ``samskap-edition/1`` data."""
    data: dict[str, Any] = json.loads(STARTER.read_text(encoding="utf-8"))
    return data


def load_starter() -> Edition:
    """The starter edition, compiled once per process."""
    return compile_edition(starter_data())
