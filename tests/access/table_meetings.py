"""More of the table in ``table.py``: a meeting while it runs, and what it left to do."""

from __future__ import annotations

OF_MEETINGS = """
gatherings:meeting            -       GET     sign-in 404     page    404     page    404
gatherings:meeting            -       POST    sign-in 404     405     405     405     404
gatherings:meeting_whole      -       GET     sign-in 404     405     405     405     404
gatherings:meeting_whole      -       POST    sign-in 404     409     404     409     404
gatherings:meeting_line       -       GET     sign-in 404     405     405     405     404
gatherings:meeting_line       -       POST    sign-in 404     onward  404     onward  404
gatherings:meeting_point      -       GET     sign-in 404     405     405     405     404
gatherings:meeting_point      -       POST    sign-in 404     wrong   404     wrong   404
gatherings:meeting_decision   -       GET     sign-in 404     405     405     405     404
gatherings:meeting_decision   -       POST    sign-in 404     wrong   404     wrong   404
gatherings:meeting_here       -       GET     sign-in 404     page    404     page    404
gatherings:meeting_here       -       POST    sign-in 404     onward  404     onward  404
gatherings:meeting_hold       -       GET     sign-in 404     403     404     page    404
gatherings:meeting_hold       -       POST    sign-in 404     403     404     409     404
gatherings:meeting_finish     -       GET     sign-in 404     405     405     405     404
gatherings:meeting_finish     -       POST    sign-in 404     403     404     409     404
gatherings:minutes            -       GET     sign-in 404     page    404     page    404
gatherings:minutes            -       POST    sign-in 404     405     405     405     404
gatherings:minutes_file       -       GET   sign-in 404     page    404     page    404
gatherings:minutes_file       -       POST  sign-in 404     405     405     405     404
gatherings:agreed             -       GET   sign-in 404     page    page    page    404
gatherings:agreed             -       POST  sign-in 404     405     405     405     404
gatherings:minutes_correct    -       GET     sign-in 404     405     405     405     404
gatherings:minutes_correct    -       POST    sign-in 404     403     404     wrong   404
gatherings:meeting_notes      -       GET     sign-in 404     405     405     405     404
gatherings:meeting_notes      -       POST    sign-in 404     409     404     409     404
gatherings:decision_remove    -       GET     sign-in 404     405     405     405     404
gatherings:decision_remove    -       POST    sign-in 404     onward  404     onward  404
gatherings:action             -       GET     sign-in 404     page    404     page    404
gatherings:action             -       POST    sign-in 404     wrong   404     wrong   404
gatherings:action_done        -       GET     sign-in 404     405     405     405     404
gatherings:action_done        -       POST    sign-in 404     onward  404     onward  404
gatherings:action_drop        -       GET     sign-in 404     405     405     405     404
gatherings:action_drop        -       POST    sign-in 404     wrong   404     wrong   404
gatherings:action_reopen      -       GET     sign-in 404     405     405     405     404
gatherings:action_reopen      -       POST    sign-in 404     onward  404     onward  404
gatherings:action_remove      -       GET     sign-in 404     405     405     405     404
gatherings:action_remove      -       POST    sign-in 404     onward  404     onward  404
"""
