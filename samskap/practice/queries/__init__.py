"""What other apps ask about changes: those that came of a row, and whether they helped."""

from samskap.practice.queries.because import Because, change_counts, changes_of
from samskap.practice.queries.helped import Helped, helped_of

__all__ = [
    "Because",
    "Helped",
    "change_counts",
    "changes_of",
    "helped_of",
]
