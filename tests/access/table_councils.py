"""More of the table in ``table.py``: councils and their advice.

The council of the world has nobody who keeps it, so each member does. Its advice is given to the unit, and is not
public; its paper is not sent. The gathering of the world is no meeting of a council.
"""

from __future__ import annotations

OF_COUNCILS = """
gatherings:councils             -       GET   page    page    page    page    page    page
gatherings:councils             -       POST  405     405     405     405     405     405
gatherings:advice_public        -       GET   page    page    page    page    page    page
gatherings:advice_public        -       POST  405     405     405     405     405     405
gatherings:council              -       GET   page    page    page    page    page    page
gatherings:council              -       POST  405     405     405     405     405     405
gatherings:council_year         -       GET   page    page    page    page    page    page
gatherings:council_year         -       POST  405     405     405     405     405     405
gatherings:advice_overview      -       GET   page    page    page    page    page    page
gatherings:advice_overview      -       POST  405     405     405     405     405     405
gatherings:advice_file          -       GET   page    page    page    page    page    page
gatherings:advice_file          -       POST  405     405     405     405     405     405
gatherings:council_start        -       GET   sign-in 404     403     403     page    404
gatherings:council_start        -       POST  sign-in 404     403     403     wrong   404
gatherings:council_ways         -       GET   sign-in 404     403     page    403     404
gatherings:council_ways         -       POST  sign-in 404     403     wrong   403     404
gatherings:seat_new             -       GET   sign-in 404     403     page    page    404
gatherings:seat_new             -       POST  sign-in 404     403     wrong   wrong   404
gatherings:seat_edit            -       GET   sign-in 404     403     page    page    404
gatherings:seat_edit            -       POST  sign-in 404     403     wrong   wrong   404
gatherings:seat_end             -       GET   sign-in 404     405     405     405     404
gatherings:seat_end             -       POST  sign-in 404     403     onward  onward  404
gatherings:advice_new           -       GET   sign-in 404     403     page    403     404
gatherings:advice_new           -       POST  sign-in 404     403     wrong   403     404
gatherings:advice               -       GET   sign-in 404     page    page    page    404
gatherings:advice               -       POST  405     405     405     405     405     405
gatherings:advice_edit          -       GET   sign-in 404     403     onward  403     404
gatherings:advice_edit          -       POST  sign-in 404     403     wrong   403     404
gatherings:advice_give          -       GET   sign-in 404     403     onward  403     404
gatherings:advice_give          -       POST  sign-in 404     403     onward  403     404
gatherings:advice_answer        -       GET   sign-in 404     403     403     page    404
gatherings:advice_answer        -       POST  sign-in 404     403     403     wrong   404
gatherings:advice_close         -       GET   sign-in 404     403     403     onward  404
gatherings:advice_close         -       POST  sign-in 404     403     403     wrong   404
gatherings:advice_ask           -       GET   sign-in 404     405     405     405     404
gatherings:advice_ask           -       POST  sign-in 404     403     onward  403     404
gatherings:advice_withdraw      -       GET   sign-in 404     405     405     405     404
gatherings:advice_withdraw      -       POST  sign-in 404     403     onward  403     404
gatherings:advice_throw_away    -       GET   sign-in 404     405     405     405     404
gatherings:advice_throw_away    -       POST  sign-in 404     403     onward  403     404
gatherings:advice_open          -       GET   sign-in 404     405     405     405     404
gatherings:advice_open          -       POST  sign-in 404     403     onward  403     404
gatherings:papers               -       GET   sign-in 404     404     404     404     404
gatherings:papers               -       POST  sign-in 404     405     405     405     404
gatherings:papers_pdf           -       GET   sign-in 404     404     404     404     404
gatherings:papers_pdf           -       POST  sign-in 404     405     405     405     404
gatherings:paper_new            -       GET   sign-in 404     404     404     404     404
gatherings:paper_new            -       POST  sign-in 404     404     404     404     404
gatherings:papers_send          -       GET   sign-in 404     405     405     405     404
gatherings:papers_send          -       POST  sign-in 404     404     404     404     404
gatherings:paper                -       GET   sign-in 404     404     page    page    404
gatherings:paper                -       POST  sign-in 404     405     405     405     404
gatherings:paper_edit           -       GET   sign-in 404     404     page    page    404
gatherings:paper_edit           -       POST  sign-in 404     404     wrong   wrong   404
gatherings:paper_move           -       GET   sign-in 404     405     405     405     404
gatherings:paper_move           -       POST  sign-in 404     404     onward  onward  404
gatherings:paper_remove         -       GET   sign-in 404     405     405     405     404
gatherings:paper_remove         -       POST  sign-in 404     404     onward  onward  404
"""
