"""Lays the compiled starter dictionary beside its words, so that checking starts sooner: `python -m tools.starter`."""

from __future__ import annotations

from pathlib import Path

from samskap.language.checker.editions import READY, ready_starter


def main() -> None:
    """Write the file; twice is as once."""
    Path(READY).write_text(ready_starter(), encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
