"""Rhythm in people's own words («første onsdag i måneden kl. 08.30, ikke juli») and as RFC 5545. Knows no database."""

from samskap.gatherings.rhythm.reading import LONGEST, RhythmError, Understood, examples, understand
from samskap.gatherings.rhythm.rule import ALL_MONTHS, Frequency, Parity, Rule
from samskap.gatherings.rhythm.wording import clock, in_words

__all__ = [
    "ALL_MONTHS",
    "LONGEST",
    "Frequency",
    "Parity",
    "RhythmError",
    "Rule",
    "Understood",
    "clock",
    "examples",
    "in_words",
    "understand",
]
