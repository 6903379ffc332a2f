"""More of the table in ``table.py``: the practice mirror."""

from __future__ import annotations

OF_MIRROR = """
"""
