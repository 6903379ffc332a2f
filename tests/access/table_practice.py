"""More of the table in ``table.py``: changes in practice."""

from __future__ import annotations

OF_PRACTICE = """
practice:changes              -       GET   sign-in 404     page    page    page    404
practice:changes              -       POST  sign-in 404     405     405     405     404
practice:create               -       GET   sign-in 404     page    page    page    404
practice:create               -       POST  sign-in 404     wrong   wrong   wrong   404
practice:change               -       GET   sign-in 404     page    page    page    404
practice:change               -       POST  sign-in 404     405     405     405     404
practice:edit                 -       GET   sign-in 404     403     403     page    404
practice:edit                 -       POST  sign-in 404     403     403     wrong   404
"""
