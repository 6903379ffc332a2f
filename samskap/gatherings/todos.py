"""What waits for a person in gatherings, reflections and councils."""

from samskap.gatherings import council_todos, meeting_todos, reflection_todos

__all__ = ["council_todos", "meeting_todos", "reflection_todos"]
