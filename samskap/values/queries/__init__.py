"""What pages ask about values and their posters."""

from samskap.values.queries.posters import (
    Department,
    Walls,
    departments_with_poster,
    hangings_in,
    poster_text,
    poster_walls,
    unit_words,
)
from samskap.values.queries.statements import Statement, ValueHere, cues_of, values_with_statements

__all__ = [
    "Department",
    "Statement",
    "ValueHere",
    "Walls",
    "cues_of",
    "departments_with_poster",
    "hangings_in",
    "poster_text",
    "poster_walls",
    "unit_words",
    "values_with_statements",
]
