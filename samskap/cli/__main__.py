"""``python -m samskap.cli``: the ``samskap`` command where the script is not installed."""

from __future__ import annotations

import sys

from samskap.cli import main

if __name__ == "__main__":
    sys.exit(main())
