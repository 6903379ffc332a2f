"""Doors for other systems into one organisation: the read-only API, and a page inside the intranet."""
