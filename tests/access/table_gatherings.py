"""More of the table in ``table.py``: a gathering, its invitations and answers."""

from __future__ import annotations

OF_GATHERINGS = """
"""
