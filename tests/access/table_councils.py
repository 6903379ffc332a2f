"""More of the table in ``table.py``: councils and their advice."""

from __future__ import annotations

OF_COUNCILS = """
"""
