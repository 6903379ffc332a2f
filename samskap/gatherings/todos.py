"""What waits for a person in gatherings and councils."""

from samskap.gatherings import council_todos, meeting_todos

__all__ = ["council_todos", "meeting_todos"]
