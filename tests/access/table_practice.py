"""More of the table in ``table.py``: changes in practice."""

from __future__ import annotations

OF_PRACTICE = """
"""
