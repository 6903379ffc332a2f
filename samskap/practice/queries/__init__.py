"""What other apps ask about changes: those that came of a row or a measure, and whether they helped."""

from samskap.practice.queries.because import Because, change_counts, changes_of, changes_of_measure
from samskap.practice.queries.helped import Helped, helped_of

__all__ = [
    "Because",
    "Helped",
    "change_counts",
    "changes_of",
    "changes_of_measure",
    "helped_of",
]
