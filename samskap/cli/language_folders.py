"""The files of a folder that people write texts in."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterator
from pathlib import Path

# What people write texts in. A file that is named itself is read whatever it is called.
KINDS = frozenset(
    {
        ".txt",
        ".text",
        ".md",
        ".markdown",
        ".rst",
        ".adoc",
        ".asciidoc",
        ".org",
        ".po",
        ".html",
        ".htm",
        ".docx",
        ".pdf",
    }
)
_GIT = ("git", "-c", "core.fsmonitor=false", "ls-files", "-z", "--cached", "--others", "--exclude-standard")


def files_in(name: str) -> list[str]:
    """Files of a known kind, without hidden ones and without those that git ignores."""
    folder = Path(name)
    found = _known_to_git(folder)
    paths = _walk(folder) if found is None else (folder / name for name in found)
    return sorted(
        path.as_posix()
        for path in paths
        if path.suffix.lower() in KINDS
        and not any(part.startswith(".") for part in path.relative_to(folder).parts)
        and path.is_file()
    )


def _walk(folder: Path) -> Iterator[Path]:
    for place, folders, files in os.walk(folder):
        folders[:] = [name for name in folders if not name.startswith(".") and name != "node_modules"]
        yield from (Path(place) / name for name in files)


def _known_to_git(folder: Path) -> list[str] | None:
    """The files of a folder as git sees them; None where there is no repository or no git."""
    resolved = folder.resolve()
    if not any((place / ".git").exists() for place in (resolved, *resolved.parents)):
        return None
    try:
        answer = subprocess.run(  # noqa: S603  # fixed arguments; the folder is only where it runs
            _GIT, cwd=folder, capture_output=True, check=True, timeout=60
        )
    except (OSError, subprocess.SubprocessError):
        return None
    return [os.fsdecode(name) for name in answer.stdout.split(b"\0") if name]
