"""What may be done with changes in practice; one function is one change of state."""

from samskap.practice.actions.recording import ChangeEntry, edit_change, record_change

__all__ = ["ChangeEntry", "edit_change", "record_change"]
