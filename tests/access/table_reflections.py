"""More of the table in ``table.py``: joint reflection.

The reflection of the world was opened by nobody who looks here as staff but its leader; its code is guessed.
"""

from __future__ import annotations

OF_REFLECTIONS = """
gatherings:reflections             -       GET   sign-in 404     page    page    page    404
gatherings:reflections             -       POST  sign-in 404     405     405     405     404
gatherings:reflection_new          -       GET   sign-in 404     page    403     page    404
gatherings:reflection_new          -       POST  sign-in 404     wrong   403     wrong   404
gatherings:reflection              -       GET   sign-in 404     404     404     page    404
gatherings:reflection              -       POST  sign-in 404     405     405     405     404
gatherings:reflection_line         -       GET   sign-in 404     405     405     405     404
gatherings:reflection_line         -       POST  sign-in 404     404     404     wrong   404
gatherings:reflection_line_away    -       GET   sign-in 404     405     405     405     404
gatherings:reflection_line_away    -       POST  sign-in 404     404     404     404     404
gatherings:reflection_absent       -       GET   sign-in 404     405     405     405     404
gatherings:reflection_absent       -       POST  sign-in 404     404     404     onward  404
gatherings:reflection_renew        -       GET   sign-in 404     405     405     405     404
gatherings:reflection_renew        -       POST  sign-in 404     404     404     onward  404
gatherings:reflection_unshare      -       GET   sign-in 404     405     405     405     404
gatherings:reflection_unshare      -       POST  sign-in 404     onward  onward  onward  404
gatherings:reflection_close        -       GET   sign-in 404     404     404     page    404
gatherings:reflection_close        -       POST  sign-in 404     404     404     wrong   404
gatherings:reflection_throw_away   -       GET   sign-in 404     405     405     405     404
gatherings:reflection_throw_away   -       POST  sign-in 404     404     404     onward  404
gatherings:reflection_cards        -       GET   sign-in 404     page    page    page    404
gatherings:reflection_cards        -       POST  sign-in 404     wrong   wrong   wrong   404
gatherings:reflection_draw         -       GET   sign-in 404     page    page    page    404
gatherings:reflection_draw         -       POST  sign-in 404     405     405     405     404
gatherings:reflection_card_retire  -       GET   sign-in 404     405     405     405     404
gatherings:reflection_card_retire  -       POST  sign-in 404     403     403     onward  404
gatherings:reflection_cards_pdf    -       GET   sign-in 404     page    page    page    404
gatherings:reflection_cards_pdf    -       POST  sign-in 404     405     405     405     404
gatherings:reflection_blank_pdf    -       GET   sign-in 404     page    page    page    404
gatherings:reflection_blank_pdf    -       POST  sign-in 404     405     405     405     404
gatherings:reflection_join         -       GET   page    page    page    page    page    page
gatherings:reflection_join         -       POST  wrong   wrong   wrong   wrong   wrong   wrong
gatherings:reflection_sheet        -       GET   404     404     404     404     404     404
gatherings:reflection_sheet        -       POST  404     404     404     404     404     404
gatherings:reflection_sheet_away   -       GET   405     405     405     405     405     405
gatherings:reflection_sheet_away   -       POST  404     404     404     404     404     404
gatherings:reflection_present      -       GET   405     405     405     405     405     405
gatherings:reflection_present      -       POST  404     404     404     404     404     404
gatherings:reflection_screen       -       GET   404     404     404     404     404     404
gatherings:reflection_screen       -       POST  405     405     405     405     405     405
gatherings:reflection_sheet_pdf    -       GET   404     404     404     404     404     404
gatherings:reflection_sheet_pdf    -       POST  405     405     405     405     405     405
"""
