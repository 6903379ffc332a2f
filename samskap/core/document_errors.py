"""What can go wrong with a document, and the standards one can be asked to keep."""

from typing import Literal

Standard = Literal["ua-1", "a-2a", "a-3a"]


class DocumentError(Exception):
    """The document could not be made: too much data, missing faces, or a mistake in the template."""
