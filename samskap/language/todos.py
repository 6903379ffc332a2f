"""What waits for a person in Ordboken."""

from samskap.language.edition_todos import editions_that_ask
from samskap.language.proposal_todos import proposals_that_wait

__all__ = ["editions_that_ask", "proposals_that_wait"]
