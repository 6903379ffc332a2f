"""What waits for a person in Ordboken."""

from samskap.language.proposal_todos import proposals_that_wait

__all__ = ["proposals_that_wait"]
