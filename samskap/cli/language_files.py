"""Which files are checked: those that are named, and in a folder those of a known kind."""

from __future__ import annotations

import os
from collections.abc import Iterable


def named_files(names: Iterable[str]) -> list[str]:
    """The files to check, each once, in the order they were asked for; those of a folder in order of name."""
    files: dict[str, None] = {}
    for name in names:
        if name != "-" and os.path.isdir(name):  # a name may hold what Path() refuses
            from samskap.cli.language_folders import files_in  # most runs name their files

            files.update(dict.fromkeys(files_in(name)))
        else:
            files[name] = None
    return list(files)
