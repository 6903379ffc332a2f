"""The draft between a document and a plan: what was read, and what a person has confirmed or changed. Pure Python."""
