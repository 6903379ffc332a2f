"""Samskap's own Word documents: what they are made of, and how they are read back to the plan they were made from.

A document that Samskap wrote says so in a property, and its paragraphs carry styles named after what they hold. Only
what a person sees is read: whoever changes the words in any program has changed the plan that is read. Where the
document has become somebody else's (most of its words stand in other styles), the general reader takes over.
"""

from samskap.plans.reader.own.read import read_own

__all__ = ["read_own"]
