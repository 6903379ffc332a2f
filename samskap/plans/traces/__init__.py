"""Traces of practice that values and the dictionary leave: words for a value, and talks about words."""

from samskap.plans.traces import own

__all__ = ["own"]
