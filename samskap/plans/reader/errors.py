"""What can go wrong with a document, in a sentence a leader understands."""


class UnreadableDocument(Exception):
    """The document cannot be read; ``str(error)`` is one clear Norwegian sentence for the person who sent it."""
