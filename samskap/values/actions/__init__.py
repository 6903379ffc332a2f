"""The verbs of values."""

from samskap.values.actions.posters import (
    ChangedMeanwhile,
    NotNow,
    hang_poster,
    reset_poster,
    save_poster,
    take_down_poster,
)
from samskap.values.actions.statements import (
    change_meaning,
    change_statement,
    create_default_values,
    delete_statement,
    write_statement,
)

__all__ = [
    "ChangedMeanwhile",
    "NotNow",
    "change_meaning",
    "change_statement",
    "create_default_values",
    "delete_statement",
    "hang_poster",
    "reset_poster",
    "save_poster",
    "take_down_poster",
    "write_statement",
]
