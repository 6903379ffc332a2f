"""Who may see and do what with changes in practice, with answers about them, and with stories."""

from samskap.practice.access.changes import (
    cares_for,
    changes_for,
    get_change_for,
    get_change_to_edit,
    get_round_to_edit,
    may_edit,
    require_may_edit,
    require_may_record,
    units_to_record_for,
)
from samskap.practice.access.stories import (
    get_story_for,
    may_let_out,
    may_withdraw,
    may_write,
    require,
    stories_asking,
    stories_for,
    stories_waiting_for,
)

__all__ = [
    "cares_for",
    "changes_for",
    "get_change_for",
    "get_change_to_edit",
    "get_round_to_edit",
    "get_story_for",
    "may_edit",
    "may_let_out",
    "may_withdraw",
    "may_write",
    "require",
    "require_may_edit",
    "require_may_record",
    "stories_asking",
    "stories_for",
    "stories_waiting_for",
    "units_to_record_for",
]
