"""More of the table in ``table.py``: changes in practice, asking about them, and stories."""

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
practice:conclude             -       GET   sign-in 404     403     403     page    404
practice:conclude             -       POST  sign-in 404     403     403     wrong   404
practice:review_open          -       GET   sign-in 404     403     403     page    404
practice:review_open          -       POST  sign-in 404     403     403     wrong   404
practice:review               -       GET   sign-in 404     403     403     page    404
practice:review               -       POST  sign-in 404     405     405     405     404
practice:cards                -       GET   sign-in 404     403     403     page    404
practice:cards                -       POST  sign-in 404     405     405     405     404
practice:review_count         -       GET   sign-in 404     405     405     405     404
practice:review_count         -       POST  sign-in 404     403     403     wrong   404
practice:review_close         -       GET   sign-in 404     405     405     405     404
practice:review_close         -       POST  sign-in 404     403     403     onward  404
practice:review_renew         -       GET   sign-in 404     405     405     405     404
practice:review_renew         -       POST  sign-in 404     403     403     onward  404
practice:review_uncount       -       GET   sign-in 404     405     405     405     404
practice:review_uncount       -       POST  sign-in 404     403     403     onward  404
practice:review_look_through  -       GET   sign-in 404     405     405     405     404
practice:review_look_through  -       POST  sign-in 404     403     403     onward  404
practice:verdict              -       GET   404     404     404     404     404     404
practice:verdict              -       POST  404     404     404     404     404     404
practice:verdict_thanks       -       GET   404     404     404     404     404     404
practice:verdict_thanks       -       POST  405     405     405     405     405     405
practice:stories              -       GET   page    page    page    page    page    page
practice:stories              -       POST  405     405     405     405     405     405
practice:story                -       GET   404     404     404     404     page    404
practice:story                -       POST  405     405     405     405     405     405
practice:words_away           -       GET   sign-in 404     405     405     405     404
practice:words_away           -       POST  sign-in 404     403     403     onward  404
practice:story_write          -       GET   sign-in 404     403     403     page    404
practice:story_write          -       POST  sign-in 404     403     403     wrong   404
practice:story_eyes           -       GET   sign-in 404     404     404     403     404
practice:story_eyes           -       POST  sign-in 404     404     404     403     404
practice:story_send           -       GET   sign-in 404     405     405     405     404
practice:story_send           -       POST  sign-in 404     404     404     onward  404
practice:story_recall         -       GET   sign-in 404     405     405     405     404
practice:story_recall         -       POST  sign-in 404     404     404     onward  404
practice:story_withdraw       -       GET   sign-in 404     405     405     405     404
practice:story_withdraw       -       POST  sign-in 404     404     404     onward  404
"""
