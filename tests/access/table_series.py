"""More of the table in ``table.py``: series and the calendar of gatherings."""

from __future__ import annotations

OF_SERIES = """
gatherings:list               -       GET   page    page    page    page    page    page
gatherings:list               -       POST  405     405     405     405     405     405
gatherings:month              -       GET   page    page    page    page    page    page
gatherings:month              -       POST  405     405     405     405     405     405
gatherings:year               -       GET   sign-in 404     page    page    page    404
gatherings:year               -       POST  sign-in 404     405     405     405     404
gatherings:year_plan          -       GET   sign-in 404     403     page    page    404
gatherings:year_plan          -       POST  sign-in 404     403     wrong   wrong   404
gatherings:rhythm             -       GET   sign-in 404     page    page    page    404
gatherings:rhythm             -       POST  sign-in 404     405     405     405     404
gatherings:series             -       GET   sign-in 404     page    page    page    404
gatherings:series             -       POST  sign-in 404     405     405     405     404
gatherings:series_create      -       GET   sign-in 404     403     page    page    404
gatherings:series_create      -       POST  sign-in 404     403     wrong   wrong   404
gatherings:series_edit        -       GET   sign-in 404     403     403     page    404
gatherings:series_edit        -       POST  sign-in 404     403     403     wrong   404
gatherings:series_end         -       GET   sign-in 404     403     403     page    404
gatherings:series_end         -       POST  sign-in 404     403     403     wrong   404
"""
