"""``python -m bench [NAME …] [--json]``: run benchmarks, each a module of this folder with ``run()``."""

from __future__ import annotations

import argparse
import json
import sys
from importlib import import_module
from pathlib import Path

Figures = dict[str, float | int | str]


def main(arguments: list[str]) -> int:
    """Print the figures of the named benchmarks, or of all."""
    known = sorted(path.stem for path in Path(__file__).parent.glob("*.py") if not path.stem.startswith("_"))
    parser = argparse.ArgumentParser("bench", description="Measure speed and memory.")
    parser.add_argument("names", nargs="*", metavar="NAME", help=f"one or more of: {', '.join(known)}")
    parser.add_argument("--json", action="store_true", help="print one flat JSON object")
    options = parser.parse_args(arguments)
    unknown = sorted(set(options.names) - set(known))
    if unknown:
        parser.error(f"unknown benchmark: {', '.join(unknown)}")
    figures: Figures = {}
    for name in options.names or known:
        found: Figures = import_module(f"bench.{name}").run()
        if not options.json:
            _print_table(name, found)
        figures.update(found)
    if options.json:
        print(json.dumps(figures))
    return 0


def _print_table(name: str, figures: Figures) -> None:
    width = max(map(len, figures), default=0)
    print(name)
    for key, value in figures.items():
        print(f"  {key:<{width}}  {value:>10}")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
