"""More of the table in ``table.py``: what departments say, count and see about the dictionary, and its door."""

from __future__ import annotations

COUNTING = """
language:discussed            -       GET   sign-in 404     403     403     page    404
language:discussed            -       POST  sign-in 404     403     403     wrong   404
language:discussed_take_back  -       GET   sign-in 404     405     405     405     404
language:discussed_take_back  -       POST  sign-in 404     403     403     onward  404
language:wrong_here           -       GET   405     405     405     405     405     405
language:wrong_here           -       POST  wrong   wrong   wrong   wrong   wrong   wrong
language:trend                -       GET   sign-in 404     page    page    page    404
language:trend                -       POST  sign-in 404     405     405     405     404
language:count_in             -       GET   sign-in 404     405     405     405     404
language:count_in             -       POST  sign-in 404     wrong   wrong   wrong   404
language:unit_trend           -       GET   sign-in 404     403     403     page    404
language:unit_trend           -       POST  sign-in 404     405     405     405     404
language:consent              -       GET   sign-in 404     403     403     page    404
language:consent              -       POST  sign-in 404     403     403     wrong   404
language:withdraw             -       GET   sign-in 404     405     405     405     404
language:withdraw             -       POST  sign-in 404     403     403     wrong   404
people:language_token_add     -       GET   sign-in 404     403     403     403     404
people:language_token_add     -       POST  sign-in 404     403     403     403     404
api:language-check            -       GET   405     405     405     405     405     405
api:language-check            -       POST  401     401     401     401     401     401
api:language-edition          -       GET   401     401     401     401     401     401
api:language-edition          -       POST  405     405     405     405     405     405
"""
