"""Reads, checks and compiles editions of the dictionary."""

from __future__ import annotations

import json
import os
from collections.abc import Mapping
from functools import lru_cache
from zlib import crc32

from samskap.language.checker import refusals as says
from samskap.language.checker.automaton import Automaton
from samskap.language.checker.findings import Finding
from samskap.language.checker.folding import fold, plain
from samskap.language.checker.refusals import EditionError
from samskap.language.checker.scanning import scan
from samskap.language.checker.suggesting import language_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    File = str | os.PathLike[str]

_DATA = os.path.join(os.path.dirname(os.path.dirname(__file__)), "data")
STARTER = os.path.join(_DATA, "starter.json")
READY = os.path.join(_DATA, "starter-compiled.json")
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


def language_of_text(text: str) -> str:
    """Nb or nn, as ``check`` tells it by the beginning of a text."""
    return language_of(fold(plain(text)[0]))


def compile_edition(data: Mapping[str, Any]) -> Edition:
    """Compile ``samskap-edition/1`` data; raises EditionError."""
    # Here, since the starter needs neither: it lies compiled beside its words.
    from samskap.language.checker.compiling import compiled_data
    from samskap.language.checker.schema import require_valid

    require_valid(data)
    return Edition(compiled_data(data))


def load_edition(path: File) -> Edition:
    """Read and compile an edition file; raises EditionError, also when the file cannot be read."""
    return compile_edition(read_edition(path))


def read_edition(path: File) -> dict[str, Any]:
    """The data of an edition file; raises EditionError when it cannot be read or is not JSON."""
    try:
        with open(path, "rb") as file:
            content = file.read(LARGEST_FILE + 1)  # a device has no size to ask for
        if len(content) > LARGEST_FILE:
            raise EditionError(says.FILE_LARGE, file=os.path.basename(path))
        data: dict[str, Any] = json.loads(content)
    except (OSError, ValueError, RecursionError) as error:
        if isinstance(error, EditionError):
            raise
        raise EditionError(says.FILE_UNREADABLE, file=os.path.basename(path)) from error
    return data


def starter_data() -> dict[str, Any]:
    """The dictionary Samskap brings along, as ``samskap-edition/1`` data."""
    return read_edition(STARTER)


@lru_cache(maxsize=1)
def load_starter() -> Edition:
    """The starter edition, once per process; it is ours, and a test sees to it that it is valid."""
    return Edition(_ready() or _compiled_starter())


def ready_starter() -> str:
    """What ``starter-compiled.json`` must say: the compiled starter, and the checksum of the words it was made from."""
    compiled = _compiled_starter()
    rows = ",\n".join(f'"{name}": {_lines(part)}' for name, part in compiled.items())
    return f'{{"of": {_checksum()}, "compiled": {{\n{rows}}}}}\n'


@lru_cache(maxsize=1)
def compiled_mark() -> str:
    """Changes when compiling gives something else: the dictionary that comes along shows every rule."""
    return f"{crc32(_bytes(READY)):08x}"


def _ready() -> dict[str, Any] | None:
    """The starter as it lies compiled; None where that file is missing or made from other words."""
    try:
        ready = json.loads(_bytes(READY))
    except (OSError, ValueError):
        return None
    compiled: dict[str, Any] = ready["compiled"]
    return compiled if ready["of"] == _checksum() else None


def _compiled_starter() -> dict[str, Any]:
    from samskap.language.checker.compiling import compiled_data

    return compiled_data(starter_data())


def _checksum() -> int:
    """Of the starter's words, however the lines of the file end; against mistakes, not against malice."""
    return crc32(_bytes(STARTER).replace(b"\r\n", b"\n"))


def _bytes(name: str) -> bytes:
    with open(name, "rb") as file:
        return file.read()


def _lines(part: Any) -> str:
    """A list with each row on a line of its own, so that a change shows only what changed."""
    if not isinstance(part, list):
        return json.dumps(part)
    return "[\n" + ",\n".join(json.dumps(row, ensure_ascii=False) for row in part) + "\n]"
