"""More of the table in ``table.py``: series and the calendar of gatherings."""

from __future__ import annotations

OF_SERIES = """
"""
