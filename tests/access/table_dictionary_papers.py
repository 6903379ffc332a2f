"""More of the table in ``table.py``: the dictionary on paper."""

from __future__ import annotations

PAPERS = """
language:booklet              -       GET   page    page    page    page    page    page
language:booklet              -       POST  405     405     405     405     405     405
language:words_poster         -       GET   page    page    page    page    page    page
language:words_poster         -       POST  405     405     405     405     405     405
"""
