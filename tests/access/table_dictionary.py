"""More of the table in ``table.py``: the dictionary, its words and its editions.

The edition of the address is the one in force; what is compared with it is the draft, which members see.
"""

from __future__ import annotations

DICTIONARY = """
language:dictionary           -       GET   page    page    page    page    page    page
language:dictionary           -       POST  405     405     405     405     405     405
language:entry                -       GET   page    page    page    page    page    page
language:entry                -       POST  405     405     405     405     405     405
language:editions             -       GET   page    page    page    page    page    page
language:editions             -       POST  405     405     405     405     405     405
language:edition              -       GET   page    page    page    page    page    page
language:edition              -       POST  405     405     405     405     405     405
language:edition_changes      -       GET   404     404     page    page    page    404
language:edition_changes      -       POST  405     405     405     405     405     405
language:edition_begin        -       GET   sign-in 404     403     403     page    404
language:edition_begin        -       POST  sign-in 404     403     403     onward  404
language:edition_describe     -       GET   sign-in 404     403     403     page    404
language:edition_describe     -       POST  sign-in 404     403     403     onward  404
language:edition_publish      -       GET   sign-in 404     403     403     onward  404
language:edition_publish      -       POST  sign-in 404     403     403     onward  404
language:edition_evaluate     -       GET   sign-in 404     403     403     page    404
language:edition_evaluate     -       POST  sign-in 404     403     403     wrong   404
language:entry_judge          -       GET   sign-in 404     403     403     page    404
language:entry_judge          -       POST  sign-in 404     403     403     wrong   404
"""
