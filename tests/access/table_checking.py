"""More of the table in ``table.py``: where a text is checked."""

from __future__ import annotations

CHECKING = """
language:check                -       GET   page    page    page    page    page    page
language:check                -       POST  wrong   wrong   wrong   wrong   wrong   wrong
language:check_file           -       GET   page    page    page    page    page    page
language:check_file           -       POST  wrong   wrong   wrong   wrong   wrong   wrong
language:compiled             -       GET   page    page    page    page    page    page
language:compiled             -       POST  405     405     405     405     405     405
language:reasons              -       GET   page    page    page    page    page    page
language:reasons              -       POST  405     405     405     405     405     405
"""
