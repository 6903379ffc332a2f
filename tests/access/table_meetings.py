"""More of the table in ``table.py``: a meeting while it runs, and what it left to do."""

from __future__ import annotations

OF_MEETINGS = """
"""
