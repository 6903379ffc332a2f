"""Reads, checks and compiles editions of the dictionary."""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any

from samskap.language.checker import refusals as says
from samskap.language.checker.automaton import Automaton
from samskap.language.checker.compiling import compiled_data
from samskap.language.checker.findings import Finding
from samskap.language.checker.refusals import EditionError
from samskap.language.checker.scanning import scan
from samskap.language.checker.schema import require_valid

STARTER = Path(__file__).parent.parent / "data" / "starter.json"
LARGEST_FILE = 20_000_000  # bytes; an edition of 2,000 words is a tenth of it

__all__ = ["Edition", "EditionError", "compile_edition", "load_edition", "load_starter", "starter_data"]


class Edition:
    """A compiled edition. ``check`` may be called from several threads; ``compiled`` is what the browser gets."""

    def __init__(self, compiled: dict[str, Any]) -> None:
        self.compiled = compiled
        self._automaton = Automaton(compiled)

    def check(self, text: str, lang: str = "auto") -> list[Finding]:
        """The findings in ``text``, in the order of the text and not overlapping.

        ``lang`` is nb, nn or auto and decides the language of the advice; forms of both languages are always found.
        """
        return scan(self._automaton, text, lang)


def compile_edition(data: Mapping[str, Any]) -> Edition:
    """Compile ``samskap-edition/1`` data; raises EditionError."""
    require_valid(data)
    return Edition(compiled_data(data))


def load_edition(path: Path) -> Edition:
    """Read and compile an edition file; raises EditionError, also when the file cannot be read."""
    return compile_edition(read_edition(path))


def read_edition(path: Path) -> dict[str, Any]:
    """The data of an edition file; raises EditionError when it cannot be read or is not JSON."""
    try:
        if path.stat().st_size > LARGEST_FILE:
            raise EditionError(says.FILE_LARGE, file=path.name)
        data: dict[str, Any] = json.loads(path.read_bytes())
    except (OSError, ValueError, RecursionError) as error:
        if isinstance(error, EditionError):
            raise
        raise EditionError(says.FILE_UNREADABLE, file=path.name) from error
    return data


def starter_data() -> dict[str, Any]:
    """The dictionary Samskap brings along, as ``samskap-edition/1`` data."""
    return read_edition(STARTER)


@lru_cache(maxsize=1)
def load_starter() -> Edition:
    """The starter edition, compiled once per process; it is ours, and a test sees to it that it is valid."""
    return Edition(compiled_data(starter_data()))
