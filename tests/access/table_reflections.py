"""More of the table in ``table.py``: joint reflection."""

from __future__ import annotations

OF_REFLECTIONS = """
"""
