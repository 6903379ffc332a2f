"""What may be done with changes in practice; one function is one change of state."""

from samskap.practice.actions.concluding import Conclusion, conclude
from samskap.practice.actions.recording import (
    ChangeEntry,
    ChangeWords,
    edit_change,
    mend_words,
    record_change,
)
from samskap.practice.actions.reviewing import (
    close_overdue,
    close_review,
    count_cards,
    look_through,
    open_review,
    renew_link,
    take_count_back,
    take_words_away,
)
from samskap.practice.actions.stories import (
    NotClear,
    StoryWords,
    publish_story,
    recall_story,
    send_back,
    send_story,
    withdraw_story,
    write_story,
)
from samskap.practice.actions.verdicts import give_verdict, takes_answers

__all__ = [
    "ChangeEntry",
    "ChangeWords",
    "Conclusion",
    "NotClear",
    "StoryWords",
    "close_overdue",
    "close_review",
    "conclude",
    "count_cards",
    "edit_change",
    "give_verdict",
    "look_through",
    "mend_words",
    "open_review",
    "publish_story",
    "recall_story",
    "record_change",
    "renew_link",
    "send_back",
    "send_story",
    "take_count_back",
    "take_words_away",
    "takes_answers",
    "withdraw_story",
    "write_story",
]
